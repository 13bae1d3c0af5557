namespace VideoWeb.Core.Moderation;

/// <summary>Where a term stands in a text.</summary>
/// <param name="First">Index of its first word.</param>
/// <param name="Last">Index of its last word.</param>
internal readonly record struct TermHit(int First, int Last, string Term);

/// <summary>Finds the terms of one list in a text: words in order, the last with any ending where it ends in *.</summary>
internal sealed class TermIndex
{
    private const int ShortestGluedTerm = 4;
    private const int PrefixKey = 3;

    private readonly Dictionary<string, List<string[]>> byFirst = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string[]>> byPrefix = new(StringComparer.Ordinal);
    private readonly List<string> unspaced = [];
    private readonly List<(string Compact, string Term)> compact = [];
    private readonly HashSet<string> compactWords = [];

    public TermIndex(IEnumerable<string> terms)
    {
        foreach (var term in terms.Select(term => LookAlikes.Fold(term).Trim()).Where(term => term.Length > 0).Distinct())
        {
            if (WritesNoSpaces(term))
            {
                unspaced.Add(term.TrimEnd('*'));
                continue;
            }

            var words = term.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var index = words[0].EndsWith('*') ? byPrefix : byFirst;
            var key = words[0].EndsWith('*') ? Key(words[0][..^1]) : words[0];
            (index.TryGetValue(key, out var known) ? known : index[key] = []).Add(words);
            var joined = string.Concat(words).TrimEnd('*');
            compact.Add((joined, term));
            compactWords.Add(joined);
        }
    }

    public List<TermHit> Find(ScreenedText text, bool negatedToo = false)
    {
        var hits = new List<TermHit>();
        foreach (var term in unspaced)
        {
            if (text.Folded.Contains(term, StringComparison.Ordinal)) hits.Add(new TermHit(0, Math.Max(0, text.Words.Count - 1), term));
        }

        for (var i = 0; i < text.Words.Count; i++)
        {
            var word = text.Words[i];
            if (word.Negated && !negatedToo) continue;
            foreach (var reading in word.Readings)
            {
                if (byFirst.TryGetValue(reading, out var exact)) FindRest(text, i, exact, hits);
                if (byPrefix.TryGetValue(Key(reading), out var prefixed)) FindRest(text, i, prefixed.Where(words => reading.StartsWith(words[0].AsSpan(0, words[0].Length - 1), StringComparison.Ordinal)), hits);
            }

            FindGlued(text, i, hits);
        }

        return hits;
    }

    // letters that stood apart are one run: a term may be all of it or a part, or two such runs together
    private void FindGlued(ScreenedText text, int at, List<TermHit> hits)
    {
        var word = text.Words[at];
        if (!word.Glued) return;
        foreach (var (joined, term) in compact)
        {
            if (word.Readings.Any(reading => IsPart(reading, joined))) hits.Add(new TermHit(at, at, term));
        }

        if (at + 1 == text.Words.Count || !text.Words[at + 1].Glued) return;
        foreach (var pair in word.Readings.SelectMany(first => text.Words[at + 1].Readings.Select(second => first + second)))
        {
            if (compactWords.Contains(pair)) hits.Add(new TermHit(at, at + 1, pair));
        }
    }

    // a short term counts only at an end of the run: anywhere else it is chance
    private static bool IsPart(string run, string term) =>
        run == term || term.Length >= ShortestGluedTerm && run.Contains(term, StringComparison.Ordinal)
        || term.Length == ShortestGluedTerm - 1 && (run.StartsWith(term, StringComparison.Ordinal) || run.EndsWith(term, StringComparison.Ordinal));

    private static void FindRest(ScreenedText text, int at, IEnumerable<string[]> terms, List<TermHit> hits)
    {
        foreach (var words in terms)
        {
            if (at + words.Length > text.Words.Count) continue;
            var fits = true;
            for (var i = 1; i < words.Length && fits; i++)
            {
                var word = text.Words[at + i];
                fits = word.Readings.Any(reading => words[i].EndsWith('*') ? reading.StartsWith(words[i].AsSpan(0, words[i].Length - 1), StringComparison.Ordinal) : reading == words[i]);
            }

            if (fits) hits.Add(new TermHit(at, at + words.Length - 1, string.Join(' ', words)));
        }
    }

    private static string Key(string word) => word.Length <= PrefixKey ? word : word[..PrefixKey];

    private static bool WritesNoSpaces(string term) => term.Any(letter => letter is >= '\u3040' and <= '\u9fff' or >= '\uac00' and <= '\ud7af' or >= '\u1100' and <= '\u11ff');
}
