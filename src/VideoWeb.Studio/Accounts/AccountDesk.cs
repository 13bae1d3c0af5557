using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using VideoWeb.Studio.Samples;
using VideoWeb.Studio.Storage;

namespace VideoWeb.Studio.Accounts;

internal sealed class AccountDesk(
    IDbContextFactory<StudioDbContext> contexts, AccountMaker maker, SampleClip sample, IOptions<AccountOptions> options) : IAccounts
{
    public RegistrationMode Registration => options.Value.Registration;

    public async Task<Outcome<AccountInfo>> RegisterAsync(Registration registration, CancellationToken cancellationToken)
    {
        if (Registration == RegistrationMode.Closed) return new Refusal(RefusalKind.NotAllowed, "Registration is closed here. Ask an administrator for an account.");
        if (Registration == RegistrationMode.Invitation && registration.Invitation is null)
            return new Refusal(RefusalKind.NotAllowed, "Registration is by invitation here. Ask the owner of a workspace for a link.");
        var made = await maker.MakeAsync(registration.Email, registration.Password, registration.Name, administrator: false, cancellationToken, registration.Invitation);
        if (!made.Succeeded) return made.Refusal;
        await sample.SpreadAsync(cancellationToken);
        return Info(made.Value);
    }

    public async Task<AccountInfo?> FindAsync(Guid userId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var account = await db.Users.AsNoTracking().SingleOrDefaultAsync(a => a.Id == userId, cancellationToken);
        return account is null ? null : Info(account);
    }

    private static AccountInfo Info(Account account) => new(account.Id, account.Email!, account.Name, account.Administrator, account.CreatedAt);
}
