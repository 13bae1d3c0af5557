using Microsoft.EntityFrameworkCore;
using VideoWeb.Studio.Storage;

namespace VideoWeb.Studio.Accounts;

internal sealed class SessionBook(IDbContextFactory<StudioDbContext> contexts, TimeProvider clock) : ISessions
{
    /// <summary>Of one account: enough for every device of a person, and no more rows than that for who signs in by a script.</summary>
    private const int MostSessions = 50;

    /// <summary>How exactly it is known when a session was last seen.</summary>
    private static readonly TimeSpan SeenResolution = TimeSpan.FromMinutes(5);

    /// <summary>A cookie lasts no longer.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromDays(30);

    public async Task<Guid> BeginAsync(Guid accountId, string? address, string? agent, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var stale = now - Longest;
        await db.AccountSessions.Where(session => session.AccountId == accountId && session.SeenAt < stale).ExecuteDeleteAsync(cancellationToken);
        var most = await db.AccountSessions.Where(session => session.AccountId == accountId)
            .OrderByDescending(session => session.SeenAt).ThenByDescending(session => session.Id)
            .Skip(MostSessions - 1).Select(session => session.Id)
            .ToListAsync(cancellationToken);
        if (most.Count > 0) await db.AccountSessions.Where(session => most.Contains(session.Id)).ExecuteDeleteAsync(cancellationToken);
        var begun = new AccountSession
        {
            Id = Guid.CreateVersion7(now),
            AccountId = accountId,
            CreatedAt = now,
            SeenAt = now,
            Address = Cut(address, AccountSession.LongestAddress),
            Agent = Cut(agent, AccountSession.LongestAgent),
        };
        db.AccountSessions.Add(begun);
        await db.SaveChangesAsync(cancellationToken);
        return begun.Id;
    }

    public async Task<bool> IsOpenAsync(Guid accountId, Guid sessionId, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var seen = await Own(db, accountId).Where(session => session.Id == sessionId).Select(session => (DateTimeOffset?)session.SeenAt).SingleOrDefaultAsync(cancellationToken);
        if (seen is null || now - seen > Longest) return false;
        if (now - seen >= SeenResolution)
            await Own(db, accountId).Where(session => session.Id == sessionId).ExecuteUpdateAsync(set => set.SetProperty(session => session.SeenAt, now), cancellationToken);
        return true;
    }

    public async Task<IReadOnlyList<SessionInfo>> ListAsync(Guid accountId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await Own(db, accountId)
            .OrderByDescending(session => session.SeenAt).ThenByDescending(session => session.Id)
            .Select(session => new SessionInfo(session.Id, session.Address, session.Agent, session.CreatedAt, session.SeenAt))
            .ToListAsync(cancellationToken);
    }

    public async Task<Outcome> EndAsync(Guid accountId, Guid sessionId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await Own(db, accountId).Where(session => session.Id == sessionId).ExecuteDeleteAsync(cancellationToken) == 0 ? Refusal.NotFound("session") : Outcome.Done;
    }

    public async Task EndOthersAsync(Guid accountId, Guid? keptId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await Own(db, accountId).Where(session => session.Id != keptId).ExecuteDeleteAsync(cancellationToken);
    }

    private static IQueryable<AccountSession> Own(StudioDbContext db, Guid accountId) => db.AccountSessions.Where(session => session.AccountId == accountId);

    private static string Cut(string? text, int longest) => text is null ? "" : text.Length <= longest ? text : text[..longest];
}
