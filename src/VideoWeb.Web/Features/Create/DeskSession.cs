using VideoWeb.Core.Engines;
using VideoWeb.Core.Jobs;
using VideoWeb.Studio.Cameos;
using VideoWeb.Studio.Drafts;
using VideoWeb.Studio.Generation;
using VideoWeb.Studio.Library;
using VideoWeb.Studio.Uploads;
using VideoWeb.Studio.Workspaces;
using VideoWeb.Web.Features.Create.Directing;
using VideoWeb.Web.Features.Create.Drafting;
using VideoWeb.Web.Features.Create.Panels;
using VideoWeb.Web.Features.Create.Takes;

namespace VideoWeb.Web.Features.Create;

/// <summary>What stands in the frame: the live stage, both with a bar between them, or what was rendered.</summary>
public enum FrameView { Stage, Wipe, Render }

/// <summary>
/// One person at one desk: the plan, its draft, the job that renders it and the take that came of it. Everything a panel
/// shows and does. Lives with its page, on the circuit's dispatcher.
/// </summary>
public sealed class DeskSession : IAsyncDisposable
{
    private readonly DeskServices services;
    private readonly Caller caller;
    private readonly Func<Func<Task>, Task> onCircuit;
    private readonly ITimer quoteTimer;
    private readonly CancellationTokenSource closing = new();
    private TakeFollower? follower;
    private int submittedVersion;
    private Guid? endedJob;

    /// <param name="onCircuit">Runs work on the circuit's dispatcher: timers and feeds come from elsewhere.</param>
    public DeskSession(DeskServices services, Caller caller, Draft draft, Func<Func<Task>, Task> onCircuit)
    {
        this.services = services;
        this.caller = caller;
        this.onCircuit = onCircuit;
        Desk = services.NewDesk();
        DeskDocument.Read(draft, Desk);
        Gestures = new TimelineGestures(Desk);
        Keeper = new DraftKeeper(draft, current => DeskDocument.Write(current, Desk), (current, token) => services.Drafts.SaveAsync(caller, current, token), onCircuit, services.Clock);
        Keeper.Changed += Notify;
        Desk.Changed += DeskChanged;
        quoteTimer = services.Clock.CreateTimer(_ => _ = onCircuit(QuoteAsync), null, TimeSpan.Zero, Timeout.InfiniteTimeSpan);
    }

    public Desk Desk { get; }

    public TimelineGestures Gestures { get; }

    public DraftKeeper Keeper { get; }

    public IReadOnlyList<EngineDescription> Engines { get; private set; } = [];

    /// <summary>What an @ in the script may name here: the workspace's cameos that are not archived.</summary>
    public IReadOnlyList<CameoInfo> Cameos { get; private set; } = [];

    /// <summary>What each quality would take now; empty until the studio has said so.</summary>
    public IReadOnlyDictionary<RenderQuality, Quote> Quotes { get; private set; } = new Dictionary<RenderQuality, Quote>();

    /// <summary>Why the plan can't be rendered as asked, or null.</summary>
    public string? QuoteRefusal { get; private set; }

    /// <summary>What of this plan the credits that are left would buy, dearest first; empty where they are enough as it is.</summary>
    public IReadOnlyList<CheaperClip> Fits { get; private set; } = [];

    public Quote? Quote => Quotes.GetValueOrDefault(Desk.Content.Format.Quality);

    /// <summary>The job that renders or rendered last, or null.</summary>
    public JobSnapshot? Job { get; private set; }

    /// <summary>The finished take in the frame, or null.</summary>
    public TakeDetail? Take { get; private set; }

    public ClipDetail? Clip { get; private set; }

    public Guid? ClipId => Keeper.Draft.ClipId ?? Job?.ClipId;

    /// <summary>What Generate answered instead of a job, in full sentences; null after one that was taken.</summary>
    public string? Refusal { get; private set; }

    public bool Submitting { get; private set; }

    public bool IsRendering => Job is { } job && !job.State.IsFinal();

    public FrameView View { get; private set; }

    /// <summary>Id of the chosen block, or null.</summary>
    public string? Selected { get; private set; }

