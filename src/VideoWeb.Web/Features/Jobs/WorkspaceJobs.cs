using System.Collections.Concurrent;
using VideoWeb.Core.Jobs;
using VideoWeb.Studio.Generation;
using VideoWeb.Web.Security;

namespace VideoWeb.Web.Features.Jobs;

/// <summary>
/// The jobs of a circuit's workspace as its pages see them: one watch of the feed for the whole circuit, told on at most four
/// times a second, however fast frames arrive.
/// </summary>
internal sealed class WorkspaceJobs(IJobFeed feed, CurrentCaller current, TimeProvider clock, ILogger<WorkspaceJobs> logger) : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    private readonly ConcurrentDictionary<Guid, JobSnapshot> jobs = new();
    private readonly CancellationTokenSource stop = new();
    private Task? watching;
    private int told;

    /// <summary>Something changed; comes on any thread.</summary>
    public event Action? Changed;

    /// <summary>A job has just ended: its clip looks different now.</summary>
    public event Action<JobSnapshot>? Ended;

    /// <summary>Waiting and running, oldest first, then what ended while this page was open.</summary>
    public IReadOnlyList<JobSnapshot> All => [.. jobs.Values.OrderBy(job => job.State.IsFinal()).ThenBy(job => job.CreatedAt)];

    public int Open => jobs.Values.Count(job => !job.State.IsFinal());

    public JobSnapshot? Find(Guid jobId) => jobs.GetValueOrDefault(jobId);

    /// <summary>Begins to watch; more calls do nothing. Only a circuit calls it: a page rendered once has nothing to watch for.</summary>
    public void Start() => watching ??= WatchAsync();

    private async Task WatchAsync()
    {
        await Task.Yield();
        try
        {
            var caller = await current.GetAsync(stop.Token);
            await foreach (var job in feed.WatchWorkspaceAsync(caller, stop.Token))
            {
                var before = jobs.GetValueOrDefault(job.Id);
                jobs[job.Id] = job;
                if (job.State.IsFinal() && before?.State.IsFinal() != true)
                    Ended?.Invoke(job);
                TellSoon();
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // the circuit has ended
        }
        catch (Exception exception)
        {
            logger.LogError(exception, "The live view of a workspace's jobs ended early");
        }
    }

    private void TellSoon()
    {
        if (Interlocked.Exchange(ref told, 1) == 0)
            _ = TellAsync();
    }

    private async Task TellAsync()
    {
        try
        {
            await Task.Delay(Pause, clock, stop.Token);
        }
        catch (OperationCanceledException)
        {
            return;
        }
        Volatile.Write(ref told, 0);
        Changed?.Invoke();
    }

    public async ValueTask DisposeAsync()
    {
        if (stop.IsCancellationRequested)
            return;
        await stop.CancelAsync();
        if (watching is not null)
            await watching;
        stop.Dispose();
    }
}
