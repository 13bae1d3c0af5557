using Microsoft.EntityFrameworkCore;
using VideoWeb.Core.Media;
using VideoWeb.Core.Workspaces;
using VideoWeb.Studio.Library;
using VideoWeb.Studio.Storage;
using VideoWeb.Studio.Workspaces;

namespace VideoWeb.Studio.Sharing;

internal sealed class ShareDesk(IDbContextFactory<StudioDbContext> contexts, TimeProvider clock) : IShares
{
    private const int LongestDays = 365;
    private const int MostOpen = 50;

    /// <summary>What a player needs. Plan, geometry and whatever else a take may come to have stay inside.</summary>
    private static readonly MediaKind[] Public = [MediaKind.Video, MediaKind.Poster, MediaKind.Captions, MediaKind.Waveform];

    private static Refusal NoSuchLink => new(RefusalKind.NotFound, "This link does not work. It may have run out or been revoked: ask whoever sent it for a new one.");

    public async Task<Outcome<IReadOnlyList<ShareInfo>>> ListAsync(Caller caller, Guid clipId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.RefuseAsync(caller, WorkspaceAction.Edit, cancellationToken) is { } refusal) return refusal;
        if (!await db.Clips.Visible().AnyAsync(c => c.Id == clipId && c.WorkspaceId == caller.WorkspaceId, cancellationToken)) return Refusal.NotFound("clip");
        var rows = await (
                from link in db.ShareLinks.AsNoTracking()
                join take in db.Takes on link.TakeId equals take.Id
                where link.ClipId == clipId
                orderby link.CreatedAt descending, link.Id descending
                select new { Link = link, take.Number })
            .ToListAsync(cancellationToken);
        var now = clock.GetUtcNow();
        return rows.ConvertAll(row => Info(row.Link, row.Number, now));
    }

    public async Task<Outcome<MadeShare>> MakeAsync(Caller caller, Guid takeId, NewShare share, CancellationToken cancellationToken)
    {
        if (share.Days is < 1 or > LongestDays) return Refusal.Invalid(nameof(share.Days), $"A link works for 1 to {LongestDays} days.");
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.RefuseAsync(caller, WorkspaceAction.Edit, cancellationToken) is { } refusal) return refusal;
        var take = await (
                from t in db.Takes
                join clip in db.Clips.Shown() on t.ClipId equals clip.Id
                where t.Id == takeId && t.WorkspaceId == caller.WorkspaceId
                select new { t.ClipId, t.Number })
            .SingleOrDefaultAsync(cancellationToken);
        if (take is null) return Refusal.NotFound("take");
        var now = clock.GetUtcNow();
        if (await db.ShareLinks.CountAsync(link => link.ClipId == take.ClipId && link.RevokedAt == null && link.ExpiresAt > now, cancellationToken) >= MostOpen)
            return new Refusal(RefusalKind.LimitReached, $"A clip has at most {MostOpen} open links. Revoke some first.");
        var token = SecretToken.Make();
        var row = new ShareLink
        {
            Id = Guid.CreateVersion7(now),
            WorkspaceId = caller.WorkspaceId,
            ClipId = take.ClipId,
            TakeId = takeId,
            Hash = SecretToken.Hash(token),
            MayDownload = share.MayDownload,
            CreatedBy = caller.UserId,
            CreatedAt = now,
            ExpiresAt = now.AddDays(share.Days),
        };
        db.ShareLinks.Add(row);
        await db.SaveChangesAsync(cancellationToken);
        return new MadeShare(token, Info(row, take.Number, now));
    }

    public async Task<Outcome> RevokeAsync(Caller caller, Guid shareId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.RefuseAsync(caller, WorkspaceAction.Edit, cancellationToken) is { } refusal) return refusal;
        var link = await db.ShareLinks.SingleOrDefaultAsync(l => l.Id == shareId && l.WorkspaceId == caller.WorkspaceId, cancellationToken);
        if (link is null) return Refusal.NotFound("link");
        link.RevokedAt ??= clock.GetUtcNow();
        await db.SaveChangesAsync(cancellationToken);
        return Outcome.Done;
    }

    public async Task<Outcome<SharedClip>> OpenAsync(string token, bool counted, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (SecretToken.HashOf(token) is not { } hash) return NoSuchLink;
        var found = await (
                from link in Working(db, hash)
                join clip in db.Clips.Shown() on link.ClipId equals clip.Id
                join take in db.Takes on link.TakeId equals take.Id
                select new
                {
                    link.Id,
                    link.MayDownload,
                    link.ExpiresAt,
                    clip.Title,
                    take.Seconds,
                    take.Width,
                    take.Height,
                    take.Fps,
                    Files = take.Files.Select(file => file.Kind).ToList(),
                })
            .AsNoTracking()
            .SingleOrDefaultAsync(cancellationToken);
        if (found is null) return NoSuchLink;
        if (counted)
            await db.ShareLinks.Where(link => link.Id == found.Id).ExecuteUpdateAsync(set => set.SetProperty(link => link.Views, link => link.Views + 1), cancellationToken);
        return new SharedClip(
            found.Title, found.Seconds, found.Width, found.Height, found.Fps, [.. found.Files.Intersect(Public)], found.MayDownload, found.ExpiresAt);
    }

    public async Task<Outcome<TakeMedia>> OpenMediaAsync(string token, MediaKind kind, bool download, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (SecretToken.HashOf(token) is not { } hash || !Public.Contains(kind)) return NoSuchLink;
        var found = await (
                from link in Working(db, hash)
                join clip in db.Clips.Shown() on link.ClipId equals clip.Id
                join take in db.Takes on link.TakeId equals take.Id
                join file in db.TakeFiles on take.Id equals file.TakeId
                where file.Kind == kind
                select new { File = file, clip.Title, take.Number, link.MayDownload })
            .AsNoTracking()
            .SingleOrDefaultAsync(cancellationToken);
        if (found is null) return NoSuchLink;
        if (download && !found.MayDownload) return new Refusal(RefusalKind.NotAllowed, "This link is for watching only. Ask whoever sent it for one with download.");
        return new TakeMedia(found.File.Hash, found.File.Length, found.File.ContentType, MediaFileName.Make(found.Title, found.Number, kind), found.File.StoredAt);
    }

    private IQueryable<ShareLink> Working(StudioDbContext db, string hash)
    {
        var now = clock.GetUtcNow();
        return db.ShareLinks.Where(link => link.Hash == hash && link.RevokedAt == null && link.ExpiresAt > now);
    }

    private static ShareInfo Info(ShareLink link, int take, DateTimeOffset now) => new(
        link.Id, link.TakeId, take, link.MayDownload, link.CreatedAt, link.ExpiresAt, link.RevokedAt is not null, link.RevokedAt is null && link.ExpiresAt > now, link.Views);
}
