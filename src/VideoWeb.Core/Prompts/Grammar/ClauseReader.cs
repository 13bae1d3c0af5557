using VideoWeb.Core.Prompts.Reading;
using VideoWeb.Core.Prompts.Vocabulary;

namespace VideoWeb.Core.Prompts.Grammar;

/// <summary>
/// Reads what the other readers left of a shot: who is there, what they do, where, and how they stand to one another.
/// A left-to-right reading of noun phrases, verbs and prepositions; it never looks back further than a clause.
/// </summary>
internal sealed partial class ClauseReader
{
    private readonly ReadingContext _context;
    private readonly VerbJudge _judge;
    private readonly NounPhraseReader _nouns;
    private readonly SubjectBook _book;
    private ShotDraft _shot = new(0, 0);
    private ClauseState _clause = new();

    /// <summary>The token after the last noun phrase.</summary>
    private int _phraseEnd;

    /// <summary>The first noun that nothing was made of: what the shot shows where it names nothing else.</summary>
    private NounPhrase? _firstDetail;

    /// <summary>The token after the last noun that nothing was made of: a verb there is its.</summary>
    private int _detailEnd;

    /// <summary>The token after the last verb.</summary>
    private int _verbEnd;

    /// <summary>The people or animals that a sentence before had as its subjects together: "they".</summary>
    private List<Individual> _together = [];

    public ClauseReader(ReadingContext context)
    {
        _context = context;
        _judge = new VerbJudge(context);
        _nouns = new NounPhraseReader(context, _judge);
        _book = new SubjectBook(context);
    }

    public void Read(ShotDraft shot)
    {
        _shot = shot;
        _clause = new ClauseState { Topic = _clause.Topic };
        _firstDetail = null;
        (_phraseEnd, _verbEnd, _detailEnd) = (-1, -1, -1);
        for (var i = shot.First; i < shot.End;)
        {
            var next = Step(i);
            i = Math.Max(next, i + 1);
        }

        if (shot is { Subjects.Count: 0, Places.Count: 0 } && _firstDetail is { Kind: not (NounKind.Time or NounKind.Number) } detail)
            _book.Enter(shot, detail);
        FindSpeakers();
    }

    private int Step(int at)
    {
        var token = _context.Tokens[at];
        if (token.Kind == TokenKind.Line)
            return ReadLine(at);
        if (token.Use == TokenUse.Transparent)
            return SkipTaken(at);
        if (token.Use == TokenUse.Boundary)
            return EndPhrase(at);
        if (_context.IsStop(at))
            return EndSentence(at);
        if (token.Kind == TokenKind.Mark)
            return ReadMark(at);
        return ReadFunctionWord(at) ?? ReadPredicateAdjective(at) ?? ReadVerb(at) ?? ReadNoun(at) ?? ReadRest(at);
    }

    private int SkipTaken(int at)
    {
        var claim = _context.Tokens[at].Claim;
        while (at < _shot.End && _context.Tokens[at].Claim == claim && _context.Tokens[at].Use == TokenUse.Transparent)
            at++;
        // "rain hammers the roof": the weather itself acts
        if (claim is not null && IsSky(claim)
            && _context.At(at) is { IsFree: true, Facts.VerbForm: VerbForm.Third or VerbForm.Ing or VerbForm.Past } verb && at < _shot.End
            && !_clause.HasVerb && _clause.Actors.Count == 0)
        {
            if (_context.Vocabulary.Is(verb.Facts.Verb, "soundVerb") || verb.Facts.Verb is "pound" or "lash" or "beat" or "batter" or "tap")
                _shot.Ambience.Add(_context.Source(at - 1, at + 1).ToLowerInvariant());
            verb.Claim = claim;
            verb.Use = TokenUse.Transparent;
            _clause.HasVerb = true;
            _clause.OpenVerb = verb.Facts.Verb;
            return at + 1;
        }

        _clause.OpenPreposition = null;
        return at;
    }

    private static bool IsSky(Claim claim) =>
        claim.Meaning.StartsWith("weather", StringComparison.Ordinal) || claim.Meaning.StartsWith("light", StringComparison.Ordinal);

    private int EndPhrase(int at)
    {
        var focusing = _context.Tokens[at].Claim?.Meaning.StartsWith("lens: focus", StringComparison.Ordinal) == true;
        var claim = _context.Tokens[at].Claim;
        while (at < _shot.End && _context.Tokens[at].Claim == claim)
            at++;
        var topic = _clause.Actors.FirstOrDefault() ?? _clause.Topic;
        _clause = new ClauseState { Topic = topic, Focusing = focusing };
        return at;
    }

    private int EndSentence(int at)
    {
        while (_clause.Outer is { } outer)
            _clause = outer;
        if (_clause.Actors is { Count: > 1 } actors && actors.TrueForAll(actor => actor.Individual.Kind.IsAnimate()))
            _together = [.. actors.Select(actor => actor.Individual)];
        var topic = _clause.Actors.FirstOrDefault() ?? _clause.Last ?? _clause.Topic;
        _clause = new ClauseState { Topic = topic };
        return at + 1;
    }

    private int ReadMark(int at)
    {
        var mark = _context.Tokens[at].Lower;
        if (mark == "," || mark == "-" || mark == ":")
        {
            CloseRelative();
            _clause.AfterComma = true;
            _clause.OpenVerb = null;
            _clause.OpenPreposition = null;
            _clause.Copula = false;
        }
        else if (mark is "(" && _clause.Last is { } described)
        {
            return ReadDescription(at, described);
        }

        return at + 1;
    }

