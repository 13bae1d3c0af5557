using VideoWeb.Core.Prompts.Reading;
using VideoWeb.Core.Prompts.Vocabulary;

namespace VideoWeb.Core.Prompts.Grammar;

/// <summary>Prepositions: places, what is worn or held, what is heard, and how things stand to one another.</summary>
internal sealed partial class ClauseReader
{
    private int ReadPreposition(int at, int length, string role)
    {
        var start = at + length;
        var owner = Owner(_context.Vocabulary.Is(_context.Tokens[at].Lower, "directional"));
        _clause.Hearing = false;
        TakeFree(at, start, Craft.World, role is "path" or "with" or "of" or "about" or "for" or "like" ? "where" : $"where: {role}");
        if (_context.At(start) is { } token && _context.Vocabulary.ValueOf(token.Lower, "pronoun") is { } gender && token.IsFree)
            return RelateToPronoun(start, role, gender, owner);
        if (_context.At(start) is { Kind: TokenKind.Handle } or { Kind: TokenKind.Word } or { Kind: TokenKind.Number })
        {
            if (_context.Tokens[at].Is("to") && _context.Tokens[start] is { IsFree: true, Facts.VerbForm: VerbForm.Base } verb
                && IsInfinitive(verb))
                return start;
            if (_nouns.Read(start, _shot.End, new PhrasePosition(_clause.HasVerb, AfterPreposition: true, Joined: _clause is { HasVerb: false, Actors.Count: > 1 })) is { } phrase)
                return ReadObject(at, phrase, role, owner);
        }

        return start;
    }

    private bool IsInfinitive(Token verb) => verb.Facts.Noun is null || verb.Facts.VerbFrequency > verb.Facts.NounFrequency;

    /// <summary>What a preposition's phrase belongs to: the noun right before it, else whoever acts.</summary>
    private SubjectDraft? Owner(bool directional) =>
        directional && _clause is { HasVerb: true, OpenPreposition: not null, Actors.Count: > 0 } ? _clause.Actors[0] : _clause.HasVerb
            && _clause.OpenVerb is not null && (_clause.Last is null || _clause.Actors.Contains(_clause.Last))
            ? _clause.Actors.FirstOrDefault() : _clause.Last ?? _clause.Actors.FirstOrDefault();

    private int ReadObject(int at, NounPhrase phrase, string role, SubjectDraft? owner)
    {
        _phraseEnd = phrase.End;
        if (phrase.IsFrame && phrase.Kind is not NounKind.Thing)
            return ReadFrame(phrase);
        if (IsWorn(phrase, role, owner) || IsTrait(phrase, role, owner))
        {
            WearOrHold(owner!, phrase);
            return phrase.End;
        }

        if (phrase.Kind is NounKind.Sound or NounKind.Music && role is not "of" && ReadHeard(phrase))
        {
            _clause.Hearing = role is "with" or "path" or "contents" or "about" or "beside";
            return phrase.End;
        }

        if (IsPlaceHere(phrase, role))
        {
            AddPlace(phrase);
            if (phrase.Owner is { } holder)
                AddOwner(holder);
            AlsoAsSubject(phrase, role, owner);
            _clause.OpenPreposition = role;
            _clause.OpenVerb = null;
            return phrase.End;
        }

        if (!phrase.Kind.IsConcrete() && phrase.Kind is not (NounKind.Place or NounKind.Sky or NounKind.Light)
            || (phrase.Kind is NounKind.Light || IsBackdrop(phrase)) && role is not ("beside" or "behind" or "in-front-of"))
        {
            _firstDetail ??= phrase;
            _detailEnd = phrase.End;
            Take(phrase, Craft.World, phrase.Kind is NounKind.Light or NounKind.Sky ? $"light: {Described(phrase)}"
                : $"detail: {phrase.Noun}");
            if (phrase.Owner is { } possessor)
                AddOwner(possessor);
            return phrase.End;
        }

        if (role == "material" && owner is not null)
        {
            owner.Individual.Attributes.Add(phrase.Noun);
            Take(phrase, Craft.World, $"{owner.Individual.Noun}: made of {phrase.Noun}");
            return phrase.End;
        }

        if (phrase.Owner is { } whose)
            AddOwner(whose);
        var subject = _book.Enter(_shot, phrase);
        ResolveOwner(phrase, subject);
        Take(phrase, subject.Individual.Kind.IsAnimate() ? Craft.Cast : Craft.World, MeaningOf(subject.Individual));
        if (_clause.Focusing)
            _shot.Focus.Add(subject.Individual.Noun);
        if (role == "with" && owner is not null && owner.Individual.Kind == NounKind.Person
            && subject.Individual.Kind is NounKind.Thing or NounKind.Instrument or NounKind.Plant or NounKind.Food)
            owner.Individual.Attributes.Add(Described(phrase));
        if (_clause.PassiveVerb is { } done && _context.Tokens[at].Is("by"))
            Act(subject, done);
        else
            Relate(owner, role, subject);
        AddPlaceOfParts(phrase);
        _clause.Last = subject;
        _clause.OpenPreposition = role;
        _clause.Coordinated = false;
        return phrase.End;
    }

