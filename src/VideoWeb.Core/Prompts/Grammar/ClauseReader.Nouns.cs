using VideoWeb.Core.Prompts.Reading;
using VideoWeb.Core.Prompts.Vocabulary;

namespace VideoWeb.Core.Prompts.Grammar;

/// <summary>Nouns and pronouns where the sentence has its subjects and objects.</summary>
internal sealed partial class ClauseReader
{
    private int? ReadNoun(int at)
    {
        if (IsFloating(at))
        {
            TakeFree(at, at + 1, Craft.World, "how");
            return at + 1;
        }

        if (ReadSplit(at) is { } split)
            return split;
        var phrase = _nouns.Read(at, _shot.End, new PhrasePosition(_clause.HasVerb && !_clause.AfterComma
            && _clause.Outer is not { HasVerb: false }, AfterPreposition: false,
            Joined: _clause is { Coordinated: true, HasVerb: false, OpenVerb: null, Actors.Count: > 0 }));
        if (phrase is null || phrase.End <= at)
            return null;
        _phraseEnd = phrase.End;
        if (phrase.IsFrame)
            return ReadFrame(phrase);
        if (IsLabel(phrase) is { } line)
            return line;
        EnterNoun(phrase);
        return phrase.End;
    }

    // "video of", "a view of": the frame itself; what it is "of" is read as if it began the sentence
    private int ReadFrame(NounPhrase phrase)
    {
        TakeFree(phrase.Start, phrase.End, Craft.Camera, "the frame");
        return _context.IsWord(phrase.End, "of") || _context.IsWord(phrase.End, "from") && _clause.Actors.Count == 0 ? phrase.End + 1
            : phrase.End;
    }

    // First astronaut: "Look at that."
    private int? IsLabel(NounPhrase phrase)
    {
        var colon = phrase.End;
        var manner = "say";
        if (_context.IsMark(colon, "("))
        {
            for (; colon < _shot.End && !_context.IsMark(colon, ")"); colon++)
                manner = _context.Vocabulary.ValueOf(_context.Tokens[colon].Lower, "manner") ?? manner;
            colon++;
        }

        if (_clause.HasVerb && !phrase.IsName || !(phrase.Kind.IsAnimate() || phrase.IsName || phrase.Kind == NounKind.Unknown))
            return null;
        if (!_context.IsMark(colon, ":") || _context.At(colon + 1) is not { Kind: TokenKind.Line })
            return null;
        var speaker = EnterSpeaker(phrase);
        TakeFree(phrase.End, colon, Craft.Line, "manner");
        Take(phrase, Craft.Line, $"speaker: {phrase.Noun}");
        _clause = new ClauseState { Actors = [speaker], Last = speaker, SpeechManner = manner, Topic = speaker };
        return colon + 1;
    }

    private SubjectDraft EnterSpeaker(NounPhrase phrase)
    {
        // "First astronaut" is one of the two astronauts
        if (phrase.Kind.IsAnimate() && !phrase.HasDeterminer && !phrase.IsName && _context.Discourse.Named(phrase.Noun) is { } known)
        {
            if (phrase.Attributes.Contains("second") || phrase.Attributes.Contains("other"))
                known.Count = Math.Max(known.Count, 2);
            return _book.Enter(_shot, known);
        }

        return _book.Enter(_shot, phrase);
    }