    /// <summary>What the stage shows as something else or can't show, from the stage itself.</summary>
    public IReadOnlyList<string> StageNotes { get; private set; } = [];

    /// <summary>Whether a key alone (S, T, Space) does something; kept by the browser.</summary>
    public bool SingleKeys { get; private set; } = true;

    public event Action? Changed;

    /// <summary>Raised where the script was changed by something else than its writer.</summary>
    public event Action? TextReplaced;

    /// <summary>Raised with what the page must speak, and show where it is a refusal.</summary>
    public event Action<EditOutcome>? Spoken;

    /// <summary>Raised where single-key shortcuts were switched on or off.</summary>
    public event Action<bool>? SingleKeysSet;

    /// <summary>Raised when a job is done, failed or cancelled.</summary>
    public event Action<JobSnapshot>? Ended;

    public TimeProvider Clock => services.Clock;

    /// <summary>The places that the stage has.</summary>
    public IReadOnlyList<string> Places => services.Places;

    /// <summary>True where the plan is another than that of the last Generate.</summary>
    public bool ChangedSinceTake => Desk.Version != submittedVersion;

    public TimelineBlock? SelectedBlock => Selected is null ? null : Gestures.Find(Selected);

    /// <summary>Takes up what is known of the clip: its newest take, and its job where one runs or failed.</summary>
    public async Task OpenClipAsync()
    {
        Engines = await services.Generation.EnginesAsync(closing.Token);
        Cameos = [.. ((await services.Cameos.ListAsync(caller, closing.Token)).Value ?? []).Where(cameo => !cameo.Archived)];
        if (Keeper.Draft.ClipId is not { } clipId)
            return;
        var clip = await services.Library.GetAsync(caller, clipId, closing.Token);
        if (!clip.Succeeded)
            return;
        Clip = clip.Value;
        submittedVersion = Desk.Version;
        var job = clip.Value.LastJobId is { } jobId ? await services.Feed.SnapshotAsync(caller, jobId, closing.Token) : null;
        if (job is null || job.State is JobState.Done or JobState.Cancelled)
        {
            Take = clip.Value.Takes.Count > 0 ? clip.Value.Takes[0] : null;
            View = Take is null ? FrameView.Stage : FrameView.Render;
            Job = job?.State == JobState.Done ? job : null;
        }
        else
        {
            await FollowAsync(job);
        }
    }

    /// <summary>Chooses a block for the inspector, or none with null.</summary>
    public void Select(string? block)
    {
        Selected = block;
        Notify();
    }

    public void Show(FrameView view)
    {
        View = view;
        Notify();
    }

    public void SetSingleKeys(bool on)
    {
        SingleKeys = on;
        SingleKeysSet?.Invoke(on);
    }

    /// <summary>Passes on what became of an edit.</summary>
    public void Say(EditOutcome outcome) => Spoken?.Invoke(outcome);

    public void StageReady(IReadOnlyList<string> notes)
    {
        StageNotes = notes;
        Notify();
    }

    /// <summary>Puts a text in the place of the script: an example, a prompt from an address.</summary>
    public void StartFrom(string text)
    {
        Desk.StartFrom(Desk.Content with { Text = text, Edits = [] }, "new script");
        TextReplaced?.Invoke();
    }

    /// <summary>The clip begins as an upload of the workspace. Its shape becomes the picture's where it would cut much of it away; an empty script gets a line to go on from.</summary>
    public async Task<EditOutcome> SetPictureAsync(Guid uploadId)
    {
        var found = await services.Uploads.GetAsync(caller, uploadId, closing.Token);
        if (!found.Succeeded)
            return EditOutcome.Refused(found.Refusal.Message);
        var (content, upload) = (Desk.Content, found.Value);
        var size = FrameSizes.Fits(content.Format.Size, upload.Width, upload.Height) ? content.Format.Size : FrameSizes.Of(upload.Width, upload.Height);
        var wordless = string.IsNullOrWhiteSpace(content.Text);
        Desk.SetPicture(new DeskPicture(uploadId), content.Format with { Size = size }, wordless ? Examples.ThroughAPicture : content.Text);
        if (wordless)
            TextReplaced?.Invoke();
        return EditOutcome.Done("The clip begins as this picture.");
    }

