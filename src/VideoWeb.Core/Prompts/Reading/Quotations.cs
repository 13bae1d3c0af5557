namespace VideoWeb.Core.Prompts.Reading;

/// <summary>A quoted stretch of the prompt: the inner text with its place, and the outer marks around it.</summary>
internal readonly record struct Quotation(int Start, int End, int InnerStart, int InnerEnd);

/// <summary>
/// Finds what stands between quotation marks. Apostrophes inside words are none, quotes of another kind may stand inside,
/// and a mark that is never closed opens nothing.
/// </summary>
internal static class Quotations
{
    /// <summary>A spoken line is never longer; beyond it a stray mark is the likelier reading.</summary>
    private const int LongestLine = 2_000;

    public static List<Quotation> Find(string text)
    {
        var found = new List<Quotation>();
        for (var i = 0; i < text.Length; i++)
        {
            if (!Opens(text, i, out var single))
                continue;
            var end = FindEnd(text, i, single);
            if (end < 0 || string.IsNullOrWhiteSpace(text[(i + 1)..end]))
                continue;
            found.Add(new Quotation(i, end + 1, i + 1, end));
            i = end;
        }

        return found;
    }

    private static bool Opens(string text, int at, out bool single)
    {
        single = text[at] is '\'' or '‘' or '‚' or '‹' or '`';
        if (!single && text[at] is not ('"' or '“' or '„' or '«' or '”' or '＂'))
            return false;
        var before = at == 0 || char.IsWhiteSpace(text[at - 1])
            || text[at - 1] is '(' or '[' or ':' or ',' or '—' or '–' or '-' or '.' or '*' or '=' or ';';
        var after = at + 1 < text.Length && !char.IsWhiteSpace(text[at + 1]);
        return single ? before && after : at + 1 < text.Length && (before || text[at] is not ('"' or '”' or '＂') || after);
    }

    private static int FindEnd(string text, int open, bool single)
    {
        var last = Math.Min(text.Length, open + LongestLine);
        for (var i = open + 1; i < last; i++)
        {
            if (text[i] == '\n' && i + 1 < text.Length && text[i + 1] == '\n')
                return -1;
            if (single ? Closes(text, i, text[open]) : text[i] is '"' or '”' or '“' or '»' or '＂' && i > open + 1)
                return i;
        }

        return -1;
    }

    // an apostrophe stands between two letters ("don't"), a closing mark before a space, a mark or the end
    private static bool Closes(string text, int at, char open)
    {
        if (open == '‹')
            return text[at] == '›';
        if (text[at] is not ('\'' or '’' or '`'))
            return false;
        return at + 1 == text.Length || !char.IsLetterOrDigit(text[at + 1]) && !IsPluralOwner(text, at);
    }

    // "the boys' coats" inside a quotation in single marks: a space and a small letter follow an s
    private static bool IsPluralOwner(string text, int at) =>
        text[at - 1] == 's' && at + 2 < text.Length && text[at + 1] == ' ' && char.IsLower(text[at + 2])
        && text.IndexOfAny(['\'', '’'], at + 1) > 0;
}
