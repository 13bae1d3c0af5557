using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Options;
using VideoWeb.Core.Credits;
using VideoWeb.Core.Engines;
using VideoWeb.Core.Jobs;
using VideoWeb.Core.Plans;
using VideoWeb.Core.Workspaces;
using VideoWeb.Studio.Cameos;
using VideoWeb.Studio.Costs;
using VideoWeb.Studio.Credits;
using VideoWeb.Studio.Library;
using VideoWeb.Studio.Storage;
using VideoWeb.Studio.Workspaces;

namespace VideoWeb.Studio.Generation;

internal sealed class GenerationDesk(
    IDbContextFactory<StudioDbContext> contexts,
    EngineCatalogue engines,
    PlanGate gate,
    CameoCasting casting,
    JobLedger ledger,
    JobBoard board,
    QueueView queue,
    SnapshotReader snapshots,
    DraftPlaces drafts,
    CostBook costs,
    TierBook tiers,
    CreditLedger creditLedger,
    JobCredits credits,
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
        var described = await found.DescribeAsync(cancellationToken);
        if (TierRules.Refuse(await tiers.OfAsync(db, caller.WorkspaceId, cancellationToken), plan.Seconds, plan.Size, described) is { } limit)
            return new Refusal(RefusalKind.NotAllowed, limit);
        await creditLedger.OpenMonthAsync(caller.WorkspaceId, cancellationToken);
        var price = credits.PriceOf(described, plan.Seconds, plan.Size, quality);
        return await QuoteAsync(db, caller, price, Format(plan, quality), found.Name, ownJob: null, cancellationToken);
    }

    public Task<Outcome<SubmittedJob>> SubmitAsync(Caller caller, SubmitRequest request, CancellationToken cancellationToken) =>
        SubmitAsync(caller, request, free: false, beside: null, remixOf: null, cancellationToken);

    /// <param name="free">The studio's own sample: nobody asked for it, nobody pays.</param>
    /// <param name="remixOf">The job that it is made from, or null: whom that showed has a say in this one too.</param>
    /// <param name="beside">Adds rows that go with the job (its id is given), in the same transaction; or null.</param>
    internal async Task<Outcome<SubmittedJob>> SubmitAsync(
        Caller caller, SubmitRequest request, bool free, Action<StudioDbContext, Guid>? beside, Guid? remixOf, CancellationToken cancellationToken)
    {
        if (engines.Find(request.Engine) is not { } engine) return UnknownEngine(request.Engine);
        var described = await engine.DescribeAsync(cancellationToken);
        if (gate.Refuse(request.Prompt, request.Plan, described) is { } wrong) return wrong;
        if ((request.Wishes.Refusal() ?? (described.Denoises || request.Wishes.IsNone ? null : $"{described.Title} denoises nothing: leave steps, guidance, guide and the like out, or choose another engine.")) is { } wish)
            return Refusal.Invalid("wishes", wish);
        if (request.Title?.Length > ClipTitle.Longest) return Refusal.Invalid(nameof(request.Title), $"A title has at most {ClipTitle.Longest} characters.");

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.RefuseAsync(caller, WorkspaceAction.Generate, cancellationToken) is { } noRole) return noRole;
        await creditLedger.OpenMonthAsync(caller.WorkspaceId, cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await db.RefuseAsync(caller, WorkspaceAction.Generate, cancellationToken) is { } refusal) return refusal;
        if (await FullAsync(db, caller, cancellationToken) is { } full) return full;

        if (await PictureAsync(db, caller, request.ImageUploadId, described, cancellationToken) is { } noPicture) return noPicture;
        var cast = await casting.CastAsync(db, caller, request.Prompt, request.Plan, request.Use, described, cancellationToken);
        if (!cast.Succeeded) return cast.Refusal;
        var lent = await LentAsync(db, caller, remixOf, cancellationToken);
        if (!lent.Succeeded) return lent.Refusal;
        var found = await ClipAsync(db, caller, request, cancellationToken);
        if (!found.Succeeded) return found.Refusal;
        var clip = found.Value;
        var terms = await TermsAsync(db, caller, request.Plan, described, request.Quality, free, cancellationToken);
        if (!terms.Succeeded) return terms.Refusal;
        var job = NewJob(caller, clip, request.Prompt, request.Plan, engine.Name, request.Quality, request.Geometry, request.ImageUploadId, request.Wishes.IsNone ? null : JsonSerializer.Serialize(request.Wishes), terms.Value);
        casting.Record(db, job, [.. cast.Value, .. lent.Value]);
        beside?.Invoke(db, job.Id);
        return await StoreAsync(db, transaction, caller, job, terms.Value, cancellationToken, request.DraftId is { } draft ? () => BindDraftAsync(db, caller, draft, clip.Id, cancellationToken) : null);
    }

    public async Task<Outcome<SubmittedJob>> RetryAsync(Caller caller, Guid jobId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.RefuseAsync(caller, WorkspaceAction.Generate, cancellationToken) is { } noRole) return noRole;
        await creditLedger.OpenMonthAsync(caller.WorkspaceId, cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await db.RefuseAsync(caller, WorkspaceAction.Generate, cancellationToken) is { } refusal) return refusal;
        var before = await db.Jobs.AsNoTracking().SingleOrDefaultAsync(job => job.Id == jobId && job.WorkspaceId == caller.WorkspaceId, cancellationToken);
        if (before is null) return Refusal.NotFound("job");
        if (before.State is not (JobState.Failed or JobState.Cancelled))
            return new Refusal(RefusalKind.Conflict, "Only a job that failed or was cancelled can be tried again.");
        if (await FullAsync(db, caller, cancellationToken) is { } full) return full;
        if (engines.Find(before.Engine) is not { } engine) return UnknownEngine(before.Engine);

        var clip = await db.Clips.Include(c => c.Tags).SingleAsync(c => c.Id == before.ClipId, cancellationToken);
        if (clip.DeletedAt is not null) return new Refusal(RefusalKind.Conflict, "This clip was deleted. Restore it first.");
        var plan = JsonSerializer.Deserialize(before.Plan, PlanJson.Default.ShotPlan)!;
        var terms = await TermsAsync(db, caller, plan, await engine.DescribeAsync(cancellationToken), before.Quality, free: false, cancellationToken);
        if (!terms.Succeeded) return terms.Refusal;
        var cast = await casting.OfAsync(db, caller, before.Id, cancellationToken);
        if (!cast.Succeeded) return cast.Refusal;
        var job = NewJob(caller, clip, before.Prompt, plan, before.Engine, before.Quality, before.Geometry, before.ImageUploadId, before.Wishes, terms.Value);
        casting.Record(db, job, cast.Value);
        return await StoreAsync(db, transaction, caller, job, terms.Value, cancellationToken);
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

    public async Task<bool> QueuePausedAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await queue.IsPausedAsync(db, cancellationToken);
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

    /// <summary>Job, clip and hold are stored together, or none of them.</summary>
    private async Task<Outcome<SubmittedJob>> StoreAsync(
        StudioDbContext db, IDbContextTransaction transaction, Caller caller, Job job, JobTerms terms, CancellationToken cancellationToken, Func<Task>? also = null)
    {
        db.Jobs.Add(job);
        await db.SaveChangesAsync(cancellationToken);
        if (await credits.HoldAsync(db, caller, job, cancellationToken) is { } missing) return missing;
        if (also is not null) await also();
        var quote = await QuoteAsync(db, caller, terms.Price, job.Format, job.Engine, job.Id, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        board.Changed(job.Id, job.WorkspaceId);
        board.Waiting.Set();
        return new SubmittedJob(job.Id, job.ClipId, quote);
    }

    private static async Task<Refusal?> PictureAsync(StudioDbContext db, Caller caller, Guid? uploadId, EngineDescription engine, CancellationToken cancellationToken)
    {
        if (uploadId is null) return null;
        if (!await db.Uploads.AnyAsync(upload => upload.Id == uploadId && upload.WorkspaceId == caller.WorkspaceId, cancellationToken)) return Refusal.NotFound("picture");
        return engine.Images ? null : new Refusal(RefusalKind.Unavailable, $"{engine.Title} can't start from a picture. Take the picture out, or choose another engine.", "engine");
    }

    private async Task<Outcome<IReadOnlyList<CastCameo>>> LentAsync(StudioDbContext db, Caller caller, Guid? remixOf, CancellationToken cancellationToken) =>
        remixOf is { } job ? await casting.OfAsync(db, caller, job, cancellationToken) : new Outcome<IReadOnlyList<CastCameo>>([], null);

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

    /// <summary>What the workspace's tier says of this job now: it keeps that, whatever becomes of the tier.</summary>
    private async Task<Outcome<JobTerms>> TermsAsync(
        StudioDbContext db, Caller caller, ShotPlan plan, EngineDescription engine, RenderQuality quality, bool free, CancellationToken cancellationToken)
    {
        var tier = await tiers.OfAsync(db, caller.WorkspaceId, cancellationToken);
        if (!free && TierRules.Refuse(tier, plan.Seconds, plan.Size, engine) is { } limit) return new Refusal(RefusalKind.NotAllowed, limit);
        var price = free ? new Price(0, []) : credits.PriceOf(engine, plan.Seconds, plan.Size, quality);
        var cost = await costs.EstimateAsync(db, engine.Name, quality, plan.Size.Width, plan.Size.Height, cancellationToken);
        return new JobTerms(tier, price, cost.Seconds(Format(plan, quality).Frames));
    }

    private Job NewJob(Caller caller, Clip clip, string prompt, ShotPlan plan, string engine, RenderQuality quality, bool geometry, Guid? imageUploadId, string? wishes, JobTerms terms)
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
            ImageUploadId = imageUploadId,
            Wishes = wishes,
            Credits = terms.Price.Credits,
            Weight = terms.Tier.Weight,
            JobsAtOnce = terms.Tier.JobsAtOnce,
            VisibleMark = terms.Tier.VisibleMark,
            ExpectedSeconds = terms.ExpectedSeconds,
            CreatedAt = now,
        };
    }

    private JobLane Lane(Clip clip, ShotPlan plan, RenderQuality quality)
    {
        if (clip.Sample) return JobLane.Background;
        return IsShortDraft(quality, plan.Seconds) ? JobLane.Interactive : JobLane.Normal;
    }

    private bool IsShortDraft(RenderQuality quality, double seconds) => quality == RenderQuality.Draft && seconds <= options.Value.InteractiveSeconds;

    private async Task<Refusal?> FullAsync(StudioDbContext db, Caller caller, CancellationToken cancellationToken)
    {
        var open = db.Jobs.Where(job => job.WorkspaceId == caller.WorkspaceId && job.FinishedAt == null);
        var all = await open.CountAsync(cancellationToken);
        if (all >= options.Value.MaxOpenPerWorkspace)
            return new Refusal(RefusalKind.LimitReached, $"{all} jobs of this workspace wait or run already, which is the most. Wait for one to end, or cancel one.");
        var own = await open.CountAsync(job => job.CreatedBy == caller.UserId, cancellationToken);
        return own < options.Value.MaxOpenPerPerson
            ? null
            : new Refusal(RefusalKind.LimitReached, $"{own} jobs of yours wait or run already, which is the most for one person. Wait for one to end, or cancel one.");
    }

    private async Task<Quote> QuoteAsync(StudioDbContext db, Caller caller, Price price, RenderFormat format, string engine, Guid? ownJob, CancellationToken cancellationToken)
    {
        var cost = await costs.EstimateAsync(db, engine, format.Quality, format.Width, format.Height, cancellationToken);
        var order = await queue.ReadAsync(db, cancellationToken);
        var ahead = ownJob is null ? order : [.. order.TakeWhile(job => job.Id != ownJob)];
        var times = await queue.TimesAsync(db, cancellationToken);
        foreach (var job in ahead) times.Next(job.Seconds);
        var wait = times.Next(cost.Seconds(format.Frames));
        if (wait > 0 && IsShortDraft(format.Quality, format.Seconds) && await drafts.IsFreeAsync(db, engine, ownJob, cancellationToken)) wait = 0;
        var left = await credits.SpendableAsync(db, caller, cancellationToken);
        // a job that was stored holds its credits already
        var before = ownJob is null ? left.Left : left.Left + price.Credits;
        return new Quote(
            format.Frames, cost.Seconds(format.Frames), cost.SecondsPerFrame, wait, wait > 0 ? ahead.Count + 1 : 0, cost.Source == CostSource.Measured, CostBook.Explain(cost, format.Frames))
        {
            Credits = price.Credits,
            Price = price.Lines,
            CreditsLeft = before,
            CreditsMissing = (int)Math.Max(0, price.Credits - before),
            QueuePaused = await queue.IsPausedAsync(db, cancellationToken),
        };
    }

    /// <summary>Past the draft's version: the page that wrote it goes on writing.</summary>
    private static Task BindDraftAsync(StudioDbContext db, Caller caller, Guid draftId, Guid clipId, CancellationToken cancellationToken) => db.Drafts
        .Where(draft => draft.Id == draftId && draft.WorkspaceId == caller.WorkspaceId && draft.AccountId == caller.UserId)
        .ExecuteUpdateAsync(set => set.SetProperty(draft => draft.ClipId, clipId), cancellationToken);

    private static RenderFormat Format(ShotPlan plan, RenderQuality quality) => new(plan.Size.Width, plan.Size.Height, plan.Fps, plan.Seconds, plan.Seed, quality);

    /// <param name="ExpectedSeconds">Wall seconds once it runs.</param>
    private sealed record JobTerms(Tier Tier, Price Price, double ExpectedSeconds);

    private Refusal UnknownEngine(string name) => Refusal.Invalid("engine", $"There is no engine \"{name}\" here. Choose one of: {engines.Names}.");
}