    public void RemovePicture() => Desk.SetPicture(null, Desk.Content.Format, Desk.Content.Text);

    public EditOutcome Undo() => Travel(Desk.Undo(), "Undone");

    public EditOutcome Redo() => Travel(Desk.Redo(), "Redone");

    public async Task GenerateAsync()
    {
        if (Submitting || IsRendering || !Desk.CanGenerate)
            return;
        Submitting = true;
        Refusal = null;
        Notify();
        try
        {
            // stored also where nothing was changed: the job names its draft
            Keeper.Touch();
            await Keeper.SaveAsync(closing.Token);
            var outcome = await services.Generation.SubmitAsync(caller, Request(), closing.Token);
            if (outcome.Succeeded)
                await BeginAsync(outcome.Value.JobId, outcome.Value.ClipId);
            else
                Refusal = outcome.Refusal.Message;
            // what is left is another sum now, or another than the quote knew of
            await QuoteAsync();
        }
        finally
        {
            Submitting = false;
            Notify();
        }
    }

    /// <summary>The same plan at another quality, or smaller.</summary>
    public void Choose(CheaperClip cheaper) =>
        Desk.SetFormat(Desk.Content.Format with { Quality = cheaper.Quality, Size = cheaper.Size }, "a cheaper version");

    /// <summary>The same plan once more with the next seed.</summary>
    public async Task AnotherTakeAsync()
    {
        Desk.SetFormat(Desk.Content.Format with { Seed = Desk.Content.Format.Seed + 1 }, "seed");
        await GenerateAsync();
    }

    public async Task CancelAsync()
    {
        if (Job is not { } job)
            return;
        var outcome = await services.Generation.CancelAsync(caller, job.Id, closing.Token);
        if (!outcome.Succeeded)
            Refusal = outcome.Refusal.Message;
        else if (await services.Feed.SnapshotAsync(caller, job.Id, closing.Token) is { } now)
            await TakeSnapshotAsync(now);
        Notify();
    }

    /// <summary>Back to the live stage after a failure or a cancelled job.</summary>
    public void DismissJob()
    {
        Job = null;
        View = Take is null ? FrameView.Stage : FrameView.Render;
        Notify();
    }

    public async ValueTask DisposeAsync()
    {
        Desk.Changed -= DeskChanged;
        Keeper.Changed -= Notify;
        await quoteTimer.DisposeAsync();
        await Keeper.DisposeAsync();
        await closing.CancelAsync();
        if (follower is not null)
            await follower.DisposeAsync();
        closing.Dispose();
    }

    private SubmitRequest Request() => new()
    {
        ClipId = Keeper.Draft.ClipId,
        DraftId = Keeper.Draft.Id,
        Prompt = Desk.Content.Text,
        Plan = Desk.Plan,
        Engine = Desk.Content.Format.Engine,
        Quality = Desk.Content.Format.Quality,
        ImageUploadId = Desk.Content.Picture?.UploadId,
        // kept while another engine is tried, and asked of those only that understand it
        Wishes = Engines.Any(engine => engine.Denoises && engine.Name == Desk.Content.Format.Engine)
            ? new DenoiseWishes { Steps = Desk.Content.Format.Steps, Guidance = Desk.Content.Format.Guidance, Guide = Desk.Content.Format.Guide }
            : new DenoiseWishes(),
    };

    private async Task BeginAsync(Guid jobId, Guid clipId)
    {
        // submitting bound the draft to the clip, which is a new revision of it
        var draft = await services.Drafts.GetAsync(caller, Keeper.Draft.Id, closing.Token);
        Keeper.Adopt(draft.Succeeded ? draft.Value : Keeper.Draft with { ClipId = clipId });
        submittedVersion = Desk.Version;
        Selected = null;
        Take = null;
        if (await services.Feed.SnapshotAsync(caller, jobId, closing.Token) is { } job)
            await FollowAsync(job);
    }

