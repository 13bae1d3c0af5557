using System.Text;

namespace VideoWeb.Engines.Diffusion.Tokenizers;

/// <summary>A token that is matched in the text itself, before the model sees it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Content">Its characters, at least one.</param>
/// <param name="Normalized">Matched after normalising, with its content normalised too.</param>
/// <param name="StripLeft">Takes the white space before it along.</param>
/// <param name="StripRight">Takes the white space after it along.</param>
/// <param name="SingleWord">Matched only where no letter, digit or underscore touches it.</param>
internal sealed record AddedToken(int Id, string Content, bool Normalized = false, bool StripLeft = false, bool StripRight = false, bool SingleWord = false);

/// <summary>A stretch of text between added tokens, or one of them.</summary>
/// <param name="Text">The stretch, empty for a token.</param>
/// <param name="Id">The token, null for a stretch.</param>
/// <param name="IsTemplate">Whether all of the stretch is template.</param>
internal readonly record struct TextStretch(string Text, int? Id, bool IsTemplate);

/// <summary>The added tokens of a tokenizer: the leftmost, and of those the longest, match wins.</summary>
internal sealed class AddedTokens
{
    private readonly Dictionary<string, int> _ids = new(StringComparer.Ordinal);
    private readonly ILookup<char, AddedToken> _raw;
    private readonly AddedToken[] _normalized;
    private ILookup<char, AddedToken>? _normalizedByStart;

    public AddedTokens(IReadOnlyCollection<AddedToken> tokens)
    {
        foreach (var token in tokens)
            _ids[token.Content] = token.Id;
        _raw = ByStart(tokens.Where(token => !token.Normalized));
        _normalized = [.. tokens.Where(token => token.Normalized)];
    }

    public int? IdOf(string content) => _ids.TryGetValue(content, out var id) ? id : null;

    /// <summary>Cuts the tokens that are matched in the text as written.</summary>
    public IEnumerable<TextStretch> Split(MarkedText text) => Split(text, _raw);

    /// <summary>Cuts the tokens that are matched in normalised text.</summary>
    public IEnumerable<TextStretch> SplitNormalized(MarkedText text, ITextNormalizer normalizer) =>
        Split(text, _normalizedByStart ??= ByStart(_normalized.Select(token => token with { Content = normalizer.Normalize(token.Content) })));

    private static ILookup<char, AddedToken> ByStart(IEnumerable<AddedToken> tokens) =>
        tokens.Where(token => token.Content.Length > 0).OrderByDescending(token => token.Content.Length).ToLookup(token => token.Content[0]);

    private static IEnumerable<TextStretch> Split(MarkedText marked, ILookup<char, AddedToken> tokens)
    {
        var text = marked.Text;
        var (start, position) = (0, 0);
        while (tokens.Count > 0 && position < text.Length)
        {
            if (Match(marked, position, tokens) is not { } token)
            {
                position++;
                continue;
            }

            var (from, to) = (position, position + token.Content.Length);
            while (token.StripLeft && from > start && char.IsWhiteSpace(text[from - 1]))
                from--;
            while (token.StripRight && to < text.Length && char.IsWhiteSpace(text[to]))
                to++;
            if (from > start)
                yield return Stretch(marked, start, from);
            yield return new TextStretch("", token.Id, true);
            start = position = to;
        }

        if (start < text.Length)
            yield return Stretch(marked, start, text.Length);
    }

    private static TextStretch Stretch(MarkedText marked, int start, int end) =>
        new(marked.Text[start..end], null, marked.InTemplate(start, end - start));

    private static AddedToken? Match(MarkedText marked, int position, ILookup<char, AddedToken> tokens)
    {
        foreach (var token in tokens[marked.Text[position]])
        {
            if (string.CompareOrdinal(marked.Text, position, token.Content, 0, token.Content.Length) == 0
                && marked.InTemplate(position, token.Content.Length)
                && (!token.SingleWord || StandsAlone(marked.Text, position, token.Content.Length)))
            {
                return token;
            }
        }

        return null;
    }

    private static bool StandsAlone(string text, int start, int length)
    {
        Rune.DecodeLastFromUtf16(text.AsSpan(0, start), out var before, out _);
        Rune.DecodeFromUtf16(text.AsSpan(start + length), out var after, out _);
        return !(start > 0 && IsWord(before)) && !(start + length < text.Length && IsWord(after));
    }

    private static bool IsWord(Rune rune) => Rune.IsLetterOrDigit(rune) || rune.Value == '_';
}
