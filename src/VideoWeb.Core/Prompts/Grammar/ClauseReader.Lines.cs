using VideoWeb.Core.Prompts.Reading;
using VideoWeb.Core.Prompts.Vocabulary;

namespace VideoWeb.Core.Prompts.Grammar;

/// <summary>Spoken lines: whose they are and how they are said.</summary>
internal sealed partial class ClauseReader
{
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
        if (speaker is { Individual.Kind: not (NounKind.Person or NounKind.Animal or NounKind.Unknown) }
            && _clause.SpeechManner is null or "say" && IsWriting(speaker.Individual.Noun))
        {
            speaker.Individual.Attributes.Add($"\"{token.Text}\"");
            _context.Text.Take(at, 1, TokenUse.Transparent, Craft.World, $"writing on the {speaker.Individual.Noun}");
            return at + 1;
        }

        var narrated = speaker is null && manner == "voice-over";
        _shot.Lines.Add(new LineDraft(token.Text, manner, at) { Speaker = speaker?.Individual, IsNarrator = narrated });
        _context.Text.Take(at, 1, TokenUse.Transparent, Craft.Line, $"line: {speaker?.Individual.Noun ?? "narrator"}");
        _clause.SpeechManner = null;
        _clause.AfterComma = true;
        if (speaker is not null && _clause.Actors.Count == 0)
            _clause.Actors = [speaker];
        return next;
    }

    // "I'm not afraid," whispers the boy, "not any more."
    private (SubjectDraft? Speaker, string Manner, int Next)? ContinuedLine(int at) =>
        _context.IsMark(at - 1, ",") && _context.Previous(at - 1)?.Claim?.Meaning.StartsWith("speaker", StringComparison.Ordinal) == true
            && _shot.Lines.LastOrDefault() is { Speaker: { } same } before
            ? (_book.Enter(_shot, same), before.Manner, at + 1)
            : null;

    // "dialogue: …" before anybody is named: whoever the shot shows says it, else a narrator
    private void FindSpeakers()
    {
        for (var i = 0; i < _shot.Lines.Count; i++)
        {
            if (_shot.Lines[i] is not { Speaker: null, IsNarrator: false } line)
                continue;
            var speaker = (_shot.Subjects.FirstOrDefault(s => s.Individual.Kind == NounKind.Person)
                ?? _shot.Subjects.FirstOrDefault(s => s.Individual.Kind == NounKind.Animal))?.Individual;
            var offScreen = line.Manner == "say" ? "voice-over" : line.Manner;
            _shot.Lines[i] = speaker is null ? line with { IsNarrator = true, Manner = offScreen } : line with { Speaker = speaker };
        }
    }

    private bool IsWriting(string noun) => _context.Vocabulary.Is(HeadOf(noun), "writingSurface");

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
        var last = _clause.Actors.FirstOrDefault(a => a.Individual.Kind.IsAnimate())
            ?? (_clause.Last?.Individual.Kind.IsAnimate() == true ? _clause.Last : null)
            ?? (_clause.Topic?.Individual.Kind.IsAnimate() == true ? _clause.Topic : null)
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
        if (_context.Vocabulary.ValueOf(token.Facts.Verb ?? "", "speech") is { } inverted
            && token.Facts.VerbForm is VerbForm.Third or VerbForm.Past)
        {
            if (_nouns.Read(at + 1, _shot.End, new PhrasePosition(true, false)) is { } named && named.Kind.IsAnimate())
            {
                var speaker = _book.Enter(_shot, named);
                Act(speaker, token.Facts.Verb!);
                TakeFree(at, named.End, Craft.Line, $"speaker: {named.Noun}");
                return (speaker, MannerAround(at, inverted), named.End);
            }

            if (_context.At(at + 1) is { } pronoun && _context.Vocabulary.ValueOf(pronoun.Lower, "pronoun") is "m" or "f"
                && Meant(at + 1) is { } meant)
                return (meant, MannerAround(at, inverted), at + 2);
            return null;
        }

        if (_context.Vocabulary.ValueOf(token.Lower, "pronoun") is "m" or "f" && _context.At(at + 1) is { } verb
            && _context.Vocabulary.ValueOf(verb.Facts.Verb ?? "", "speech") is { } manner && Meant(at) is { } who)
        {
            Act(who, verb.Facts.Verb!);
            TakeFree(at, at + 2, Craft.Line, $"speaker: {who.Individual.Noun}");
            return (who, MannerAround(at + 1, manner), at + 2);
        }

        if (_nouns.Read(at, _shot.End, default) is { } phrase && (phrase.Kind.IsAnimate() || phrase.IsName)
            && _context.At(phrase.End) is { } says && _context.Vocabulary.ValueOf(says.Facts.Verb ?? "", "speech") is { } told
            && _context.At(phrase.End + 1)?.Kind != TokenKind.Line && !_context.IsMark(phrase.End + 1, ":")
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
        if (_context.Discourse.Pronoun(gender, (_clause.Topic ?? _clause.Actors.FirstOrDefault())?.Individual) is { } individual)
            return _book.Enter(_shot, individual);
        var noun = gender == "f" ? "woman" : "man";
        return _book.Enter(_shot, new NounPhrase { Start = at, End = at + 1, Noun = noun, Kind = NounKind.Person });
    }
}
