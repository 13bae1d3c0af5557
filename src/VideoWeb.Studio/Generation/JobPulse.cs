using System.Data.Common;
using Microsoft.Extensions.Logging;
using VideoWeb.Core.Jobs;

namespace VideoWeb.Studio.Generation;

/// <summary>The heartbeat of a running job: renews its lease, writes its progress and learns whether it must stop.</summary>
internal sealed partial class JobPulse(Job job, Guid lease, JobReporter reporter, JobStop stop, JobQueue queue, GenerationOptions options, TimeProvider clock, ILogger logger)
{
    public async Task BeatAsync(CancellationToken over)
    {
        using var timer = new PeriodicTimer(options.Heartbeat, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(over)) await OnceAsync(over);
        }
        catch (OperationCanceledException)
        {
            // the job is over
        }
    }

    private async Task OnceAsync(CancellationToken over)
    {
        try
        {
            var state = await queue.BeatAsync(job.Id, lease, reporter.Progress, over);
            if (state is null) stop.Stop(StopReason.LeaseLost);
            if (state == JobState.Cancelling) stop.Stop(StopReason.Cancelled);
            if (job.Lane == JobLane.Background && await queue.SomebodyWaitsAsync(over)) stop.Stop(StopReason.Yielding);
            if (reporter.Silence > options.Stall) stop.Stop(StopReason.Stalled);
        }
        catch (DbException failure)
        {
            // the database is away for a moment; if it stays away, the lease runs out and the job is another's
            Missed(logger, failure, job.Id);
        }
    }

    [LoggerMessage(LogLevel.Warning, "A heartbeat of job {JobId} could not be written.")]
    private static partial void Missed(ILogger logger, Exception failure, Guid jobId);
}
