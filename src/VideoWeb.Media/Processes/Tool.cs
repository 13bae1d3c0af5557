using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text;
using VideoWeb.Core.Media;

namespace VideoWeb.Media.Processes;

/// <summary>A running ffmpeg or ffprobe. Disposing it kills it with everything it started, if it still runs.</summary>
internal sealed class Tool : IAsyncDisposable
{
    private const int KeptErrors = 16 * 1024;

    private readonly Process process;
    private readonly StringBuilder errors = new();
    private readonly Task reading;

    public Tool(Process process)
    {
        this.process = process;
        reading = ReadErrorsAsync();
    }

    public int Id => process.Id;

    public bool Ended => process.HasExited;

    /// <summary>What it says on its error stream; complete once <see cref="WaitAsync"/> has returned.</summary>
    public string Errors
    {
        get
        {
            lock (errors) return errors.ToString();
        }
    }

    /// <summary>Writes one piece to its input; returns when the pipe has taken it.</summary>
    /// <exception cref="IOException">It has ended.</exception>
    public async ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        await process.StandardInput.BaseStream.WriteAsync(bytes, cancellationToken);
        await process.StandardInput.BaseStream.FlushAsync(cancellationToken);
    }

    /// <summary>No more input follows.</summary>
    public void CloseInput()
    {
        try
        {
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // it ended before it had read everything: its exit code tells
        }
    }

    /// <summary>Copies a stream to its input and closes it. A process that has had enough is no failure: its exit code tells.</summary>
    public async Task FeedAsync(Stream input, CancellationToken cancellationToken)
    {
        try
        {
            await input.CopyToAsync(process.StandardInput.BaseStream, cancellationToken);
        }
        catch (IOException) when (!cancellationToken.IsCancellationRequested)
        {
        }
        CloseInput();
    }

    /// <summary>Fills the buffer from its standard output; false where that ends before.</summary>
    public async Task<bool> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken) =>
        await process.StandardOutput.BaseStream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken) == buffer.Length;

    public async Task<byte[]> ReadOutputAsync(CancellationToken cancellationToken)
    {
        using var all = new MemoryStream();
        await process.StandardOutput.BaseStream.CopyToAsync(all, cancellationToken);
        return all.ToArray();
    }

    /// <summary>The lines of its standard output as they come.</summary>
    public async IAsyncEnumerable<string> ReadLinesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (await process.StandardOutput.ReadLineAsync(cancellationToken) is { } line) yield return line;
    }

    /// <summary>Waits for its end and gives its exit code.</summary>
    public async Task<int> WaitAsync(CancellationToken cancellationToken)
    {
        await process.WaitForExitAsync(cancellationToken);
        await reading.WaitAsync(cancellationToken);
        return process.ExitCode;
    }

    /// <summary>What went wrong, in words; a full disk can't be mended by trying again.</summary>
    public MediaException Failure(string purpose)
    {
        var said = Errors;
        if (said.Contains("No space left on device", StringComparison.Ordinal))
            return new MediaException($"{purpose}: the disk is full. Free some space and try again.", retryable: false);
        var lines = said.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var reason = lines.Length == 0 ? "it was stopped from outside" : string.Join(" / ", lines.TakeLast(3));
        return new MediaException($"{purpose}: {reason}", retryable: true);
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            try
            {
                process.Kill(entireProcessTree: true);
            }
            catch (InvalidOperationException)
            {
                // it ended in between
            }
            await process.WaitForExitAsync(CancellationToken.None);
        }
        process.Dispose();
    }

    private async Task ReadErrorsAsync()
    {
        var buffer = new char[2048];
        try
        {
            for (int read; (read = await process.StandardError.ReadAsync(buffer)) > 0;)
            {
                lock (errors)
                {
                    errors.Append(buffer, 0, read);
                    if (errors.Length > KeptErrors) errors.Remove(0, errors.Length - KeptErrors);
                }
            }
        }
        catch (Exception ended) when (ended is IOException or ObjectDisposedException or InvalidOperationException)
        {
            // killed and disposed while reading: nobody asks any more
        }
    }
}
