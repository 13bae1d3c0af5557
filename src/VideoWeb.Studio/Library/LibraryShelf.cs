using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using VideoWeb.Core.Jobs;
using VideoWeb.Core.Media;
using VideoWeb.Core.Plans;
using VideoWeb.Core.Workspaces;
using VideoWeb.Studio.Generation;
using VideoWeb.Studio.Storage;
using VideoWeb.Studio.Workspaces;

namespace VideoWeb.Studio.Library;

/// <summary>Reading: lists, a clip's page, the files of a take.</summary>
internal sealed class LibraryShelf(IDbContextFactory<StudioDbContext> contexts)
{
    private const int MostPerPage = 100;
    private const int LongestText = 500;
    private const int MostTags = 200;

    public async Task<Outcome<ClipPage>> ListAsync(Caller caller, LibraryQuery query, CancellationToken cancellationToken)
    {
        if (query.Limit is < 1 or > MostPerPage) return Refusal.Invalid(nameof(query.Limit), $"A page has 1 to {MostPerPage} clips.");
        if (query.Text?.Length > LongestText) return Refusal.Invalid(nameof(query.Text), $"A search has at most {LongestText} characters.");
        var cursor = query.Cursor is null ? null : LibraryCursor.Read(query.Cursor, query.Sort);
        if (query.Cursor is not null && cursor is null) return Refusal.Invalid(nameof(query.Cursor), "This is no page of this list. Start from its beginning.");

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.RefuseAsync(caller, WorkspaceAction.View, cancellationToken) is { } refusal) return refusal;
        var matching = db.Clips.AsNoTracking().Where(clip => clip.WorkspaceId == caller.WorkspaceId).Matching(query);
        if (cursor is not null) matching = matching.After(cursor);
        // one more than asked for tells whether there is a next page
        var found = await matching.Sorted(query.Sort).Take(query.Limit + 1).Include(clip => clip.Tags).ToListAsync(cancellationToken);
        var next = found.Count > query.Limit ? LibraryCursor.Of(query.Sort, found[query.Limit - 1]).Write() : null;
        return new ClipPage(await CardsAsync(db, found[..Math.Min(found.Count, query.Limit)], cancellationToken), next);
    }

    public async Task<Outcome<ClipDetail>> GetAsync(Caller caller, Guid clipId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.RefuseAsync(caller, WorkspaceAction.View, cancellationToken) is { } refusal) return refusal;
        var clip = await db.Clips.AsNoTracking().Visible().Include(c => c.Tags).SingleOrDefaultAsync(c => c.Id == clipId && c.WorkspaceId == caller.WorkspaceId, cancellationToken);
        if (clip is null) return Refusal.NotFound("clip");
        var takes = await db.Takes.AsNoTracking().Include(take => take.Files)
            .Where(take => take.ClipId == clipId)
            .OrderByDescending(take => take.Number)
            .ToListAsync(cancellationToken);
        var lastJob = await db.Jobs.AsNoTracking()
            .Where(job => job.ClipId == clipId)
            .OrderByDescending(job => job.CreatedAt).ThenByDescending(job => job.Id)
            .Select(job => new { job.Id, job.State, job.Failure })
            .FirstOrDefaultAsync(cancellationToken);
        var cards = await CardsAsync(db, [clip], cancellationToken);
        return new ClipDetail(
            cards[0], clip.Prompt, Plan(clip.Plan), takes.ConvertAll(Detail), lastJob?.State == JobState.Failed ? lastJob.Failure : null, lastJob?.Id);
    }

    public async Task<Outcome<TakeDetail>> GetTakeAsync(Caller caller, Guid takeId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.RefuseAsync(caller, WorkspaceAction.View, cancellationToken) is { } refusal) return refusal;
        var take = await db.Takes.AsNoTracking().Include(t => t.Files)
            .SingleOrDefaultAsync(t => t.Id == takeId && t.WorkspaceId == caller.WorkspaceId && db.Clips.Visible().Any(clip => clip.Id == t.ClipId), cancellationToken);
        return take is null ? Refusal.NotFound("take") : Detail(take);
    }

    public async Task<Outcome<TakeMedia>> GetMediaAsync(Caller caller, Guid takeId, MediaKind kind, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.RefuseAsync(caller, WorkspaceAction.View, cancellationToken) is { } refusal) return refusal;
        var found = await (
                from take in db.Takes
                join clip in db.Clips.Visible() on take.ClipId equals clip.Id
                join file in db.TakeFiles on take.Id equals file.TakeId
                where take.Id == takeId && take.WorkspaceId == caller.WorkspaceId && file.Kind == kind
                select new { File = file, clip.Title, take.Number })
            .AsNoTracking()
            .SingleOrDefaultAsync(cancellationToken);
        if (found is null) return Refusal.NotFound("file");
        return new TakeMedia(found.File.Hash, found.File.Length, found.File.ContentType, MediaFileName.Make(found.Title, found.Number, kind), found.File.StoredAt);
    }

    public async Task<Outcome<IReadOnlyList<ProjectInfo>>> ProjectsAsync(Caller caller, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.RefuseAsync(caller, WorkspaceAction.View, cancellationToken) is { } refusal) return refusal;
        return await db.Projects
            .Where(project => project.WorkspaceId == caller.WorkspaceId)
            .OrderBy(project => project.Name).ThenBy(project => project.Id)
            .Select(project => new ProjectInfo(
                project.Id, project.Name, project.ParentId, db.Clips.Shown().Count(clip => clip.ProjectId == project.Id)))
            .ToListAsync(cancellationToken);
    }

    public async Task<Outcome<IReadOnlyList<string>>> TagsAsync(Caller caller, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.RefuseAsync(caller, WorkspaceAction.View, cancellationToken) is { } refusal) return refusal;
        return await db.Clips.Shown()
            .Where(clip => clip.WorkspaceId == caller.WorkspaceId)
            .SelectMany(clip => clip.Tags).Select(tag => tag.Tag)
            .Distinct().OrderBy(tag => tag).Take(MostTags)
            .ToListAsync(cancellationToken);
    }

    private static async Task<List<ClipCard>> CardsAsync(StudioDbContext db, List<Clip> clips, CancellationToken cancellationToken)
    {
        var clipIds = clips.ConvertAll(clip => clip.Id);
        var takeIds = clips.Select(clip => clip.TakeId).OfType<Guid>().ToList();
        var looks = await db.Takes.AsNoTracking()
            .Where(take => takeIds.Contains(take.Id))
            .Select(take => new { take.Id, take.Sprites, take.Colour })
            .ToDictionaryAsync(take => take.Id, cancellationToken);
        var open = await db.Jobs.AsNoTracking()
            .Where(job => clipIds.Contains(job.ClipId) && job.FinishedAt == null)
            .Select(job => new { job.ClipId, job.Id })
            .ToListAsync(cancellationToken);
        var jobs = open.GroupBy(job => job.ClipId).ToDictionary(group => group.Key, group => group.Max(job => job.Id));
        return clips.ConvertAll(clip =>
        {
            var look = clip.TakeId is { } takeId ? looks.GetValueOrDefault(takeId) : null;
            return new ClipCard
            {
                Id = clip.Id,
                Title = clip.Title,
                State = clip.State,
                Approval = clip.Approval,
                Engine = clip.Engine,
                Seconds = clip.Seconds,
                Width = clip.Width,
                Height = clip.Height,
                Starred = clip.Starred,
                Sample = clip.Sample,
                Tags = [.. clip.Tags.Select(tag => tag.Tag).Order(StringComparer.Ordinal)],
                ProjectId = clip.ProjectId,
                TakeId = clip.TakeId,
                Takes = clip.Takes,
                JobId = jobs.TryGetValue(clip.Id, out var jobId) ? jobId : null,
                Sprites = look?.Sprites,
                Colour = look?.Colour,
                CreatedAt = clip.CreatedAt,
                UpdatedAt = clip.UpdatedAt,
                DeletedAt = clip.DeletedAt,
            };
        });
    }

    private static TakeDetail Detail(Take take) => new()
    {
        Id = take.Id,
        ClipId = take.ClipId,
        JobId = take.JobId,
        Number = take.Number,
        Prompt = take.Prompt,
        Plan = Plan(take.Plan),
        Engine = take.Engine,
        Device = take.Device,
        Format = new RenderFormat(take.Width, take.Height, take.Fps, (double)take.Frames / take.Fps, take.Seed, take.Quality),
        Seconds = take.Seconds,
        Lines = take.Lines,
        Notes = take.Notes,
        Files = [.. take.Files.OrderBy(file => file.Kind).Select(file => new TakeFileInfo(file.Kind, file.Hash, file.Length, file.ContentType))],
        Sprites = take.Sprites,
        Colour = take.Colour,
        Loudness = take.Loudness,
        RenderSeconds = take.RenderSeconds,
        CreatedAt = take.CreatedAt,
    };

    private static ShotPlan Plan(string text) => JsonSerializer.Deserialize(text, PlanJson.Default.ShotPlan)!;
}