    private void Relate(SubjectDraft? owner, string role, SubjectDraft to)
    {
        var relation = role switch
        {
            "in" => "inside",
            "at" => "beside",
            "path" or "with" or "of" or "about" or "contents" or "cover" or "material" or "like" or "for" or "wearing" or "overlook" => null,
            _ => role,
        };
        if (relation is null || owner is null)
            return;
        owner.Relate(relation, to.Individual);
        // "a bottle beside a book on a table": the first of the row stands there too
        if (_clause.Actors.FirstOrDefault() is { } first && first != owner && !_clause.HasVerb)
            first.Relate(relation, to.Individual);
    }

    private int RelateToPronoun(int at, string role, string gender, SubjectDraft? owner)
    {
        var nearest = owner is null ? null : _context.Discourse.Individuals.Where(i => i != owner.Individual && gender switch
        {
            "n" => i.Count == 1 && i.Kind != NounKind.Person,
            "m" or "f" => i.Kind.IsAnimate() && (i.Gender is null || i.Gender == gender),
            _ => true,
        }).MaxBy(i => i.LastMention);
        if (nearest is not null && gender is "n" or "m" or "f" or "p")
            Relate(owner, role, _book.Enter(_shot, nearest));
        return at + 1;
    }

    private bool IsWorn(NounPhrase phrase, string role, SubjectDraft? owner)
    {
        if (owner is null || !owner.Individual.Kind.IsAnimate() || role is not ("in" or "wearing" or "with" or "cover"))
            return false;
        return phrase.Kind == NounKind.Garment || _context.Vocabulary.Is(phrase.Noun, "garment")
            || _context.Vocabulary.Is(HeadOf(phrase.Noun), "garment")
            || _context.Vocabulary.Is(_context.Tokens[phrase.End - 1].Lower, "garment") || role == "wearing" && !phrase.Kind.IsAnimate();
    }

    private bool IsTrait(NounPhrase phrase, string role, SubjectDraft? owner) =>
        owner is not null && role is "with"
            && (phrase.Kind == NounKind.Body || _context.Vocabulary.Is(phrase.Noun, "trait")
            || _context.Vocabulary.Is(_context.Tokens[phrase.End - 1].Lower, "trait"));

    private bool IsLookWord(Token token) =>
        _context.Vocabulary.Is(token.Lower, "garment") || _context.Vocabulary.Is(token.Lower, "trait");

    private void WearOrHold(SubjectDraft owner, NounPhrase phrase)
    {
        // as the prompt has it: "green eyes", and glasses, which worn are no tumblers
        var worn = _context.Tokens[phrase.End - 1].Lower;
        var look = Described(phrase.Plural && worn.StartsWith(HeadOf(phrase.Noun), StringComparison.Ordinal)
            ? phrase with { Noun = phrase.Noun[..^HeadOf(phrase.Noun).Length] + worn } : phrase);
        owner.Individual.Attributes.Add(look);
        Take(phrase, Craft.Cast, $"look of {owner.Individual.Noun}: {look}");
        _clause.Wearer = owner;
        _clause.Coordinated = false;
        _clause.AfterComma = false;
    }

