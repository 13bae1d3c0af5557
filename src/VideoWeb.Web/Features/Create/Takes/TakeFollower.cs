using VideoWeb.Core.Jobs;
using VideoWeb.Studio.Generation;
using VideoWeb.Studio.Workspaces;

namespace VideoWeb.Web.Features.Create.Takes;

/// <summary>
/// Follows one job for one circuit: the first snapshot at once, later ones at most four times a second, the last one always.
/// Disposing stops the reading and waits until it has stopped.
/// </summary>
internal sealed class TakeFollower : IAsyncDisposable
{
    public static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    private readonly CancellationTokenSource stopping = new();
    private readonly TimeProvider clock;
    private readonly Func<JobSnapshot, Task> show;
    private readonly Task reading;

    /// <param name="show">Called for each snapshot that is to be seen; the next waits for it.</param>
    public TakeFollower(IJobFeed feed, Caller caller, Guid jobId, Func<JobSnapshot, Task> show, TimeProvider clock)
    {
        JobId = jobId;
        this.clock = clock;
        this.show = show;
        reading = ReadAsync(feed.WatchAsync(caller, jobId, stopping.Token));
    }

    public Guid JobId { get; }

    private async Task ReadAsync(IAsyncEnumerable<JobSnapshot> feed)
    {
        try
        {
            // the feed drops what a slow reader misses, so waiting here is all the throttling there is
            await foreach (var snapshot in feed)
            {
                await show(snapshot);
                if (!snapshot.State.IsFinal())
                    await Task.Delay(Interval, clock, stopping.Token);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
        }
    }

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await reading;
        stopping.Dispose();
    }
}
