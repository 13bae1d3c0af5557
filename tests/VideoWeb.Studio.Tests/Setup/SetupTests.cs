using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using VideoWeb.Studio.Accounts;
using VideoWeb.Studio.Setup;
using VideoWeb.Studio.Tests.Databases;

namespace VideoWeb.Studio.Tests.Setup;

public abstract class SetupTests(TestDatabase database) : IAsyncLifetime
{
    private StudioUnderTest studio = null!;

    public async Task InitializeAsync() => studio = await StudioUnderTest.StartEmptyAsync(database);

    public async Task DisposeAsync() => await studio.DisposeAsync();

    [DatabaseFact]
    public async Task Prepare_TheFirstTime_MakesAnAdministrator_WhosePasswordIsKnownOnce()
    {
        var first = await studio.Get<IStudioSetup>().PrepareAsync(default);
        Assert.Equal("admin@localhost", first.FirstAdministrator!.Email);
        Assert.Null((await studio.Get<IStudioSetup>().PrepareAsync(default)).FirstAdministrator);
        using var scope = studio.Scope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        var account = (await users.FindByEmailAsync("admin@localhost"))!;
        Assert.True(account.Administrator);
        Assert.True(await users.CheckPasswordAsync(account, first.FirstAdministrator.Password));
    }

    [DatabaseFact]
    public async Task Prepare_ByManyProcessesAtOnce_HappensOnce()
    {
        var others = new List<StudioUnderTest>();
        for (var i = 0; i < 3; i++) others.Add(await StudioUnderTest.StartAsync(database, studio));
        var reports = Task.WhenAll(others.Append(studio).Select(process => Task.Run(() => process.Get<IStudioSetup>().PrepareAsync(default))));
        // whoever waits for the lock waits by the studio's clock
        await studio.UntilAsync(() => Task.FromResult(reports.IsCompleted), TimeSpan.FromSeconds(1));
        Assert.Single(await reports, report => report.FirstAdministrator is not null);
        await using (var db = await studio.OpenAsync()) Assert.Equal(1, await db.Users.CountAsync());
        foreach (var process in others) await process.DisposeAsync();
    }

    [DatabaseFact]
    public async Task DataProtectionKeys_AreSharedThroughTheDatabase()
    {
        await studio.Get<IStudioSetup>().PrepareAsync(default);
        var sealedText = studio.Get<IDataProtectionProvider>().CreateProtector("cookie").Protect("hello");
        await using var other = await StudioUnderTest.StartAsync(database, studio);
        Assert.Equal("hello", other.Get<IDataProtectionProvider>().CreateProtector("cookie").Unprotect(sealedText));
    }

    [DatabaseFact]
    public async Task Model_IsWhatTheMigrationsMake()
    {
        await studio.Get<IStudioSetup>().PrepareAsync(default);
        await using var db = await studio.OpenAsync();
        Assert.False(db.Database.HasPendingModelChanges(), "The model changed: run src/VideoWeb.Studio/Storage/add-migration.sh NAME.");
        Assert.Empty(await db.Database.GetPendingMigrationsAsync());
    }
}

public sealed class SetupTestsOnSqlite(SqliteDatabase database) : SetupTests(database), IClassFixture<SqliteDatabase>
{
    [Fact]
    public async Task Prepare_AfterAKilledMigration_IsNotBlockedByItsLock()
    {
        await using var killed = await StudioUnderTest.StartEmptyAsync(database);
        await using (var db = await killed.OpenAsync())
        {
            await db.Database.ExecuteSqlAsync($"CREATE TABLE \"__EFMigrationsLock\" (\"Id\" INTEGER NOT NULL PRIMARY KEY, \"Timestamp\" TEXT NOT NULL)");
            await db.Database.ExecuteSqlAsync($"INSERT INTO \"__EFMigrationsLock\" VALUES (1, '2026-01-01')");
        }

        Assert.NotNull((await killed.Get<IStudioSetup>().PrepareAsync(default)).FirstAdministrator);
    }

    private readonly SqliteDatabase database = database;
}

[Collection(PostgresCollection.Name)]
public sealed class SetupTestsOnPostgres(PostgresDatabase database) : SetupTests(database);

public sealed class SettingsTests
{
    [Theory]
    [InlineData("Database:Provider", "Postgres", "Database:ConnectionString is needed")]
    [InlineData("Data:Folder", "", "Data:Folder is needed")]
    [InlineData("Generation:Workers", "0", "Generation:Workers is 1 to 64")]
    [InlineData("Generation:Lease", "00:00:02", "at least five heartbeats")]
    [InlineData("Generation:Heartbeat", "00:00:05", "cancelling must work within 2 s")]
    [InlineData("Accounts:FirstAdministrator", "nobody", "is an e-mail address")]
    public void WrongSetting_IsNamed(string key, string value, string message)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Data:Folder"] = "/tmp", [key] = value }).Build();
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddStudio(configuration);
        var failure = Assert.ThrowsAny<Exception>(() => services.BuildServiceProvider().GetRequiredService<IStartupValidator>().Validate());
        Assert.Contains(message, failure.Message, StringComparison.Ordinal);
    }
}
