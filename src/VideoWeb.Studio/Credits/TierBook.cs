using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using VideoWeb.Core.Credits;
using VideoWeb.Core.Workspaces;
using VideoWeb.Studio.Storage;

namespace VideoWeb.Studio.Credits;

/// <summary>Which tier a workspace has: the one it was given; else Studio where an administrator owns it; else the default.</summary>
internal sealed class TierBook(IOptions<CreditOptions> options)
{
    public async Task<Tier> OfAsync(StudioDbContext db, Guid workspaceId, CancellationToken cancellationToken)
    {
        var given = await db.Workspaces.Where(workspace => workspace.Id == workspaceId).Select(workspace => workspace.TierId).SingleOrDefaultAsync(cancellationToken);
        var id = given ?? await UngivenAsync(db, workspaceId, cancellationToken);
        return (await db.Tiers.AsNoTracking().SingleAsync(tier => tier.Id == id, cancellationToken)).Tier;
    }

    /// <summary>Tier → how many workspaces have it.</summary>
    public async Task<IReadOnlyDictionary<string, int>> CountAsync(StudioDbContext db, CancellationToken cancellationToken)
    {
        var given = await db.Workspaces.Where(workspace => workspace.TierId != null)
            .GroupBy(workspace => workspace.TierId!).Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.Key, group => group.Count, cancellationToken);
        var administrators = await db.Workspaces.CountAsync(
            workspace => workspace.TierId == null && workspace.Members.Any(
                member => member.Role == WorkspaceRole.Owner && db.Users.Any(account => account.Id == member.AccountId && account.Administrator)),
            cancellationToken);
        var others = await db.Workspaces.CountAsync(workspace => workspace.TierId == null, cancellationToken) - administrators;
        given[StartingTiers.Studio] = given.GetValueOrDefault(StartingTiers.Studio) + administrators;
        given[options.Value.DefaultTier] = given.GetValueOrDefault(options.Value.DefaultTier) + others;
        return given;
    }

    private async Task<string> UngivenAsync(StudioDbContext db, Guid workspaceId, CancellationToken cancellationToken)
    {
        var administrators = await db.Memberships.AnyAsync(
            member => member.WorkspaceId == workspaceId && member.Role == WorkspaceRole.Owner && db.Users.Any(account => account.Id == member.AccountId && account.Administrator),
            cancellationToken);
        return administrators ? StartingTiers.Studio : options.Value.DefaultTier;
    }
}
