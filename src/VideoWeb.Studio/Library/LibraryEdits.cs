using Microsoft.EntityFrameworkCore;
using VideoWeb.Core.Workspaces;
using VideoWeb.Studio.Generation;
using VideoWeb.Studio.Storage;
using VideoWeb.Studio.Workspaces;

namespace VideoWeb.Studio.Library;

/// <summary>Changing clips. A job that commits at the same moment makes the change happen once more on the newer row.</summary>
internal sealed class LibraryEdits(IDbContextFactory<StudioDbContext> contexts, GenerationDesk generation, TimeProvider clock)
{
    private const int MostTags = 20;
    private const int LongestTag = 40;
    private const int Tries = 5;

    public Task<Outcome> RenameAsync(Caller caller, Guid clipId, string title, CancellationToken cancellationToken)
    {
        title = title.Trim();
        if (title.Length is 0 or > ClipTitle.Longest) return Refused(Refusal.Invalid(nameof(title), $"A title has 1 to {ClipTitle.Longest} characters."));
        return ChangeAsync(caller, clipId, clip => clip.Rename(title), cancellationToken);
    }

    public Task<Outcome> StarAsync(Caller caller, Guid clipId, bool starred, CancellationToken cancellationToken) =>
        ChangeAsync(caller, clipId, clip => clip.Starred = starred, cancellationToken);

    public Task<Outcome> TagAsync(Caller caller, Guid clipId, IReadOnlyCollection<string> tags, CancellationToken cancellationToken)
    {
        var wanted = tags.Select(tag => tag.Trim().ToLowerInvariant()).Where(tag => tag.Length > 0).Distinct().ToList();
        if (wanted.Count > MostTags) return Refused(Refusal.Invalid(nameof(tags), $"A clip has at most {MostTags} tags."));
        if (wanted.Exists(tag => tag.Length > LongestTag)) return Refused(Refusal.Invalid(nameof(tags), $"A tag has at most {LongestTag} characters."));
        return ChangeAsync(
            caller,
            clipId,
            clip =>
            {
                clip.Tags.RemoveAll(tag => !wanted.Contains(tag.Tag));
                clip.Tags.AddRange(wanted.Except(clip.Tags.Select(tag => tag.Tag)).Select(tag => new ClipTag { ClipId = clipId, Tag = tag }).ToList());
                clip.RefreshSearch();
            },
            cancellationToken);
    }

    public Task<Outcome> MoveAsync(Caller caller, Guid clipId, Guid? projectId, CancellationToken cancellationToken) => ChangeAsync(
        caller,
        clipId,
        async (db, clip) =>
        {
            if (projectId is not null && !await db.Projects.AnyAsync(p => p.Id == projectId && p.WorkspaceId == caller.WorkspaceId, cancellationToken))
                return Refusal.NotFound("project");
            clip.ProjectId = projectId;
            return null;
        },
        cancellationToken);

    public Task<Outcome> ShowTakeAsync(Caller caller, Guid clipId, Guid takeId, CancellationToken cancellationToken) => ChangeAsync(
        caller,
        clipId,
        async (db, clip) =>
        {
            var take = await db.Takes.AsNoTracking().SingleOrDefaultAsync(t => t.Id == takeId && t.ClipId == clipId, cancellationToken);
            if (take is null) return Refusal.NotFound("take");
            clip.Show(take.Id, take.Seconds, take.Width, take.Height, take.Engine, take.Lines, clock.GetUtcNow());
            return null;
        },
        cancellationToken);

    public async Task<Outcome> DeleteAsync(Caller caller, Guid clipId, CancellationToken cancellationToken)
    {
        var deleted = await ChangeAsync(caller, clipId, clip => clip.DeletedAt ??= clock.GetUtcNow(), cancellationToken);
        if (!deleted.Succeeded) return deleted;
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var open = await db.Jobs.Where(job => job.ClipId == clipId && job.FinishedAt == null).Select(job => job.Id).ToListAsync(cancellationToken);
        foreach (var job in open) await generation.StopAsync(job, cancellationToken);
        return Outcome.Done;
    }

    public Task<Outcome> RestoreAsync(Caller caller, Guid clipId, CancellationToken cancellationToken) =>
        ChangeAsync(caller, clipId, clip => clip.DeletedAt = null, cancellationToken);

    private Task<Outcome> ChangeAsync(Caller caller, Guid clipId, Action<Clip> change, CancellationToken cancellationToken) => ChangeAsync(
        caller,
        clipId,
        (_, clip) =>
        {
            change(clip);
            return Task.FromResult<Refusal?>(null);
        },
        cancellationToken);

    private async Task<Outcome> ChangeAsync(
        Caller caller, Guid clipId, Func<StudioDbContext, Clip, Task<Refusal?>> change, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var db = await contexts.CreateDbContextAsync(cancellationToken);
            if (await db.RefuseAsync(caller, WorkspaceAction.Edit, cancellationToken) is { } refusal) return refusal;
            var clip = await db.Clips.Include(c => c.Tags).SingleOrDefaultAsync(c => c.Id == clipId && c.WorkspaceId == caller.WorkspaceId, cancellationToken);
            if (clip is null) return Refusal.NotFound("clip");
            if (await change(db, clip) is { } wrong) return wrong;
            clip.UpdatedAt = clock.GetUtcNow();
            try
            {
                await db.SaveChangesAsync(cancellationToken);
                return Outcome.Done;
            }
            catch (DbUpdateConcurrencyException) when (attempt < Tries)
            {
                // read it again
            }
        }
    }

    private static Task<Outcome> Refused(Refusal refusal) => Task.FromResult<Outcome>(refusal);
}
