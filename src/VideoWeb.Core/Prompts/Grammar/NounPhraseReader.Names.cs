using VideoWeb.Core.Prompts.Dictionary;
using VideoWeb.Core.Prompts.Reading;
using VideoWeb.Core.Prompts.Vocabulary;

namespace VideoWeb.Core.Prompts.Grammar;

/// <summary>Names: @mara, the cast, people and places that a capital tells.</summary>
internal sealed partial class NounPhraseReader
{
    // "her son Daniel", "Captain Moss": the name, and what it tells of its bearer
    private NounPhrase Titled(NounPhrase title, int at, int limit) =>
        Named(at, limit, new Head()) is { Kind: NounKind.Person, Owner: null } name
            ? name with { Start = title.Start, Attributes = [.. title.Attributes, title.Noun], OwnerPronoun = title.OwnerPronoun } : title;

    // @mara, a name of the cast, or a word that only its capital explains
    private NounPhrase? Named(int at, int limit, Head head)
    {
        if (at >= limit || context.Tokens[at] is not { IsFree: true } token)
            return null;
        if (token.Kind == TokenKind.Handle)
        {
            var id = token.Lower;
            var name = new NounPhrase { Start = at, End = at + 1, Noun = id, Kind = CastKind(id), IsName = true, CastId = id, Definite = true };
            return token.Possessive ? ReadOwned(name, at + 1, limit, default) ?? name : name;
        }

        if (token.Kind != TokenKind.Word)
            return null;
        if (CastNamed(at, limit) is var (member, length))
        {
            var last = context.Tokens[at + length - 1];
            var known = new NounPhrase
            {
                Start = at,
                End = at + length,
                Noun = member,
                Kind = CastKind(member),
                IsName = true,
                CastId = member,
                Definite = true,
            };
            return last.Possessive ? ReadOwned(known, at + length, limit, default) ?? known : known;
        }

        if (PlaceNameAt(at, limit) is var (placeName, placeEnd))
            return new NounPhrase { Start = at, End = placeEnd, Noun = placeName, Kind = NounKind.Place, IsName = true, Definite = true };
        if (head.HasDeterminer && !head.Definite || head.Count is not null || !IsNameAt(at))
            return null;
        var end = at + 1;
        while (end < limit && context.Tokens[end] is { IsFree: true, Kind: TokenKind.Word, Capital: true } next
            && !context.Tokens[end - 1].Possessive
            && !context.Vocabulary.IsFunctionWord(next.Lower) && !next.Shouted == !token.Shouted)
        {
            end++;
        }

        var words = string.Join(' ', Enumerable.Range(at, end - at).Select(i => context.Tokens[i].Lower));
        if (context.Kinds.IsPlaceName(words) || context.Kinds.IsPlaceName(token.Lower))
        {
            return new NounPhrase { Start = at, End = end, Noun = Display(at, end), Kind = NounKind.Place, IsName = true, Definite = true };
        }

        var person = new NounPhrase { Start = at, End = end, Noun = Display(at, end), Kind = NounKind.Person, IsName = true, Definite = true };
        return context.Tokens[end - 1].Possessive ? ReadOwned(person, end, limit, default) ?? person : person;
    }

    // "New York", "Hong Kong", "Central Park": two or three capitalised words that the dictionary has as one place
    private (string Name, int End)? PlaceNameAt(int at, int limit)
    {
        for (var length = 3; length > 1; length--)
        {
            if (at + length > limit
                || !Enumerable.Range(at, length).All(i => context.Tokens[i] is { IsFree: true, Kind: TokenKind.Word, Capital: true }))
                continue;
            if (context.Kinds.IsPlaceName(string.Join(' ', Enumerable.Range(at, length).Select(i => context.Tokens[i].Lower))))
                return (Display(at, at + length), at + length);
        }

        return null;
    }

    private string Display(int at, int end) => string.Join(' ', Enumerable.Range(at, end - at).Select(i =>
        context.Tokens[i].Shouted ? char.ToUpperInvariant(context.Tokens[i].Text[0]) + context.Tokens[i].Lower[1..]
            : context.Tokens[i].Text[..Math.Min(context.Tokens[i].Text.Length, context.Tokens[i].Lower.Length)]));

    private NounKind CastKind(string id) => context.Plan.Cast.FirstOrDefault(c => c.Id == id)?.Kind switch
    {
        "animal" => NounKind.Animal,
        "product" => NounKind.Thing,
        _ => NounKind.Person,
    };

    private (string Id, int Length)? CastNamed(int at, int limit)
    {
        foreach (var member in context.Plan.Cast)
        {
            var words = member.Name.ToLowerInvariant().Split([' ', '-', '_']);
            if (at + words.Length <= limit
                && words.Select((word, i) => context.Tokens[at + i].Lower == word && context.Tokens[at + i].IsFree).All(same => same))
                return (member.Id, words.Length);
        }

        return null;
    }

    private bool IsNameAt(int at)
    {
        var token = context.Tokens[at];
        if (token.Capital && context.Names.Contains(token.Lower))
            return true;
        var given = context.Vocabulary.Names.ContainsKey(token.Lower) && token.Capital && context.Text.CapitalsMeanNames;
        if (!token.Capital || !context.Text.CapitalsMeanNames || context.Vocabulary.IsFunctionWord(token.Lower) || token.Lower.Length < 2)
            return false;
        var common = token.Facts.Known && !OnlyInstance(token.Lower);
        var first = context.IsStop(at - 1) || context.Previous(at) is { Kind: TokenKind.Mark, Lower: ":" or "-" or "(" }
            || context.Previous(at) is { Use: not TokenUse.Free };
        if (!first && given)
            return true;
        if (!first)
            return !common || !context.Vocabulary.Nouns.ContainsKey(token.Lower) && !token.Facts.Adjective && token.Facts.Noun is not null
                && !token.Facts.Plural;
        if (given
            && (!common || context.IsMark(at + 1, ":") || context.IsWord(at + 1, "and") || token.Possessive
            || context.At(at + 1) is { } does
            && (does.Facts.VerbForm is VerbForm.Third or VerbForm.Past || context.Vocabulary.Is(does.Lower, "auxiliary"))))
            return true;
        if (!common)
            return !context.Vocabulary.Nouns.ContainsKey(token.Lower) && !context.Vocabulary.KnownWords.Contains(token.Lower);
        // "Rose says": a bare noun of one thing that does what only somebody does
        return !token.Facts.Plural && token.Facts.Noun is not null && context.At(at + 1) is { IsFree: true } next
            && (context.Vocabulary.Is(next.Facts.Verb, "speech") && next.Facts.VerbForm is VerbForm.Third
                && context.Kinds.KindOf(token.Lower) is not (NounKind.Person or NounKind.Animal or NounKind.Sound or NounKind.Weather or NounKind.Music));
    }

    private bool OnlyInstance(string word)
    {
        if (context.Lexicon.Has(word, WordClass.Verb) || context.Lexicon.Has(word, WordClass.Adjective))
            return false;
        var senses = context.Lexicon.SensesOf(word, WordClass.Noun);
        return senses.Length > 0 && context.Lexicon.IsInstance(senses[0]);
    }
}
