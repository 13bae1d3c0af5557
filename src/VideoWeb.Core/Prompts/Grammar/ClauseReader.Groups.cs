using VideoWeb.Core.Prompts.Reading;
using VideoWeb.Core.Prompts.Vocabulary;

namespace VideoWeb.Core.Prompts.Grammar;

/// <summary>Pronouns, and groups whose members are told apart.</summary>
internal sealed partial class ClauseReader
{
    private int ReadPronoun(int at, int length, string gender)
    {
        if (gender is "camera" or "s" || length > 1)
            return at + length;
        if (gender == "n" && (_context.Tokens[at].Possessive || _context.At(at + 1)?.Lower is "is" or "was" or "starts" or "begins")
            && _context.At(at + 1) is { } weather && IsWeatherAhead(at + 1))
            return at + 1;   // "it is raining"
        if (_context.Tokens[at].Possessive)
            _clause.Copula = true;
        if (gender is "person" or "people")
        {
            var someone = new NounPhrase { Start = at, End = at + 1, Noun = "person", Kind = NounKind.Person, Plural = gender == "people" };
            if (_context.Tokens[at].Lower is not ("each other" or "one another"))
                EnterNoun(someone);
            return at + 1;
        }

        var isObject = _clause.HasVerb && !_clause.Coordinated && !_clause.AfterComma
            && _context.Vocabulary.Is(_context.Tokens[at].Lower, "objectPronoun");
        var preferred = isObject ? null : (_clause.Topic ?? _clause.Actors.FirstOrDefault())?.Individual;
        if (_context.Discourse.Pronoun(gender, preferred) is { } meant)
        {
            if (gender == "p" && !isObject && _together.Contains(meant))
            {
                var all = _together.ConvertAll(individual => _book.Enter(_shot, individual));
                _clause = new ClauseState { Actors = all, Last = all[^1], Topic = all[0], Outer = _clause.Outer, Copula = _clause.Copula, Plural = true };
                _context.Text.Take(at, 1, TokenUse.Transparent, Craft.Cast, string.Join(" and ", _together.Select(individual => individual.Noun)));
                return at + 1;
            }

            var subject = _book.Enter(_shot, meant);
            if (isObject)
                _clause.Last = subject;
            else
            {
                _clause = new ClauseState
                {
                    Actors = [subject],
                    Last = subject,
                    Topic = subject,
                    Outer = _clause.Outer,
                    Copula = _clause.Copula,
                    Focusing = _clause.Focusing,
                    Plural = gender == "p",
                };
            }

            _context.Text.Take(at, 1, TokenUse.Transparent, Craft.Cast, meant.Noun);
        }
        else if (!isObject && gender is "m" or "f" or "p")
        {
            var noun = gender switch { "m" => "man", "f" => "woman", _ => "person" };
            EnterNoun(new NounPhrase { Start = at, End = at + 1, Noun = noun, Kind = NounKind.Person, Plural = gender == "p" });
        }

        return at + 1;
    }

    private bool IsWeatherAhead(int at)
    {
        for (var i = at; i < at + 4 && i < _shot.End; i++)
        {
            if (_context.Tokens[i].Claim?.Meaning is { } meaning
                && (meaning.StartsWith("weather", StringComparison.Ordinal) || meaning.StartsWith("time", StringComparison.Ordinal)
                || meaning.StartsWith("season", StringComparison.Ordinal)))
                return true;
        }

        return false;
    }

    // "they both laugh": the word goes with the pronoun before it
    private bool IsFloating(int at) =>
        _context.Tokens[at] is { IsFree: true, Lower: "both" or "all" or "each" } && _clause is { HasVerb: false, Actors.Count: > 0 }
            && _context.Previous(at) is { } pronoun && _context.Vocabulary.Is(pronoun.Lower, "pronoun")
            && _context.At(at + 1) is { IsFree: true, Facts.Verb: not null };

    // "two kittens, one black and one orange": how the members of a group differ; the group stays one subject
    private int? ReadSplit(int at)
    {
        if (_clause.Last is not { Individual.Count: > 1 } group || _context.Previous(at) is not { } before || !(before.Is(",") || before.Is("and")))
            return null;
        var look = _context.IsWord(at, "the") && _context.IsWord(at + 1, "other") ? at + 2
            : _context.IsWord(at, "one") || _context.IsWord(at, "another") ? at + 1 : -1;
        if (look < 0 || _context.At(look) is not { IsFree: true, Facts.Adjective: true } word)
            return null;
        var next = _context.At(look + 1);
        if (next is { Kind: TokenKind.Word } && !next.Is("and"))
            return null;
        group.Individual.Attributes.Add(word.Lower);
        TakeFree(at, look + 1, Craft.Cast, $"{group.Individual.Noun}: {word.Lower}");
        (_clause.Coordinated, _clause.AfterComma) = (false, false);
        return look + 1;
    }

    // "two men, a cop and a thief, run": the two that are named next are the men
    private List<SubjectDraft> WithoutGroup(List<SubjectDraft> actors)
    {
        if (actors is not [{ Individual: { Count: > 1, CastId: null } group } told, .. var members] || members.Count != group.Count
            || !group.Kind.IsAnimate() || told.Actions.Count > 0 || members.Exists(m => m.Individual.Count != 1 || m.Individual.Kind != group.Kind))
            return actors;
        _shot.Subjects.Remove(told);
        _context.Discourse.Forget(group);
        _clause.Actors = members;
        return members;
    }
}
