using VideoWeb.Core.Prompts.Reading;
using VideoWeb.Core.Prompts.Vocabulary;

namespace VideoWeb.Core.Prompts.Grammar;

/// <summary>Verbs: who does them, and which bring a spoken line.</summary>
internal sealed partial class ClauseReader
{
    private int? ReadVerb(int at)
    {
        var token = _context.Tokens[at];
        if (token.Kind != TokenKind.Word || token.Facts.Verb is not { } verb || !IsVerbHere(at))
            return null;
        // "broken windows": a participle before its noun describes it
        if (token.Facts.VerbForm is VerbForm.Past && token.Facts.Adjective && NounFollows(at) && !_clause.Copula && (_clause.Actors.Count == 0 || _clause.AfterComma))
            return null;
        var actors = ActorsOf(at);
        if (_context.Vocabulary.Is(token.Lower, "state") && token.Facts.VerbForm == VerbForm.Past && (_clause.Copula || !_judge.TakesObject(at, _shot.End)))
            return ReadState(at, actors);
        var length = 1;
        // "ice skating": two words, one verb
        if (_context.At(at + 1) is { IsFree: true, Facts.Verb: { } second } && _context.Lexicon.Has($"{verb} {second}", Dictionary.WordClass.Verb) && _context.Tokens[at + 1].Facts.VerbForm is VerbForm.Ing or VerbForm.Third)
            (verb, length) = ($"{verb} {second}", 2);
        _clause.Wearer = null;
        var negated = _clause.Negated;
        _clause.Negated = false;
        if (actors.Count == 0)
        {
            if (_clause.Topic is { } topic && token.Facts.VerbForm is VerbForm.Third or VerbForm.Ing or VerbForm.Past)
                actors = [topic];
            else
                return ReadLoneVerb(at, verb);
        }

        var passive = _clause.Copula && token.Facts.VerbForm == VerbForm.Past;
        _clause.HasVerb |= token.Facts.VerbForm != VerbForm.Ing || _clause.Copula;
        _clause.Copula = false;
        _clause.OpenVerb = verb;
        _clause.Coordinated = false;
        _clause.AfterComma = false;
        if (_clause.Actors.Count == 0)
            _clause.Actors = actors;
        var manner = _context.Vocabulary.ValueOf(verb, "speech");
        if (manner is not null)
            _clause.SpeechManner = MannerAround(at, manner);
        if (negated)
        {
            _context.Text.Take(at, 1, TokenUse.Transparent, Craft.Cast, $"does not {verb}");
            return at + 1;
        }

        foreach (var actor in actors)
        {
            var active = _book.Enter(_shot, actor.Individual);
            if (passive)
            {
                active.Individual.Attributes.Add(token.Lower);
                _clause.PassiveVerb = verb;
            }
            else
            {
                Act(active, verb);
            }

            if (_context.Vocabulary.Is(verb, "soundVerb") && !active.Individual.Kind.Equals(NounKind.Person) && !passive)
                Hear(active.Individual, token, verb);
        }

        _context.Text.Take(at, length, TokenUse.Transparent, Craft.Cast, $"action: {verb}");
        return _verbEnd = at + length;
    }

