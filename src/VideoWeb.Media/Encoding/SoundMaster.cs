using System.Globalization;
using Microsoft.Extensions.Options;
using VideoWeb.Media.Processes;

namespace VideoWeb.Media.Encoding;

/// <summary>
/// Brings a clip's sound to the loudness of its kind and encodes it. Measured, turned up or down, limited at four times the
/// rate so that peaks between samples count, and measured again after the AAC encoder, which may add peaks of its own.
/// </summary>
internal sealed class SoundMaster(ToolRunner tools, IOptions<MediaOptions> options)
{
    /// <summary>LUFS. What is quieter as a whole is the tone of an empty room: at the loudness of speech it would be hiss.</summary>
    private const double QuietestWorthRaising = -46;

    /// <summary>How near to the target is near enough, in LU.</summary>
    private const double Tolerance = 0.3;

    /// <summary>Decibels; ffmpeg's limiter works in 64-bit, so a far gain costs nothing but what it makes loud.</summary>
    private const double MostGain = 72;

    private const int LevelTries = 7;
    private const int PeakTries = 4;

    private readonly MediaOptions options = options.Value;

    /// <param name="source">WAV of the whole clip.</param>
    /// <param name="mastered">Where the levelled WAV goes.</param>
    /// <param name="encoded">Where the AAC (m4a) goes.</param>
    public async Task<MasteredSound> MasterAsync(string source, string mastered, string encoded, int bitrate, CancellationToken cancellationToken)
    {
        var ceiling = options.TruePeakCeiling - 0.5;
        for (var attempt = 1; ; attempt++)
        {
            var gain = await LevelAsync(source, mastered, ceiling, cancellationToken);
            await tools.FfmpegAsync(
                "The sound could not be encoded",
                ["-i", mastered, "-c:a", "aac", "-b:a", Text(bitrate), "-ar", Text(SoundFile.Rate), "-ac", "2", "-f", "mp4", encoded], cancellationToken);
            var result = await Loudness.MeasureAsync(tools, encoded, cancellationToken);
            if (result.TruePeak is not { } peak || peak < options.TruePeakCeiling || attempt == PeakTries) return new MasteredSound(result, gain);
            ceiling -= peak - options.TruePeakCeiling + 0.3;
        }
    }

    /// <returns>The gain before the limiter, in decibels.</returns>
    private async Task<double> LevelAsync(string source, string mastered, double ceiling, CancellationToken cancellationToken)
    {
        var loudness = await Loudness.MeasureAsync(tools, source, cancellationToken);
        var gain = loudness.Integrated is { } level && level > QuietestWorthRaising ? options.TargetLoudness - level : 0;
        // LUFS that a decibel of gain brings: 1 until the limiter takes a part of it, then as the last two tries say
        var yield = 1.0;
        (double Gain, double Reached)? before = null;
        for (var attempt = 1; ; attempt++)
        {
            var chain = string.Create(
                CultureInfo.InvariantCulture,
                $"volume={gain:0.###}dB,aresample=192000,alimiter=limit={Math.Pow(10, ceiling / 20):0.#####}:attack=3:release=80:level=disabled:latency=1,aresample={SoundFile.Rate},{Loudness.Meter}");
            var result = await tools.FfmpegAsync("The sound could not be levelled", ["-i", source, "-af", chain, "-c:a", "pcm_f32le", "-f", "wav", mastered], cancellationToken);
            if (gain == 0 || Loudness.Parse(result.Errors).Integrated is not { } reached) return gain;
            var missing = options.TargetLoudness - reached;
            if (Math.Abs(missing) <= Tolerance || attempt == LevelTries) return gain;
            if (before is { } last && Math.Abs(gain - last.Gain) > 0.05) yield = Math.Clamp((reached - last.Reached) / (gain - last.Gain), 0.15, 1);
            before = (gain, reached);
            gain = Math.Min(gain + missing / yield, MostGain);
        }
    }

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}

/// <param name="Loudness">Of the encoded sound.</param>
/// <param name="Gain">Decibels that the whole sound was turned up or down by, before its limiter.</param>
internal sealed record MasteredSound(Loudness Loudness, double Gain);
