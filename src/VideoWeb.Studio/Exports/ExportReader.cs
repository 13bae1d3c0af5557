using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using VideoWeb.Core.Media;
using VideoWeb.Core.Plans;
using VideoWeb.Core.Workspaces;
using VideoWeb.Studio.Library;
using VideoWeb.Studio.Storage;
using VideoWeb.Studio.Workspaces;

namespace VideoWeb.Studio.Exports;

/// <summary>What an export is made of, as far as the caller may have it.</summary>
internal sealed class ExportReader(IDbContextFactory<StudioDbContext> contexts)
{
    private const int MostClips = 200;
    private const int MostComments = 5000;

    public sealed record Selection(Guid Id, string Name, IReadOnlyList<ExportedTake> Takes);

    public async Task<Outcome<Selection>> ReadAsync(Caller caller, ExportScope scope, MezzanineCodec? codec, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.RefuseAsync(caller, WorkspaceAction.View, cancellationToken) is { } refusal) return refusal;
        var clips = db.Clips.AsNoTracking().Shown().Where(clip => clip.WorkspaceId == caller.WorkspaceId);
        string? name = null;
        if (scope.ProjectId is { } projectId)
        {
            name = await db.Projects.Where(project => project.Id == projectId && project.WorkspaceId == caller.WorkspaceId).Select(project => project.Name).SingleOrDefaultAsync(cancellationToken);
            if (name is null) return Refusal.NotFound("project");
            clips = clips.Where(clip => clip.ProjectId == projectId);
        }
        else
        {
            clips = clips.Where(clip => clip.Id == scope.ClipId);
        }

        var found = await clips.OrderBy(clip => clip.CreatedAt).ThenBy(clip => clip.Id).Take(MostClips + 1).ToListAsync(cancellationToken);
        if (scope.ClipId is not null && found.Count == 0) return Refusal.NotFound("clip");
        if (found.Count > MostClips) return new Refusal(RefusalKind.LimitReached, $"An export takes at most {MostClips} clips. Move some of them into another project.");
        var takeIds = found.Select(clip => clip.TakeId).OfType<Guid>().ToList();
        if (takeIds.Count == 0) return Refusal.Invalid("scope", "There is no finished take to export yet. Render a clip first.");
        var takes = await db.Takes.AsNoTracking().Include(take => take.Files).Where(take => takeIds.Contains(take.Id)).ToDictionaryAsync(take => take.Id, cancellationToken);
        var movies = codec is null
            ? []
            : await db.Mezzanines.AsNoTracking().Where(m => takeIds.Contains(m.TakeId) && m.Codec == codec && m.State == MezzanineState.Done).ToDictionaryAsync(m => m.TakeId, cancellationToken);
        var comments = await (
            from comment in db.Comments
            where takeIds.Contains(comment.TakeId) && comment.ParentId == null && comment.ResolvedAt == null
            join account in db.Users on comment.AccountId equals account.Id into authors
            from author in authors.DefaultIfEmpty()
            orderby comment.Seconds, comment.Id
            select new { comment.TakeId, Comment = new TakeComment(comment.Seconds, author == null ? null : author.Name, comment.Text) }).AsNoTracking().Take(MostComments).ToListAsync(cancellationToken);
        var exported = found.Where(clip => clip.TakeId is { } id && takes.ContainsKey(id)).Select(clip =>
        {
            var take = takes[clip.TakeId!.Value];
            return new ExportedTake(clip, take, JsonSerializer.Deserialize(take.Plan, PlanJson.Default.ShotPlan)!, movies.GetValueOrDefault(take.Id))
            {
                Comments = [.. comments.Where(said => said.TakeId == take.Id).Select(said => said.Comment)],
            };
        }).ToList();
        var missing = codec is null ? 0 : exported.Count(take => take.Mezzanine is null);
        if (missing > 0) return new Refusal(RefusalKind.Conflict, $"{missing} of {exported.Count} takes have no such movie yet. Have them made first, or export the mp4s.", "media");
        return new Selection(scope.ProjectId ?? scope.ClipId!.Value, name ?? found[0].Title, exported);
    }
}
