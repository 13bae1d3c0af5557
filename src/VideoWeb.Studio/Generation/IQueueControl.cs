using VideoWeb.Core.Jobs;
using VideoWeb.Studio.Workspaces;

namespace VideoWeb.Studio.Generation;

/// <summary>The whole studio's queue, for administrators: who waits, who works, and what can be done about it.</summary>
public interface IQueueControl
{
    /// <summary>All jobs that wait or run, in the order in which they are or will be served (200 at most), and the workers.</summary>
    Task<Outcome<QueueOverview>> OverviewAsync(Caller caller, CancellationToken cancellationToken);

    /// <summary>Stops taking new jobs, in every process; what runs goes on.</summary>
    Task<Outcome> PauseAsync(Caller caller, CancellationToken cancellationToken);

    Task<Outcome> ResumeAsync(Caller caller, CancellationToken cancellationToken);

    /// <summary>The next job that is taken is this one. A conflict where it does not wait any more.</summary>
    Task<Outcome> MoveToFrontAsync(Caller caller, Guid jobId, CancellationToken cancellationToken);

    /// <summary>Cancels a job of any workspace; its credits come back as on its owner's cancel.</summary>
    Task<Outcome> CancelAsync(Caller caller, Guid jobId, CancellationToken cancellationToken);

    /// <summary>Lets a worker end what it has and take nothing new, until it is told otherwise or started anew.</summary>
    /// <param name="worker"><see cref="QueueWorker.Name"/>.</param>
    Task<Outcome> DrainAsync(Caller caller, string worker, bool drain, CancellationToken cancellationToken);
}

/// <param name="PausedAt">Since when no job is taken, or null.</param>
/// <param name="Waiting">How many wait in all, listed or not.</param>
public sealed record QueueOverview(
    DateTimeOffset? PausedAt, int Waiting, IReadOnlyList<QueuedJob> Jobs, IReadOnlyList<QueueWorker> Workers, IReadOnlyList<QueueShareOfWorkspace> LastHour);

public sealed record QueuedJob
{
    public required Guid Id { get; init; }

    public required Guid WorkspaceId { get; init; }

    public required string Workspace { get; init; }

    /// <summary>Whose job it is, or null where their account is gone.</summary>
    public string? Person { get; init; }

    public required string Title { get; init; }

    public required JobState State { get; init; }

    public required JobLane Lane { get; init; }

    public required string Engine { get; init; }

    public required RenderFormat Format { get; init; }

    public required double Fraction { get; init; }

    /// <summary>Credits held for it.</summary>
    public required int Credits { get; init; }

    /// <summary>Place in the queue from 1, or null where it runs.</summary>
    public int? Position { get; init; }

    /// <summary>Seconds until it is expected to start; null where it runs, or nobody knows.</summary>
    public double? StartsIn { get; init; }

    /// <summary>Seconds that a running job still takes, or null.</summary>
    public double? SecondsLeft { get; init; }

    /// <summary>An administrator moved it to the front.</summary>
    public bool Front { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
}

/// <param name="Running">Jobs that it renders now.</param>
/// <param name="Capacity">Jobs that it can render at the same time.</param>
public sealed record QueueWorker(string Name, string Machine, int Running, int Capacity, bool Draining, DateTimeOffset StartedAt, DateTimeOffset SeenAt);

/// <summary>What a workspace got of the workers in the last hour.</summary>
/// <param name="Seconds">Seconds that its jobs were rendered.</param>
/// <param name="Weight">Weight of its last job.</param>
public sealed record QueueShareOfWorkspace(Guid WorkspaceId, string Workspace, double Seconds, int Weight);
