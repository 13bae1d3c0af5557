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
        if (token.Facts.VerbForm is VerbForm.Past && token.Facts.Adjective && NounFollows(at) && !_clause.Copula
            && (_clause.Actors.Count == 0 || _clause.AfterComma))
            return null;
        // "code [reflected] in his glasses": nobody's doing, unless an outer sentence waits for its verb
        if (at == _detailEnd && _clause.Outer is not { HasVerb: false } && (_clause.HasVerb || token.Facts.VerbForm is VerbForm.Past))
        {
            _context.Text.Take(at, 1, TokenUse.Transparent, Craft.World, "detail");
            return at + 1;
        }

        var actors = WithoutGroup(ActorsOf(at));
        if (_context.Vocabulary.Is(token.Lower, "state") && token.Facts.VerbForm == VerbForm.Past
            && (_clause.Copula || !_judge.TakesObject(at, _shot.End)))
            return ReadState(at, actors);
        var length = 1;
        // "ice skating": two words, one verb
        if (_context.At(at + 1) is { IsFree: true, Facts.Verb: { } second }
            && _context.Lexicon.Has($"{verb} {second}", Dictionary.WordClass.Verb)
            && _context.Tokens[at + 1].Facts.VerbForm is VerbForm.Ing or VerbForm.Third)
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
        _clause.Doer = actors[0];
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
            return token.Facts.VerbForm == VerbForm.Ing || !token.Facts.Adjective
                || token.Facts.VerbFrequency > token.Facts.AdjectiveFrequency;
        // "repairs watches": what follows a verb at once is its object
        if (at == _verbEnd && token.Facts.Noun is not null && token.Facts.VerbForm is VerbForm.Third or VerbForm.Base)
            return false;
        // the noun phrase before ended here because this is no noun of it
        if (at == _phraseEnd && token.Facts.VerbForm is not VerbForm.None
            && !(token.Facts.Adjective && token.Facts.VerbForm is VerbForm.Base))
            return true;
        // "tears run down her cheeks", "hands covered in clay": the noun's own verb comes after it
        if (_clause is { Actors.Count: 0, Coordinated: false } && token.Facts is { VerbForm: VerbForm.Third, Noun: not null }
            && _context.At(at + 1) is { IsFree: true, Facts: { VerbForm: VerbForm.Base or VerbForm.Past, Adverb: false } } own
            && !_context.Vocabulary.IsFunctionWord(own.Lower) && own.Facts.VerbFrequency >= own.Facts.NounFrequency)
            return false;
        if (token.Facts.VerbForm == VerbForm.Ing && _context.Vocabulary.Is(token.Facts.Verb, "byItself") && NounFollows(at))
            return false;
        var someone = _clause.Actors.Count > 0 || _clause.Last is not null || _clause.Topic is not null
            && (_clause.Coordinated || _context.IsStop(at - 1));
        if (!someone)
            return _judge.IsVerbAtHead(at, _shot.End);
        var last = _clause.Last ?? _clause.Actors.FirstOrDefault() ?? _clause.Topic!;
        if (token.Facts.Adjective && token.Facts.VerbForm is VerbForm.Base && token.Facts.AdjectiveFrequency > token.Facts.VerbFrequency)
            return false;
        if (token.Facts.VerbForm == VerbForm.Ing && !_judge.TakesObject(at, _shot.End) && NounFollows(at) && _clause.OpenPreposition is null
            && (_clause.Coordinated || _clause.AfterComma) && last.Individual.Kind.IsAnimate() is false)
            return false;
        // "in jeans and glasses": the list of clothes goes on
        if (_clause is { Wearer: not null, Coordinated: true } && IsLookWord(token))
            return false;
        if (_clause.Coordinated || _clause.AfterComma)
        {
            if (token.Facts.VerbForm is VerbForm.Third && _clause.Actors.Count > 0)
                return (_clause.Actors.Count == 1 && (last.Individual.Count == 1 || last.Individual.IsGroup || _clause.HasVerb))
                    && (_judge.TakesObject(at, _shot.End) || token.Facts.VerbFrequency >= token.Facts.NounFrequency || EndsOrGoesOn(at));
            // "a cop and a thief, run"
            if (token.Facts.VerbForm is VerbForm.Base && _clause is { AfterComma: true, HasVerb: false, Actors.Count: > 0 }
                && (_clause.Actors.Count > 1 || _clause.Actors[0].Individual.Count > 1)
                && token.Facts.VerbFrequency >= token.Facts.NounFrequency && EndsOrGoesOn(at))
                return true;
            return token.Facts.VerbForm is VerbForm.Ing ? token.Facts.VerbFrequency > token.Facts.NounFrequency
                : _judge.IsVerbAtHead(at, _shot.End) || token.Facts.VerbForm is VerbForm.Base && _clause.HasVerb && _clause.Actors.Count > 0
                && _clause.Actors[0].Individual.Count > 1 && token.Facts.VerbFrequency > token.Facts.NounFrequency;
        }

        var plural = last.Individual.IsGroup ? token.Facts.VerbForm == VerbForm.Base : last.Individual.Count > 1 || _clause.Actors.Count > 1
            || _clause.Plural;
        var position = new PhrasePosition(_clause.HasVerb && _clause.Outer is not { HasVerb: false }, AfterPreposition: false);
        return _judge.IsVerbAfterNoun(at, _shot.End, last.Individual.Kind, plural, compound: false, determined: true, position, indefinite: false);
    }

    private bool NounFollows(int at) =>
        _context.At(at + 1) is { Kind: TokenKind.Word, IsFree: true } next && next.Facts.Noun is not null
            && !_context.Vocabulary.IsFunctionWord(next.Lower);

    private bool EndsOrGoesOn(int at) =>
        _context.At(at + 1) is not { Kind: TokenKind.Word } next || _context.Vocabulary.IsFunctionWord(next.Lower) || next.Facts.Adverb
            && next.Facts.Noun is null;

    /// <summary>Who does a verb: the clause's subjects; for "-ing" the noun just before it, where that can act.</summary>
    private List<SubjectDraft> ActorsOf(int at)
    {
        var token = _context.Tokens[at];
        if (_clause.Outer is { } outer && _clause.HasVerb && !_clause.Coordinated
            && token.Facts.VerbForm is VerbForm.Third or VerbForm.Base)
        {
            _clause = outer;
            return _clause.Actors;
        }

        if (token.Facts.VerbForm is VerbForm.Ing or VerbForm.Past && !_clause.Copula && _clause.Last is { } last && !_clause.AfterComma
            && !_clause.Coordinated && (_clause.HasVerb || !_clause.Actors.Contains(last))
            && !(_clause.HasVerb && _clause.Actors.Count > 1 && _clause.Actors.Contains(last))
            && (last.Individual.Kind.IsAnimate() || _clause.Actors.Count == 0 || token.Facts.VerbForm == VerbForm.Past
                || !_clause.Actors[0].Individual.Kind.IsAnimate()))
        {
            return [last];
        }

        // "teaches his daughter to ride": the second verb is hers
        if (token.Facts.VerbForm == VerbForm.Base && _context.Previous(at)?.Is("to") == true && _clause is { HasVerb: true, OpenPreposition: null }
            && _clause.Last is { Individual.Kind: NounKind.Person } told && !_clause.Actors.Contains(told))
            return [told];
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
        if (whose is not null
            && !_context.Vocabulary.Is(token.Lower, "bareState")
            && !whose.Individual.Attributes.Contains(token.Lower))
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
        var heard = (source.Count > 1 ? PluralOf(source.Noun) : source.Noun) + " " + (token.Facts.VerbForm is VerbForm.Ing ? token.Lower
            : (source.Count > 1 ? verb : ThirdPerson(verb)));
        var target = source.Kind == NounKind.Animal && source.Count > 1 || source.Kind is NounKind.Place or NounKind.Plant or NounKind.Sky
            ? _shot.Ambience : _shot.Effects;
        if (!target.Contains(heard))
            target.Add(heard);
    }

    private static string ThirdPerson(string verb) =>
        verb.EndsWith('s') || verb.EndsWith('x') || verb.EndsWith('z') || verb.EndsWith('o')
            || verb.EndsWith("sh", StringComparison.Ordinal) || verb.EndsWith("ch", StringComparison.Ordinal) ? verb + "es"
            : PluralOf(verb);

    private static string PluralOf(string noun) =>
        noun.EndsWith('s') ? noun : noun.EndsWith('y') && noun.Length > 2 && !"aeiou".Contains(noun[^2]) ? noun[..^1] + "ies" : noun + "s";
}