    private int? ReadFunctionWord(int at)
    {
        var match = _context.Vocabulary.Words.Find(_context.Tokens, at);
        if (match.Length == 0)
            return null;
        foreach (var meaning in match.Meanings)
        {
            switch (meaning.Field)
            {
                case "relative" when IsRelative(at, meaning.Value):
                    return OpenRelative(at, meaning.Value);
                case "preposition" when !IsParticle(at, match.Length):
                    return ReadPreposition(at, match.Length, meaning.Value);
                case "conjunction":
                    return ReadConjunction(at, match.Length, meaning.Value);
                case "auxiliary":
                    return ReadAuxiliary(at, meaning.Value);
                case "adverb":
                    TakeFree(at, at + match.Length, Craft.World, "how");
                    return at + match.Length;
                case "negation":
                    _clause.Negated = true;
                    return at + 1;
                case "pronoun":
                    return ReadPronoun(at, match.Length, meaning.Value);
                case "preposition":
                    TakeFree(at, at + match.Length, Craft.World, "where");
                    return at + match.Length;
            }
        }

        return null;
    }

    private bool IsRelative(int at, string value) =>
        (_clause.Last is not null || _clause.LastPlace is not null) && !_context.IsStop(at - 1)
            && (value != "which" || _context.Tokens[at].Lower != "that" || _context.Previous(at)?.Facts.Noun is not null)
        && !(_context.Tokens[at].Is("that") && _context.At(at + 1) is { } next && next.Facts.OnlyNoun && !next.Facts.Plural
            && _clause.OpenVerb is not null);

    private int OpenRelative(int at, string value)
    {
        var inner = new ClauseState { Outer = _clause, Topic = _clause.Topic, Last = _clause.Last };
        if (value is not "where" && _clause.LastPlace is { } place)
            inner.Described = place;
        else if (value is not "where" && _clause.Last is { } last)
            inner.Actors = [last];
        _clause = inner;
        return at + 1;
    }

    /// <summary>A comma or a second verb ends "who …", and the outer sentence goes on.</summary>
    private void CloseRelative()
    {
        if (_clause is { Outer: { } outer, HasVerb: true })
            _clause = outer;
    }

    // "lifts off", "stands up", "looks around": nothing follows that it could govern
    private bool IsParticle(int at, int length)
    {
        var after = _context.At(at + length);
        // "that the postman is afraid of [sleeps]": the outer clause's verb
        if (_clause.Outer is not null && _context.Tokens[at].Lower is "of" or "with" or "to" or "for" or "about" or "at"
            && after is { IsFree: true, Facts.VerbForm: VerbForm.Third } && after.Facts.VerbFrequency > after.Facts.NounFrequency)
            return true;
        if (after is null || _context.IsStop(at + length) || after.Kind is TokenKind.Line)
            return true;
        if (after.Kind == TokenKind.Mark || after.Use == TokenUse.Boundary)
            return true;
        return _context.Vocabulary.Is(after.Lower, "preposition") && !_context.Vocabulary.Is(after.Lower, "determiner")
            || _context.Vocabulary.Is(after.Lower, "conjunction") || _context.Vocabulary.Is(after.Lower, "relative")
            && after.Lower != "that";
    }

    private int ReadConjunction(int at, int length, string value)
    {
        switch (value)
        {
            case "and" or "or" or "but":
                _clause.Coordinated = true;
                _clause.OpenVerb = null;
                if (value == "but")
                    _clause.Negated = false;
                break;
            case "then":
                _clause.Coordinated = true;
                _clause.OpenVerb = null;
                break;
            default:
                CloseRelative();
                var topic = _clause.Actors.FirstOrDefault() ?? _clause.Topic;
                _clause = new ClauseState { Topic = topic };
                break;
        }

        return at + length;
    }

    private int ReadAuxiliary(int at, string value)
    {
        if (value == "be")
        {
            _clause.Copula = true;
            if (_clause.Outer is not null && _clause.HasVerb)
                CloseRelative();
        }

        return at + 1;
    }

    private void Act(SubjectDraft subject, string verb)
    {
        if (!subject.Actions.Contains(verb))
            subject.Actions.Add(verb);
    }

    private void Take(NounPhrase noun, string craft, string meaning) => TakeFree(noun.Start, noun.End, craft, meaning);

    private void TakeFree(int start, int end, string craft, string meaning)
    {
        var claim = new Claim(craft, meaning);
        for (var i = start; i < end; i++)
        {
            if (_context.Tokens[i].Claim is null)
            {
                _context.Tokens[i].Claim = claim;
                _context.Tokens[i].Use = TokenUse.Transparent;
            }
        }
    }

    private static string Described(Individual individual) =>
        individual.Attributes.Count == 0 ? individual.Noun : $"{individual.Attributes[0]} {individual.Noun}";

    // an attribute that is part of the name already is not said twice: "pine" of a "pine forest"
    private static string Described(NounPhrase noun) =>
        string.Join(' ', noun.Attributes.Where(attribute => !noun.Noun.StartsWith(attribute + " ", StringComparison.Ordinal)).Append(noun.Noun));
}
