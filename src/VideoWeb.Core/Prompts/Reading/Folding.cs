using System.Text;

namespace VideoWeb.Core.Prompts.Reading;

/// <summary>
/// Lower case without accents. The studio runs culture-invariant, where the framework's own normalisation leaves letters
/// beyond ASCII as they are, so the Latin letters with marks are listed here.
/// </summary>
internal static class Folding
{
    private const string Marked = "àáâãäåāăąçćĉċčďđèéêëēĕėęěĝğġģĥħìíîïĩīĭįıĵķĺļľŀłñńņňòóôõöøōŏőŕŗřśŝşšţťŧùúûüũūŭůűųŵýÿŷźżž";
    private const string Plain = "aaaaaaaaacccccddeeeeeeeeegggghhiiiiiiiiijklllllnnnnooooooooorrrsssstttuuuuuuuuuuwyyyzzz";

    private static readonly Dictionary<char, char> Table =
        Marked.Zip(Plain).ToDictionary(pair => pair.First, pair => pair.Second);

    public static string Fold(ReadOnlySpan<char> text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            switch (c)
            {
                case '’' or '‘' or 'ʼ' or '＇':
                    folded.Append('\'');
                    break;
                case >= '\u0300' and <= '\u036f':   // combining marks
                    break;
                case >= '！' and <= '～':            // full-width ASCII
                    folded.Append(char.ToLowerInvariant((char)(c - 0xfee0)));
                    break;
                case 'ß':
                    folded.Append("ss");
                    break;
                default:
                    var lower = char.ToLowerInvariant(c);
                    folded.Append(Table.GetValueOrDefault(lower, lower));
                    break;
            }
        }

        return folded.ToString();
    }
}
