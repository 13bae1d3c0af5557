using System.Globalization;
using VideoWeb.Core.Media;
using VideoWeb.Media.Processes;
using VideoWeb.Media.Watermark;

namespace VideoWeb.Media.Encoding;

/// <summary>Pictures, one file after another, into an H.264 stream. Memory stays flat: the pipe holds the sender back.</summary>
internal sealed class PictureEncoder : IAsyncDisposable
{
    private const string Purpose = "The picture could not be encoded";

    private readonly Tool tool;
    private readonly TimeSpan closingLimit;
    private readonly TimeProvider clock;

    private PictureEncoder(Tool tool, TimeSpan closingLimit, TimeProvider clock)
    {
        this.tool = tool;
        this.closingLimit = closingLimit;
        this.clock = clock;
    }

    public static PictureEncoder Start(ToolRunner tools, ClipFormat format, FrameMarks marks, PictureKind kind, VideoPreset preset, string path, TimeSpan closingLimit, TimeProvider clock)
    {
        // A JPEG is BT.601 at full range, a PNG is RGB: both are brought to BT.709 at the range of television, as the tags will say.
        var from = kind == PictureKind.Jpeg ? "in_color_matrix=bt601:in_range=full:" : "";
        var scale = $"scale={Text(format.Width)}:{Text(format.Height)}:{from}out_color_matrix=bt709:out_range=tv:flags=lanczos+accurate_rnd+full_chroma_int";
        var tool = tools.StartFfmpeg(
        [
            "-loglevel", "error", "-f", "image2pipe", "-framerate", Text(format.Fps), "-c:v", kind == PictureKind.Jpeg ? "mjpeg" : "png", "-i", "pipe:0", .. marks.Inputs,
            "-filter_complex", marks.Graph(scale, "yuv420p"), "-map", "[out]",
            "-frames:v", Text(format.Frames),
            "-c:v", "libx264", "-profile:v", "high", "-preset", preset.Effort, "-crf", Text(preset.Crf), "-g", Text(format.Fps * 2),
            "-color_primaries", "bt709", "-color_trc", "bt709", "-colorspace", "bt709", "-color_range", "tv",
            "-f", "mp4", path,
        ], feeds: true);
        return new PictureEncoder(tool, closingLimit, clock);
    }

    public int ProcessId => tool.Id;

    public async ValueTask WriteAsync(ReadOnlyMemory<byte> picture, CancellationToken cancellationToken)
    {
        try
        {
            await tool.WriteAsync(picture, cancellationToken);
        }
        catch (IOException)
        {
            await tool.WaitAsync(cancellationToken);
            throw tool.Failure(Purpose);
        }
    }

    /// <summary>Waits until the file is written.</summary>
    public async Task CompleteAsync(CancellationToken cancellationToken)
    {
        using var time = new CancellationTokenSource(closingLimit, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, time.Token);
        try
        {
            tool.CloseInput();
            if (await tool.WaitAsync(either.Token) != 0) throw tool.Failure(Purpose);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new MediaException($"{Purpose}: closing it took longer than {closingLimit.TotalSeconds:0} seconds.", retryable: true);
        }
    }

    public ValueTask DisposeAsync() => tool.DisposeAsync();

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
