namespace VideoWeb.Core.Jobs;

/// <summary>When waiting jobs are expected to start: each goes to the worker that is free first.</summary>
public sealed class QueueTimes
{
    private readonly PriorityQueue<double, double> free = new();

    /// <param name="running">Seconds that each running job still takes.</param>
    /// <param name="capacity">Jobs that run at the same time, at least 1.</param>
    public QueueTimes(IReadOnlyCollection<double> running, int capacity)
    {
        foreach (var left in running) free.Enqueue(left, left);
        for (var idle = running.Count; idle < Math.Max(1, capacity); idle++) free.Enqueue(0, 0);
        // more run than can (a worker drains): those that end first make room for nobody
        while (free.Count > Math.Max(1, capacity)) free.Dequeue();
    }

    /// <summary>Seconds until the next waiting job starts, and takes that worker for so long.</summary>
    public double Next(double seconds)
    {
        var start = free.Dequeue();
        free.Enqueue(start + seconds, start + seconds);
        return start;
    }
}