    private bool IsVerbHere(int at)
    {
        var token = _context.Tokens[at];
        if (token.Facts.Noun is null && !token.Facts.Adjective)
            return true;
        if (_context.Previous(at)?.Is("to") == true && token.Facts.VerbForm == VerbForm.Base)
            return token.Facts.VerbFrequency >= token.Facts.NounFrequency;
        if (_clause.Copula && token.Facts.VerbForm is VerbForm.Ing or VerbForm.Past)
            return token.Facts.VerbForm == VerbForm.Ing || !token.Facts.Adjective || token.Facts.VerbFrequency > token.Facts.AdjectiveFrequency;
        // "repairs watches": what follows a verb at once is its object
        if (at == _verbEnd && token.Facts.Noun is not null && token.Facts.VerbForm is VerbForm.Third or VerbForm.Base)
            return false;
        // the noun phrase before ended here because this is no noun of it
        if (at == _phraseEnd && token.Facts.VerbForm is not VerbForm.None && !(token.Facts.Adjective && token.Facts.VerbForm is VerbForm.Base))
            return true;
        if (token.Facts.VerbForm == VerbForm.Ing && _context.Vocabulary.Is(token.Facts.Verb, "byItself") && NounFollows(at))
            return false;
        var someone = _clause.Actors.Count > 0 || _clause.Last is not null || _clause.Topic is not null && (_clause.Coordinated || _context.IsStop(at - 1));
        if (!someone)
            return _judge.IsVerbAtHead(at, _shot.End);
        var last = _clause.Last ?? _clause.Actors.FirstOrDefault() ?? _clause.Topic!;
        if (token.Facts.Adjective && token.Facts.VerbForm is VerbForm.Base && token.Facts.AdjectiveFrequency > token.Facts.VerbFrequency)
            return false;
        if (token.Facts.VerbForm == VerbForm.Ing && !_judge.TakesObject(at, _shot.End) && NounFollows(at) && _clause.OpenPreposition is null && (_clause.Coordinated || _clause.AfterComma) && last.Individual.Kind.IsAnimate() is false)
            return false;
        if (_clause.Coordinated || _clause.AfterComma)
        {
            if (token.Facts.VerbForm is VerbForm.Third && _clause.Actors.Count > 0)
                return (_clause.Actors.Count == 1 && (last.Individual.Count == 1 || last.Individual.IsGroup || _clause.HasVerb)) && (_judge.TakesObject(at, _shot.End) || token.Facts.VerbFrequency >= token.Facts.NounFrequency || EndsOrGoesOn(at));
            return token.Facts.VerbForm is VerbForm.Ing ? token.Facts.VerbFrequency > token.Facts.NounFrequency : _judge.IsVerbAtHead(at, _shot.End) || token.Facts.VerbForm is VerbForm.Base && _clause.HasVerb && _clause.Actors.Count > 0 && _clause.Actors[0].Individual.Count > 1 && token.Facts.VerbFrequency > token.Facts.NounFrequency;
        }

        var plural = last.Individual.IsGroup ? token.Facts.VerbForm == VerbForm.Base : last.Individual.Count > 1 || _clause.Actors.Count > 1;
        return _judge.IsVerbAfterNoun(at, _shot.End, last.Individual.Kind, plural, compound: false, determined: true, new PhrasePosition(_clause.HasVerb && _clause.Outer is not { HasVerb: false }, false), indefinite: false);
    }

    private bool NounFollows(int at) => _context.At(at + 1) is { Kind: TokenKind.Word, IsFree: true } next && next.Facts.Noun is not null && !_context.Vocabulary.IsFunctionWord(next.Lower);

    private bool EndsOrGoesOn(int at) => _context.At(at + 1) is not { Kind: TokenKind.Word } next || _context.Vocabulary.IsFunctionWord(next.Lower) || next.Facts.Adverb && next.Facts.Noun is null;

    /// <summary>Who does a verb: the clause's subjects; for "-ing" the noun just before it, where that can act.</summary>
    private List<SubjectDraft> ActorsOf(int at)
    {
        var token = _context.Tokens[at];
        if (_clause.Outer is { } outer && _clause.HasVerb && !_clause.Coordinated && token.Facts.VerbForm is VerbForm.Third or VerbForm.Base)
        {
            _clause = outer;
            return _clause.Actors;
        }

        if (token.Facts.VerbForm is VerbForm.Ing or VerbForm.Past && !_clause.Copula && _clause.Last is { } last && !_clause.AfterComma && !_clause.Coordinated && (_clause.HasVerb || !_clause.Actors.Contains(last))
            && (last.Individual.Kind.IsAnimate() || _clause.Actors.Count == 0 || token.Facts.VerbForm == VerbForm.Past || !_clause.Actors[0].Individual.Kind.IsAnimate()))
        {
            return [last];
        }

        if (_clause.Actors.Count == 0 && _clause.Last is { } only)
            return [only];
        return _clause.Actors;
    }

    // "a man dressed in black": how somebody is, not what he does
    private int ReadState(int at, List<SubjectDraft> actors)
    {
        var token = _context.Tokens[at];
        if (DescribePlace(at))
            return at + 1;
        var whose = _clause.Copula ? actors.FirstOrDefault() : _clause.Last ?? actors.FirstOrDefault();
        if (whose is not null && token.Lower is not ("dressed" or "clad" or "set" or "located" or "situated" or "called" or "named" or "made" or "based") && !whose.Individual.Attributes.Contains(token.Lower))
            whose.Individual.Attributes.Add(token.Lower);
        _context.Text.Take(at, 1, TokenUse.Transparent, Craft.Cast, whose is null ? "detail" : $"{whose.Individual.Noun}: {token.Lower}");
        return at + 1;
    }

