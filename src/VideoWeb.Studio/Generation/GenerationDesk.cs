using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Options;
using VideoWeb.Core.Engines;
using VideoWeb.Core.Jobs;
using VideoWeb.Core.Plans;
using VideoWeb.Core.Workspaces;
using VideoWeb.Studio.Costs;
using VideoWeb.Studio.Library;
using VideoWeb.Studio.Rendering;
using VideoWeb.Studio.Storage;
using VideoWeb.Studio.Workspaces;

namespace VideoWeb.Studio.Generation;

internal sealed class GenerationDesk(
    IDbContextFactory<StudioDbContext> contexts,
    EngineCatalogue engines,
    PlanGate gate,
    JobLedger ledger,
    JobBoard board,
    QueueView queue,
    SnapshotReader snapshots,
    CostBook costs,
    IOptions<GenerationOptions> options,
    TimeProvider clock)
    : IGeneration
{
    private const int MostRecent = 100;

    private static readonly TimeSpan Recently = TimeSpan.FromDays(1);

    public async Task<IReadOnlyList<EngineDescription>> EnginesAsync(CancellationToken cancellationToken)
    {
        var found = new List<EngineDescription>();
        foreach (var engine in engines.All) found.Add(await engine.DescribeAsync(cancellationToken));
        return found;
    }

    public async Task<Outcome<Quote>> QuoteAsync(Caller caller, ShotPlan plan, string engine, RenderQuality quality, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.RefuseAsync(caller, WorkspaceAction.View, cancellationToken) is { } refusal) return refusal;
        if (engines.Find(engine) is not { } found) return UnknownEngine(engine);
        return await QuoteAsync(db, Format(plan, quality), found.Name, ownJob: null, cancellationToken);
    }

    public async Task<Outcome<SubmittedJob>> SubmitAsync(Caller caller, SubmitRequest request, CancellationToken cancellationToken)
    {
        if (engines.Find(request.Engine) is not { } engine) return UnknownEngine(request.Engine);
        if (gate.Refuse(request.Prompt, request.Plan, await engine.DescribeAsync(cancellationToken)) is { } wrong) return wrong;
        if (request.Title?.Length > ClipTitle.Longest) return Refusal.Invalid(nameof(request.Title), $"A title has at most {ClipTitle.Longest} characters.");

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await db.RefuseAsync(caller, WorkspaceAction.Generate, cancellationToken) is { } refusal) return refusal;
        if (await FullAsync(db, caller, cancellationToken) is { } full) return full;

        var found = await ClipAsync(db, caller, request, cancellationToken);
        if (!found.Succeeded) return found.Refusal;
        var clip = found.Value;
        var job = NewJob(caller, clip, request.Prompt, request.Plan, engine.Name, request.Quality, request.Geometry);
        db.Jobs.Add(job);
        return await StoreAsync(db, transaction, job, cancellationToken, request.DraftId is { } draft ? () => BindDraftAsync(db, caller, draft, clip.Id, cancellationToken) : null);
    }

    public async Task<Outcome<SubmittedJob>> RetryAsync(Caller caller, Guid jobId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await db.RefuseAsync(caller, WorkspaceAction.Generate, cancellationToken) is { } refusal) return refusal;
        var before = await db.Jobs.AsNoTracking().SingleOrDefaultAsync(job => job.Id == jobId && job.WorkspaceId == caller.WorkspaceId, cancellationToken);
        if (before is null) return Refusal.NotFound("job");
        if (before.State is not (JobState.Failed or JobState.Cancelled))
            return new Refusal(RefusalKind.Conflict, "Only a job that failed or was cancelled can be tried again.");
        if (await FullAsync(db, caller, cancellationToken) is { } full) return full;

        var clip = await db.Clips.Include(c => c.Tags).SingleAsync(c => c.Id == before.ClipId, cancellationToken);
        if (clip.DeletedAt is not null) return new Refusal(RefusalKind.Conflict, "This clip was deleted. Restore it first.");
        var plan = JsonSerializer.Deserialize(before.Plan, PlanJson.Default.ShotPlan)!;
        var job = NewJob(caller, clip, before.Prompt, plan, before.Engine, before.Quality, before.Geometry);
        db.Jobs.Add(job);
        return await StoreAsync(db, transaction, job, cancellationToken);
    }

    public async Task<Outcome> CancelAsync(Caller caller, Guid jobId, CancellationToken cancellationToken)
    {
        await using (var db = await contexts.CreateDbContextAsync(cancellationToken))
        {
            if (await db.RefuseAsync(caller, WorkspaceAction.Generate, cancellationToken) is { } refusal) return refusal;
            if (!await db.Jobs.AnyAsync(job => job.Id == jobId && job.WorkspaceId == caller.WorkspaceId, cancellationToken)) return Refusal.NotFound("job");
        }

        return await StopAsync(jobId, cancellationToken)
            ? Outcome.Done
            : new Refusal(RefusalKind.Conflict, "This job has ended already.");
    }

    public async Task<Outcome<IReadOnlyList<JobSnapshot>>> RecentAsync(Caller caller, CancellationToken cancellationToken)
    {
        await using (var db = await contexts.CreateDbContextAsync(cancellationToken))
            if (await db.RefuseAsync(caller, WorkspaceAction.View, cancellationToken) is { } refusal) return refusal;

        var since = clock.GetUtcNow() - Recently;
        var recent = await snapshots.ReadAsync(
            caller,
            jobs => jobs
                .Where(job => job.FinishedAt == null || job.FinishedAt > since)
                .OrderBy(job => job.FinishedAt == null ? 0 : 1).ThenByDescending(job => job.CreatedAt).ThenByDescending(job => job.Id)
                .Take(MostRecent),
            cancellationToken);
        return new Outcome<IReadOnlyList<JobSnapshot>>(recent, null);
    }

    /// <summary>Stops a job, wherever it is: a waiting one ends here, a running one is its worker's to end.</summary>
    internal async Task<bool> StopAsync(Guid jobId, CancellationToken cancellationToken)
    {
        // a worker may take it, or put it back, between the two questions; it can't do so for ever
        for (var attempt = 0; attempt < 3; attempt++)
        {
            if (await ledger.MoveAsync(jobId, lease: null, JobState.Cancelled, cancellationToken, from: job => job.State == JobState.Queued) is not null) return true;
            if (await ledger.MoveAsync(jobId, lease: null, JobState.Cancelling, cancellationToken) is null) continue;
            board.Cancel(jobId);
            return true;
        }

        return false;
    }

    private async Task<Outcome<SubmittedJob>> StoreAsync(
        StudioDbContext db, IDbContextTransaction transaction, Job job, CancellationToken cancellationToken, Func<Task>? also = null)
    {
        await db.SaveChangesAsync(cancellationToken);
        if (also is not null) await also();
        var quote = await QuoteAsync(db, job.Format, job.Engine, job.Id, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        board.Changed(job.Id, job.WorkspaceId);
        board.Waiting.Set();
        return new SubmittedJob(job.Id, job.ClipId, quote);
    }

    private async Task<Outcome<Clip>> ClipAsync(StudioDbContext db, Caller caller, SubmitRequest request, CancellationToken cancellationToken)
    {
        if (request.ClipId is { } clipId)
        {
            var known = await db.Clips.Include(c => c.Tags)
                .SingleOrDefaultAsync(c => c.Id == clipId && c.WorkspaceId == caller.WorkspaceId && c.DeletedAt == null, cancellationToken);
            return known is null ? Refusal.NotFound("clip") : known;
        }

        if (request.ProjectId is { } projectId && !await db.Projects.AnyAsync(p => p.Id == projectId && p.WorkspaceId == caller.WorkspaceId, cancellationToken))
            return Refusal.NotFound("project");
        var now = clock.GetUtcNow();
        var title = string.IsNullOrWhiteSpace(request.Title) ? ClipTitle.Make(request.Prompt) : request.Title.Trim();
        var clip = new Clip
        {
            Id = Guid.CreateVersion7(now),
            WorkspaceId = caller.WorkspaceId,
            ProjectId = request.ProjectId,
            CreatedBy = caller.UserId,
            Title = title,
            SortTitle = "",
            Prompt = request.Prompt,
            Plan = "",
            Engine = "",
            SearchText = "",
            CreatedAt = now,
        };
        clip.Rename(title);
        db.Clips.Add(clip);
        return clip;
    }

    private Job NewJob(Caller caller, Clip clip, string prompt, ShotPlan plan, string engine, RenderQuality quality, bool geometry)
    {
        var now = clock.GetUtcNow();
        var text = JsonSerializer.Serialize(plan, PlanJson.Default.ShotPlan);
        clip.Ask(prompt, text, now);
        if (clip.TakeId is null) clip.Expect(plan.Seconds, plan.Size.Width, plan.Size.Height, engine);
        return new Job
        {
            Id = Guid.CreateVersion7(now),
            WorkspaceId = caller.WorkspaceId,
            ClipId = clip.Id,
            CreatedBy = caller.UserId,
            Lane = Lane(clip, plan, quality),
            Title = clip.Title,
            Prompt = prompt,
            Plan = text,
            Engine = engine,
            Quality = quality,
            Width = plan.Size.Width,
            Height = plan.Size.Height,
            Fps = plan.Fps,
            Seconds = plan.Seconds,
            Seed = plan.Seed,
            Geometry = geometry,
            CreatedAt = now,
        };
    }

    private JobLane Lane(Clip clip, ShotPlan plan, RenderQuality quality)
    {
        if (clip.Sample) return JobLane.Background;
        return quality == RenderQuality.Draft && plan.Seconds <= options.Value.InteractiveSeconds ? JobLane.Interactive : JobLane.Normal;
    }

    private async Task<Refusal?> FullAsync(StudioDbContext db, Caller caller, CancellationToken cancellationToken)
    {
        var open = await db.Jobs.CountAsync(job => job.WorkspaceId == caller.WorkspaceId && job.FinishedAt == null, cancellationToken);
        return open < options.Value.MaxOpenPerWorkspace
            ? null
            : new Refusal(RefusalKind.LimitReached, $"{open} jobs of this workspace wait or run already, which is the most. Wait for one to end, or cancel one.");
    }

    private async Task<Quote> QuoteAsync(StudioDbContext db, RenderFormat format, string engine, Guid? ownJob, CancellationToken cancellationToken)
    {
        var cost = await costs.EstimateAsync(db, engine, format.Quality, format.Width, format.Height, cancellationToken);
        var order = await queue.ReadAsync(db, cancellationToken);
        var ahead = ownJob is null ? order : [.. order.TakeWhile(job => job.Id != ownJob)];
        var running = await db.Jobs.AsNoTracking()
            .Where(job => job.LeaseToken != null && job.State != JobState.Cancelling)
            .Select(job => job.SecondsLeft)
            .ToListAsync(cancellationToken);
        var free = running.Count + ahead.Count < options.Value.Workers;
        var wait = free ? 0 : await WaitAsync(db, ahead, running, cancellationToken);
        return new Quote(
            format.Frames, cost.Seconds(format.Frames), cost.SecondsPerFrame, wait, free ? 0 : ahead.Count + 1, cost.Source == CostSource.Measured, CostBook.Explain(cost, format.Frames));
    }

    private async Task<double> WaitAsync(StudioDbContext db, IReadOnlyList<WaitingJob> ahead, List<double?> running, CancellationToken cancellationToken)
    {
        var ids = ahead.Select(job => job.Id).ToList();
        var formats = await db.Jobs.AsNoTracking()
            .Where(job => ids.Contains(job.Id))
            .GroupBy(job => new { job.Engine, job.Quality, job.Width, job.Height })
            .Select(group => new { group.Key.Engine, group.Key.Quality, group.Key.Width, group.Key.Height, Frames = group.Sum(job => job.Seconds * job.Fps), Jobs = group.Count() })
            .ToListAsync(cancellationToken);
        var seconds = running.Sum(left => left ?? 0);
        foreach (var format in formats)
        {
            var cost = await costs.EstimateAsync(db, format.Engine, format.Quality, format.Width, format.Height, cancellationToken);
            seconds += format.Jobs * cost.StagingSeconds + format.Frames * cost.SecondsPerFrame;
        }

        return seconds / options.Value.Workers;
    }

    /// <summary>Past the draft's version: the page that wrote it goes on writing.</summary>
    private static Task BindDraftAsync(StudioDbContext db, Caller caller, Guid draftId, Guid clipId, CancellationToken cancellationToken) => db.Drafts
        .Where(draft => draft.Id == draftId && draft.WorkspaceId == caller.WorkspaceId && draft.AccountId == caller.UserId)
        .ExecuteUpdateAsync(set => set.SetProperty(draft => draft.ClipId, clipId), cancellationToken);

    private static RenderFormat Format(ShotPlan plan, RenderQuality quality) => new(plan.Size.Width, plan.Size.Height, plan.Fps, plan.Seconds, plan.Seed, quality);

    private Refusal UnknownEngine(string name) => Refusal.Invalid("engine", $"There is no engine \"{name}\" here. Choose one of: {engines.Names}.");
}
