using Microsoft.Extensions.Hosting;

namespace VideoWeb.Media.Processes;

/// <summary>Stops the host's start with a clear message where ffmpeg is missing, too old or can't encode what clips need.</summary>
internal sealed class FfmpegCheck(FfmpegInstallation installation) : IHostedLifecycleService
{
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        var report = await installation.DescribeAsync(cancellationToken);
        if (report.Fault is { } fault) throw new InvalidOperationException(fault);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
