using System.Text;
using System.Text.RegularExpressions;

namespace VideoWeb.Engines.Diffusion.Tokenizers.Cleaning;

/// <summary>
/// What <c>ftfy.fix_text</c> (6.x, its defaults) does to a text, step by step until nothing changes: HTML escapes where no
/// tag stands beside them, text read in the wrong encoding, ligatures, full-width and half-width forms, curly quotes,
/// line breaks, terminal escapes, control characters, canonical composition.
/// </summary>
internal static partial class TextRepair
{
    /// <summary>Rounds before a text is taken as it is; real texts settle in two or three.</summary>
    private const int MaxRounds = 32;

    public static string Repair(string text)
    {
        var result = new StringBuilder(text.Length);
        var unescapes = true;
        for (int start = 0, end; start < text.Length; start = end)
        {
            var line = text.IndexOf('\n', start);
            end = line < 0 ? text.Length : line + 1;
            var segment = text[start..end];
            // one tag says that the text is HTML, from there on: its escapes mean something
            unescapes &= !segment.Contains('<', StringComparison.Ordinal);
            result.Append(RepairSegment(segment, unescapes));
        }

        return result.ToString();
    }

    private static string RepairSegment(string text, bool unescapes)
    {
        for (var round = 0; round < MaxRounds; round++)
        {
            var before = text;
            if (unescapes)
                text = HtmlEscapes.UnescapeUnambiguous(text);
            text = EncodingRepair.Repair(text);
            text = EncodingRepair.RepairControls(text);
            text = CompatibilityForms.Unfold(text);
            text = Characters(text);
            text = TerminalEscape().Replace(text, "");
            text = RemoveControls(text);
            text = CanonicalComposition.Compose(text);
            if (text == before)
                break;
        }

        return text;
    }

    /// <summary>Straight quotes and plain line breaks.</summary>
    private static string Characters(string text)
    {
        var result = new StringBuilder(text.Length);
        for (var index = 0; index < text.Length; index++)
        {
            switch (text[index])
            {
                case '\u02bc' or (>= '\u2018' and <= '\u201b'):
                    result.Append('\'');
                    break;
                case >= '\u201c' and <= '\u201f':
                    result.Append('"');
                    break;
                case '\r' when index + 1 < text.Length && text[index + 1] == '\n':
                    break;
                case '\r' or '\u2028' or '\u2029' or '\u0085':
                    result.Append('\n');
                    break;
                case var character when char.IsSurrogate(character) && !IsPair(text, index):
                    result.Append('\ufffd');
                    break;
                case var character:
                    result.Append(character);
                    break;
            }
        }

        return result.ToString();
    }

    private static bool IsPair(string text, int index) => char.IsHighSurrogate(text[index])
        ? index + 1 < text.Length && char.IsLowSurrogate(text[index + 1])
        : index > 0 && char.IsHighSurrogate(text[index - 1]);

    private static string RemoveControls(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            if (character is not (<= '\u0008' or '\u000b' or (>= '\u000e' and <= '\u001f') or '\u007f'
                or (>= '\u206a' and <= '\u206f') or '\ufeff' or (>= '\ufff9' and <= '\ufffc')))
            {
                result.Append(character);
            }
        }

        return result.ToString();
    }

    [GeneratedRegex("\u001b\\[[0-9;]*[a-zA-Z]", RegexOptions.CultureInvariant)]
    private static partial Regex TerminalEscape();
}
