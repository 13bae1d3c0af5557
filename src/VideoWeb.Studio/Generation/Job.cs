using VideoWeb.Core.Credits;
using VideoWeb.Core.Engines;
using VideoWeb.Core.Jobs;
using VideoWeb.Studio.Storage;

namespace VideoWeb.Studio.Generation;

/// <summary>One rendering asked for. Its state changes only in <see cref="MoveTo"/>.</summary>
internal sealed class Job : IVersioned
{
    public Guid Id { get; init; }

    public Guid WorkspaceId { get; init; }

    public Guid ClipId { get; init; }

    public Guid? CreatedBy { get; init; }

    public JobState State { get; private set; }

    public JobLane Lane { get; init; }

    public required string Title { get; init; }

    public required string Prompt { get; init; }

    public required string Plan { get; init; }

    public required string Engine { get; init; }

    public RenderQuality Quality { get; init; }

    public int Width { get; init; }

    public int Height { get; init; }

    public int Fps { get; init; }

    public double Seconds { get; init; }

    public long Seed { get; init; }

    public bool Geometry { get; init; }

    /// <summary>How a model should denoise, as JSON; null for its own way.</summary>
    public string? Wishes { get; init; }

    /// <summary>The picture it starts from, or null.</summary>
    public Guid? ImageUploadId { get; init; }

    /// <summary>What is held for it, 0 where it costs nothing. With the next three the terms it was made on, whatever becomes of the tier.</summary>
    public int Credits { get; init; }

    /// <summary>Share of its workspace's tier.</summary>
    public int Weight { get; init; } = 1;

    /// <summary>Jobs of its person that may run at the same time.</summary>
    public int JobsAtOnce { get; init; } = TierRules.MostJobsAtOnce;

    /// <summary>Whether its picture must carry the visible mark.</summary>
    public bool VisibleMark { get; init; }

    /// <summary>Seconds that it was expected to take, for the times of those behind it.</summary>
    public double ExpectedSeconds { get; init; }

    /// <summary>Over 0 where an administrator moved it to the front: the highest goes first.</summary>
    public int Front { get; init; }

    /// <summary>How often a worker took it.</summary>
    public int Attempts { get; private set; }

    /// <summary>Proves that a worker still holds it; null while nobody does.</summary>
    public Guid? LeaseToken { get; private set; }

    public string? LeasedBy { get; private set; }

    public DateTimeOffset? LeaseUntil { get; private set; }

    public string? Pass { get; private set; }

    public int PassDone { get; private set; }

    public int PassTotal { get; private set; }

    public double Fraction { get; private set; }

    public double? SecondsLeft { get; private set; }

    public IReadOnlyList<string> Notes { get; set; } = [];

    public string? Failure { get; private set; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? StartedAt { get; private set; }

    public DateTimeOffset? FinishedAt { get; private set; }

    public int Version { get; set; }

    public RenderFormat Format => new(Width, Height, Fps, Seconds, Seed, Quality);

    /// <summary>
    /// The one place where a job changes its state. False where the state machine does not allow it: somebody else was first.
    /// The row's version makes the change hold only if the job is still as it was read.
    /// </summary>
    public bool MoveTo(JobState state, DateTimeOffset now, string? failure = null)
    {
        if (!JobTransitions.May(State, state)) return false;
        State = state;
        if (state == JobState.Failed) Failure = failure;
        if (!state.IsHeld())
        {
            LeaseToken = null;
            LeasedBy = null;
            LeaseUntil = null;
        }

        if (state is JobState.Queued or JobState.Staging) ForgetProgress();
        if (state == JobState.Done) Fraction = 1;
        if (state.IsFinal())
        {
            FinishedAt = now;
            SecondsLeft = null;
        }

        return true;
    }

    /// <summary>Takes it out of the queue for a worker.</summary>
    public bool Lease(string worker, DateTimeOffset now, TimeSpan length)
    {
        if (!MoveTo(JobState.Staging, now)) return false;
        LeaseToken = Guid.CreateVersion7(now);
        LeasedBy = worker;
        LeaseUntil = now + length;
        StartedAt ??= now;
        Attempts++;
        return true;
    }

    /// <summary>The worker was shut down in order: the attempt does not count.</summary>
    public void ForgetAttempt() => Attempts--;

    private void ForgetProgress()
    {
        Pass = null;
        PassDone = 0;
        PassTotal = 0;
        Fraction = 0;
        SecondsLeft = null;
        Notes = [];
    }
}
