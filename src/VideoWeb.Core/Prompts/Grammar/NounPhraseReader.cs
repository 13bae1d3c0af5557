using VideoWeb.Core.Prompts.Dictionary;
using VideoWeb.Core.Prompts.Reading;
using VideoWeb.Core.Prompts.Vocabulary;

namespace VideoWeb.Core.Prompts.Grammar;

/// <summary>What the sentence around a noun phrase has told so far; it decides between noun and verb.</summary>
/// <param name="HasVerb">The clause has its finite verb already.</param>
/// <param name="AfterPreposition">The phrase is the object of a preposition.</param>
internal readonly record struct PhrasePosition(bool HasVerb, bool AfterPreposition);

/// <summary>Reads noun phrases: determiners, numbers, adjectives, compounds, partitives ("a loaf of bread"), owners and names.</summary>
internal sealed class NounPhraseReader(ReadingContext context, VerbJudge judge)
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
            if (token.Kind == TokenKind.Word && token.Use == TokenUse.Transparent && nouns.Count == 0 && (token.Facts.Adjective || token.Claim?.Meaning.StartsWith("season", StringComparison.Ordinal) == true) && at + 1 < limit
                && context.Tokens[at + 1] is { IsFree: true, Kind: TokenKind.Word } following && (following.Facts.Noun is not null || following.Facts.Adjective))
            {
                head.Described.Add(token.Lower);
                continue;   // "a [snowy] meadow": read already, and still the meadow's
            }

            var ofName = nouns.Count > 0 && token is { IsFree: true, Lower: "can" } && IsKnown($"{context.Tokens[at - 1].Lower} {token.Lower}");   // "trash can"
            if (!token.IsFree || token.Kind != TokenKind.Word || context.Vocabulary.IsFunctionWord(token.Lower) && !ofName)
            {
                if (token is { IsFree: true, Kind: TokenKind.Mark } && token.Is(",") && nouns.Count == 0 && adjectives.Count > 0 && AdjectiveListGoesOn(at + 1, limit))
                    continue;
                if (token is { IsFree: true, Lower: "and" } && nouns.Count == 0 && adjectives.Count > 0 && AdjectiveListGoesOn(at + 1, limit))
                    continue;
                break;
            }

            // "a graffiti-covered wall": noun and participle are one adjective
            if (nouns.Count == 0 && at + 2 < limit && context.Tokens[at + 1] is { Joined: true, IsFree: true, Facts.VerbForm: VerbForm.Past } && token.Facts.Noun is not null && context.Tokens[at + 2] is { IsFree: true, Kind: TokenKind.Word })
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
            else if (context.IsMark(at + 1, ",") && token.Facts is { Adjective: true, AdjectiveFrequency: > 0 } && (head.HasDeterminer || adjectives.Count > 0) && AdjectiveListGoesOn(at + 2, limit))
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

    // "her son Daniel", "Captain Moss": the name, and what it tells of its bearer
    private NounPhrase Titled(NounPhrase title, int at, int limit) =>
        Named(at, limit, new Head()) is { Kind: NounKind.Person, Owner: null } name ? name with { Start = title.Start, Attributes = [.. title.Attributes, title.Noun], OwnerPronoun = title.OwnerPronoun } : title;

    private sealed class Head
    {
        public bool HasDeterminer { get; set; }

        public bool Definite { get; set; }

        public bool Indefinite { get; set; }

        public int? Count { get; set; }

        public string? OwnerPronoun { get; set; }

        public string? Ordinal { get; set; }

        public List<string> Described { get; } = [];
    }

    private int ReadBeginning(int at, int limit, Head head)
    {
        while (at < limit && context.Tokens[at] is { IsFree: true } token)
        {
            var match = context.Vocabulary.Words.Find(context.Tokens, at);
            var meaning = match.Meanings?.FirstOrDefault(m => m.Field is "number" or "determiner" or "possessive");
            if (token.Kind == TokenKind.Number && !token.Lower.Contains(':', StringComparison.Ordinal) && Measures.NumberOf(context, token) is { } digits && digits is >= 0 and < 10_000 && digits == Math.Floor(digits))
            {
                if (context.At(at + 1) is not { Kind: TokenKind.Word, IsFree: true } next || next.Joined && next.Lower.Length <= 2)
                    return at;
                head.Count = Math.Max(1, (int)digits);
                at++;
            }
            else if (meaning?.Field == "number")
            {
                head.Count = Number(meaning.Value) is var number && head.Count is > 1 && number is 10 or 100 or 1000 ? head.Count * number : number;
                head.HasDeterminer = head.HasDeterminer || token.Lower is "a" or "an";
                at += match.Length;
                if (context.IsWord(at, "of"))
                    at++;
            }
            else if (meaning is not null)
            {
                head.HasDeterminer = true;
                head.Definite |= meaning.Field == "possessive" || token.Lower is "the" or "this" or "that" or "these" or "those" or "both" or "other";
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
            var known = new NounPhrase { Start = at, End = at + length, Noun = member, Kind = CastKind(member), IsName = true, CastId = member, Definite = true };
            return last.Possessive ? ReadOwned(known, at + length, limit, default) ?? known : known;
        }

        if (PlaceNameAt(at, limit) is var (placeName, placeEnd))
            return new NounPhrase { Start = at, End = placeEnd, Noun = placeName, Kind = NounKind.Place, IsName = true, Definite = true };
        if (head.HasDeterminer && !head.Definite || head.Count is not null || !IsNameAt(at))
            return null;
        var end = at + 1;
        while (end < limit && context.Tokens[end] is { IsFree: true, Kind: TokenKind.Word, Capital: true } next && !context.Tokens[end - 1].Possessive
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
            if (at + length > limit || !Enumerable.Range(at, length).All(i => context.Tokens[i] is { IsFree: true, Kind: TokenKind.Word, Capital: true }))
                continue;
            if (context.Kinds.IsPlaceName(string.Join(' ', Enumerable.Range(at, length).Select(i => context.Tokens[i].Lower))))
                return (Display(at, at + length), at + length);
        }

        return null;
    }

    private string Display(int at, int end) => string.Join(' ', Enumerable.Range(at, end - at).Select(i =>
        context.Tokens[i].Shouted ? char.ToUpperInvariant(context.Tokens[i].Text[0]) + context.Tokens[i].Lower[1..] : context.Tokens[i].Text[..Math.Min(context.Tokens[i].Text.Length, context.Tokens[i].Lower.Length)]));

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
            if (at + words.Length <= limit && words.Select((word, i) => context.Tokens[at + i].Lower == word && context.Tokens[at + i].IsFree).All(same => same))
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
        var first = context.IsStop(at - 1) || context.Previous(at) is { Kind: TokenKind.Mark, Lower: ":" or "-" or "(" } || context.Previous(at) is { Use: not TokenUse.Free };
        if (!first && given)
            return true;
        if (!first)
            return !common || !context.Vocabulary.Nouns.ContainsKey(token.Lower) && !token.Facts.Adjective && token.Facts.Noun is not null && !token.Facts.Plural;
        if (given && (!common || context.IsMark(at + 1, ":") || context.IsWord(at + 1, "and") || token.Possessive || context.At(at + 1) is { } does && (does.Facts.VerbForm is VerbForm.Third or VerbForm.Past || context.Vocabulary.Is(does.Lower, "auxiliary"))))
            return true;
        if (!common)
            return !context.Vocabulary.Nouns.ContainsKey(token.Lower) && !context.Vocabulary.KnownWords.Contains(token.Lower);
        // "Rose says": a bare noun of one thing that does what only somebody does
        return !token.Facts.Plural && token.Facts.Noun is not null && context.At(at + 1) is { IsFree: true } next
            && (context.Vocabulary.Is(next.Facts.Verb, "speech") && next.Facts.VerbForm is VerbForm.Third && context.Kinds.KindOf(token.Lower) is not (NounKind.Person or NounKind.Animal or NounKind.Sound or NounKind.Weather or NounKind.Music));
    }

    private bool OnlyInstance(string word)
    {
        if (context.Lexicon.Has(word, WordClass.Verb) || context.Lexicon.Has(word, WordClass.Adjective))
            return false;
        var senses = context.Lexicon.SensesOf(word, WordClass.Noun);
        return senses.Length > 0 && context.Lexicon.IsInstance(senses[0]);
    }

    private bool IsShortIs(int at, int limit) => at + 1 < limit && context.Tokens[at + 1] is { Kind: TokenKind.Word } next
        && (next.Facts.VerbForm is VerbForm.Ing || context.Vocabulary.Is(next.Lower, "determiner") || context.Vocabulary.Is(next.Lower, "preposition"));

    // "a driver's eyes", "Ruth's hands"
    private NounPhrase? ReadOwned(NounPhrase owner, int at, int limit, PhrasePosition position)
    {
        var owned = Read(at, Math.Max(limit, Math.Min(context.Tokens.Count, at + 5)), position);
        return owned is null ? null : owned with { Start = owner.Start, Owner = owner, Definite = true };
    }

    private bool AdjectiveListGoesOn(int at, int limit) => at < limit && context.Tokens[at] is { IsFree: true, Kind: TokenKind.Word } token
        && token.Facts.Adjective && (token.Facts.Noun is null || token.Facts.AdjectiveFrequency > token.Facts.NounFrequency) && at + 1 < limit && context.Tokens[at + 1] is { Kind: TokenKind.Word } next && (next.Facts.Noun is not null || next.Facts.Adjective) && !context.Vocabulary.IsFunctionWord(next.Lower);

    private bool IsAdjectiveHere(int at, int limit, bool begun, PhrasePosition position)
    {
        var token = context.Tokens[at];
        var next = at + 1 < limit ? context.Tokens[at + 1] : null;
        var nextNominal = next is { IsFree: true, Kind: TokenKind.Word } && !context.Vocabulary.IsFunctionWord(next.Lower)
            && (next.Facts.Noun is not null || next.Facts.Adjective || !next.Facts.Known || next.Facts.VerbForm is VerbForm.Ing or VerbForm.Past);
        if (!nextNominal)
            return token.Facts.Adjective && (token.Facts.Noun is null && token.Facts.Verb is null || !begun && token.Facts.AdjectiveFrequency > 4 * (token.Facts.NounFrequency + token.Facts.VerbFrequency) || !begun && context.Vocabulary.Moods.ContainsKey(token.Lower));
        if (token.Facts.Adverb && !token.Facts.Adjective && token.Facts.Noun is null)
            return next!.Facts.Adjective || next.Facts.VerbForm is VerbForm.Past or VerbForm.Ing;
        if (context.Vocabulary.Is(token.Lower, "degree") && (next!.Facts.Adjective && begun || token.Facts.Adjective))
            return true;
        if (token.Facts.VerbForm is VerbForm.Ing or VerbForm.Past && token.Facts.Noun is null)
            return begun || next!.Facts.Noun is not null && !judge.TakesObject(at, limit);
        if (token.Facts.VerbForm is VerbForm.Ing && token.Facts.Noun is not null && begun)
            return !context.Lexicon.Has(token.Lower + " " + (next!.Facts.Noun ?? next.Lower), WordClass.Noun) && token.Facts.VerbFrequency > token.Facts.NounFrequency;
        if (!token.Facts.Adjective)
            return false;
        if (token.Facts.Noun is null)
            return true;
        // "a mechanic wipes": the word after is the verb, so this one is the noun
        if (next!.Facts.Verb is not null && judge.IsVerbAfterNoun(at + 1, limit, context.Kinds.KindOf(token.Facts.Noun), token.Facts.Plural, compound: false, begun, position, indefinite: false))
            return false;
        if (context.Kinds.KindOf(token.Facts.Noun) == NounKind.Person && token.Facts.AdjectiveFrequency <= token.Facts.NounFrequency)
            return false;
        // "light", "cold", "park": an adjective where it mostly is one, or where a noun surely follows
        if (context.Lexicon.Has(token.Lower + " " + (next!.Facts.Noun ?? next.Lower), WordClass.Noun) && token.Facts.NounFrequency > token.Facts.AdjectiveFrequency)
            return false;
        return token.Facts.AdjectiveFrequency >= token.Facts.NounFrequency / 4 || context.Kinds.KindOf(token.Facts.Noun) is NounKind.Colour or NounKind.Feeling or NounKind.Abstract;
    }

    private bool Continues(int at, int limit, (int At, string Noun, bool Plural, bool Unknown) before, int nouns, Head head, PhrasePosition position)
    {
        var token = context.Tokens[at];
        if (context.Tokens[at - 1].Claim is not null || token.Facts.Noun is null && token.Facts.Known)
            return false;
        if (!token.Facts.Known)
            return nouns < 3 && !token.Capital;
        var compound = context.Lexicon.Has(context.Tokens[at - 1].Lower + " " + token.Facts.Noun, WordClass.Noun)
            || context.Vocabulary.Nouns.ContainsKey(context.Tokens[at - 1].Lower + " " + token.Facts.Noun);
        if (compound && token.Facts.Verb is null)
            return true;
        // "her shoes backstage", "two men outside"
        if (token.Facts.Adverb && !compound && (before.Plural || token.Facts.Verb is null && context.Kinds.KindOf(token.Lower) == NounKind.Place))
            return false;
        if (before.Plural && !head.Indefinite && !compound && token.Facts.VerbForm is not VerbForm.None)
            return false;
        return nouns < 4 && !judge.IsVerbAfterNoun(at, limit, context.Kinds.KindOf(before.Noun), before.Plural && !head.Indefinite || head.Count > 1, compound, head.HasDeterminer || head.Count is not null, position, head.Indefinite);
    }

    private NounPhrase? Portion(int start, int at, int limit, Head head, List<(int At, string Noun, bool Plural, bool Unknown)> nouns, List<int> adjectives, PhrasePosition position)
    {
        if (!context.IsWord(at, "of") || !context.Tokens[at].IsFree || at + 1 >= context.Tokens.Count)
            return null;
        var measure = nouns[^1].Noun;
        var group = context.Vocabulary.ValueOf($"a {measure} of", "number") ?? context.Vocabulary.ValueOf($"{measure}s of", "number");
        var portion = context.Vocabulary.Is($"{measure} of", "portion");
        if (group is null && !portion)
            return null;
        var inner = Read(at + 1, Math.Max(limit, Math.Min(context.Tokens.Count, at + 8)), position);
        if (inner is null || inner.IsName)
            return null;
        var attributes = Attributes(adjectives, nouns.Take(nouns.Count - 1).Select(n => n.Noun));
        if (group is not null)
            return inner with { Start = start, Count = inner.Count ?? Number(group), Attributes = [.. attributes, .. inner.Attributes], Plural = true };
        return inner with
        {
            Start = start,
            Noun = inner.Kind is NounKind.Person or NounKind.Animal ? inner.Noun : $"{measure} of {inner.Noun}",
            Count = head.Count ?? (nouns[^1].Plural ? 3 : 1),
            Attributes = [.. attributes, .. inner.Attributes],
            Plural = nouns[^1].Plural,
        };
    }

    private NounPhrase Build(int start, int end, Head head, List<(int At, string Noun, bool Plural, bool Unknown)> nouns, List<int> adjectives)
    {
        var last = nouns[^1];
        var modifiers = nouns.Take(nouns.Count - 1).ToList();
        var materials = new List<string>();
        // "a glass bottle": the material is an attribute; "a street lamp" is one thing
        var whole = string.Join(' ', modifiers.Select(m => context.Tokens[m.At].Lower).Append(last.Noun));
        var named = modifiers.Count > 1 && IsKnown(whole) || modifiers.Count > 0 && adjectives.Count > 0 && adjectives[^1] == nouns[0].At - 1 && IsKnown(context.Tokens[adjectives[^1]].Lower + " " + whole);
        foreach (var modifier in named ? [] : modifiers.ToList())
        {
            if (!context.Kinds.MayBeMaterial(modifier.Noun))
            {
                // "a vintage car": a noun that is no thing describes
                if (context.Tokens[modifier.At].Facts.Adjective || context.Kinds.KindOf(modifier.Noun) is NounKind.Abstract or NounKind.Feeling or NounKind.Time)
                    materials.Add(modifier.Noun);
                continue;
            }

            var compound = IsKnown(modifier.Noun + " " + last.Noun);
            if (!compound || context.Vocabulary.Is(modifier.Noun, "material"))
                materials.Add(modifier.Noun);
            if (!compound)
                modifiers.Remove(modifier);
        }

        var noun = string.Join(' ', modifiers.Select(m => context.Tokens[m.At].Lower).Append(last.Noun));
        // a known compound has its adjective in its name too: "hot air balloon", "rocking chair"
        if (adjectives.Count > 0 && adjectives[^1] == nouns[0].At - 1 && materials.Count == 0
            && (context.Vocabulary.Nouns.ContainsKey(context.Tokens[adjectives[^1]].Lower + " " + noun)
                || context.Lexicon.Has(context.Tokens[adjectives[^1]].Lower + " " + noun, WordClass.Noun) && !IsPlainAttribute(context.Tokens[adjectives[^1]].Lower)))
        {
            noun = context.Tokens[adjectives[^1]].Lower + " " + noun;
        }

        var kind = context.Kinds.KindOf(noun);
        return new NounPhrase
        {
            Start = start,
            End = end,
            Noun = noun,
            Kind = kind,
            Plural = last.Plural && !head.Indefinite,
            Count = head.Count,
            Attributes = [.. head.Described.Take(0), .. Attributes(adjectives, materials)],
            Definite = head.Definite,
            HasDeterminer = head.HasDeterminer,
            OwnerPronoun = head.OwnerPronoun,
            IsUnknown = last.Unknown && kind == NounKind.Unknown,
            IsFrame = context.Vocabulary.Is(last.Noun, "frameNoun") && kind is not NounKind.Person,
        };
    }

    private bool IsKnown(string noun) => context.Vocabulary.Nouns.ContainsKey(noun) || context.Lexicon.Has(noun, WordClass.Noun);

    // colour, age and size stay attributes even where the dictionary has the pair ("old man", "red wine")
    private bool IsPlainAttribute(string adjective)
    {
        var senses = context.Lexicon.SensesOf(adjective, WordClass.Adjective);
        if (senses.Length == 0)
            return false;
        var attribute = context.Lexicon.ParentOf(senses[0]);
        return attribute >= 0 || adjective is "red" or "blue" or "green" or "yellow" or "white" or "black" or "brown" or "grey" or "gray" or "orange" or "pink" or "purple";
    }

    private List<string> Attributes(List<int> adjectives, IEnumerable<string> materials)
    {
        var attributes = new List<string>();
        foreach (var at in adjectives)
        {
            var token = context.Tokens[at];
            if (!context.Vocabulary.Is(token.Lower, "degree") || !(context.At(at + 1)?.Facts.Adjective ?? false))
            {
                if (!(token.Facts.Adverb && !token.Facts.Adjective))
                    attributes.Add(token.Joined && attributes.Count > 0 ? attributes[^1] + " " + token.Lower : token.Lower);
                if (token.Joined && attributes.Count > 1)
                    attributes.RemoveAt(attributes.Count - 2);
            }
        }

        attributes.AddRange(materials);
        return attributes;
    }
}