    // a verb that nobody does: an instruction to the studio, or an action that waits for its subject
    private int ReadLoneVerb(int at, string verb)
    {
        if (_context.Vocabulary.Is(verb, "metaVerb") || verb is "see" or "let" or "want" or "need")
        {
            _context.Text.Take(at, 1, TokenUse.Transparent, Craft.Format, "request");
            return at + 1;
        }

        if (_context.Vocabulary.ValueOf(verb, "speech") is { } manner)
            _clause.SpeechManner = manner;
        else if (_context.Tokens[at].Facts.VerbForm is VerbForm.Third)
            _clause.Inverted = verb;
        else
            _clause.OpenVerb = verb;
        _context.Text.Take(at, 1, TokenUse.Transparent, Craft.Cast, $"action: {verb}");
        return at + 1;
    }

    private void Hear(Individual source, Token token, string verb)
    {
        var heard = (source.Count > 1 ? PluralOf(source.Noun) : source.Noun) + " " + (token.Facts.VerbForm is VerbForm.Ing ? token.Lower : (source.Count > 1 ? verb : ThirdPerson(verb)));
        var target = source.Kind == NounKind.Animal && source.Count > 1 || source.Kind is NounKind.Place or NounKind.Plant or NounKind.Sky ? _shot.Ambience : _shot.Effects;
        if (!target.Contains(heard))
            target.Add(heard);
    }

    private static string ThirdPerson(string verb) =>
        verb.EndsWith('s') || verb.EndsWith('x') || verb.EndsWith('z') || verb.EndsWith('o') || verb.EndsWith("sh", StringComparison.Ordinal) || verb.EndsWith("ch", StringComparison.Ordinal) ? verb + "es" : PluralOf(verb);

    private static string PluralOf(string noun) => noun.EndsWith('s') ? noun : noun.EndsWith('y') && noun.Length > 2 && !"aeiou".Contains(noun[^2]) ? noun[..^1] + "ies" : noun + "s";

    private string MannerAround(int at, string manner)
    {
        for (var i = at - 2; i < at + 6 && i < _shot.End; i++)
        {
            if (i < _shot.First || i == at || _context.Tokens[i].Kind != TokenKind.Word)
                continue;
            if (_context.Vocabulary.ValueOf(_context.Tokens[i].Lower, "manner") is { } told && manner == "say")
                return told;
        }

        return manner;
    }

    private int ReadLine(int at)
    {
        var token = _context.Tokens[at];
        if (token.Claim is not null)
            return at + 1;
        var (speaker, manner, next) = ContinuedLine(at) ?? SpeakerOf(at);
        manner = token.Manner ?? manner;
        if (speaker is { Individual.Kind: not (NounKind.Person or NounKind.Animal or NounKind.Unknown) } && _clause.SpeechManner is null or "say" && IsWriting(speaker.Individual.Noun))
        {
            speaker.Individual.Attributes.Add($"\"{token.Text}\"");
            _context.Text.Take(at, 1, TokenUse.Transparent, Craft.World, $"writing on the {speaker.Individual.Noun}");
            return at + 1;
        }

        _shot.Lines.Add(new LineDraft(token.Text, manner, at) { Speaker = speaker?.Individual, IsNarrator = speaker is null && manner == "voice-over" });
        _context.Text.Take(at, 1, TokenUse.Transparent, Craft.Line, $"line: {speaker?.Individual.Noun ?? "narrator"}");
        _clause.SpeechManner = null;
        _clause.AfterComma = true;
        if (speaker is not null && _clause.Actors.Count == 0)
            _clause.Actors = [speaker];
        return next;
    }

    // "I'm not afraid," whispers the boy, "not any more."
    private (SubjectDraft? Speaker, string Manner, int Next)? ContinuedLine(int at) =>
        _context.IsMark(at - 1, ",") && _context.Previous(at - 1)?.Claim?.Meaning.StartsWith("speaker", StringComparison.Ordinal) == true && _shot.Lines.LastOrDefault() is { Speaker: { } same } before
            ? (_book.Enter(_shot, same), before.Manner, at + 1)
            : null;

    // "dialogue: …" before anybody is named: whoever the shot shows says it, else a narrator
    private void FindSpeakers()
    {
        for (var i = 0; i < _shot.Lines.Count; i++)
        {
            if (_shot.Lines[i] is not { Speaker: null, IsNarrator: false } line)
                continue;
            var speaker = (_shot.Subjects.FirstOrDefault(s => s.Individual.Kind == NounKind.Person) ?? _shot.Subjects.FirstOrDefault(s => s.Individual.Kind == NounKind.Animal))?.Individual;
            _shot.Lines[i] = line with { Speaker = speaker, IsNarrator = speaker is null, Manner = speaker is null ? "voice-over" : line.Manner };
        }
    }

    private static bool IsWriting(string noun) => noun.Split(' ')[^1] is "sign" or "banner" or "poster" or "screen" or "label" or "card" or "billboard" or "letter" or "note" or "book" or "placard" or "shirt" or "board" or "plaque" or "title" or "headline" or "newspaper" or "display" or "tattoo" or "mug" or "cake" or "envelope" or "cover";

