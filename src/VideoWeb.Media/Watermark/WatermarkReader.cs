using Microsoft.Extensions.Options;
using VideoWeb.Core.Media;
using VideoWeb.Media.Processes;

namespace VideoWeb.Media.Watermark;

/// <summary>
/// Averages a few seconds of frames in the reading size and asks the pattern. Files of strangers: only from a file of our own, few
/// formats and decoders, one thread, bounded pixels, frames and time.
/// </summary>
internal sealed class WatermarkReader(ToolRunner tools, WatermarkKey key, IOptions<MediaOptions> options, TimeProvider clock) : IWatermarkReader
{
    private const int MostFrames = 96;
    private const int FramesPerSecond = 12;
    private const string Formats = "mov,matroska,png_pipe,jpeg_pipe,image2,webp_pipe";
    private const string Decoders = "h264,hevc,vp8,vp9,libdav1d,av1,mpeg4,prores,dnxhd,png,mjpeg,webp";

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    public async Task<string?> ReadAsync(Stream content, CancellationToken cancellationToken)
    {
        var path = Path.Combine(Path.GetTempPath(), $"videoweb-{Guid.NewGuid():N}");
        try
        {
            await using (var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16, useAsync: true))
            {
                content.Position = 0;
                await content.CopyToAsync(file, cancellationToken);
            }
            return await ReadAsync(path, cancellationToken);
        }
        catch (Exception fault) when (fault is MediaException or IOException)
        {
            return null;
        }
        finally
        {
            File.Delete(path);
        }
    }

    private async Task<string?> ReadAsync(string path, CancellationToken cancellationToken)
    {
        var secret = await key.GetAsync(cancellationToken);
        if (await SizeAsync(path, cancellationToken) is not { } size) return null;
        var pattern = new WatermarkPattern(secret, size.Width, size.Height);
        var (width, height) = pattern.ReadingSize;
        await using var tool = tools.StartFfmpeg(
            [
                "-loglevel", "error", .. Shut, "-i", path, "-map", "0:v:0", "-an", "-sn", "-dn",
                "-vf", $"fps={FramesPerSecond}:round=up,scale={width}:{height}:flags=bicubic,format=gray", "-frames:v", $"{MostFrames}", "-f", "rawvideo", "pipe:1",
            ], feeds: false);
        using var time = new CancellationTokenSource(Limit, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, time.Token);
        var mean = new float[width * height];
        var frame = new byte[mean.Length];
        try
        {
            var count = 0;
            for (; await tool.ReadAsync(frame, either.Token); count++)
                for (var i = 0; i < mean.Length; i++) mean[i] += frame[i];
            if (count == 0) return null;
            for (var i = 0; i < mean.Length; i++) mean[i] /= count;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
        return WatermarkCode.Decode(pattern.Read(mean)) is { } id ? Convert.ToHexStringLower(id) : null;
    }

    private string[] Shut =>
    [
        "-protocol_whitelist", "file", "-format_whitelist", Formats, "-codec_whitelist", Decoders,
        "-max_pixels", $"{options.Value.ImagePixels}", "-threads", "1",
    ];

    private async Task<(int Width, int Height)?> SizeAsync(string path, CancellationToken cancellationToken)
    {
        var said = await tools.FfprobeAsync(
            "The picture could not be read",
            ["-v", "error", "-protocol_whitelist", "file", "-format_whitelist", Formats, "-select_streams", "v:0", "-show_entries", "stream=width,height", "-of", "csv=p=0:s=x", path], cancellationToken);
        var sides = System.Text.Encoding.ASCII.GetString(said.Output).Trim().Split('x', '\n');
        return sides.Length >= 2 && int.TryParse(sides[0], out var width) && int.TryParse(sides[1], out var height) && width > 0 && height > 0 ? (width, height) : null;
    }
}
