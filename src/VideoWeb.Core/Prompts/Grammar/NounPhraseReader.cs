using VideoWeb.Core.Prompts.Dictionary;
using VideoWeb.Core.Prompts.Reading;
using VideoWeb.Core.Prompts.Vocabulary;

namespace VideoWeb.Core.Prompts.Grammar;

/// <summary>What the sentence around a noun phrase has told so far; it decides between noun and verb.</summary>
/// <param name="HasVerb">The clause has its finite verb already.</param>
/// <param name="AfterPreposition">The phrase is the object of a preposition.</param>
/// <param name="Joined">"and" and a subject stand before it: the verb of both is in the plural ("a man and a woman kiss").</param>
internal readonly record struct PhrasePosition(bool HasVerb, bool AfterPreposition, bool Joined = false);

/// <summary>Reads noun phrases: determiners, numbers, adjectives, compounds, partitives ("a loaf of bread"), owners and names.</summary>
internal sealed partial class NounPhraseReader(ReadingContext context, VerbJudge judge)
{
    private const int LongestPhrase = 14;

    /// <summary>The noun phrase at a token, or null where none begins there.</summary>
    public NounPhrase? Read(int at, int end, PhrasePosition position)
    {
        var start = at;
        var limit = Math.Min(end, at + LongestPhrase);
        var head = new Head();
        at = ReadBeginning(at, limit, head);
        if (Named(at, limit, head) is { } name)
            return name with { Start = start };

        var nouns = new List<(int At, string Noun, bool Plural, bool Unknown)>();
        var adjectives = new List<int>();
        for (; at < limit && context.Tokens[at] is { } token; at++)
        {
            if (token.Kind == TokenKind.Word && token.Use == TokenUse.Transparent && nouns.Count == 0
                && (token.Facts.Adjective || token.Claim?.Meaning.StartsWith("season", StringComparison.Ordinal) == true) && at + 1 < limit
                && context.Tokens[at + 1] is { IsFree: true, Kind: TokenKind.Word } following
                    && (following.Facts.Noun is not null || following.Facts.Adjective))
            {
                continue;   // "a [snowy] meadow": read already, and still the meadow's
            }

            var ofName = nouns.Count > 0 && token is { IsFree: true, Lower: "can" }
                && IsKnown($"{context.Tokens[at - 1].Lower} {token.Lower}");   // "trash can"
            if (!token.IsFree || token.Kind != TokenKind.Word || context.Vocabulary.IsFunctionWord(token.Lower) && !ofName)
            {
                if (token is { IsFree: true, Kind: TokenKind.Mark } && token.Is(",") && nouns.Count == 0 && adjectives.Count > 0
                    && AdjectiveListGoesOn(at + 1, limit))
                    continue;
                if (token is { IsFree: true, Lower: "and" } && nouns.Count == 0 && adjectives.Count > 0
                    && AdjectiveListGoesOn(at + 1, limit))
                    continue;
                break;
            }

            // "a graffiti-covered wall": noun and participle are one adjective
            if (nouns.Count == 0 && at + 2 < limit
                && context.Tokens[at + 1] is { Joined: true, IsFree: true, Facts.VerbForm: VerbForm.Past } && token.Facts.Noun is not null
                && context.Tokens[at + 2] is { IsFree: true, Kind: TokenKind.Word })
            {
                adjectives.AddRange([at, at + 1]);
                at++;
                continue;
            }

            if (nouns.Count > 0)
            {
                if (!ofName && (IsNameAt(at) || !Continues(at, limit, nouns[^1], nouns.Count, head, position)))
                    break;
            }
            else if (context.IsMark(at + 1, ",") && token.Facts is { Adjective: true, AdjectiveFrequency: > 0 }
                && (head.HasDeterminer || adjectives.Count > 0) && AdjectiveListGoesOn(at + 2, limit))
            {
                adjectives.Add(at);   // "a red, rusty bicycle"
                continue;
            }
            else if (IsAdjectiveHere(at, limit, head.HasDeterminer || head.Count is not null || adjectives.Count > 0, position))
            {
                adjectives.Add(at);
                continue;
            }
            else if (token.Facts.Noun is null && token.Facts.Known)
            {
                if (!(head.HasDeterminer && token.Facts.Verb is not null && token.Facts.VerbForm is VerbForm.Base))
                    break;
            }
            else if (!head.HasDeterminer && head.Count is null && adjectives.Count == 0 && judge.IsVerbAtHead(at, limit))
            {
                break;
            }

            nouns.Add((at, token.Facts.Noun ?? token.Lower, token.Facts.Plural, !token.Facts.Known));
            if (token.Possessive && !IsShortIs(at, limit))
            {
                var owner = Build(start, at + 1, head, nouns, adjectives);
                return ReadOwned(owner, at + 1, limit, position) ?? owner;
            }
        }

        if (nouns.Count == 0)
            return null;
        var phrase = Portion(start, at, limit, head, nouns, adjectives, position) ?? Build(start, at, head, nouns, adjectives);
        return phrase.Kind == NounKind.Person && phrase.End == at && at < limit && IsNameAt(at) ? Titled(phrase, at, limit) : phrase;
    }

