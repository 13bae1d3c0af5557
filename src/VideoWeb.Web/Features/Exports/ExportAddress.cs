using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using VideoWeb.Core.Interchange;
using VideoWeb.Core.Media;
using VideoWeb.Studio.Exports;

namespace VideoWeb.Web.Features.Exports;

/// <summary>The addresses of exports, as pages link to them and endpoints answer to them.</summary>
internal static class ExportAddress
{
    public static string Zip(ExportScope scope, ExportOptions options) => With($"{Of(scope)}/export.zip", options);

    public static string Timeline(ExportScope scope, TimelineFormat format, ExportOptions options) => With($"{Of(scope)}/timeline.{Ending(format)}", options);

    public static string Movie(Guid id) => $"/media/mezzanines/{id}.mov";

    public static string Still(Guid takeId, double seconds, StillFormat format) =>
        string.Create(CultureInfo.InvariantCulture, $"/media/{takeId}/frame.{(format == StillFormat.Png ? "png" : "jpg")}?at={seconds:0.###}&download=1");

    public static TimelineFormat? FormatOf(string ending) => Enum.GetValues<TimelineFormat>().Cast<TimelineFormat?>().FirstOrDefault(format => Ending(format!.Value) == ending);

    /// <summary>"mp4", "prores" or "dnxhr"; false for any other word.</summary>
    public static bool TryMedia(string? word, out MezzanineCodec? codec)
    {
        codec = word switch { "prores" => MezzanineCodec.ProRes422Hq, "dnxhr" => MezzanineCodec.DnxhrHq, _ => null };
        return word is null or "mp4" or "prores" or "dnxhr";
    }

    public static string Word(MezzanineCodec? codec) => codec switch { MezzanineCodec.ProRes422Hq => "prores", MezzanineCodec.DnxhrHq => "dnxhr", _ => "mp4" };

    private static string Of(ExportScope scope) => scope.ClipId is { } clip ? $"/api/clips/{clip}" : $"/api/projects/{scope.ProjectId}";

    private static string With(string path, ExportOptions options) => QueryHelpers.AddQueryString(path, new Dictionary<string, string?>
    {
        ["media"] = options.Mezzanine is null ? null : Word(options.Mezzanine),
        ["folder"] = string.IsNullOrWhiteSpace(options.Folder) ? null : options.Folder.Trim(),
    }.Where(pair => pair.Value is not null));

    private static string Ending(TimelineFormat format) => format switch
    {
        TimelineFormat.Xmeml => "xml",
        TimelineFormat.Fcpxml => "fcpxml",
        TimelineFormat.Otio => "otio",
        _ => "edl",
    };
}