    private bool IsPlaceHere(NounPhrase phrase, string role) => !(phrase.IsName && phrase.Kind != NounKind.Place) && role switch
    {
        "in" or "at" or "inside" => phrase.Kind == NounKind.Place || _context.Kinds.MayBePlace(phrase.Noun)
            || phrase.Kind is NounKind.Structure,
        "on" when phrase.Kind == NounKind.Sky => phrase.Noun is "moon" or "planet",
        "on" or "path" or "of" or "overlook" or "under" or "above" or "beside" or "behind" or "in-front-of" or "between" => phrase.Kind == NounKind.Place,
        _ => phrase.Kind == NounKind.Place && role is "contents" or "about" or "for",
    };

    /// <summary>Adds to the shot's place, in the prompt's words: "alley, Tokyo".</summary>
    private void AddPlace(NounPhrase phrase)
    {
        var place = Described(phrase with { Attributes = phrase.Attributes.Where(a => a is not ("single" or "other")).ToList() });
        if (!_shot.Places.Contains(place) && !_shot.Places.Any(p => p.Contains(place, StringComparison.Ordinal)))
            _shot.Places.Add(place);
        Take(phrase, Craft.World, $"place: {place}");
        if (_clause.Focusing)
            _shot.Focus.Add(phrase.Noun);
        _clause.LastPlace = _shot.Places.IndexOf(place) is >= 0 and var index ? index : null;
        if (_shot.Mood is null)
            _shot.Mood = phrase.Attributes.Select(a => _context.Vocabulary.Moods.GetValueOrDefault(a)).FirstOrDefault(m => m is not null);
    }

    // "the porch, which is painted green"
    private bool DescribePlace(int at)
    {
        if ((_clause.Described ?? (_clause.Copula ? null : _clause.LastPlace)) is not { } place)
            return false;
        var word = _context.Tokens[at].Lower;
        if (_clause.Described is not null && !_shot.Places[place].Contains(word, StringComparison.Ordinal))
            _shot.Places[place] = $"{word} {_shot.Places[place]}";
        _context.Text.Take(at, 1, TokenUse.Transparent, Craft.World, $"place: {_shot.Places[place]}");
        _clause.HasVerb |= _clause.Described is not null;
        return true;
    }

    // what something stands beside, behind or above can be seen itself
    private void AlsoAsSubject(NounPhrase phrase, string role, SubjectDraft? owner)
    {
        if (role is not ("beside" or "behind" or "in-front-of" or "above" or "under" or "between" or "left-of" or "right-of")
            && phrase.Kind != NounKind.Structure)
            return;
        if (phrase.IsName)
            return;
        var subject = _book.Enter(_shot, phrase);
        Relate(owner, role, subject);
        if (phrase.Kind == NounKind.Structure || _clause.Last is null)
            _clause.Last = subject;
    }

    // "a park bench", "a street lamp" say where we are
    private void AddPlaceOfParts(NounPhrase phrase)
    {
        var space = phrase.Noun.IndexOf(' ', StringComparison.Ordinal);
        if (space > 0 && !_context.Lexicon.Has(phrase.Noun.AsSpan(0, space), Dictionary.WordClass.Adjective)
            && _context.Kinds.KindOf(phrase.Noun[..space]) == NounKind.Place && !_shot.PlaceHints.Contains(phrase.Noun[..space]))
            _shot.PlaceHints.Add(phrase.Noun[..space]);
    }

    /// <summary>A place named where a subject stands: alone it sets the scene, with a verb it is also something seen.</summary>
    private bool EnterPlaceNoun(NounPhrase phrase)
    {
        // "walks home", "goes downtown": where to, not where
        if (!phrase.HasDeterminer && phrase.Noun is "home" && _clause.OpenVerb is not null)
        {
            Take(phrase, Craft.World, "way: home");
            return true;
        }

        if (_clause is { HasVerb: true, OpenVerb: not null } or { Inverted: not null } || ActsNext(phrase.End))
        {
            AddPlace(phrase);
            return false;
        }

        AddPlace(phrase);
        if (phrase.Owner is { } owner)
            AddOwner(owner);
        // "a cabin in the snow": the house is the place, and is seen
        if (phrase.HasDeterminer && _context.Kinds.IsBuilding(phrase.Noun))
            return false;
        _clause.Last = _clause.Actors.FirstOrDefault();
        _clause.Coordinated = false;
        return true;
    }

    private static string HeadOf(string noun) => noun[(noun.LastIndexOf(' ') + 1)..];
}
