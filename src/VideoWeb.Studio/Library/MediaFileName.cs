using System.Text;
using VideoWeb.Core.Media;

namespace VideoWeb.Studio.Library;

internal static class MediaFileName
{
    private const int LongestStem = 60;

    /// <summary>"Pier, golden hour" → "pier-golden-hour-2.mp4".</summary>
    public static string Make(string title, int takeNumber, MediaKind kind) => $"{Stem(title)}-{takeNumber}{Ending(kind)}";

    /// <summary>"Pier, golden hour" → "pier-golden-hour": letters and digits of any script, joined by hyphens.</summary>
    public static string Stem(string title)
    {
        var stem = new StringBuilder();
        foreach (var letter in title.ToLowerInvariant())
        {
            if (char.IsLetterOrDigit(letter)) stem.Append(letter);
            else if (stem.Length > 0 && stem[^1] != '-') stem.Append('-');
            if (stem.Length == LongestStem) break;
        }

        var name = stem.ToString().Trim('-');
        return name.Length == 0 ? "clip" : name;
    }

    private static string Ending(MediaKind kind) => kind switch
    {
        MediaKind.Video => ".mp4",
        MediaKind.Poster => "-poster.jpg",
        MediaKind.Thumbnail => "-thumbnail.jpg",
        MediaKind.Spritesheet => "-sheet.jpg",
        MediaKind.Waveform => "-waveform.json",
        MediaKind.Captions => ".vtt",
        MediaKind.CaptionsSrt => ".srt",
        _ => kind.Stem() is { } stem ? $"-{stem.ToString().ToLowerInvariant()}.wav" : "-geometry.jsonl",
    };
}
