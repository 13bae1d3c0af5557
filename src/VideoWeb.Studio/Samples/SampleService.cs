using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace VideoWeb.Studio.Samples;

/// <summary>Asks for the sample clip at start and hands it on once it's there. Accounts made later get it at once (<c>AccountDesk</c>).</summary>
internal sealed partial class SampleService(SampleClip sample, TimeProvider clock, ILogger<SampleService> logger) : BackgroundService
{
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        try
        {
            if (await sample.EnsureAsync(stoppingToken)) Asked(logger);
            using var timer = new PeriodicTimer(Round, clock);
            do await sample.SpreadAsync(stoppingToken);
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // the host stops
        }
        catch (Exception failure)
        {
            // a studio without its sample is a studio still
            GaveUp(logger, failure);
        }
    }

    [LoggerMessage(LogLevel.Information, "The sample clip is being rendered in the background.")]
    private static partial void Asked(ILogger logger);

    [LoggerMessage(LogLevel.Error, "The sample clip was given up until the next start.")]
    private static partial void GaveUp(ILogger logger, Exception failure);
}