    private sealed class Head
    {
        public bool HasDeterminer { get; set; }

        public bool Definite { get; set; }

        public bool Indefinite { get; set; }

        public int? Count { get; set; }

        public string? OwnerPronoun { get; set; }

        public string? Ordinal { get; set; }
    }

    private int ReadBeginning(int at, int limit, Head head)
    {
        while (at < limit && context.Tokens[at] is { IsFree: true } token)
        {
            var match = context.Vocabulary.Words.Find(context.Tokens, at);
            var meaning = match.Meanings?.FirstOrDefault(m => m.Field is "number" or "determiner" or "possessive");
            if (token.Kind == TokenKind.Number && !token.Lower.Contains(':', StringComparison.Ordinal)
                && Measures.NumberOf(context, token) is { } digits && digits is >= 0 and < 10_000 && digits == Math.Floor(digits))
            {
                if (context.At(at + 1) is not { Kind: TokenKind.Word, IsFree: true } next || next.Joined && next.Lower.Length <= 2)
                    return at;
                head.Count = Math.Max(1, (int)digits);
                at++;
            }
            else if (meaning?.Field == "number")
            {
                head.Count = Number(meaning.Value) is var number && head.Count is > 1 && number is 10 or 100 or 1000 ? head.Count * number
                    : number;
                head.HasDeterminer = head.HasDeterminer || token.Lower is "a" or "an";
                at += match.Length;
                if (context.IsWord(at, "of"))
                    at++;
            }
            else if (meaning is not null)
            {
                head.HasDeterminer = true;
                head.Definite |= meaning.Field == "possessive"
                    || token.Lower is "the" or "this" or "that" or "these" or "those" or "both" or "other";
                head.Indefinite |= token.Lower is "a" or "an" or "another" or "each" or "every";
                if (meaning.Field == "possessive")
                    head.OwnerPronoun = meaning.Value;
                at += match.Length;
                if (token.Lower is "all" or "both" or "each" or "some" or "most" or "any" && context.IsWord(at, "of"))
                    at++;
            }
            else
            {
                break;
            }
        }

        return at;
    }

    private static int Number(string value) => int.Parse(value, System.Globalization.CultureInfo.InvariantCulture);

    private bool IsShortIs(int at, int limit) => at + 1 < limit && context.Tokens[at + 1] is { Kind: TokenKind.Word } next
        && (next.Facts.VerbForm is VerbForm.Ing || context.Vocabulary.Is(next.Lower, "determiner")
            || context.Vocabulary.Is(next.Lower, "preposition"));

    // "a driver's eyes", "Ruth's hands"
    private NounPhrase? ReadOwned(NounPhrase owner, int at, int limit, PhrasePosition position)
    {
        var owned = Read(at, Math.Max(limit, Math.Min(context.Tokens.Count, at + 5)), position);
        return owned is null ? null : owned with { Start = owner.Start, Owner = owner, Definite = true };
    }

    private bool AdjectiveListGoesOn(int at, int limit) => at < limit && context.Tokens[at] is { IsFree: true, Kind: TokenKind.Word } token
        && token.Facts.Adjective && (token.Facts.Noun is null || token.Facts.AdjectiveFrequency > token.Facts.NounFrequency)
            && at + 1 < limit && context.Tokens[at + 1] is { Kind: TokenKind.Word } next
            && (next.Facts.Noun is not null || next.Facts.Adjective) && !context.Vocabulary.IsFunctionWord(next.Lower);

