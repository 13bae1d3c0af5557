using System.Globalization;
using System.Net;
using System.Text;
using VideoWeb.Core.Engines;

namespace VideoWeb.Media.Captions;

/// <summary>Spoken lines as caption files. A line is shown in rows of at most 42 characters, the speaker named where there are several.</summary>
internal static class CaptionText
{
    private const int RowLength = 42;

    /// <summary>WebVTT, with the speaker as a voice span.</summary>
    public static string WebVtt(IReadOnlyList<SpokenLine> lines)
    {
        var text = new StringBuilder("WEBVTT\n");
        foreach (var line in InOrder(lines))
        {
            var voice = WebUtility.HtmlEncode(OneLine(line.Speaker));
            var said = WebUtility.HtmlEncode(string.Join('\n', Rows(line.Text)));
            text.Append(CultureInfo.InvariantCulture, $"\n{Time(line.Start, '.')} --> {Time(line.End, '.')}\n<v {voice}>{said}</v>\n");
        }
        return text.ToString();
    }

    /// <summary>SubRip.</summary>
    public static string SubRip(IReadOnlyList<SpokenLine> lines)
    {
        var several = lines.Select(line => line.Speaker).Distinct(StringComparer.OrdinalIgnoreCase).Count() > 1;
        var text = new StringBuilder();
        var number = 0;
        foreach (var line in InOrder(lines))
        {
            var said = string.Join('\n', Rows(several ? $"{OneLine(line.Speaker).ToUpperInvariant()}: {line.Text}" : line.Text));
            text.Append(CultureInfo.InvariantCulture, $"{++number}\n{Time(line.Start, ',')} --> {Time(line.End, ',')}\n{said}\n\n");
        }
        return text.ToString();
    }

    private static IEnumerable<SpokenLine> InOrder(IReadOnlyList<SpokenLine> lines) =>
        lines.Where(line => line.End > line.Start && !string.IsNullOrWhiteSpace(line.Text)).OrderBy(line => line.Start);

    private static string Time(double seconds, char point)
    {
        var milliseconds = (long)Math.Round(Math.Max(0, seconds) * 1000);
        return string.Create(CultureInfo.InvariantCulture, $"{milliseconds / 3_600_000:00}:{milliseconds / 60_000 % 60:00}:{milliseconds / 1000 % 60:00}{point}{milliseconds % 1000:000}");
    }

    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static IEnumerable<string> Rows(string text)
    {
        var row = new StringBuilder();
        foreach (var word in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            // an arrow inside a cue would be read as its timing
            var safe = word.Replace("-->", "→", StringComparison.Ordinal);
            if (row.Length > 0 && row.Length + 1 + safe.Length > RowLength)
            {
                yield return row.ToString();
                row.Clear();
            }
            if (row.Length > 0) row.Append(' ');
            row.Append(safe);
        }
        if (row.Length > 0) yield return row.ToString();
    }
}
