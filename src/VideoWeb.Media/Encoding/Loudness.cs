using System.Globalization;
using System.Text.RegularExpressions;
using VideoWeb.Core.Media;
using VideoWeb.Media.Processes;

namespace VideoWeb.Media.Encoding;

/// <summary>Loudness of a whole programme by EBU R128 (ITU-R BS.1770).</summary>
/// <param name="Integrated">LUFS; null for silence and for what is shorter than one gating block (0.4 s).</param>
/// <param name="TruePeak">dBTP; null for digital silence.</param>
internal sealed partial record Loudness(double? Integrated, double? TruePeak)
{
    /// <summary>Below this nothing passes the meter's absolute gate.</summary>
    private const double Gate = -70;

    /// <summary>Filter that measures what passes through it; the summary is printed at the end, no line for each block.</summary>
    public const string Meter = "ebur128=peak=true:framelog=verbose";

    public static async Task<Loudness> MeasureAsync(ToolRunner tools, string path, CancellationToken cancellationToken)
    {
        var result = await tools.FfmpegAsync("The loudness could not be measured", ["-i", path, "-map", "0:a:0", "-af", Meter, "-f", "null", "-"], cancellationToken);
        return Parse(result.Errors);
    }

    /// <summary>Reads the summary that the meter prints last.</summary>
    /// <exception cref="MediaException">There is none.</exception>
    public static Loudness Parse(string printed)
    {
        var integrated = IntegratedLine().Matches(printed);
        var peak = PeakLine().Matches(printed);
        if (integrated.Count == 0 || peak.Count == 0) throw new MediaException("The loudness could not be measured: ffmpeg printed no summary.", retryable: true);
        var level = Number(integrated[^1].Groups[1].Value);
        return new Loudness(level <= Gate ? null : level, Number(peak[^1].Groups[1].Value));
    }

    private static double? Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) ? value : null;

    [GeneratedRegex(@"I:\s+(\S+) LUFS")]
    private static partial Regex IntegratedLine();

    [GeneratedRegex(@"Peak:\s+(\S+) dBFS")]
    private static partial Regex PeakLine();
}