    private bool IsAdjectiveHere(int at, int limit, bool begun, PhrasePosition position)
    {
        var token = context.Tokens[at];
        var next = at + 1 < limit ? context.Tokens[at + 1] : null;
        var nextNominal = next is { IsFree: true, Kind: TokenKind.Word } && !context.Vocabulary.IsFunctionWord(next.Lower)
            && (next.Facts.Noun is not null || next.Facts.Adjective || !next.Facts.Known
                || next.Facts.VerbForm is VerbForm.Ing or VerbForm.Past);
        if (!nextNominal)
            return token.Facts.Adjective
                && (token.Facts.Noun is null && token.Facts.Verb is null || !begun
                && token.Facts.AdjectiveFrequency > 4 * (token.Facts.NounFrequency + token.Facts.VerbFrequency) || !begun
                && context.Vocabulary.Moods.ContainsKey(token.Lower));
        if (token.Facts.Adverb && !token.Facts.Adjective && token.Facts.Noun is null)
            return next!.Facts.Adjective || next.Facts.VerbForm is VerbForm.Past or VerbForm.Ing;
        if (context.Vocabulary.Is(token.Lower, "degree") && (next!.Facts.Adjective && begun || token.Facts.Adjective))
            return true;
        if (token.Facts.VerbForm is VerbForm.Ing or VerbForm.Past && token.Facts.Noun is null)
            return begun || next!.Facts.Noun is not null && !judge.TakesObject(at, limit);
        if (token.Facts.VerbForm is VerbForm.Ing && token.Facts.Noun is not null && begun)
            return !context.Lexicon.Has(token.Lower + " " + (next!.Facts.Noun ?? next.Lower), WordClass.Noun)
                && token.Facts.VerbFrequency > token.Facts.NounFrequency;
        if (!token.Facts.Adjective)
            return false;
        if (token.Facts.Noun is null)
            return true;
        // "a mechanic wipes": the word after is the verb, so this one is the noun
        if (next!.Facts.Verb is not null
            && judge.IsVerbAfterNoun(at + 1, limit, context.Kinds.KindOf(token.Facts.Noun), token.Facts.Plural, compound: false, begun, position, indefinite: false))
            return false;
        if (context.Kinds.KindOf(token.Facts.Noun) == NounKind.Person && token.Facts.AdjectiveFrequency <= token.Facts.NounFrequency)
            return false;
        // "light", "cold", "park": an adjective where it mostly is one, or where a noun surely follows
        if (context.Lexicon.Has(token.Lower + " " + (next!.Facts.Noun ?? next.Lower), WordClass.Noun)
            && token.Facts.NounFrequency > token.Facts.AdjectiveFrequency)
            return false;
        return token.Facts.AdjectiveFrequency >= token.Facts.NounFrequency / 4
            || context.Kinds.KindOf(token.Facts.Noun) is NounKind.Colour or NounKind.Feeling or NounKind.Abstract;
    }

    private bool Continues(int at, int limit, (int At, string Noun, bool Plural, bool Unknown) before, int nouns, Head head, PhrasePosition position)
    {
        var token = context.Tokens[at];
        // "platform nine" is a platform
        if (context.Vocabulary.Is(token.Lower, "number"))
            return false;
        if (context.Tokens[at - 1].Claim is not null || token.Facts.Noun is null && token.Facts.Known)
            return false;
        if (!token.Facts.Known)
            return nouns < 3 && !token.Capital;
        var compound = context.Lexicon.Has(context.Tokens[at - 1].Lower + " " + token.Facts.Noun, WordClass.Noun)
            || context.Vocabulary.Nouns.ContainsKey(context.Tokens[at - 1].Lower + " " + token.Facts.Noun);
        if (compound && token.Facts.Verb is null)
            return true;
        // "her shoes backstage", "two men outside"
        if (token.Facts.Adverb && !compound
            && (before.Plural || token.Facts.Verb is null && context.Kinds.KindOf(token.Lower) == NounKind.Place))
            return false;
        if (before.Plural && !head.Indefinite && !compound && token.Facts.VerbForm is not VerbForm.None)
            return false;
        // "a baby bear": that word describes, and does nothing
        if (position.Joined && context.Vocabulary.Is(before.Noun, "material"))
            position = position with { Joined = false };
        // "an elderly couple hold hands"
        var several = head.HasDeterminer && token.Facts.VerbForm is VerbForm.Base && context.Vocabulary.Is(before.Noun, "collective")
            && token.Facts.VerbFrequency > token.Facts.NounFrequency;
        return nouns < 4
            && !judge.IsVerbAfterNoun(at, limit, context.Kinds.KindOf(before.Noun), before.Plural && !head.Indefinite
            || head.Count > 1 || several, compound, head.HasDeterminer || head.Count is not null, position, head.Indefinite);
    }
}
