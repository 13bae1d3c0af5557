using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using VideoWeb.Core.Jobs;
using VideoWeb.Core.Media;
using VideoWeb.Core.Plans;
using VideoWeb.Core.Workspaces;
using VideoWeb.Studio.Generation;
using VideoWeb.Studio.Library;
using VideoWeb.Studio.Storage;
using VideoWeb.Studio.Workspaces;

namespace VideoWeb.Studio.Videos;

internal sealed class VideoDesk(IDbContextFactory<StudioDbContext> contexts, GenerationDesk generation, ILibrary library, JobBoard board, TimeProvider clock) : IVideos
{
    private const int LongestModel = 100;
    private const int LongestKey = 255;
    private const int LargestPage = 100;

    public async Task<Outcome<Video>> CreateAsync(Caller caller, NewVideo video, CancellationToken cancellationToken)
    {
        if (video.Model.Length is 0 or > LongestModel) return Refusal.Invalid("model", $"A model's name has 1 to {LongestModel} characters.");
        if (video.Repeat is { Key.Length: 0 or > LongestKey }) return Refusal.Invalid("Idempotency-Key", $"An idempotency key has 1 to {LongestKey} characters.");
        if (await RepeatedAsync(caller, video.Repeat, cancellationToken) is { } known) return await AgainAsync(caller, known, video.Repeat!, cancellationToken);

        var now = clock.GetUtcNow();
        var picture = video.ImageUploadId ?? await PictureOfAsync(caller, video.RemixedFrom, cancellationToken);
        var request = new SubmitRequest { Prompt = video.Prompt, Plan = video.Plan, Engine = video.Engine, Quality = video.Quality, ImageUploadId = picture };
        Outcome<SubmittedJob> submitted;
        try
        {
            submitted = await generation.SubmitAsync(caller, request, free: false, (db, jobId) =>
            {
                db.Videos.Add(new VideoRow { JobId = jobId, WorkspaceId = caller.WorkspaceId, Model = video.Model, RemixedFrom = video.RemixedFrom });
                if (video.Repeat is { } repeat)
                    db.RepeatableRequests.Add(new RepeatableRequest { WorkspaceId = caller.WorkspaceId, Key = repeat.Key, Fingerprint = repeat.Fingerprint, JobId = jobId, CreatedAt = now });
            }, video.RemixedFrom, cancellationToken);
        }
        catch (DbUpdateException) when (video.Repeat is not null)
        {
            // two of the same at the same moment: the row of the other one is there now
            if (await RepeatedAsync(caller, video.Repeat, cancellationToken) is not { } first) throw;
            return await AgainAsync(caller, first, video.Repeat, cancellationToken);
        }

        return submitted.Succeeded ? await GetAsync(caller, submitted.Value.JobId, cancellationToken) : submitted.Refusal;
    }

