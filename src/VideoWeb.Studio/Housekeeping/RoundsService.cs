using Microsoft.Extensions.Hosting;

namespace VideoWeb.Studio.Housekeeping;

/// <summary>Work that is done at start and then once a round, for as long as the host runs. A round that fails is said, and the next one tries again.</summary>
internal abstract class RoundsService(TimeSpan round, TimeProvider clock) : BackgroundService
{
    protected TimeProvider Clock => clock;

    public abstract Task RunOnceAsync(CancellationToken cancellationToken);

    /// <summary>Writes the failure of a round to the log.</summary>
    protected abstract void Say(Exception failure);

    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        using var timer = new PeriodicTimer(round, clock);
        try
        {
            do
            {
                try
                {
                    await RunOnceAsync(stoppingToken);
                }
                catch (Exception failure) when (failure is not OperationCanceledException)
                {
                    Say(failure);
                }
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException)
        {
            // the host stops
        }
    }
}
