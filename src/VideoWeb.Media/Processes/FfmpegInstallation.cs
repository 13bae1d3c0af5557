using System.Globalization;
using System.Text.RegularExpressions;
using VideoWeb.Core.Media;

namespace VideoWeb.Media.Processes;

/// <summary>What the installed ffmpeg is and can do.</summary>
internal sealed partial class FfmpegInstallation(ToolRunner tools) : IMediaTools
{
    private const int OldestMajor = 5;

    public async Task<MediaToolsReport> DescribeAsync(CancellationToken cancellationToken)
    {
        try
        {
            var version = System.Text.Encoding.UTF8.GetString((await tools.FfmpegAsync("ffmpeg does not run", ["-version"], cancellationToken)).Output);
            await tools.FfprobeAsync("ffprobe does not run", ["-version"], cancellationToken);
            var encoders = System.Text.Encoding.UTF8.GetString((await tools.FfmpegAsync("ffmpeg does not list its encoders", ["-encoders"], cancellationToken)).Output);
            var name = VersionLine().Match(version) is { Success: true } match ? match.Groups[1].Value : "unknown";
            return new MediaToolsReport(name, FaultOf(name, encoders));
        }
        catch (MediaException missing)
        {
            return new MediaToolsReport(null, missing.Message);
        }
    }

    private static string? FaultOf(string version, string encoders)
    {
        // builds from the development line ("N-110000-g…") have no number and are new
        if (int.TryParse(version.Split('.')[0].TrimStart('n'), CultureInfo.InvariantCulture, out var major) && major < OldestMajor)
            return $"ffmpeg {version} is too old: install version {OldestMajor} or later.";
        var missing = ((string[])["libx264", "aac", "mjpeg"]).Where(encoder => !Regex.IsMatch(encoders, $@"^\s\S+\s+{encoder}\s", RegexOptions.Multiline)).ToArray();
        return missing.Length == 0 ? null : $"ffmpeg {version} can't encode {string.Join(" and ", missing)}: install a build that can (Debian's package does).";
    }

    [GeneratedRegex(@"^ffmpeg version (\S+)")]
    private static partial Regex VersionLine();
}