    public async Task<Outcome<Video>> GetAsync(Caller caller, Guid id, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.RefuseAsync(caller, WorkspaceAction.View, cancellationToken) is { } refusal) return refusal;
        var found = await Seen(db, caller).Where(job => job.Id == id).ToListAsync(cancellationToken);
        return found.Count == 0 ? Refusal.NotFound("video") : (await MakeAsync(db, found, cancellationToken))[0];
    }

    public async Task<Outcome<VideoPage>> ListAsync(Caller caller, Guid? after, int limit, bool oldestFirst, CancellationToken cancellationToken)
    {
        if (limit is < 0 or > LargestPage) return Refusal.Invalid("limit", $"limit is 0 to {LargestPage}.");
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.RefuseAsync(caller, WorkspaceAction.View, cancellationToken) is { } refusal) return refusal;
        var jobs = Seen(db, caller);
        if (after is { } last)
        {
            // a deleted video may still be where a program stopped reading
            var from = await db.Jobs.Where(job => job.Id == last && job.WorkspaceId == caller.WorkspaceId).Select(job => (DateTimeOffset?)job.CreatedAt).SingleOrDefaultAsync(cancellationToken);
            if (from is null) return Refusal.Invalid("after", "There is no such video to go on from.");
            jobs = oldestFirst
                ? jobs.Where(job => job.CreatedAt > from || job.CreatedAt == from && job.Id > last)
                : jobs.Where(job => job.CreatedAt < from || job.CreatedAt == from && job.Id < last);
        }

        jobs = oldestFirst
            ? jobs.OrderBy(job => job.CreatedAt).ThenBy(job => job.Id)
            : jobs.OrderByDescending(job => job.CreatedAt).ThenByDescending(job => job.Id);
        var page = await jobs.Take(limit + 1).ToListAsync(cancellationToken);
        return new VideoPage(await MakeAsync(db, [.. page.Take(limit)], cancellationToken), page.Count > limit);
    }

    public async Task<Outcome> DeleteAsync(Caller caller, Guid id, CancellationToken cancellationToken)
    {
        var found = await GetAsync(caller, id, cancellationToken);
        return found.Succeeded ? await library.DeleteAsync(caller, found.Value.ClipId, cancellationToken) : found.Refusal;
    }

    public async Task<Outcome<TakeMedia>> MediaAsync(Caller caller, Guid id, MediaKind kind, CancellationToken cancellationToken)
    {
        var found = await GetAsync(caller, id, cancellationToken);
        if (!found.Succeeded) return found.Refusal;
        return found.Value.TakeId is { } take
            ? await library.GetMediaAsync(caller, take, kind, cancellationToken)
            : new Refusal(RefusalKind.Conflict, "This video is not ready yet.");
    }

    private async Task<Guid?> PictureOfAsync(Caller caller, Guid? video, CancellationToken cancellationToken)
    {
        if (video is null) return null;
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Jobs.Where(job => job.Id == video && job.WorkspaceId == caller.WorkspaceId).Select(job => job.ImageUploadId).SingleOrDefaultAsync(cancellationToken);
    }

    private static IQueryable<Job> Seen(StudioDbContext db, Caller caller) => db.Jobs.AsNoTracking()
        .Where(job => job.WorkspaceId == caller.WorkspaceId && db.Clips.Any(clip => clip.Id == job.ClipId && clip.DeletedAt == null));

    private async Task<IReadOnlyList<Video>> MakeAsync(StudioDbContext db, List<Job> jobs, CancellationToken cancellationToken)
    {
        var ids = jobs.ConvertAll(job => job.Id);
        var rows = await db.Videos.AsNoTracking().Where(video => ids.Contains(video.JobId)).ToDictionaryAsync(video => video.JobId, cancellationToken);
        var takes = await db.Takes.Where(take => ids.Contains(take.JobId)).ToDictionaryAsync(take => take.JobId, take => take.Id, cancellationToken);
        return jobs.ConvertAll(job => Make(job, rows.GetValueOrDefault(job.Id), takes.TryGetValue(job.Id, out var take) ? take : null));
    }

    private Video Make(Job job, VideoRow? row, Guid? takeId)
    {
        var progress = job.State.IsFinal() ? null : board.Progress(job.Id);
        return new Video
        {
            Id = job.Id,
            ClipId = job.ClipId,
            Model = row?.Model ?? job.Engine,
            RemixedFrom = row?.RemixedFrom,
            Prompt = job.Prompt,
            Plan = JsonSerializer.Deserialize(job.Plan, PlanJson.Default.ShotPlan)!,
            State = job.State,
            Fraction = progress?.Fraction ?? job.Fraction,
            SecondsLeft = progress?.SecondsLeft ?? job.SecondsLeft,
            Width = job.Width,
            Height = job.Height,
            Seconds = job.Seconds,
            Quality = job.Quality,
            TakeId = takeId,
            Failure = job.Failure,
            CreatedAt = job.CreatedAt,
            FinishedAt = job.FinishedAt,
        };
    }

    private async Task<RepeatableRequest?> RepeatedAsync(Caller caller, RepeatKey? repeat, CancellationToken cancellationToken)
    {
        if (repeat is null) return null;
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.RepeatableRequests.AsNoTracking().SingleOrDefaultAsync(r => r.WorkspaceId == caller.WorkspaceId && r.Key == repeat.Key, cancellationToken);
    }

    private async Task<Outcome<Video>> AgainAsync(Caller caller, RepeatableRequest known, RepeatKey repeat, CancellationToken cancellationToken) =>
        known.Fingerprint == repeat.Fingerprint
            ? await GetAsync(caller, known.JobId, cancellationToken)
            : Refusal.Invalid("Idempotency-Key", "This idempotency key was used for another request. Use a new key for a new video.");
}
