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
        Changed(jobId, workspaceId);
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

    public void Changed(Guid jobId, Guid workspaceId)
    {
        foreach (var subscription in subscriptions.Keys)
            if (subscription.JobId == jobId || (subscription.JobId is null && subscription.WorkspaceId == workspaceId)) subscription.Tell(jobId);
    }

    public Subscription Subscribe(Guid? jobId, Guid workspaceId)
    {
        var subscription = new Subscription(this, jobId, workspaceId);
        subscriptions[subscription] = true;
        return subscription;
    }

    /// <summary>Ids of changed jobs, each at most once until it is taken.</summary>
    internal sealed class Subscription(JobBoard board, Guid? jobId, Guid workspaceId) : IDisposable
    {
        private readonly ConcurrentDictionary<Guid, bool> changed = new();
        private readonly Signal signal = new();

        public Guid? JobId => jobId;

        public Guid WorkspaceId => workspaceId;

        public void Tell(Guid id)
        {
            changed[id] = true;
            signal.Set();
        }

        /// <summary>Waits for changes, at most so long; then takes them.</summary>
        public async Task<IReadOnlyCollection<Guid>> TakeAsync(TimeSpan atMost, TimeProvider clock, CancellationToken cancellationToken)
        {
            await signal.WaitAsync(atMost, clock, cancellationToken);
            var taken = new List<Guid>();
            foreach (var id in changed.Keys)
                if (changed.TryRemove(id, out _)) taken.Add(id);
            return taken;
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
