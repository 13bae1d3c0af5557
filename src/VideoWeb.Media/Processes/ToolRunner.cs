using System.ComponentModel;
using System.Diagnostics;
using Microsoft.Extensions.Options;
using VideoWeb.Core.Media;

namespace VideoWeb.Media.Processes;

/// <summary>Starts ffmpeg and ffprobe: arguments as a list, never a shell; nothing outlives its owner.</summary>
internal sealed class ToolRunner(IOptions<MediaOptions> options, TimeProvider clock)
{
    private readonly MediaOptions options = options.Value;

    /// <summary>A process that the caller feeds and ends itself.</summary>
    /// <exception cref="MediaException">ffmpeg is not there.</exception>
    public Tool StartFfmpeg(IEnumerable<string> arguments, bool feeds) =>
        Start(options.FfmpegPath, ["-hide_banner", "-y", .. feeds ? (string[])[] : ["-nostdin"], .. arguments], feeds);

    /// <summary>Runs to the end.</summary>
    /// <param name="input">Fed to the process, or null.</param>
    /// <returns>What it printed on its output and on its error stream (the last part of it).</returns>
    /// <exception cref="MediaException">It isn't there, took too long, or failed: <paramref name="purpose"/> begins the message.</exception>
    public async Task<ToolResult> FfmpegAsync(string purpose, IEnumerable<string> arguments, CancellationToken cancellationToken, Stream? input = null, TimeSpan? limit = null)
    {
        await using var tool = StartFfmpeg(arguments, feeds: input is not null);
        return await RunAsync(tool, purpose, input, limit ?? options.ToolLimit, cancellationToken);
    }

    /// <inheritdoc cref="FfmpegAsync"/>
    public async Task<ToolResult> FfprobeAsync(string purpose, IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        await using var tool = Start(options.FfprobePath, arguments, feeds: false);
        return await RunAsync(tool, purpose, null, options.ToolLimit, cancellationToken);
    }

    private async Task<ToolResult> RunAsync(Tool tool, string purpose, Stream? input, TimeSpan limit, CancellationToken cancellationToken)
    {
        using var time = new CancellationTokenSource(limit, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, time.Token);
        try
        {
            var output = tool.ReadOutputAsync(either.Token);
            if (input is not null) await tool.FeedAsync(input, either.Token);
            var exit = await tool.WaitAsync(either.Token);
            var result = new ToolResult(await output, tool.Errors);
            return exit == 0 ? result : throw tool.Failure(purpose);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new MediaException($"{purpose}: it took longer than {limit.TotalSeconds:0} seconds and was stopped.", retryable: true);
        }
    }

    private static Tool Start(string path, IEnumerable<string> arguments, bool feeds)
    {
        var start = new ProcessStartInfo(path)
        {
            RedirectStandardInput = feeds,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        try
        {
            return new Tool(Process.Start(start) ?? throw new MediaException($"\"{path}\" could not be started.", retryable: false));
        }
        catch (Win32Exception missing)
        {
            throw new MediaException($"\"{path}\" could not be started ({missing.Message}). Install ffmpeg, or say where it is in the setting Media:FfmpegPath.", retryable: false, missing);
        }
    }
}

/// <param name="Output">All of the standard output; the arguments bound it.</param>
/// <param name="Errors">The last 16 kB of the error stream.</param>
internal sealed record ToolResult(byte[] Output, string Errors);
