using Microsoft.EntityFrameworkCore;
using VideoWeb.Core.Media;
using VideoWeb.Studio.Storage;

namespace VideoWeb.Studio.Library;

internal sealed class MarkedClips(IDbContextFactory<StudioDbContext> contexts) : IMarkedClips
{
    public async Task<MarkedClip?> FindAsync(Guid accountId, string watermark, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await First(db, db.Clips.Shown().Where(clip => db.Memberships.Any(m => m.WorkspaceId == clip.WorkspaceId && m.AccountId == accountId)), watermark, cancellationToken);
    }

    public async Task<MarkedClip?> FindAsync(string watermark, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await First(db, db.Clips, watermark, cancellationToken);
    }

    /// <summary>A copy (the sample of a new account) carries its original's: the older clip comes first.</summary>
    private static async Task<MarkedClip?> First(StudioDbContext db, IQueryable<Clip> clips, string watermark, CancellationToken cancellationToken) =>
        WatermarkId.IsOne(watermark)
            ? await (
                from take in db.Takes
                where take.Watermark == watermark
                join clip in clips on take.ClipId equals clip.Id
                join workspace in db.Workspaces on clip.WorkspaceId equals workspace.Id
                orderby clip.CreatedAt
                select new MarkedClip(clip.Id, clip.Title, workspace.Name, clip.CreatedAt)).FirstOrDefaultAsync(cancellationToken)
            : null;
}
