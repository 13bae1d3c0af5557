using VideoWeb.Core.Prompts.Dictionary;

namespace VideoWeb.Core.Prompts.Reading;

/// <summary>
/// Mends a typo of one letter, but only where exactly one common word is that near: "doly" is dolly, "zorgle" stays a zorgle.
/// The text shown to the user keeps its own spelling.
/// </summary>
internal sealed class Spelling(Lexicon lexicon, Morphology morphology, IReadOnlySet<string> vocabulary)
{
    private const string Letters = "abcdefghijklmnopqrstuvwxyz";
    private const int ShortestWord = 4;
    private const int LongestWord = 16;

    /// <summary>How often a word must stand in WordNet's tagged texts to be worth a guess.</summary>
    private const int CommonWord = 8;

    /// <summary>A long prompt of noise must not cost more than a plan.</summary>
    private const int MostGuesses = 8;

    public void Mend(PromptText text)
    {
        var guesses = 0;
        for (var i = 0; i < text.Tokens.Count && guesses < MostGuesses; i++)
        {
            var token = text.Tokens[i];
            if (token.Kind != TokenKind.Word || token.Facts.Known || token.Lower.Length is < ShortestWord or > LongestWord
                || vocabulary.Contains(token.Lower)
                || token.Capital && text.CapitalsMeanNames || token.Lower.Any(c => c is < 'a' or > 'z'))
            {
                continue;
            }

            guesses++;
            if (Nearest(token.Lower) is not { } mended)
                continue;
            text.Replace(i, new Token(token.Kind, token.Start, token.Length, token.Text, mended)
            {
                Joined = token.Joined,
                Possessive = token.Possessive,
                Capital = token.Capital,
                Shouted = token.Shouted,
                Facts = morphology.Facts(mended),
            });
        }
    }

    private string? Nearest(string word)
    {
        string? best = null;
        var bestScore = 0;
        var rival = 0;
        foreach (var (candidate, weight) in OneEditAway(word))
        {
            if (candidate == best)
                continue;
            var score = weight * Commonness(candidate);
            if (best is not null && SameBase(best, candidate))
                continue;
            if (score > bestScore)
                (best, bestScore, rival) = (candidate, score, bestScore);
            else if (score > rival)
                rival = score;
        }

        return bestScore >= CommonWord && bestScore >= 2 * rival ? best : null;
    }

    // "woman" and "women" are no rivals
    private bool SameBase(string one, string other) => morphology.NounBase(one).Base is { } noun && noun == morphology.NounBase(other).Base;

    private int Commonness(string word)
    {
        var facts = morphology.Facts(word);
        var frequency = Math.Max(facts.NounFrequency, Math.Max(facts.VerbFrequency, facts.AdjectiveFrequency));
        if (vocabulary.Contains(word))
            return frequency + 5 * CommonWord;
        return facts.Known ? frequency : lexicon.IrregularBase(word, WordClass.Noun) is null ? 0 : CommonWord;
    }

    // letters change places or get lost far more often than one takes another's place, and the first is hardly ever wrong
    private static IEnumerable<(string Word, int Weight)> OneEditAway(string word)
    {
        for (var i = 1; i < word.Length; i++)
        {
            yield return (word.Remove(i, 1), 2);
            if (i + 1 < word.Length)
                yield return (string.Concat(word.AsSpan(0, i), word.AsSpan(i + 1, 1), word.AsSpan(i, 1), word.AsSpan(i + 2)), 6);
        }

        for (var i = 1; i <= word.Length; i++)
        {
            foreach (var letter in Letters)
                yield return (word.Insert(i, letter.ToString()), 4);
        }

        if (word.Length < 6)
            yield break;
        for (var i = 1; i < word.Length; i++)
        {
            foreach (var letter in Letters)
                yield return (string.Concat(word.AsSpan(0, i), letter.ToString(), word.AsSpan(i + 1)), 1);
        }
    }
}
