namespace VideoWeb.Studio.Generation;

/// <summary>The one row of the queue itself.</summary>
internal sealed class QueueState
{
    public const int OnlyId = 1;

    public int Id { get; init; }

    /// <summary>Where the round of the workspaces has come to (<see cref="Core.Jobs.QueueShare"/>).</summary>
    public long Turn { get; init; }

    /// <summary>Since when no job is taken, or null.</summary>
    public DateTimeOffset? PausedAt { get; init; }
}

/// <summary>A process that renders, as it last said of itself.</summary>
internal sealed class WorkerRow
{
    /// <summary><see cref="WorkerName"/>: another one after each start.</summary>
    public required string Name { get; init; }

    /// <summary>Clips that it renders at the same time.</summary>
    public int Capacity { get; init; }

    public DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset SeenAt { get; init; }

    /// <summary>It ends what it has and takes nothing new.</summary>
    public bool Draining { get; init; }
}
