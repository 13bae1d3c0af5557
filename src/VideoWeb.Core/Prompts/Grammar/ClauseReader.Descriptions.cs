using VideoWeb.Core.Prompts.Reading;
using VideoWeb.Core.Prompts.Vocabulary;

namespace VideoWeb.Core.Prompts.Grammar;

/// <summary>What is said of somebody beside what they do: predicates, parentheses, adjectives and adverbs that stand alone.</summary>
internal sealed partial class ClauseReader
{
    // RUTH (60s, grey cardigan)
    private int ReadDescription(int at, SubjectDraft described)
    {
        var end = at + 1;
        while (end < _shot.End && !_context.IsMark(end, ")") && end < at + 24)
            end++;
        if (!described.Individual.Kind.IsAnimate() || !_context.IsMark(end, ")"))
            return at + 1;
        for (var i = at + 1; i < end;)
        {
            if (_context.Tokens[i].Kind is TokenKind.Number && _context.At(i + 1) is { } unit && unit.Joined)
            {
                described.Individual.Attributes.Add(_context.Source(i, i + 2));
                _context.Text.Take(i, 2, TokenUse.Transparent, Craft.Cast, $"age of {described.Individual.Noun}");
                i += 2;
            }
            else if (_context.Tokens[i] is { IsFree: true, Kind: TokenKind.Number or TokenKind.Word }
                && _nouns.Read(i, end, default) is { } noun && noun.End > i)
            {
                described.Individual.Attributes.Add(Described(noun));
                Take(noun, Craft.Cast, $"look of {described.Individual.Noun}");
                i = noun.End;
            }
            else
            {
                if (_context.Tokens[i] is { IsFree: true, Kind: TokenKind.Number or TokenKind.Word } word
                    && !_context.Vocabulary.IsFunctionWord(word.Lower))
                {
                    described.Individual.Attributes.Add(word.Lower);
                    _context.Text.Take(i, 1, TokenUse.Transparent, Craft.Cast, $"look of {described.Individual.Noun}");
                }

                i++;
            }
        }

        return end + 1;
    }

    private int ReadRest(int at)
    {
        var token = _context.Tokens[at];
        if (token.Kind is TokenKind.Word or TokenKind.Number && token.IsFree)
        {
            if (_clause.Copula && token.Facts.Adjective && (_clause.Actors.Count > 0 || _clause.Described is not null))
                return ReadPredicate(at);
            if (_context.Vocabulary.ValueOf(token.Lower, "posture") is { } posture
                && (_clause.Last ?? _clause.Actors.FirstOrDefault()) is { } subject)
            {
                Act(subject, posture);
                _context.Text.Take(at, 1, TokenUse.Transparent, Craft.Cast, $"{subject.Individual.Noun}: {posture}");
                return at + 1;
            }

            // "backstage", "downtown": a place without a preposition
            if (token.Facts.Adverb && _context.Kinds.KindOf(token.Lower) == NounKind.Place)
            {
                AddPlace(new NounPhrase { Start = at, End = at + 1, Noun = token.Lower, Kind = NounKind.Place });
                return at + 1;
            }

            if (token.Facts.Adjective || token.Facts.Adverb || token.Facts.Verb is not null)
            {
                DescribeLast(at);
                return at + 1;
            }
        }

        return at + 1;
    }

    // "the dog is brown": an adjective after "is", with no noun of its own
    private int? ReadPredicateAdjective(int at)
    {
        var token = _context.Tokens[at];
        // "creaks open", "shines bright": how it ends, right after the verb
        if (at == _verbEnd && token is { IsFree: true, Facts: { Adjective: true, VerbForm: not VerbForm.Ing } }
            && token.Facts.AdjectiveFrequency > token.Facts.NounFrequency && EndsOrGoesOn(at)
            && _context.Vocabulary.ValueOf(token.Lower, "posture") is null && !_context.Vocabulary.Is(token.Lower, "preposition"))
        {
            _context.Text.Take(at, 1, TokenUse.Transparent, Craft.World, $"how: {_clause.OpenVerb}");
            return at + 1;
        }

        return _clause.Copula && token is { Kind: TokenKind.Word, Facts: { Adjective: true, VerbForm: not VerbForm.Ing } }
            && !NounFollows(at) && (_clause.Actors.Count > 0 || _clause.Described is not null)
            ? ReadPredicate(at)
            : null;
    }

    // "the car is red", "which is painted green"
    private int ReadPredicate(int at)
    {
        var token = _context.Tokens[at];
        if (DescribePlace(at))
            return at + 1;
        foreach (var actor in _clause.Actors)
        {
            if (_context.Vocabulary.ValueOf(token.Lower, "posture") is { } posture)
                Act(actor, posture);
            else if (!actor.Individual.Attributes.Contains(token.Lower) && !_clause.Negated)
                actor.Individual.Attributes.Add(token.Lower);
        }

        _context.Text.Take(at, 1, TokenUse.Transparent, Craft.Cast, $"{_clause.Actors[0].Individual.Noun}: {token.Lower}");
        _clause.HasVerb = true;
        return at + 1;
    }

    // an adverb tells how the action is, an adjective after its noun how the thing is
    private void DescribeLast(int at)
    {
        var token = _context.Tokens[at];
        if (token.Facts.Adjective && !token.Facts.Adverb && _clause is { HasVerb: false, Last: { } last }
            && !_context.Vocabulary.Is(token.Lower, "degree"))
            last.Individual.Attributes.Add(token.Lower);
        var whose = _clause.Actors.FirstOrDefault()?.Individual.Noun ?? _clause.Last?.Individual.Noun;
        _context.Text.Take(at, 1, TokenUse.Transparent, Craft.World, whose is null ? "detail" : $"how: {whose}");
    }
}
