using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using VideoWeb.Studio.Accounts;
using VideoWeb.Studio.Storage;

namespace VideoWeb.Studio.Setup;

internal sealed class StudioSetup(
    IDbContextFactory<StudioDbContext> contexts, SetupLock setupLock, AccountMaker accounts, IOptions<DataOptions> data, IOptions<AccountOptions> options)
    : IStudioSetup
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    public async Task<SetupReport> PrepareAsync(CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(data.Value.Folder);
        Directory.CreateDirectory(data.Value.WorkFolder);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        // another process may be migrating a large database
        db.Database.SetCommandTimeout(Patience);
        await using var held = await setupLock.TakeAsync(db, cancellationToken);
        await db.Database.MigrateAsync(cancellationToken);
        return new SetupReport(await FirstAdministratorAsync(db, cancellationToken));
    }

    private async Task<FirstAdministrator?> FirstAdministratorAsync(StudioDbContext db, CancellationToken cancellationToken)
    {
        if (await db.Users.AnyAsync(account => account.Administrator, cancellationToken)) return null;
        var password = RandomPassword.Make();
        var made = await accounts.MakeAsync(options.Value.FirstAdministrator, password, "Administrator", administrator: true, cancellationToken);
        return made.Succeeded
            ? new FirstAdministrator(options.Value.FirstAdministrator, password)
            : throw new InvalidOperationException($"The first administrator could not be made: {made.Refusal.Message} Set Accounts:FirstAdministrator to another address.");
    }
}
