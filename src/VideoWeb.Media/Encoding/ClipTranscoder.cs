using System.Globalization;
using VideoWeb.Core.Media;
using VideoWeb.Media.Processes;

namespace VideoWeb.Media.Encoding;

internal sealed class ClipTranscoder(ToolRunner tools, TimeProvider clock) : IClipTranscoder
{
    private const string Purpose = "The movie for editors could not be made";

    /// <summary>How long an encoder may say nothing.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public async Task MezzanineAsync(string source, string target, MezzanineCodec codec, double seconds, Func<double, ValueTask> onProgress, CancellationToken cancellationToken)
    {
        var part = target + ".part";
        string[] video = codec switch
        {
            MezzanineCodec.ProRes422Hq => ["-c:v", "prores_ks", "-profile:v", "3", "-vendor", "apl0", "-pix_fmt", "yuv422p10le"],
            MezzanineCodec.DnxhrHq => ["-c:v", "dnxhd", "-profile:v", "dnxhr_hq", "-pix_fmt", "yuv422p"],
            _ => throw new ArgumentOutOfRangeException(nameof(codec)),
        };
        try
        {
            await using var tool = tools.StartFfmpeg(
                [
                    "-loglevel", "error", "-nostats", "-progress", "pipe:1", "-i", source, "-map", "0:v:0", "-map", "0:a:0?", .. video,
                    "-color_primaries", "bt709", "-color_trc", "bt709", "-colorspace", "bt709", "-c:a", "pcm_s24le", "-timecode", "01:00:00:00", "-f", "mov", part,
                ], feeds: false);
            using var silence = new CancellationTokenSource(Patience, clock);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, silence.Token);
            try
            {
                await foreach (var line in tool.ReadLinesAsync(either.Token))
                {
                    silence.CancelAfter(Patience);
                    // in spite of its name it counts microseconds, as out_time_us does
                    if (line.StartsWith("out_time_ms=", StringComparison.Ordinal) && double.TryParse(line.AsSpan(12), NumberStyles.Float, CultureInfo.InvariantCulture, out var microseconds))
                        await onProgress(Math.Clamp(microseconds / 1e6 / seconds, 0, 1));
                }
                if (await tool.WaitAsync(either.Token) != 0) throw tool.Failure(Purpose);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                throw new MediaException($"{Purpose}: the encoder said nothing for {Patience.TotalMinutes:0} minutes.", retryable: true);
            }
            File.Move(part, target, overwrite: true);
        }
        finally
        {
            File.Delete(part);
        }
    }

    public async Task StillAsync(string source, string target, StillFormat format, int frame, int fps, CancellationToken cancellationToken)
    {
        var part = target + ".part";
        // the first frame from there on: a quarter of a frame early, so that rounding never skips it
        var from = Math.Max(0, (frame - 0.25) / fps);
        try
        {
            await tools.FfmpegAsync(
                "The frame could not be read",
                [
                    "-loglevel", "error", "-ss", from.ToString("0.######", CultureInfo.InvariantCulture), "-i", source, "-map", "0:v:0", "-frames:v", "1", "-map_metadata", "-1",
                    "-vf", $"scale=in_color_matrix=bt709:in_range=tv:out_range=pc:flags=accurate_rnd+full_chroma_int{(format == StillFormat.Jpeg ? ":out_color_matrix=bt601,format=yuvj444p" : ",format=rgb24")}",
                    .. format == StillFormat.Jpeg ? (string[])["-q:v", "2", "-f", "mjpeg"] : ["-c:v", "png", "-f", "image2pipe"], part,
                ], cancellationToken);
            if (!File.Exists(part) || new FileInfo(part).Length == 0) throw new MediaException("This clip has no frame at that time.", retryable: false);
            File.Move(part, target, overwrite: true);
        }
        finally
        {
            File.Delete(part);
        }
    }
}
