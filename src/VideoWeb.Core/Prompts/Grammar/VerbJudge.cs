using VideoWeb.Core.Prompts.Dictionary;
using VideoWeb.Core.Prompts.Reading;

namespace VideoWeb.Core.Prompts.Grammar;

/// <summary>Decides whether a word that may be a noun or a verb is the verb of its clause: by form, neighbours and frequency.</summary>
internal sealed class VerbJudge(ReadingContext context)
{
    /// <summary>For a word that begins a clause with no determiner: "Pour coffee", but "rain falls", "fox runs".</summary>
    public bool IsVerbAtHead(int at, int limit)
    {
        var token = context.Tokens[at];
        if (token.Facts.Verb is null)
            return false;
        if (token.Facts.Noun is null)
            return true;
        if (token.Facts.VerbForm is VerbForm.Ing)
            return token.Facts.NounFrequency == 0 && token.Facts.VerbFrequency > 0 || FollowedByObject(at, limit);
        return token.Facts.VerbForm is VerbForm.Base && FollowedByObject(at, limit)
            && token.Facts.VerbFrequency > token.Facts.NounFrequency;
    }

    /// <summary>For a word right after a noun: "hands" in "a man in a jacket hands a rose", "grates" in "from street grates".</summary>
    public bool IsVerbAfterNoun(
        int at, int limit, Vocabulary.NounKind kind, bool plural, bool compound, bool determined, PhrasePosition position, bool indefinite)
    {
        var token = context.Tokens[at];
        if (token.Facts.Verb is null)
            return false;
        if (token.Facts.Noun is null)
            return true;
        var animate = kind is Vocabulary.NounKind.Person or Vocabulary.NounKind.Animal;
        var joined = position.Joined && (animate || kind is Vocabulary.NounKind.Vehicle || position.AfterPreposition)
            && token.Facts.VerbForm == VerbForm.Base;
        plural |= joined;
        var score = token.Facts.VerbForm switch
        {
            VerbForm.Third => plural ? -4 : 2,
            VerbForm.Base => plural ? 2 : -5,
            VerbForm.Past => 1,
            VerbForm.Ing => animate || kind is Vocabulary.NounKind.Body or Vocabulary.NounKind.Vehicle or Vocabulary.NounKind.Plant
                && !compound ? 3 : compound ? -4 : context.Lexicon.Has(token.Lower, WordClass.Noun) && token.Facts.NounFrequency > 0 ? -1
                : 1,
            _ => 0,
        };
        score += animate ? 2 : 0;
        // "a man and a woman with a cane race down": the two still wait for their verb
        score += joined && position.AfterPreposition && !animate && !compound
            && context.Vocabulary.ValueOf(context.At(at + 1)?.Lower ?? "", "preposition") == "path" ? 1 : 0;
        // "a train speeds": no plural can follow "a"
        score += indefinite && token.Facts is { VerbForm: VerbForm.Third, Plural: true } ? 4 : 0;
        // "the cat and the dog fight": where the sentence needs its verb, even a known compound gives way
        score += compound && !(joined && EndsPhrase(at, limit)) ? -3 : 0;
        // "the parliament holding candles": an object follows, and no name begins with it
        score += token.Facts.VerbForm == VerbForm.Ing && !compound && token.Facts.VerbFrequency >= token.Facts.NounFrequency
            && context.At(at + 1) is { IsFree: true, Facts: { Noun: not null, Plural: true } } ? 3 : 0;
        // "a man, a fishing boat": the word belongs to the noun after it
        if (token.Facts.VerbForm == VerbForm.Ing && context.At(at + 1) is { Facts.Noun: { } following } next
            && !context.Vocabulary.IsFunctionWord(next.Lower)
            && (context.Lexicon.Has($"{token.Lower} {following}", WordClass.Noun)
            || context.Vocabulary.Nouns.ContainsKey($"{token.Lower} {following}")))
            score -= 6;
        score += FollowedByObject(at, limit) ? 3 : EndsPhrase(at, limit) ? 1 : token.Facts.VerbForm == VerbForm.Third
            && context.At(at + 1) is { Facts: { Noun: not null, Adverb: false, VerbForm: not VerbForm.Base } } ? 1 : 0;
        score += Frequency(token.Facts);
        if (position.HasVerb && token.Facts.VerbForm != VerbForm.Ing)
            score -= 3;
        if (position.AfterPreposition && !determined && token.Facts.VerbForm == VerbForm.Third
            && token.Facts.NounFrequency >= token.Facts.VerbFrequency)
            score -= 2;
        return score >= 3;
    }

    /// <summary>Whether the verb at a token has an object: a determiner, a pronoun, a name or a number follows.</summary>
    public bool TakesObject(int at, int limit) => FollowedByObject(at, limit);

    private bool FollowedByObject(int at, int limit)
    {
        var next = context.At(at + 1);
        if (next is null || at + 1 >= Math.Max(limit, at + 2))
            return false;
        if (next.Kind is TokenKind.Handle or TokenKind.Line || next.Capital && context.Text.CapitalsMeanNames && next.IsFree)
            return true;
        return next.Kind == TokenKind.Number || next.Kind == TokenKind.Word
            && (context.Vocabulary.Is(next.Lower, "determiner") || context.Vocabulary.Is(next.Lower, "possessive")
            || context.Vocabulary.Is(next.Lower, "number")
                || context.Vocabulary.Is(next.Lower, "reflexive"));
    }

    private bool EndsPhrase(int at, int limit)
    {
        var next = context.At(at + 1);
        return next is null || next.Kind is TokenKind.Mark or TokenKind.Break or TokenKind.Line || !next.IsFree
            || context.Vocabulary.IsFunctionWord(next.Lower) || next.Facts.Adverb && next.Facts.Noun is null;
    }

    private static int Frequency(WordFacts facts)
    {
        if (facts.VerbFrequency > 2 * facts.NounFrequency)
            return 1;
        if (facts.NounFrequency > 10 * (facts.VerbFrequency + 1))
            return -2;
        return facts.NounFrequency > 2 * facts.VerbFrequency ? -1 : 0;
    }
}
