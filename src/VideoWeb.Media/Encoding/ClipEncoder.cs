using Microsoft.Extensions.Options;
using VideoWeb.Core.Media;
using VideoWeb.Media.Processes;
using VideoWeb.Media.Stills;
using VideoWeb.Media.Watermark;

namespace VideoWeb.Media.Encoding;

internal sealed class ClipEncoder(ToolRunner tools, WatermarkKey key, SoundMaster master, StillMaker stills, IOptions<MediaOptions> options, TimeProvider clock) : IClipEncoder
{
    public async Task<IClipWriter> OpenAsync(ClipFormat format, string folder, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(format.Frames, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(format.Fps, 1);
        ArgumentOutOfRangeException.ThrowIfNotEqual(format.Width % 2 + format.Height % 2, 0);
        var samples = (long)Math.Round(format.Frames * (double)SoundFile.Rate / format.Fps);
        try
        {
            var sound = await SoundFile.CreateAsync(ClipWriter.SoundPath(folder), samples, cancellationToken);
            var marks = await FrameMarks.PrepareAsync(format, folder, key, cancellationToken);
            return new ClipWriter(format, folder, marks, sound, new StemFiles(folder, samples, tools), tools, master, stills, options.Value.ClosingLimit, clock);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new MediaException($"The folder of the clip can't be written: {fault.Message}", retryable: false, fault);
        }
    }
}