    private void EnterNoun(NounPhrase phrase)
    {
        var heard = phrase.Kind is NounKind.Sound or NounKind.Music;
        if (heard && ReadHeard(phrase))
            return;
        if (_clause.Hearing && (_clause.Coordinated || _clause.Copula) && phrase.Kind is not NounKind.Person && !ActsNext(phrase.End))
        {
            HearNoun(phrase);
            return;
        }

        if (_clause.Wearer is { } wearer && (_clause.Coordinated || _clause.AfterComma)
            && (IsWorn(phrase, "in", wearer) || IsTrait(phrase, "with", wearer)))
        {
            WearOrHold(wearer, phrase);
            return;
        }

        if (phrase.Kind is NounKind.Place && EnterPlaceNoun(phrase))
            return;
        if (!phrase.Kind.IsConcrete() && phrase.Kind is not (NounKind.Place or NounKind.Sky or NounKind.Light) && !IsVisibleEvent(phrase))
        {
            Take(phrase, Craft.World, $"detail: {phrase.Noun}");
            _firstDetail ??= phrase;
            _detailEnd = phrase.End;
            AddPlaceOfParts(phrase);
            if (phrase.Owner is { } holder)
                AddOwner(holder);
            if (_clause.Actors.Count == 0 || !_clause.HasVerb)
                _clause.Copula = false;
            return;
        }

        if ((phrase.Kind is NounKind.Light || IsBackdrop(phrase)) && !ActsNext(phrase.End))
        {
            Take(phrase, Craft.World, $"light: {Described(phrase)}");
            return;
        }

        if (_clause is { Copula: true, HasVerb: false, Actors.Count: > 0 } && !_clause.Coordinated)
        {
            // "the man is a doctor"
            _clause.Actors[0].Individual.Attributes.Add(phrase.Noun);
            Take(phrase, Craft.Cast, $"{_clause.Actors[0].Individual.Noun}: {phrase.Noun}");
            _clause.HasVerb = true;
            return;
        }

        if (phrase.Owner is { } owner)
            AddOwner(owner);
        if (ReadApposition(phrase))
            return;
        var subject = _book.Enter(_shot, phrase);
        ResolveOwner(phrase, subject);
        AddPlaceOfParts(phrase);
        Take(phrase, subject.Individual.Kind.IsAnimate() ? Craft.Cast : Craft.World, MeaningOf(subject.Individual));
        if (_clause.Focusing)
            _shot.Focus.Add(subject.Individual.Noun);
        Place(subject, phrase.End);
    }

    // "a waitress, JUNE, wipes the counter": one person, and both words are about her
    private bool ReadApposition(NounPhrase phrase)
    {
        if (!phrase.IsName || phrase.Kind != NounKind.Person || _clause is not { AfterComma: true, HasVerb: false, Actors: [var titled] }
            || titled.Individual is not { Kind: NounKind.Person, CastId: null, Count: 1 } title
            || !_context.IsMark(phrase.Start - 1, ",") || !_context.IsMark(phrase.End, ",") || _context.IsWord(phrase.End + 1, "and"))
            return false;
        _shot.Subjects.Remove(titled);
        _context.Discourse.Forget(title);
        var named = _book.Enter(_shot, phrase);
        named.Individual.Attributes.AddRange([.. title.Attributes, title.Noun]);
        named.Individual.Gender ??= title.Gender;
        named.Individual.Lean ??= title.Lean;
        Take(phrase, Craft.Cast, MeaningOf(named.Individual));
        _clause = new ClauseState { Actors = [named], Last = named, Topic = named };
        return true;
    }

    // the sky itself lights a shot; the moon or a rainbow in it is something seen
    private static bool IsBackdrop(NounPhrase phrase) =>
        phrase.Kind is NounKind.Sky && HeadOf(phrase.Noun) is "sky" or "sun" or "horizon" or "cloud" or "sunlight";

    private bool IsVisibleEvent(NounPhrase phrase) =>
        phrase.Kind is NounKind.Event && ActsNext(phrase.End) || phrase.Kind is NounKind.Event && _shot.Subjects.Count == 0
            && _clause is { HasVerb: false, Actors.Count: 0, Last: null } && phrase.End - phrase.Start >= 2;

    private static string MeaningOf(Individual individual) => individual.Kind switch
    {
        NounKind.Person => "person: " + individual.Noun,
        NounKind.Animal => "animal: " + individual.Noun,
        NounKind.Unknown => "not in the dictionary: " + individual.Noun,
        _ => "thing: " + individual.Noun,
    };

