using System.Globalization;
using System.Text;
using VideoWeb.Core.Interchange;

namespace VideoWeb.Media.Interchange;

internal static class Timecode
{
    /// <summary>"01:00:04:12", without dropped frames: rates are whole.</summary>
    public static string Of(long frame, int rate)
    {
        var seconds = frame / rate;
        return string.Create(CultureInfo.InvariantCulture, $"{seconds / 3600:00}:{seconds / 60 % 60:00}:{seconds % 60:00}:{frame % rate:00}");
    }

    /// <summary>Timecode of a file's first frame, in frames of the timeline.</summary>
    public static int StartOf(EditMedia media, EditTimeline timeline) => (int)Math.Round((double)media.Start * timeline.Rate / media.Rate);

    /// <summary>One line of text without what XML and EDL cannot hold.</summary>
    public static string OneLine(string text)
    {
        var line = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            // a lone half of a surrogate pair comes as U+FFFD, U+FFFE and U+FFFF are no characters of XML
            if (Rune.IsControl(rune) || rune.Value is 0xFFFE or 0xFFFF) line.Append(' ');
            else line.Append(rune.ToString());
        }
        return line.ToString().Trim();
    }
}
