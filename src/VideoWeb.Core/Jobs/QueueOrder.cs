namespace VideoWeb.Core.Jobs;

/// <summary>
/// The order in which waiting jobs are served: lane first; within a lane workspaces take turns, the one served longest ago
/// next; within a workspace the oldest job. The database picks by the same rule (<c>StudioDbContext.NextJob</c>); this one
/// arranges the whole queue, for positions.
/// </summary>
public static class QueueOrder
{
    /// <param name="waiting">The waiting jobs, in any order.</param>
    /// <param name="servedAt">When a job of each workspace was last taken; a workspace that is absent was never served.</param>
    /// <param name="aged">Jobs made before this count as interactive: nothing waits forever behind drafts.</param>
    public static IReadOnlyList<WaitingJob> Arrange(
        IEnumerable<WaitingJob> waiting, IReadOnlyDictionary<Guid, DateTimeOffset> servedAt, DateTimeOffset aged)
    {
        var turns = new PriorityQueue<Turn, TurnKey>();
        foreach (var workspace in waiting.GroupBy(job => job.WorkspaceId))
        {
            var line = new Queue<WaitingJob>(workspace.OrderBy(job => Lane(job, aged)).ThenBy(job => job.CreatedAt).ThenBy(job => job.Id));
            var turn = new Turn(line, servedAt.GetValueOrDefault(workspace.Key, DateTimeOffset.MinValue), Round: 0);
            turns.Enqueue(turn, turn.Key(aged));
        }

        var order = new List<WaitingJob>();
        while (turns.TryDequeue(out var turn, out _))
        {
            order.Add(turn.Line.Dequeue());
            if (turn.Line.Count == 0) continue;
            // served now: behind everybody who was served before
            var next = turn with { Round = order.Count };
            turns.Enqueue(next, next.Key(aged));
        }

        return order;
    }

    private static JobLane Lane(WaitingJob job, DateTimeOffset aged) => job.CreatedAt < aged ? JobLane.Interactive : job.Lane;

    private sealed record Turn(Queue<WaitingJob> Line, DateTimeOffset ServedAt, int Round)
    {
        public TurnKey Key(DateTimeOffset aged)
        {
            var first = Line.Peek();
            return new TurnKey(Lane(first, aged), Round, ServedAt, first.CreatedAt, first.Id);
        }
    }

    private readonly record struct TurnKey(JobLane Lane, int Round, DateTimeOffset ServedAt, DateTimeOffset CreatedAt, Guid Id) : IComparable<TurnKey>
    {
        public int CompareTo(TurnKey other) => (Lane, Round, ServedAt, CreatedAt, Id).CompareTo((other.Lane, other.Round, other.ServedAt, other.CreatedAt, other.Id));
    }
}

public sealed record WaitingJob(Guid Id, Guid WorkspaceId, JobLane Lane, DateTimeOffset CreatedAt);
