namespace VideoWeb.Core.Moderation;

/// <summary>A word as it may be read: as it stands, with look-alikes undone, with digits as letters, with repeats shortened.</summary>
/// <param name="Readings">The first one is how it stands.</param>
/// <param name="Sentence">Number of its sentence.</param>
/// <param name="Negated">It is said not to be there ("no blood").</param>
/// <param name="Glued">Single letters that were apart: any part of it may be a word.</param>
internal sealed record ScreenedWord(IReadOnlyList<string> Readings, int Sentence, bool Negated, bool Glued);

/// <summary>A prompt cut into words for the rules. Bounded work for any text.</summary>
internal sealed class ScreenedText
{
    private const string Negatives = "no,not,without,never,nor,neither,none,avoid,ohne,kein,keine,keinen,nicht,sin,sans,pas,senza,sem,без,не";
    private const string NegationEnders = "but,however,cut,cutting,cuts,hide,hiding,hides,censor,censoring,censored,censorship,blur,blurring,holding,limits,limit,restrictions,restraint,filter,filters,mercy,only,just,consent,permission,asking,telling,agreed";
    private const int NegationReach = 4;

    private static readonly HashSet<string> NegativeWords = [.. Negatives.Split(',')];
    private static readonly HashSet<string> Enders = [.. NegationEnders.Split(',')];

    private ScreenedText(string folded, List<ScreenedWord> words)
    {
        Folded = folded;
        Words = words;
    }

    /// <summary>The whole text in base letters, for scripts that write no spaces.</summary>
    public string Folded { get; }

    public IReadOnlyList<ScreenedWord> Words { get; }

    public static ScreenedText Of(string prompt)
    {
        var folded = LookAlikes.Fold(prompt);
        var words = new List<ScreenedWord>();
        var sentence = 0;
        var negation = 0;
        var negativeList = false;
        foreach (var piece in Glue(Pieces(folded)))
        {
            if (piece.Text.Length == 0)
            {
                // a mark that ends a sentence or a part of one
                negation = 0;
                if (piece.Mark is '.' or '!' or '?' or '\n')
                {
                    sentence++;
                    negativeList = false;
                }

                continue;
            }

            var negated = negativeList || negation > 0;
            words.Add(new ScreenedWord([.. Readings(piece.Text).Distinct().Take(12)], sentence, negated, piece.Glued));
            if (piece.Text is "negative" or "negatives") negativeList = piece.BeforeColon;
            else if (NegativeWords.Contains(piece.Text)) negation = NegationReach;
            else if (Enders.Contains(piece.Text)) negation = 0;
            else if (negation > 0) negation--;
        }

        return new ScreenedText(folded, words);
    }

    private readonly record struct Piece(string Text, char Mark, bool BeforeColon, bool Glued);

    private static List<Piece> Pieces(string folded)
    {
        var pieces = new List<Piece>();
        var start = -1;
        for (var i = 0; i <= folded.Length; i++)
        {
            var inWord = i < folded.Length && (char.IsLetterOrDigit(folded[i]) || IsInner(folded, i, start));
            if (inWord)
            {
                if (start < 0) start = i;
                continue;
            }

            if (start >= 0)
            {
                AddWord(pieces, folded[start..i], i < folded.Length && folded[i] == ':');
                start = -1;
            }

            if (i < folded.Length && folded[i] is '.' or '!' or '?' or '\n' or ',' or ';' or ':') pieces.Add(new Piece("", folded[i], false, false));
        }

        return pieces;
    }

    // p*rn, n@ked, $ex, f-u-c-k, s.e.x: a sign with letters on both sides belongs to the word
    private static bool IsInner(string text, int at, int start)
    {
        var next = at + 1 < text.Length && char.IsLetterOrDigit(text[at + 1]);
        if (!next) return false;
        if (text[at] is '@' && start < 0) return false;
        return text[at] is '@' or '$' or '€' or '!' && (start >= 0 || text[at] == '$') || start >= 0 && text[at] is '*' or '|' or '+' or '.' or '-' or '_' or '\'' or '’' or '/' or '·' or '•';
    }

    private static void AddWord(List<Piece> pieces, string word, bool beforeColon)
    {
        var parts = word.Split('.', '-', '_', '\'', '’', '/', '·', '•', '*');
        // letters apart: e.l.o.n, f-u-c-k
        if (parts.Length >= 3 && parts.All(part => part.Length == 1))
        {
            pieces.Add(new Piece(string.Concat(parts), ' ', beforeColon, true));
            return;
        }

        if (word.Contains('*', StringComparison.Ordinal) && !word.Contains('-', StringComparison.Ordinal))
        {
            pieces.Add(new Piece(word, ' ', beforeColon, false));
            return;
        }

        for (var i = 0; i < parts.Length; i++)
        {
            if (parts[i].Length > 0) pieces.Add(new Piece(parts[i], ' ', beforeColon && i == parts.Length - 1, false));
            // "pier.Then": a full stop with no space after it
            if (i < parts.Length - 1 && word[parts.Take(i + 1).Sum(part => part.Length + 1) - 1] == '.' && parts[i].Length > 1) pieces.Add(new Piece("", '.', false, false));
        }
    }

    // s e x, p i k a c h u: three or more single letters with nothing but spaces between
    private static IEnumerable<Piece> Glue(List<Piece> pieces)
    {
        for (var i = 0; i < pieces.Count;)
        {
            var end = i;
            while (end < pieces.Count && pieces[end].Text.Length == 1 && !char.IsDigit(pieces[end].Text[0])) end++;
            if (end - i >= 3)
            {
                yield return new Piece(string.Concat(pieces.Skip(i).Take(end - i).Select(piece => piece.Text)), ' ', pieces[end - 1].BeforeColon, true);
                i = end;
            }
            else
            {
                yield return pieces[i++];
            }
        }
    }

    private static IEnumerable<string> Readings(string word)
    {
        yield return word;
        if (LookAlikes.ToLatin(word) is { } latin) yield return latin;
        var plain = LookAlikes.ToLatin(word) ?? word;
        var letters = plain.Count(char.IsLetter);
        if (letters > 0 && letters < plain.Length && plain.Length <= 24 && plain.Any(LookAlikes.IsDigitLetter))
        {
            foreach (var spelling in LookAlikes.Spellings(plain)) yield return spelling;
        }

        if (plain.Contains('*', StringComparison.Ordinal) && plain.Count(letter => letter == '*') == 1)
        {
            foreach (var vowel in "aeiou") yield return plain.Replace('*', vowel);
        }

        if (HasRun(plain))
        {
            yield return Shortened(plain, 2);
            yield return Shortened(plain, 1);
        }
    }

    private static bool HasRun(string word)
    {
        for (var i = 2; i < word.Length; i++)
        {
            if (word[i] == word[i - 1] && word[i] == word[i - 2] && char.IsLetter(word[i])) return true;
        }

        return false;
    }

    private static string Shortened(string word, int most)
    {
        var kept = new System.Text.StringBuilder();
        var run = 0;
        for (var i = 0; i < word.Length; i++)
        {
            run = i > 0 && word[i] == word[i - 1] ? run + 1 : 1;
            if (run <= most) kept.Append(word[i]);
        }

        return kept.ToString();
    }
}
