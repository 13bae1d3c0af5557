using Microsoft.EntityFrameworkCore;
using VideoWeb.Core.Workspaces;
using VideoWeb.Studio.Accounts;
using VideoWeb.Studio.Credits;
using VideoWeb.Studio.Storage;
using VideoWeb.Studio.Workspaces;

namespace VideoWeb.Studio.Keys;

internal sealed class ApiKeyDesk(IDbContextFactory<StudioDbContext> contexts, AccountMaker accounts, TierBook tiers, TimeProvider clock) : IApiKeys
{
    private const string Mark = "vw_";
    private const int ShownLength = 11;
    private const int LongestName = 100;

    /// <summary>The last use is written this often at most: not each request is a write.</summary>
    private static readonly TimeSpan UseResolution = TimeSpan.FromMinutes(1);

    public async Task<Outcome<IReadOnlyList<ApiKeyInfo>>> ListAsync(Caller caller, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.RefuseAsync(caller, WorkspaceAction.Manage, cancellationToken) is { } refusal) return refusal;
        var keys = await db.ApiKeys.AsNoTracking()
            .Where(key => key.WorkspaceId == caller.WorkspaceId)
            .OrderByDescending(key => key.Id)
            .ToListAsync(cancellationToken);
        return keys.ConvertAll(key => key.Info);
    }

    public async Task<Outcome<MadeKey>> MakeAsync(Caller caller, NewKey key, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(key.Name) || key.Name.Length > LongestName)
            return Refusal.Invalid(nameof(key.Name), $"A key needs a name of 1 to {LongestName} characters.");
        if (key.Scopes == KeyScopes.None || (key.Scopes & ~KeyScopes.All) != 0)
            return Refusal.Invalid(nameof(key.Scopes), "A key needs at least one of the scopes read, create and manage.");
        if (key.ExpiresAt <= clock.GetUtcNow())
            return Refusal.Invalid(nameof(key.ExpiresAt), "The key would have expired already. Choose a later time.");

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.RefuseAsync(caller, WorkspaceAction.Manage, cancellationToken) is { } refusal) return refusal;
        if (await tiers.OfAsync(db, caller.WorkspaceId, cancellationToken) is { ApiKeys: false } tier)
            return new Refusal(RefusalKind.NotAllowed, $"The {tier.Name} tier has no API keys. Ask an administrator for another tier.");
        return await AddAsync(db, caller, key, cancellationToken);
    }

    public async Task<Outcome> RevokeAsync(Caller caller, Guid keyId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.RefuseAsync(caller, WorkspaceAction.Manage, cancellationToken) is { } refusal) return refusal;
        var key = await db.ApiKeys.SingleOrDefaultAsync(k => k.Id == keyId && k.WorkspaceId == caller.WorkspaceId, cancellationToken);
        if (key is null) return Refusal.NotFound("key");
        key.RevokedAt ??= clock.GetUtcNow();
        await db.SaveChangesAsync(cancellationToken);
        return Outcome.Done;
    }

    public async Task<Outcome<MadeKey>> MakeForEmailAsync(string email, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var normalized = email.Trim().ToUpperInvariant();
        var userId = await db.Users.Where(a => a.NormalizedEmail == normalized).Select(a => (Guid?)a.Id).SingleOrDefaultAsync(cancellationToken);
        if (userId is null)
        {
            var made = await accounts.MakeAsync(email, password: null, name: null, administrator: false, cancellationToken);
            if (!made.Succeeded) return made.Refusal;
            userId = made.Value.Id;
        }

        var workspaceId = await db.Memberships
            .Where(m => m.AccountId == userId && m.Workspace!.Personal)
            .Select(m => m.WorkspaceId)
            .FirstAsync(cancellationToken);
        return await AddAsync(db, new Caller(userId.Value, workspaceId), new NewKey("Made in the shell"), cancellationToken);
    }

    public async Task<KeyHolder?> AuthenticateAsync(string key, CancellationToken cancellationToken)
    {
        if (!key.StartsWith(Mark, StringComparison.Ordinal)) return null;
        var hash = SecretToken.Hash(key);
        var now = clock.GetUtcNow();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var found = await db.ApiKeys.AsNoTracking()
            .Where(k => k.Hash == hash && k.RevokedAt == null)
            .Where(k => db.Memberships.Any(m => m.WorkspaceId == k.WorkspaceId && m.AccountId == k.AccountId))
            .SingleOrDefaultAsync(cancellationToken);
        if (found is null || found.ExpiresAt <= now) return null;
        if (found.LastUsedAt is null || now - found.LastUsedAt >= UseResolution)
            await db.ApiKeys.Where(k => k.Id == found.Id).ExecuteUpdateAsync(set => set.SetProperty(k => k.LastUsedAt, now), cancellationToken);
        return new KeyHolder(found.Id, new Caller(found.AccountId, found.WorkspaceId), found.Scopes);
    }

    private async Task<MadeKey> AddAsync(StudioDbContext db, Caller caller, NewKey key, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var text = Mark + SecretToken.Make();
        var row = new ApiKey
        {
            Id = Guid.CreateVersion7(now),
            WorkspaceId = caller.WorkspaceId,
            AccountId = caller.UserId,
            Name = key.Name.Trim(),
            Prefix = text[..ShownLength],
            Hash = SecretToken.Hash(text),
            Scopes = key.Scopes,
            CreatedAt = now,
            ExpiresAt = key.ExpiresAt,
        };
        db.ApiKeys.Add(row);
        await db.SaveChangesAsync(cancellationToken);
        return new MadeKey(text, row.Info);
    }
}
