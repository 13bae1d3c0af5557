using VideoWeb.Core.Jobs;
using VideoWeb.Studio.Workspaces;

namespace VideoWeb.Studio.Generation;

/// <summary>
/// Live view of jobs: the first item is how it stands, each later one how it stands now. A reader that is slow gets fewer,
/// never older ones. It ends after the last state. Works across processes (the database is looked at every second as well).
/// </summary>
public interface IJobFeed
{
    /// <summary>How the job stands, or null where it is not in this workspace.</summary>
    Task<JobSnapshot?> SnapshotAsync(Caller caller, Guid jobId, CancellationToken cancellationToken);

    /// <summary>Empty where the job is not in this workspace.</summary>
    IAsyncEnumerable<JobSnapshot> WatchAsync(Caller caller, Guid jobId, CancellationToken cancellationToken);

    /// <summary>Every change of any job of the workspace, until cancelled; the first items are those that wait or run.</summary>
    IAsyncEnumerable<JobSnapshot> WatchWorkspaceAsync(Caller caller, CancellationToken cancellationToken);

    /// <summary>A preview's JPEG, or null where it is gone or not in this workspace.</summary>
    Task<Stream?> OpenPreviewAsync(Caller caller, Guid jobId, int previewId, CancellationToken cancellationToken);
}

/// <summary>How a job stands. Small: pictures are named, not carried.</summary>
public sealed record JobSnapshot
{
    public required Guid Id { get; init; }

    public required Guid ClipId { get; init; }

    public required string Title { get; init; }

    public required JobState State { get; init; }

    public required string Engine { get; init; }

    public required RenderFormat Format { get; init; }

    /// <summary>storyboard, coarse, full; null before the first.</summary>
    public string? Pass { get; init; }

    public int PassDone { get; init; }

    public int PassTotal { get; init; }

    /// <summary>Share of the whole, 0 to 1; never goes back within an attempt.</summary>
    public double Fraction { get; init; }

    /// <summary>Expected seconds until it is done, from the measured rate; null where unknown or final.</summary>
    public double? SecondsLeft { get; init; }

    /// <summary>From 1 while it waits, else null.</summary>
    public int? QueuePosition { get; init; }

    /// <summary>Seconds until it is expected to start, in steps of five; null where it does not wait or nobody knows (the queue is paused).</summary>
    public double? StartsIn { get; init; }

    /// <summary>Credits held for it while it is open; what it was held for at its end.</summary>
    public int Credits { get; init; }

    /// <summary>The latest few of each pass, oldest first.</summary>
    public IReadOnlyList<JobPreview> Previews { get; init; } = [];

    /// <summary>Notes of the stage: what is shown as something else.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Why it failed and what to do, or null.</summary>
    public string? Failure { get; init; }

    /// <summary>The take it made, once done.</summary>
    public Guid? TakeId { get; init; }

    public int Attempt { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }
}

/// <param name="Id">For <see cref="IJobFeed.OpenPreviewAsync"/>; grows.</param>
/// <param name="Time">Seconds from the start of the clip.</param>
public sealed record JobPreview(int Id, string Pass, double Time, int Width, int Height);

/// <summary>What is rendered.</summary>
public sealed record RenderFormat(int Width, int Height, int Fps, double Seconds, long Seed, Core.Engines.RenderQuality Quality)
{
    public int Frames => (int)Math.Round(Seconds * Fps, MidpointRounding.AwayFromZero);
}
