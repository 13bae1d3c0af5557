using VideoWeb.Core.Prompts.Reading;
using VideoWeb.Core.Prompts.Vocabulary;

namespace VideoWeb.Core.Prompts.Grammar;

/// <summary>Nouns that are heard: music, sounds, and the verbs that belong to them.</summary>
internal sealed partial class ClauseReader
{
    private bool ReadHeard(NounPhrase phrase)
    {
        var words = HeardWords(phrase);
        // "the only sound is a ticking clock": what follows is heard
        if (phrase.Noun is "sound" or "noise" && !_context.IsWord(phrase.End, "of") && phrase.Attributes.Count == 0)
        {
            _clause.Hearing = true;
            Take(phrase, Craft.Ambience, "sound");
            return true;
        }

        if (phrase.Kind == NounKind.Music)
        {
            if (!_shot.NoMusic)
                _shot.Music ??= words;
            Take(phrase, Craft.Music, $"music: {words}");
        }
        else
        {
            if (_context.IsWord(phrase.End, "of")
                && _nouns.Read(phrase.End + 1, _shot.End, new PhrasePosition(_clause.HasVerb, true)) is { } source)
            {
                var end = EndOfSound(source.End);
                words = _context.Source(source.Start, end).ToLowerInvariant();
                _shot.Ambience.Add(words);
                TakeFree(phrase.Start, end, Craft.Ambience, $"sound: {words}");
                SwallowVerb(end);
                return true;
            }

            _shot.Ambience.Add(words);
            Take(phrase, Craft.Ambience, $"sound: {words}");
        }

        if (_clause.Actors.Count == 0 || _clause.AfterComma || _clause.Coordinated)
            SwallowVerb(phrase.End);
        return true;
    }

    // "the sound of [an axe splitting wood] echoes"
    private int EndOfSound(int at)
    {
        if (_context.At(at) is not { IsFree: true, Facts.VerbForm: VerbForm.Ing } || at >= _shot.End)
            return at;
        return _nouns.Read(at + 1, _shot.End, new PhrasePosition(false, true)) is { } what ? what.End : at + 1;
    }

    private string HeardWords(NounPhrase phrase)
    {
        var start = phrase.Start;
        while (start < phrase.End - 1
            && (_context.Vocabulary.Is(_context.Tokens[start].Lower, "determiner") || _context.Tokens[start].Lower is "only" or "just"))
            start++;
        return _context.Source(start, phrase.End).ToLowerInvariant();
    }

    // "upbeat jazz plays", "laughter echoes": the verb is the sound's
    private void SwallowVerb(int at)
    {
        if (_context.At(at) is { IsFree: true, Facts.VerbForm: VerbForm.Third or VerbForm.Ing or VerbForm.Base or VerbForm.Past } verb
            && at < _shot.End && _context.Tokens[at - 1].Claim is { } claim && !_context.Vocabulary.IsFunctionWord(verb.Lower)
            && (verb.Facts.Noun is null || verb.Facts.VerbForm != VerbForm.Base))
        {
            verb.Claim = claim;
            verb.Use = TokenUse.Transparent;
            _clause.HasVerb = true;
        }
    }

    private void HearNoun(NounPhrase phrase)
    {
        var words = Described(phrase);
        _shot.Ambience.Add(words);
        Take(phrase, Craft.Ambience, $"sound: {words}");
    }
}
