using System.Globalization;
using VideoWeb.Core.Media;
using VideoWeb.Media.Processes;

namespace VideoWeb.Media.Encoding;

/// <summary>
/// The stems of a clip, each to a file as it comes, and a BWF of it at the end: as long as the picture, turned up by the mix's gain, not
/// limited (32-bit float holds what lies above full scale). So stems sum to the mix wherever that does not limit.
/// </summary>
internal sealed class StemFiles(string folder, long samples, ToolRunner tools) : IAsyncDisposable
{
    /// <summary>Where editors and sound stations put it: timecode 01:00:00:00.</summary>
    private const long TimeReference = 3600L * SoundFile.Rate;

    private readonly SortedDictionary<SoundStem, SoundFile> open = [];

    public async ValueTask WriteAsync(SoundStem stem, ReadOnlyMemory<byte> chunk, CancellationToken cancellationToken)
    {
        if (!open.TryGetValue(stem, out var file)) file = open[stem] = await SoundFile.CreateAsync(RawPath(stem), samples, cancellationToken);
        await file.WriteAsync(chunk, cancellationToken);
    }

    /// <summary>No more samples follow.</summary>
    public async Task CompleteAsync(CancellationToken cancellationToken)
    {
        foreach (var file in open.Values) await file.CompleteAsync(cancellationToken);
    }

    /// <param name="gain">Of the mix, in decibels.</param>
    public async Task<IReadOnlyList<EncodedFile>> FinishAsync(double gain, string title, CancellationToken cancellationToken)
    {
        var files = new List<EncodedFile>();
        foreach (var stem in open.Keys)
        {
            var name = stem.ToString().ToLowerInvariant();
            var path = Path.Combine(folder, $"stem-{name}.wav");
            await tools.FfmpegAsync(
                $"The {name} stem could not be written",
                [
                    "-loglevel", "error", "-i", RawPath(stem), "-af", string.Create(CultureInfo.InvariantCulture, $"volume={gain:0.###}dB:precision=float"), "-c:a", "pcm_f32le",
                    "-map_metadata", "-1", "-write_bext", "1", "-metadata", $"time_reference={TimeReference}", "-metadata", "originator=VideoWeb", "-metadata", $"description={title} - {name}",
                    "-f", "wav", path,
                ], cancellationToken);
            File.Delete(RawPath(stem));
            files.Add(new EncodedFile(stem.Kind(), path, "audio/wav"));
        }
        return files;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var file in open.Values) await file.DisposeAsync();
    }

    private string RawPath(SoundStem stem) => Path.Combine(folder, $"stem-{stem}.raw.wav");
}