    private async Task FollowAsync(JobSnapshot job)
    {
        if (follower is not null)
            await follower.DisposeAsync();
        Job = job;
        Take = null;
        View = FrameView.Render;
        follower = new TakeFollower(services.Feed, caller, job.Id, snapshot => onCircuit(() => TakeSnapshotAsync(snapshot)), services.Clock);
    }

    private async Task TakeSnapshotAsync(JobSnapshot snapshot)
    {
        // the end comes twice after Cancel: from its own answer and from the feed
        var ended = snapshot.State.IsFinal();
        if (ended && snapshot.Id == endedJob)
            return;
        endedJob = ended ? snapshot.Id : endedJob;
        Job = snapshot;
        if (ended && snapshot.TakeId is { } takeId)
        {
            var take = await services.Library.GetTakeAsync(caller, takeId, closing.Token);
            Take = take.Succeeded ? take.Value : null;
            var clip = await services.Library.GetAsync(caller, snapshot.ClipId, closing.Token);
            Clip = clip.Succeeded ? clip.Value : Clip;
        }
        if (ended)
        {
            Ended?.Invoke(snapshot);
            quoteTimer.Change(TimeSpan.Zero, Timeout.InfiniteTimeSpan);
        }
        if (ended && snapshot.State == JobState.Cancelled)
            DismissJob();
        Notify();
    }

    private EditOutcome Travel(string? what, string done)
    {
        if (what is null)
            return EditOutcome.Refused("There is nothing more to take back.");
        TextReplaced?.Invoke();
        return EditOutcome.Done($"{done}: {what}.");
    }

    private void DeskChanged()
    {
        Refusal = null;
        Keeper.Touch();
        if (Selected is not null && Gestures.Find(Selected) is null)
            Selected = null;
        // what is changed must be seen: the stage takes the place of the take of another plan
        if (Take is not null && !IsRendering)
            View = FrameView.Stage;
        quoteTimer.Change(DraftKeeper.Pause, Timeout.InfiniteTimeSpan);
        Notify();
    }

    private async Task QuoteAsync()
    {
        if (closing.IsCancellationRequested)
            return;
        var quotes = new Dictionary<RenderQuality, Quote>();
        string? refusal = null;
        if (Desk.CanGenerate)
        {
            foreach (var quality in Enum.GetValues<RenderQuality>())
            {
                var outcome = await services.Generation.QuoteAsync(caller, Desk.Plan, Desk.Content.Format.Engine, quality, closing.Token);
                if (outcome.Succeeded)
                    quotes[quality] = outcome.Value;
                else if (quality == Desk.Content.Format.Quality)
                    refusal = outcome.Refusal.Message;
            }
        }
        Quotes = quotes;
        QuoteRefusal = refusal;
        Fits = Quote is { CreditsMissing: > 0 } ? await FitAsync() : [];
        Notify();
    }

    private async Task<IReadOnlyList<CheaperClip>> FitAsync()
    {
        var fits = new List<CheaperClip>();
        var plan = Desk.Plan;
        foreach (var size in CheaperClip.Sizes(plan.Size))
        {
            foreach (var quality in Enum.GetValues<RenderQuality>().Where(quality => quality <= Desk.Content.Format.Quality))
            {
                var outcome = await services.Generation.QuoteAsync(caller, plan with { Size = size }, Desk.Content.Format.Engine, quality, closing.Token);
                if (outcome is { Succeeded: true, Value: { CreditsMissing: 0 } quote })
                    fits.Add(new CheaperClip(quality, size, quote.Credits));
            }
        }
        return [.. fits.OrderByDescending(fit => fit.Credits).ThenByDescending(fit => fit.Size.Height).Take(3)];
    }

    private void Notify() => Changed?.Invoke();
}

/// <summary>What a desk needs of the studio.</summary>
public sealed record DeskServices(Func<Desk> NewDesk, IGeneration Generation, IJobFeed Feed, ILibrary Library, IDrafts Drafts, IUploads Uploads, ICameos Cameos, IReadOnlyList<string> Places, TimeProvider Clock);
