using VideoWeb.Core.Consent;
using VideoWeb.Core.Credits;
using VideoWeb.Core.Engines;
using VideoWeb.Core.Plans;
using VideoWeb.Studio.Workspaces;

namespace VideoWeb.Studio.Generation;

/// <summary>From a plan to a job, and what can be done to it. Watching it is <see cref="IJobFeed"/>.</summary>
public interface IGeneration
{
    /// <summary>The engines of this studio and what each can do here.</summary>
    Task<IReadOnlyList<EngineDescription>> EnginesAsync(CancellationToken cancellationToken);

    /// <summary>What it will cost and take: credits by the price rules, times from figures measured on this machine. Refused where the tier does not allow it.</summary>
    Task<Outcome<Quote>> QuoteAsync(Caller caller, ShotPlan plan, string engine, RenderQuality quality, CancellationToken cancellationToken);

    /// <summary>Checks plan, tier and credits, and stores clip and job with the credits held; nothing runs before that.</summary>
    Task<Outcome<SubmittedJob>> SubmitAsync(Caller caller, SubmitRequest request, CancellationToken cancellationToken);

    /// <summary>Asks to stop. A waiting job is cancelled at once, a running one within two seconds; a finished one is a conflict.</summary>
    Task<Outcome> CancelAsync(Caller caller, Guid jobId, CancellationToken cancellationToken);

    /// <summary>A new job of the same request for one that failed or was cancelled.</summary>
    Task<Outcome<SubmittedJob>> RetryAsync(Caller caller, Guid jobId, CancellationToken cancellationToken);

    /// <summary>Whether an administrator has paused the queue: nothing new starts until that ends.</summary>
    Task<bool> QueuePausedAsync(CancellationToken cancellationToken);

    /// <summary>The workspace's jobs that wait or run, then those that ended in the last day; 100 at most.</summary>
    Task<Outcome<IReadOnlyList<JobSnapshot>>> RecentAsync(Caller caller, CancellationToken cancellationToken);
}

public sealed record SubmitRequest
{
    /// <summary>The clip that this is another take of, or null for a new clip.</summary>
    public Guid? ClipId { get; init; }

    /// <summary>The draft it was written in: it is bound to the clip.</summary>
    public Guid? DraftId { get; init; }

    /// <summary>Project of a new clip, or null.</summary>
    public Guid? ProjectId { get; init; }

    /// <summary>Title of a new clip, or null: made from the prompt's first words.</summary>
    public string? Title { get; init; }

    public required string Prompt { get; init; }

    public required ShotPlan Plan { get; init; }

    public string Engine { get; init; } = "previz";

    public RenderQuality Quality { get; init; } = RenderQuality.Standard;

    /// <summary>Keep what was staged, frame by frame, as a file of the take.</summary>
    public bool Geometry { get; init; }

    /// <summary>How a model should denoise; refused by engines that denoise nothing.</summary>
    public DenoiseWishes Wishes { get; init; } = new();

    /// <summary>An upload of the workspace that is the first frame, or null.</summary>
    public Guid? ImageUploadId { get; init; }

    /// <summary>What it is made for: people shown consent to uses.</summary>
    public ConsentUse Use { get; init; }
}

public sealed record SubmittedJob(Guid JobId, Guid ClipId, Quote Quote);

/// <summary>What a job is expected to take.</summary>
/// <param name="Frames">Frames of the last pass.</param>
/// <param name="Seconds">Expected wall time once it runs.</param>
/// <param name="WaitSeconds">Expected time in the queue, 0 where a worker is free.</param>
/// <param name="Position">Place in the queue, from 1; 0 where it would start at once.</param>
/// <param name="Measured">True where the figures come from jobs on this machine, false for the built-in guess.</param>
/// <param name="Explanation">A sentence: "96 frames at about 0.8 s each, measured on 3 jobs."</param>
public sealed record Quote(int Frames, double Seconds, double SecondsPerFrame, double WaitSeconds, int Position, bool Measured, string Explanation)
{
    /// <summary>What is held at submit and settled at the end by what was made.</summary>
    public int Credits { get; init; }

    /// <summary>How <see cref="Credits"/> was reckoned, line by line; they add up to it.</summary>
    public IReadOnlyList<PriceLine> Price { get; init; } = [];

    /// <summary>What the caller may spend now, before this clip: the pool, or what is left of their own limit.</summary>
    public long CreditsLeft { get; init; }

    /// <summary>Credits that are missing for it, 0 where there are enough.</summary>
    public int CreditsMissing { get; init; }

    /// <summary>True while an administrator has paused the queue: it waits until that ends.</summary>
    public bool QueuePaused { get; init; }
}
