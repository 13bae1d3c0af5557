using Microsoft.EntityFrameworkCore;
using VideoWeb.Studio.Keys;
using VideoWeb.Studio.Tests.Databases;

namespace VideoWeb.Studio.Tests.Keys;

public abstract class ApiKeyTests(TestDatabase database) : StudioTests(database)
{
    private IApiKeys Keys => Studio.Get<IApiKeys>();

    [DatabaseFact]
    public async Task Make_WhereTheTierHasNoKeys_IsRefused()
    {
        var caller = await Studio.PersonAsync();
        await Studio.TierAsync(caller, "free");
        var refused = (await Studio.Get<IApiKeys>().MakeAsync(caller, new NewKey("mine"), default)).Refusal!;
        Assert.Equal((RefusalKind.NotAllowed, "The Free tier has no API keys. Ask an administrator for another tier."), (refused.Kind, refused.Message));
    }

    [DatabaseFact]
    public async Task Key_IsShownOnce_StoredAsAHash_AndOpensItsWorkspace()
    {
        var caller = await Studio.PersonAsync();
        var made = (await Keys.MakeAsync(caller, new NewKey("CI", KeyScopes.Read | KeyScopes.Create), default)).Value!;
        await using (var db = await Studio.OpenAsync())
            Assert.DoesNotContain(await db.ApiKeys.Select(key => key.Hash + key.Prefix).ToListAsync(), text => text.Contains(made.Key[12..], StringComparison.Ordinal));
        Assert.StartsWith(made.Info.Prefix, made.Key, StringComparison.Ordinal);
        var holder = await Keys.AuthenticateAsync(made.Key, default);
        Assert.Equal(new KeyHolder(made.Info.Id, caller, KeyScopes.Read | KeyScopes.Create), holder);
        Assert.Equal(Studio.Clock.GetUtcNow(), (await Keys.ListAsync(caller, default)).Value!.Single().LastUsedAt);
        Assert.Null(await Keys.AuthenticateAsync(made.Key[..^1] + "!", default));
        Assert.Null(await Keys.AuthenticateAsync("", default));
    }

    [DatabaseFact]
    public async Task Key_RevokedOrExpiredOrOfSomebodyWhoLeft_OpensNothing()
    {
        var caller = await Studio.PersonAsync();
        var revoked = (await Keys.MakeAsync(caller, new NewKey("a"), default)).Value!;
        var expiring = (await Keys.MakeAsync(caller, new NewKey("b", ExpiresAt: Studio.Clock.GetUtcNow().AddHours(1)), default)).Value!;
        var left = (await Keys.MakeAsync(caller, new NewKey("c"), default)).Value!;
        await Keys.RevokeAsync(caller, revoked.Info.Id, default);
        Assert.Null(await Keys.AuthenticateAsync(revoked.Key, default));
        Assert.NotNull(await Keys.AuthenticateAsync(expiring.Key, default));
        Studio.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Null(await Keys.AuthenticateAsync(expiring.Key, default));
        Assert.NotNull(await Keys.AuthenticateAsync(left.Key, default));
        await using (var db = await Studio.OpenAsync()) await db.Memberships.ExecuteDeleteAsync();
        Assert.Null(await Keys.AuthenticateAsync(left.Key, default));
    }

    [DatabaseFact]
    public async Task MakeForEmail_MakesTheAccountOnce()
    {
        var first = (await Keys.MakeForEmailAsync("api@example.org", default)).Value!;
        var second = (await Keys.MakeForEmailAsync(" API@example.org ", default)).Value!;
        Assert.NotEqual(first.Key, second.Key);
        Assert.Equal((await Keys.AuthenticateAsync(first.Key, default))!.Caller, (await Keys.AuthenticateAsync(second.Key, default))!.Caller);
        Assert.Equal(RefusalKind.Invalid, (await Keys.MakeForEmailAsync("nonsense", default)).Refusal!.Kind);
    }

    [DatabaseFact]
    public async Task Make_WithoutNameScopeOrFuture_IsInvalid()
    {
        var caller = await Studio.PersonAsync();
        NewKey[] wrong = [new(" "), new("x", KeyScopes.None), new("x", (KeyScopes)64), new("x", ExpiresAt: Studio.Clock.GetUtcNow())];
        foreach (var key in wrong) Assert.Equal(RefusalKind.Invalid, (await Keys.MakeAsync(caller, key, default)).Refusal!.Kind);
    }
}

public sealed class ApiKeyTestsOnSqlite(SqliteDatabase database) : ApiKeyTests(database), IClassFixture<SqliteDatabase>;

[Collection(PostgresCollection.Name)]
public sealed class ApiKeyTestsOnPostgres(PostgresDatabase database) : ApiKeyTests(database);
