using VideoWeb.Core.Prompts.Dictionary;

namespace VideoWeb.Core.Prompts.Reading;

/// <summary>Base forms by WordNet's own rules (morphy): the exceptions, the word itself, then endings.</summary>
internal sealed class Morphology(Lexicon lexicon)
{
    private static readonly (string Ending, string Base)[] NounEndings =
        [("s", ""), ("ses", "s"), ("xes", "x"), ("zes", "z"), ("ches", "ch"), ("shes", "sh"), ("men", "man"), ("ies", "y"), ("ves", "f"), ("ves", "fe")];

    private static readonly (string Ending, string Base)[] AdjectiveEndings = [("er", ""), ("est", ""), ("er", "e"), ("est", "e"), ("ier", "y"), ("iest", "y")];

    public WordFacts Facts(string word)
    {
        var (noun, plural) = NounBase(word);
        var (verb, form) = VerbBase(word);
        var adjective = AdjectiveBase(word);
        if (noun is null && verb is null && adjective is null && !lexicon.Has(word, WordClass.Adverb))
            return WordFacts.None;
        return new WordFacts
        {
            Noun = noun,
            Plural = plural,
            NounFrequency = noun is null ? 0 : lexicon.FrequencyOf(lexicon.Find(noun), WordClass.Noun),
            Verb = verb,
            VerbForm = form,
            VerbFrequency = verb is null ? 0 : lexicon.FrequencyOf(lexicon.Find(verb), WordClass.Verb),
            Adjective = adjective is not null,
            AdjectiveFrequency = adjective is null ? 0 : lexicon.FrequencyOf(lexicon.Find(adjective), WordClass.Adjective),
            Adverb = lexicon.Has(word, WordClass.Adverb),
        };
    }

    /// <summary>The singular, and whether the word is a plural.</summary>
    public (string? Base, bool Plural) NounBase(string word)
    {
        if (word == "people")
            return ("person", true);
        if (lexicon.IrregularBase(word, WordClass.Noun) is { } irregular && irregular != word && !lexicon.Has(word, WordClass.Noun))
            return (irregular, true);
        if (lexicon.IrregularBase(word, WordClass.Noun) is { } both && both != word
            && both is "man" or "woman" or "person" or "child" or "foot" or "goose" or "mouse" or "tooth" or "leaf" or "wolf" or "knife")
            return (both, true);
        var own = lexicon.Has(word, WordClass.Noun);
        if (word.Length > 3 && word[^1] is 's' or 'n' && !word.EndsWith("ss", StringComparison.Ordinal))
        {
            foreach (var (ending, replacement) in NounEndings)
            {
                if (!word.EndsWith(ending, StringComparison.Ordinal) || word.Length <= ending.Length + 1)
                    continue;
                var candidate = string.Concat(word.AsSpan(0, word.Length - ending.Length), replacement);
                if (lexicon.Has(candidate, WordClass.Noun)
                    && (!own || lexicon.FrequencyOf(lexicon.Find(candidate), WordClass.Noun) > lexicon.FrequencyOf(lexicon.Find(word), WordClass.Noun)))
                    return (candidate, true);
            }
        }

        return own ? (word, false) : (null, false);
    }

    public (string? Base, VerbForm Form) VerbBase(string word)
    {
        if (lexicon.IrregularBase(word, WordClass.Verb) is { } irregular && irregular != word)
            return (irregular, word.EndsWith("ing", StringComparison.Ordinal) ? VerbForm.Ing : word.EndsWith('s') ? VerbForm.Third
                : VerbForm.Past);
        if (word.EndsWith("ing", StringComparison.Ordinal) && Stem(word, 3) is { } ing)
            return (ing, VerbForm.Ing);
        if (word.EndsWith("ed", StringComparison.Ordinal) && Stem(word, 2) is { } past
            && !(IsVerb(word) && Frequency(word) > Frequency(past)))   // "feed" is no past of "fee"
            return (past, VerbForm.Past);
        if (lexicon.Has(word, WordClass.Verb))
            return (word, VerbForm.Base);
        if (word.Length > 2 && word[^1] == 's' && !word.EndsWith("ss", StringComparison.Ordinal))
        {
            if (IsVerb(word[..^1]))
                return (word[..^1], VerbForm.Third);
            if (word.EndsWith("es", StringComparison.Ordinal) && IsVerb(word[..^2]))
                return (word[..^2], VerbForm.Third);
            if (word.EndsWith("ies", StringComparison.Ordinal) && IsVerb(word[..^3] + "y"))
                return (word[..^3] + "y", VerbForm.Third);
        }

        return (null, VerbForm.None);
    }

    // running → run, making → make, walking → walk, carried → carry
    private string? Stem(string word, int ending)
    {
        var stem = word[..^ending];
        if (stem.Length < 2)
            return null;
        if (stem.Length > 2 && stem[^1] == stem[^2] && stem[^1] is not ('l' or 's' or 'z') && IsVerb(stem[..^1]))
            return stem[..^1];
        var withE = IsVerb(stem + "e");
        var bare = IsVerb(stem);
        if (withE && bare)
            return Frequency(stem + "e") > Frequency(stem) ? stem + "e" : stem;
        if (withE)
            return stem + "e";
        if (bare)
            return stem;
        if (stem.Length > 3 && stem[^1] == stem[^2] && IsVerb(stem[..^1]))
            return stem[..^1];
        return ending == 2 && stem[^1] == 'i' && IsVerb(stem[..^1] + "y") ? stem[..^1] + "y" : null;
    }

    private bool IsVerb(string word) => lexicon.Has(word, WordClass.Verb);

    private int Frequency(string verb) => lexicon.FrequencyOf(lexicon.Find(verb), WordClass.Verb);

    private string? AdjectiveBase(string word)
    {
        if (lexicon.Has(word, WordClass.Adjective))
            return word;
        if (lexicon.IrregularBase(word, WordClass.Adjective) is { } irregular)
            return irregular;
        foreach (var (ending, replacement) in AdjectiveEndings)
        {
            if (!word.EndsWith(ending, StringComparison.Ordinal) || word.Length <= ending.Length + 2)
                continue;
            var candidate = string.Concat(word.AsSpan(0, word.Length - ending.Length), replacement);
            if (lexicon.Has(candidate, WordClass.Adjective) && lexicon.FrequencyOf(lexicon.Find(candidate), WordClass.Adjective) > 0)
                return candidate;
        }

        return null;
    }
}
