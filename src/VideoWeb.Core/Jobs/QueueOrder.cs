namespace VideoWeb.Core.Jobs;

/// <summary>
/// The order in which waiting jobs are served: what an administrator moved to the front; then lane by lane; within a lane the
/// workspace whose turn it is (<see cref="QueueShare"/>), of several the one served longest ago; within a workspace the oldest job. Jobs of a person who has as many running
/// as the tier allows are held back. The database picks by the same rule (<c>StudioDbContext.NextJob</c>); this one arranges the
/// whole queue, for positions.
/// </summary>
public static class QueueOrder
{
    /// <param name="waiting">The waiting jobs, in any order.</param>
    /// <param name="turns">The turn of each workspace; one that is absent was never served.</param>
    /// <param name="round">Where the round of the workspaces has come to.</param>
    /// <param name="aged">Jobs made before this count as interactive: nothing waits forever behind drafts.</param>
    public static IReadOnlyList<WaitingJob> Arrange(IEnumerable<WaitingJob> waiting, IReadOnlyDictionary<Guid, QueueTurn> turns, long round, DateTimeOffset aged)
    {
        var lines = new List<Line>();
        var heldBack = new List<WaitingJob>();
        foreach (var workspace in waiting.GroupBy(job => job.WorkspaceId))
        {
            var inOrder = workspace.OrderByDescending(job => job.Front).ThenBy(job => Lane(job, aged)).ThenBy(job => job.CreatedAt).ThenBy(job => job.Id).ToList();
            heldBack.AddRange(inOrder.Where(job => job.HeldBack));
            var line = new Line(new Queue<WaitingJob>(inOrder.Where(job => !job.HeldBack)), turns.GetValueOrDefault(workspace.Key), inOrder.Exists(job => job.HeldBack));
            lines.Add(line);
        }

        var order = new List<WaitingJob>();
        while (lines.Where(line => line.Jobs.Count > 0).MinBy(line => line.Key(round, aged)) is { } next)
        {
            var startsAt = QueueShare.Advance(round, lines.Where(line => line.Waits).Select(line => line.Turn));
            var job = next.Jobs.Dequeue();
            next.Turn = QueueShare.Next(next.Turn, round, job.Cost, job.Weight);
            round = startsAt;
            order.Add(job);
            next.Served = order.Count;
        }

        // nobody knows when one of their person's running jobs ends: behind all others
        order.AddRange(heldBack.OrderByDescending(job => job.Front).ThenBy(job => Lane(job, aged)).ThenBy(job => job.CreatedAt).ThenBy(job => job.Id));
        return order;
    }

    private static JobLane Lane(WaitingJob job, DateTimeOffset aged) => job.CreatedAt < aged ? JobLane.Interactive : job.Lane;

    private sealed class Line(Queue<WaitingJob> jobs, QueueTurn turn, bool holdsBack)
    {
        public Queue<WaitingJob> Jobs => jobs;

        public long Turn { get; set; } = turn.Turn;

        /// <summary>How many were served when it was last, in this arrangement: behind everybody who was served before.</summary>
        public int Served { get; set; }

        public bool Waits => jobs.Count > 0 || holdsBack;

        public (int Front, JobLane Lane, long Turn, int Served, DateTimeOffset ServedAt, DateTimeOffset CreatedAt, Guid Id) Key(long round, DateTimeOffset aged)
        {
            var first = jobs.Peek();
            return (-first.Front, Lane(first, aged), QueueShare.Start(Turn, round), Served, turn.ServedAt, first.CreatedAt, first.Id);
        }
    }
}

/// <param name="Turn">Of a workspace, in the round of all.</param>
/// <param name="ServedAt">When a job of it was last taken; the least moment where none was.</param>
public readonly record struct QueueTurn(long Turn, DateTimeOffset ServedAt);

/// <param name="Lane">Its own, before it ages.</param>
public sealed record WaitingJob(Guid Id, Guid WorkspaceId, JobLane Lane, DateTimeOffset CreatedAt)
{
    /// <summary>What it weighs in its workspace's share: its credits.</summary>
    public int Cost { get; init; } = 1;

    /// <summary>Share of its workspace.</summary>
    public int Weight { get; init; } = 1;

    /// <summary>Over 0 where an administrator moved it to the front.</summary>
    public int Front { get; init; }

    /// <summary>Its person has as many jobs running as the tier allows.</summary>
    public bool HeldBack { get; init; }

    /// <summary>Seconds that it is expected to take once it runs.</summary>
    public double Seconds { get; init; }
}
