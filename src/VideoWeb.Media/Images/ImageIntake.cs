using System.Globalization;
using Microsoft.Extensions.Options;
using VideoWeb.Core.Media;
using VideoWeb.Media.Processes;

namespace VideoWeb.Media.Images;

/// <summary>
/// Pictures of strangers go through ffmpeg in a process of its own with everything shut that is not needed: one pipe in, three
/// picture formats, three decoders, one thread, bounded pixels, allocations and time. A bomb of 16000² pixels is refused in 0.2 s.
/// </summary>
internal sealed class ImageIntake(ToolRunner tools, IOptions<MediaOptions> options) : IImageIntake
{
    private const string Unreadable = "This picture can't be read. Give a JPEG, PNG or WebP file that opens elsewhere.";
    private const int MostBytesAtOnce = 512 * 1024 * 1024;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(15);

    private readonly MediaOptions options = options.Value;

    public async Task<IntakenImage> TakeAsync(Stream content, string path, int maxSide, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxSide, 16);
        var bytes = await ReadAsync(content, cancellationToken);
        var kind = PictureKinds.Of(bytes);
        if (kind == PictureKind.Unknown) throw new MediaException(Unreadable, retryable: false);
        if (PictureSize.Of(kind, bytes) is { } size && (long)size.Width * size.Height > options.ImagePixels)
            throw new MediaException($"This picture has {size.Width} × {size.Height} pixels; at most {options.ImagePixels / 1_000_000} megapixels are taken. Scale it down first.", retryable: false);

        var part = path + ".part";
        try
        {
            await DrawAsync(bytes, kind, part, maxSide, cancellationToken);
            var written = PictureSize.Of(PictureKind.Jpeg, await File.ReadAllBytesAsync(part, cancellationToken)) ?? throw new MediaException(Unreadable, retryable: false);
            File.Move(part, path, overwrite: true);
            return new IntakenImage(written.Width, written.Height);
        }
        finally
        {
            File.Delete(part);
        }
    }

    private async Task DrawAsync(byte[] bytes, PictureKind kind, string part, int maxSide, CancellationToken cancellationToken)
    {
        var side = maxSide.ToString(CultureInfo.InvariantCulture);
        var upright = Orientation.Filter(kind == PictureKind.Jpeg ? Orientation.Of(bytes) : 1);
        var fitted = $"[0:v]{upright}scale='min(iw,{side})':'min(ih,{side})':force_original_aspect_ratio=decrease:flags=lanczos";
        // transparent pixels stand before grey, not before whatever colour the file hides in them
        var graph = kind == PictureKind.Jpeg
            ? $"{fitted},format=yuvj420p[out]"
            : $"{fitted},format=rgba[picture];color=c=gray:s=16x16:r=1[grey];[grey][picture]scale2ref[ground][front];[ground][front]overlay=format=auto:shortest=1,format=yuvj420p[out]";
        try
        {
            await tools.FfmpegAsync(
                "The picture could not be drawn",
                [
                    "-loglevel", "error", "-max_alloc", MostBytesAtOnce.ToString(CultureInfo.InvariantCulture), "-noautorotate",
                    "-protocol_whitelist", "pipe", "-format_whitelist", "png_pipe,jpeg_pipe,webp_pipe", "-codec_whitelist", "png,mjpeg,webp",
                    "-max_pixels", options.ImagePixels.ToString(CultureInfo.InvariantCulture), "-threads", "1",
                    "-f", kind switch { PictureKind.Png => "png_pipe", PictureKind.WebP => "webp_pipe", _ => "jpeg_pipe" }, "-i", "pipe:0",
                    "-filter_complex", graph, "-map", "[out]", "-frames:v", "1", "-map_metadata", "-1", "-q:v", "2", "-f", "mjpeg", part,
                ], cancellationToken, new MemoryStream(bytes), Limit);
        }
        catch (MediaException fault) when (!File.Exists(part) || fault.Retryable)
        {
            throw new MediaException(Unreadable, retryable: false, fault);
        }
    }

    private async Task<byte[]> ReadAsync(Stream content, CancellationToken cancellationToken)
    {
        using var all = new MemoryStream();
        var buffer = new byte[64 * 1024];
        for (int read; (read = await content.ReadAsync(buffer, cancellationToken)) > 0;)
        {
            if (all.Length + read > options.ImageBytes) throw new MediaException($"This picture is larger than the {options.ImageBytes / (1024 * 1024)} MB that are taken.", retryable: false);
            all.Write(buffer, 0, read);
        }
        return all.ToArray();
    }
}