    /// <param name="after">The token after the noun phrase.</param>
    /// <summary>Gives an entered noun its part in the clause: subject, object, or one more of a list.</summary>
    private void Place(SubjectDraft subject, int after)
    {
        if (_clause is { Inverted: { } inverted, Actors.Count: 0 })
        {
            Act(subject, inverted);
            _clause.Inverted = null;
            _clause.HasVerb = true;
            _clause.Actors = [subject];
            _clause.Last = subject;
        }
        else if (_clause is { Coordinated: true, HasVerb: false, OpenPreposition: "with", Actors.Count: > 0 }
            && !subject.Individual.Kind.IsAnimate())
        {
            _clause.Last = subject;   // "with a baby and two suitcases"
        }
        else if ((_clause.HasVerb || _clause.OpenVerb is not null) && !_clause.AfterComma && !(_clause.Coordinated && ActsNext(after)))
        {
            if (_context.Vocabulary.Is(_clause.OpenVerb, "holdVerb")
                && (_clause.Doer ?? _clause.Actors.FirstOrDefault()) is { Individual.Kind: NounKind.Person } holder
                    && !subject.Individual.Kind.IsAnimate())
                holder.Individual.Attributes.Add(Described(subject.Individual));
            _clause.Last = subject;   // an object
        }
        else if (_clause.Coordinated && _clause.Actors.Count > 0 && !_clause.HasVerb)
        {
            _clause.Actors.InsertRange(0, _clause.Listed);
            _clause.Listed = [];
            _clause.Actors.Add(subject);
            _clause.Last = subject;
        }
        else if (_clause is { HasVerb: false, AfterComma: false, Actors.Count: > 0 } && _clause.Outer is null)
        {
            // two nouns with nothing between them: terse style, the second begins anew
            _clause = new ClauseState { Actors = [subject], Last = subject, Topic = _clause.Topic, Focusing = _clause.Focusing };
        }
        else
        {
            var goesOn = _clause is { AfterComma: true, HasVerb: false, Outer: null } && subject.Individual.Kind.IsAnimate()
                && _clause.Actors.TrueForAll(actor => actor.Individual.Kind.IsAnimate() && actor.Actions.Count == 0);
            _clause = new ClauseState
            {
                Actors = [subject],
                Listed = goesOn ? [.. _clause.Listed, .. _clause.Actors] : [],
                Last = subject,
                Topic = _clause.Topic,
                Outer = _clause.Outer,
                Focusing = _clause.Focusing,
                Hearing = _clause.Hearing,
            };
        }

        _clause.Coordinated = false;
        _clause.AfterComma = false;
        _clause.Copula = false;
        _clause.LastPlace = null;
    }

    private void AddOwner(NounPhrase owner)
    {
        if (owner.Kind is NounKind.Place or NounKind.Structure && !owner.IsName)
        {
            AddPlace(owner);
            return;
        }

        if (owner.Kind.IsConcrete())
            _book.Enter(_shot, owner);
    }

    // "her board": she is the last who may be a she
    private void ResolveOwner(NounPhrase phrase, SubjectDraft subject)
    {
        if (phrase.OwnerPronoun is "m" or "f"
            && _context.Discourse.Pronoun(phrase.OwnerPronoun, (_clause.Actors.FirstOrDefault() ?? _clause.Topic)?.Individual) is { } owner
            && owner != subject.Individual)
            _book.Enter(_shot, owner);
    }

    /// <summary>Whether a verb follows, so that the noun before it acts.</summary>
    private bool ActsNext(int at)
    {
        for (var i = at; i < Math.Min(_shot.End, at + 3); i++)
        {
            var token = _context.Tokens[i];
            if (token.Use == TokenUse.Transparent || token.Facts.Adverb && token.Facts.Noun is null && token.Facts.Verb is null)
                continue;
            if (!token.IsFree || token.Kind != TokenKind.Word)
                return false;
            return _context.Vocabulary.Is(token.Lower, "auxiliary")
                || token.Facts.Verb is not null && !_context.Vocabulary.IsFunctionWord(token.Lower)
                    && token.Facts.VerbFrequency >= token.Facts.AdjectiveFrequency;
        }

        return false;
    }
}
