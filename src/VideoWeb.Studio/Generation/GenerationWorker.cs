using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace VideoWeb.Studio.Generation;

/// <summary>Takes jobs and runs them, as many at a time as the options say. What breaks one job breaks neither the others nor the loop.</summary>
internal sealed partial class GenerationWorker(
    JobQueue queue, WorkerRegister register, JobRunner runner, JobBoard board, WorkerName name, IOptions<GenerationOptions> options, TimeProvider clock, ILogger<GenerationWorker> logger)
    : BackgroundService
{
    /// <summary>After an unexpected failure, most likely of the database.</summary>
    private static readonly TimeSpan Breather = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        Working(logger, name.Value, options.Value.Workers);
        var lanes = Enumerable.Range(0, options.Value.Workers).Select(_ => WorkAsync(stoppingToken));
        var drafts = Enumerable.Range(0, options.Value.DraftWorkers).Select(_ => DraftAsync(stoppingToken));
        await Task.WhenAll([.. lanes, .. drafts, ReclaimAsync(stoppingToken)]);
    }

    private Task WorkAsync(CancellationToken stopping) => LoopAsync(
        async () =>
        {
            if (await queue.TakeAsync(stopping) is { } job) await runner.RunAsync(job, stopping);
            else await board.Waiting.WaitAsync(options.Value.Poll, clock, stopping);
        },
        stopping);

    /// <summary>The interactive lane's own place. It only polls: the signal belongs to those who may take anything.</summary>
    private Task DraftAsync(CancellationToken stopping) => LoopAsync(
        async () =>
        {
            if (await queue.TakeDraftAsync(stopping) is { } job) await runner.RunAsync(job, stopping);
            else await Task.Delay(options.Value.Poll, clock, stopping);
        },
        stopping);

    /// <summary>At the start, for what a killed predecessor left, and then a few times within a lease.</summary>
    private Task ReclaimAsync(CancellationToken stopping) => LoopAsync(
        async () =>
        {
            await register.SayAsync(stopping);
            await queue.ReclaimAsync(stopping);
            await Task.Delay(options.Value.Lease / 4, clock, stopping);
        },
        stopping);

    private async Task LoopAsync(Func<Task> step, CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await step();
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                Stumbled(logger, failure);
                await Task.Delay(Breather, clock, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    [LoggerMessage(LogLevel.Information, "Worker {Name} renders up to {Count} clips at a time.")]
    private static partial void Working(ILogger logger, string name, int count);

    [LoggerMessage(LogLevel.Error, "The generation worker stumbled and goes on.")]
    private static partial void Stumbled(ILogger logger, Exception failure);
}
