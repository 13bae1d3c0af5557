using System.Text;
using System.Text.RegularExpressions;

namespace VideoWeb.Engines.Diffusion.Tokenizers;

/// <summary>Marks spaces with a visible character, puts one in front, and cuts before each.</summary>
internal sealed class Metaspace(string mark, bool prepend) : ITextSplitter
{
    public IEnumerable<string> Split(string text)
    {
        if (text.Length == 0)
            yield break;
        text = text.Replace(" ", mark, StringComparison.Ordinal);
        if (prepend && !text.StartsWith(mark, StringComparison.Ordinal))
            text = mark + text;
        var start = 0;
        while (start < text.Length)
        {
            var next = text.IndexOf(mark, start + 1, StringComparison.Ordinal);
            var end = next < 0 ? text.Length : next;
            yield return text[start..end];
            start = end;
        }
    }
}

/// <summary>
/// Cuts text by one of the published patterns. .NET's classes know UTF-16 units only, so a character beyond U+FFFF is
/// looked at through a stand-in of the same class.
/// </summary>
internal sealed partial class PatternSplitter : ITextSplitter
{
    public const string Qwen2 =
        @"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+";

    public const string Clip = @"<\|startoftext\|>|<\|endoftext\|>|'s|'t|'re|'ve|'m|'ll|'d|[\p{L}]+|[\p{N}]|[^\s\p{L}\p{N}]+";

    public const string Gpt2 = @"'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+";

    private readonly Regex _pattern;
    private readonly bool _keepsRest, _foldsLongS;

    private PatternSplitter(Regex pattern, bool keepsRest, bool foldsLongS) =>
        (_pattern, _keepsRest, _foldsLongS) = (pattern, keepsRest, foldsLongS);

    /// <summary>The splitter of a pattern, or null for one that is not known: patterns of strangers are not run.</summary>
    /// <param name="pattern">One of the constants of this class.</param>
    /// <param name="keepsRest">Whether text between matches stays, as a word of its own.</param>
    public static PatternSplitter? Find(string pattern, bool keepsRest) => pattern switch
    {
        // the only pattern that ignores case; the reference's engine counts the long s as an s there, .NET's does not
        Qwen2 => new PatternSplitter(Qwen2Pattern(), keepsRest, foldsLongS: true),
        Clip => new PatternSplitter(ClipPattern(), keepsRest, foldsLongS: false),
        Gpt2 => new PatternSplitter(Gpt2Pattern(), keepsRest, foldsLongS: false),
        _ => null,
    };

    public IEnumerable<string> Split(string text)
    {
        var (view, offsets) = View(text);
        var end = 0;
        foreach (var match in _pattern.Matches(view).Cast<Match>())
        {
            if (_keepsRest && match.Index > end)
                yield return text[At(end)..At(match.Index)];
            end = match.Index + match.Length;
            yield return text[At(match.Index)..At(end)];
        }

        if (_keepsRest && end < view.Length)
            yield return text[At(end)..];

        int At(int index) => offsets?[index] ?? index;
    }

    /// <summary>One UTF-16 unit for each character, and where each starts in the text (null: unchanged).</summary>
    private (string View, int[]? Offsets) View(string text)
    {
        if (_foldsLongS)
            text = text.Replace('ſ', 's');
        if (!text.AsSpan().ContainsAnyInRange('\ud800', '\udfff'))
            return (text, null);
        var view = new StringBuilder(text.Length);
        List<int> offsets = [];
        var offset = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            offsets.Add(offset);
            offset += rune.Utf16SequenceLength;
            view.Append(rune.IsBmp ? (char)rune.Value : Rune.IsLetter(rune) ? 'ꙮ' : Rune.IsNumber(rune) ? '½' : '§');
        }

        offsets.Add(offset);
        return (view.ToString(), [.. offsets]);
    }

    [GeneratedRegex(Qwen2, RegexOptions.CultureInvariant)]
    private static partial Regex Qwen2Pattern();

    [GeneratedRegex(Clip, RegexOptions.CultureInvariant)]
    private static partial Regex ClipPattern();

    [GeneratedRegex(Gpt2, RegexOptions.CultureInvariant)]
    private static partial Regex Gpt2Pattern();
}