    /// <summary>The speaker before the line ("she says: …"), or after it ("…", says the boy).</summary>
    private (SubjectDraft? Speaker, string Manner, int Next) SpeakerOf(int at)
    {
        if (_clause.SpeechManner is { } before && (_clause.Actors.FirstOrDefault() ?? _clause.Last ?? _clause.Topic) is { } actor)
            return (actor, before, at + 1);
        if (_clause.SpeechManner == "voice-over")
            return (null, "voice-over", at + 1);
        var i = at + 1;
        if (_context.IsMark(i, ","))
            i++;
        if (_context.At(i) is { IsFree: true, Kind: TokenKind.Word or TokenKind.Handle } && SpeakerAfter(i) is var (speaker, manner, next))
            return (speaker, manner, next);
        var last = _clause.Actors.FirstOrDefault(a => a.Individual.Kind.IsAnimate()) ?? (_clause.Last?.Individual.Kind.IsAnimate() == true ? _clause.Last : null) ?? (_clause.Topic?.Individual.Kind.IsAnimate() == true ? _clause.Topic : null)
            ?? _shot.Subjects.LastOrDefault(s => s.Individual.Kind == NounKind.Person);
        if (_clause.SpeechManner is not null || last is not null)
            return (last, _clause.SpeechManner ?? "say", at + 1);
        return _context.Discourse.Individuals.LastOrDefault(x => x.Kind == NounKind.Person) is { } known
            ? (_book.Enter(_shot, known), "say", at + 1)
            : (null, "say", at + 1);
    }

    // "…," she whispers · "…" says the boy
    private (SubjectDraft Speaker, string Manner, int Next)? SpeakerAfter(int at)
    {
        var token = _context.Tokens[at];
        if (_context.Vocabulary.ValueOf(token.Facts.Verb ?? "", "speech") is { } inverted && token.Facts.VerbForm is VerbForm.Third or VerbForm.Past)
        {
            if (_nouns.Read(at + 1, _shot.End, new PhrasePosition(true, false)) is { } named && named.Kind.IsAnimate())
            {
                var speaker = _book.Enter(_shot, named);
                Act(speaker, token.Facts.Verb!);
                TakeFree(at, named.End, Craft.Line, $"speaker: {named.Noun}");
                return (speaker, MannerAround(at, inverted), named.End);
            }

            if (_context.At(at + 1) is { } pronoun && _context.Vocabulary.ValueOf(pronoun.Lower, "pronoun") is "m" or "f" && Meant(at + 1) is { } meant)
                return (meant, MannerAround(at, inverted), at + 2);
            return null;
        }

        if (_context.Vocabulary.ValueOf(token.Lower, "pronoun") is "m" or "f" && _context.At(at + 1) is { } verb && _context.Vocabulary.ValueOf(verb.Facts.Verb ?? "", "speech") is { } manner && Meant(at) is { } who)
        {
            Act(who, verb.Facts.Verb!);
            TakeFree(at, at + 2, Craft.Line, $"speaker: {who.Individual.Noun}");
            return (who, MannerAround(at + 1, manner), at + 2);
        }

        if (_nouns.Read(at, _shot.End, default) is { } phrase && (phrase.Kind.IsAnimate() || phrase.IsName) && _context.At(phrase.End) is { } says && _context.Vocabulary.ValueOf(says.Facts.Verb ?? "", "speech") is { } told && _context.At(phrase.End + 1)?.Kind != TokenKind.Line && !_context.IsMark(phrase.End + 1, ":")
            && !(_context.IsMark(phrase.End + 1, ",") && _context.At(phrase.End + 2)?.Kind == TokenKind.Line))
        {
            var speaker = _book.Enter(_shot, phrase);
            Act(speaker, says.Facts.Verb!);
            TakeFree(at, phrase.End + 1, Craft.Line, $"speaker: {phrase.Noun}");
            return (speaker, MannerAround(phrase.End, told), phrase.End + 1);
        }

        return null;
    }

    private SubjectDraft? Meant(int at)
    {
        var gender = _context.Vocabulary.ValueOf(_context.Tokens[at].Lower, "pronoun")!;
        return _context.Discourse.Pronoun(gender, (_clause.Topic ?? _clause.Actors.FirstOrDefault())?.Individual) is { } individual ? _book.Enter(_shot, individual)
            : _book.Enter(_shot, new NounPhrase { Start = at, End = at + 1, Noun = gender == "f" ? "woman" : "man", Kind = NounKind.Person });
    }
}
