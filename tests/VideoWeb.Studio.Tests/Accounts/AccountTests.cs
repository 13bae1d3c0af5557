using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using VideoWeb.Core.Workspaces;
using VideoWeb.Studio.Accounts;
using VideoWeb.Studio.Tests.Databases;
using VideoWeb.Studio.Workspaces;

namespace VideoWeb.Studio.Tests.Accounts;

public abstract class AccountTests(TestDatabase database) : StudioTests(database)
{
    [DatabaseFact]
    public async Task Register_MakesAnAccount_WithItsOwnWorkspace()
    {
        var made = await Studio.Get<IAccounts>().RegisterAsync(new Registration("Mara.Müller@Example.org", "a good long one", "Mara"), default);
        Assert.Equal(("Mara", false), (made.Value!.Name, made.Value.Administrator));
        var workspace = Assert.Single(await Studio.Get<IWorkspaces>().ListAsync(made.Value.Id, default));
        Assert.Equal((true, WorkspaceRole.Owner, "Mara"), (workspace.Personal, workspace.Role, workspace.Name));
        Assert.Equal(made.Value, await Studio.Get<IAccounts>().FindAsync(made.Value.Id, default));
    }

    [DatabaseFact]
    public async Task Register_TheSameAddressTwice_IsAConflict_AndLeavesNoWorkspace()
    {
        await Studio.Get<IAccounts>().RegisterAsync(new Registration("mara@example.org", "a good long one"), default);
        var again = await Studio.Get<IAccounts>().RegisterAsync(new Registration("MARA@example.org", "a good long one"), default);
        Assert.Equal(RefusalKind.Conflict, again.Refusal!.Kind);
        await using var db = await Studio.OpenAsync();
        Assert.Equal(1, await db.Workspaces.CountAsync());
    }

    [DatabaseFact]
    public async Task Register_WithAWeakPasswordOrNoAddress_SaysWhich()
    {
        var weak = await Studio.Get<IAccounts>().RegisterAsync(new Registration("mara@example.org", "short"), default);
        Assert.Equal((RefusalKind.Invalid, "password"), (weak.Refusal!.Kind, weak.Refusal.Field));
        var nobody = await Studio.Get<IAccounts>().RegisterAsync(new Registration("mara", "a good long one"), default);
        Assert.Equal((RefusalKind.Invalid, "email"), (nobody.Refusal!.Kind, nobody.Refusal.Field));
    }

    [DatabaseFact]
    public async Task Register_WhereItIsClosed_IsNotAllowed()
    {
        await using var closed = await StudioUnderTest.StartAsync(Database, Studio, ("Accounts:Registration", "Closed"));
        var refused = await closed.Get<IAccounts>().RegisterAsync(new Registration("mara@example.org", "a good long one"), default);
        Assert.Equal((RefusalKind.NotAllowed, RegistrationMode.Closed), (refused.Refusal!.Kind, closed.Get<IAccounts>().Registration));
    }

    [DatabaseFact]
    public async Task WrongPasswords_LockTheAccount()
    {
        await Studio.PersonAsync();
        using var scope = Studio.Scope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        var account = (await users.FindByEmailAsync("person1@example.org"))!;
        for (var attempt = 0; attempt < 5; attempt++) await users.AccessFailedAsync(account);
        Assert.True(await users.IsLockedOutAsync(account));
        Assert.True(await users.CheckPasswordAsync(account, "correct horse battery"));
    }

    [DatabaseFact]
    public async Task Passkey_IsKept()
    {
        var person = await Studio.PersonAsync();
        using (var scope = Studio.Scope())
        {
            var users = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
            var account = (await users.FindByIdAsync(person.UserId.ToString()))!;
            var passkey = new UserPasskeyInfo([1, 2, 3], [4], Studio.Clock.GetUtcNow(), 0, ["internal"], true, false, false, [5], [6]) { Name = "Phone" };
            Assert.True((await users.AddOrUpdatePasskeyAsync(account, passkey)).Succeeded);
        }

        using var later = Studio.Scope();
        var manager = later.ServiceProvider.GetRequiredService<UserManager<Account>>();
        var found = await manager.FindByPasskeyIdAsync([1, 2, 3]);
        Assert.Equal(person.UserId, found?.Id);
        Assert.Equal((Studio.Clock.GetUtcNow(), "Phone"), ((await manager.GetPasskeysAsync(found!))[0].CreatedAt, (await manager.GetPasskeysAsync(found!))[0].Name));
    }

    [DatabaseFact]
    public async Task Administrator_HasTheRoleClaim()
    {
        await Studio.PersonAsync();
        await using (var db = await Studio.OpenAsync()) await db.Users.ExecuteUpdateAsync(set => set.SetProperty(account => account.Administrator, true));
        using var scope = Studio.Scope();
        var account = (await scope.ServiceProvider.GetRequiredService<UserManager<Account>>().FindByEmailAsync("person1@example.org"))!;
        Assert.True((await scope.ServiceProvider.GetRequiredService<IUserClaimsPrincipalFactory<Account>>().CreateAsync(account)).IsInRole(Account.AdministratorRole));
    }
}

public sealed class AccountTestsOnSqlite(SqliteDatabase database) : AccountTests(database), IClassFixture<SqliteDatabase>;

[Collection(PostgresCollection.Name)]
public sealed class AccountTestsOnPostgres(PostgresDatabase database) : AccountTests(database);

public sealed class PasswordTests
{
    [Fact]
    public void Passwords_AreStretchedByTheFigureOfOwasp()
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddStudio(new ConfigurationBuilder().Build());
        Assert.Equal(210_000, services.BuildServiceProvider().GetRequiredService<IOptions<PasswordHasherOptions>>().Value.IterationCount);
    }

    [Fact]
    public void RandomPasswords_DifferAndAreLong()
    {
        var passwords = Enumerable.Range(0, 100).Select(_ => RandomPassword.Make()).ToHashSet();
        Assert.Equal(100, passwords.Count);
        Assert.All(passwords, password => Assert.Matches("^([a-z2-9]{5}-){3}[a-z2-9]{5}$", password));
    }
}
