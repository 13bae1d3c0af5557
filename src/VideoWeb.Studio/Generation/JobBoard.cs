using System.Collections.Concurrent;
using System.Threading.Channels;

namespace VideoWeb.Studio.Generation;

/// <summary>
/// What this process knows of its running jobs before the database does, and who wants to hear of changes.
/// Readers get a signal, not the change: whoever is slow reads the newest state later and misses nothing.
/// </summary>
internal sealed class JobBoard
{
    private readonly ConcurrentDictionary<Guid, JobProgress> running = new();
    private readonly ConcurrentDictionary<Guid, JobStop> stops = new();
    private readonly ConcurrentDictionary<Subscription, bool> subscriptions = new();

    /// <summary>Wakes an idle worker: set whenever a job may be waiting.</summary>
    public Signal Waiting { get; } = new();

    public JobProgress? Progress(Guid jobId) => running.GetValueOrDefault(jobId);

    public void Report(Guid jobId, Guid workspaceId, JobProgress progress)
    {
        running[jobId] = progress;
        Tell(jobId, workspaceId, rowChanged: false);
    }

    public void Started(Guid jobId, JobStop stop) => stops[jobId] = stop;

    public void Ended(Guid jobId)
    {
        stops.TryRemove(jobId, out _);
        running.TryRemove(jobId, out _);
    }

    /// <summary>Tells the worker in this process, if it's here, that its job is cancelled. One in another process sees it at its next heartbeat.</summary>
    public void Cancel(Guid jobId)
    {
        if (stops.TryGetValue(jobId, out var stop)) stop.Stop(StopReason.Cancelled);
    }

    /// <summary>The job's row is another now.</summary>
    public void Changed(Guid jobId, Guid workspaceId) => Tell(jobId, workspaceId, rowChanged: true);

    public Subscription Subscribe(Guid? jobId, Guid workspaceId)
    {
        var subscription = new Subscription(this, jobId, workspaceId);
        subscriptions[subscription] = true;
        return subscription;
    }

    private void Tell(Guid jobId, Guid workspaceId, bool rowChanged)
    {
        foreach (var subscription in subscriptions.Keys)
            if (subscription.JobId == jobId || (subscription.JobId is null && subscription.WorkspaceId == workspaceId)) subscription.Tell(jobId, rowChanged);
    }

    internal sealed class Subscription(JobBoard board, Guid? jobId, Guid workspaceId) : IDisposable
    {
        private readonly Dictionary<Guid, bool> changed = [];
        private readonly Signal signal = new();

        public Guid? JobId => jobId;

        public Guid WorkspaceId => workspaceId;

        public void Tell(Guid id, bool rowChanged)
        {
            lock (changed) changed[id] = rowChanged || changed.GetValueOrDefault(id);
            signal.Set();
        }

        /// <summary>Waits for changes, at most so long; then takes them: ids of jobs, each with whether its row changed too.</summary>
        public async Task<IReadOnlyDictionary<Guid, bool>> TakeAsync(TimeSpan atMost, TimeProvider clock, CancellationToken cancellationToken)
        {
            await signal.WaitAsync(atMost, clock, cancellationToken);
            lock (changed)
            {
                var taken = new Dictionary<Guid, bool>(changed);
                changed.Clear();
                return taken;
            }
        }

        public void Dispose() => board.subscriptions.TryRemove(this, out _);
    }
}

/// <summary>"Something happened since you last looked", any number of times at once.</summary>
internal sealed class Signal
{
    private readonly Channel<bool> channel = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Set() => channel.Writer.TryWrite(true);

    /// <summary>True where the signal came, false where the time ran out.</summary>
    public async Task<bool> WaitAsync(TimeSpan atMost, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (channel.Reader.TryRead(out _)) return true;
        using var bell = new CancellationTokenSource(atMost, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, bell.Token);
        try
        {
            await channel.Reader.ReadAsync(either.Token);
            return true;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }
}

/// <summary>How a running job stands, as its worker knows it.</summary>
internal sealed record JobProgress(string? Pass, int PassDone, int PassTotal, double Fraction, double? SecondsLeft, IReadOnlyList<JobPreview> Previews);
