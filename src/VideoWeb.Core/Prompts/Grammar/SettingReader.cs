using VideoWeb.Core.Prompts.Dictionary;
using VideoWeb.Core.Prompts.Reading;
using VideoWeb.Core.Prompts.Vocabulary;

namespace VideoWeb.Core.Prompts.Grammar;

/// <summary>Time, weather, season, era, light, style, framing, lens: the phrases of the vocabulary, wherever they stand in a shot.</summary>
internal sealed class SettingReader(ReadingContext context)
{
    // when a text names several, what matters more for the picture wins
    private static readonly string[] WeatherByWeight = ["storm", "snow", "rain", "fog", "overcast", "cloudy", "wind", "clear"];

    public void Read(ShotDraft shot)
    {
        for (var i = shot.First; i < shot.End;)
        {
            var token = context.Tokens[i];
            if (!token.IsFree || token.Kind is not (TokenKind.Word or TokenKind.Number))
            {
                i++;
                continue;
            }

            var match = context.Vocabulary.Phrases.Find(context.Tokens, i);
            i = match.Length > 0 && i + match.Length <= shot.End && Apply(shot, i, match) ? i + match.Length : i + 1;
        }
    }

    /// <summary>"Not a cloud in the sky" is weather, not something to leave out: read before the negatives.</summary>
    public void ReadNegated(ShotDraft shot)
    {
        for (var i = shot.First; i < shot.End; i++)
        {
            if (context.Tokens[i].Lower is not ("no" or "not" or "without" or "nothing") || !context.Tokens[i].IsFree)
                continue;
            var match = context.Vocabulary.Phrases.Find(context.Tokens, i);
            if (match.Length > 1 && i + match.Length <= shot.End)
                Apply(shot, i, match);
        }
    }

    private bool Apply(ShotDraft shot, int at, PhraseMatch match)
    {
        var taken = false;
        foreach (var (field, value) in match.Meanings)
            taken |= !taken && Apply(shot, at, match.Length, field, value);
        return taken;
    }

    private bool Apply(ShotDraft shot, int at, int length, string field, string value)
    {
        switch (field)
        {
            case "timeOfDay":
                if (IsPartOfName(at, length))
                    return false;
                shot.TimeOfDay ??= value;
                return Setting(at, length, $"time: {value}");
            case "weather":
                if (IsPartOfName(at, length) || context.IsWord(at + length, "of"))
                    return false;
                if (shot.Weather is null || Array.IndexOf(WeatherByWeight, value) < Array.IndexOf(WeatherByWeight, shot.Weather))
                    shot.Weather = value;
                if (Enumerable.Range(at, length).Any(i => context.Tokens[i].Lower is "thunder" or "howling" or "howls" or "pouring" or "thunderstorm"))
                    shot.Ambience.Add(context.Source(at, at + length).ToLowerInvariant());
                return Setting(at, length, $"weather: {value}");
            case "season":
                if (IsPartOfName(at, length))
                    return false;
                shot.Season ??= value;
                return Setting(at, length, $"season: {value}");
            case "era":
                shot.Era ??= value;
                if (value.StartsWith("ancient ", StringComparison.Ordinal) && shot.PlaceHints.Count == 0)
                    shot.PlaceHints.Add(value);
                return Setting(at, length, $"era: {value}");
            case "light":
                if (length == 1 && context.At(at + 1) is { Kind: TokenKind.Word, IsFree: true } lit && lit.Facts.Noun is not null
                    && (lit.Facts.VerbForm is not VerbForm.Third
                    || context.Vocabulary.Nouns.ContainsKey($"{context.Tokens[at].Lower} {lit.Facts.Noun}"))
                    && !context.Vocabulary.IsFunctionWord(lit.Lower) && context.Tokens[at].Facts.Noun is not null)
                    return false;
                AddStyle(value);
                return Setting(at, length, $"light: {value}");
            case "style":
                if (context.At(at + length)?.Lower is "music" or "soundtrack" or "beat" or "beats" or "score")
                    return false;
                if (context.Previous(at) is { Kind: TokenKind.Word, Lower: "the" or "his" or "her" or "their" } && length == 1)
                    return false;
                AddStyle(value);
                return Boundary(at, length, Craft.Style, $"style: {value}", "style", "look", "aesthetic", "film", "feel", "vibe", "footage", "photography", "of", "animation", "tone", "palette", "colors", "colours", "effect", "grade", "video");
            case "styleAlone" when IsAlone(at, length, "style", "look", "aesthetic", "film", "feel", "vibe", "mood"):
                AddStyle(value);
                return Boundary(at, length, Craft.Style, $"style: {value}", "style", "look", "aesthetic", "film", "feel", "vibe", "mood");
            case "mood":
                shot.Mood ??= IsAlone(at, length, "mood", "atmosphere", "feeling", "tone", "vibe", "scene", "ambience") || length > 1
                    ? value : null;
                return shot.Mood == value && IsAlone(at, length, "mood", "atmosphere", "feeling", "tone", "vibe", "scene")
                    && Boundary(at, length, Craft.World, $"mood: {value}", "mood", "atmosphere", "feeling", "tone", "vibe", "scene");
            case "framing":
                shot.Framing ??= value;
                return Framed(shot, at, length, $"framing: {value}");
            case "framingLabel" when context.IsMark(at + length, ":") && (at == 0 || context.IsStop(at - 1)):
                shot.Framing ??= value;
                return Framed(shot, at, length, $"framing: {value}");
            case "framingAlone" when IsAlone(at, length, "shot", "view", "of", "on"):
                shot.Framing ??= value;
                return Framed(shot, at, length, $"framing: {value}");
            case "angle":
                shot.Angle ??= value;
                return Framed(shot, at, length, $"angle: {value}");
            case "angleAlone" when IsAlone(at, length, "shot", "view", "of", "over", "footage", "perspective", "angle"):
                shot.Angle ??= value;
                return Framed(shot, at, length, $"angle: {value}");
            case "pace":
                shot.Pace = value;
                return Framed(shot, at, length, $"pace: {value}");
            case "anamorphic":
                shot.Anamorphic = value == "true";
                return Lens(at, length, "lens: anamorphic");
            case "lensKind":
                shot.LensKind ??= value;
                return Lens(at, length, $"lens: {value}");
            case "depthOfField":
                shot.DepthOfField ??= value;
                return Lens(at, length, $"lens: {value} depth of field");
            case "focalLength":
                shot.FocalLength ??= double.Parse(value, System.Globalization.CultureInfo.InvariantCulture);
                return Lens(at, length, $"lens: {value} mm");
            case "lensNote":
                return context.Previous(at)?.Claim?.Craft == Craft.Camera && Lens(at, length, "lens") || length > 1
                    && Lens(at, length, "lens") || context.Tokens[at].Is("lens") && Lens(at, length, "lens");
            case "aspect":
                context.Plan.Aspect ??= value;
                return Boundary(at, length, Craft.Format, $"format: {value}", "video", "format", "clip", "aspect", "ratio", "frame", "shot", "of");
            case "resolution":
                context.Plan.Resolution ??= int.Parse(value, System.Globalization.CultureInfo.InvariantCulture);
                return Boundary(at, length, Craft.Format, $"format: {value} lines", "video", "resolution", "quality", "footage", "clip", "of");
            case "image":
                context.Plan.FromImage = true;
                return Boundary(at, length, Craft.Format, "from the picture");
            case "meta":
                context.Text.Take(at, length, TokenUse.Transparent, Craft.Format, "request");
                return true;
            case "transitionHere":
                shot.Transition ??= value;
                return Boundary(at, length, Craft.Camera, $"transition: {value}", "to", "from");
            case "endFade":
                shot.EndsWithFade = true;
                return Boundary(at, length, Craft.Camera, "transition: fade");
            case "cameraNote" when length > 1 || context.Previous(at) is not { Kind: TokenKind.Word, IsFree: true }:
                return Boundary(at, length, Craft.Camera, "camera");
            default:
                return false;
        }
    }

    private void AddStyle(string value)
    {
        if (!context.Plan.Style.Contains(value))
            context.Plan.Style.Add(value);
    }

    /// <summary>"snow leopard", "night owl", "winter coat": the word is another thing's name.</summary>
    private bool IsPartOfName(int at, int length)
    {
        if (length > 1 || context.At(at + 1) is not { Kind: TokenKind.Word, IsFree: true } next)
            return context.Previous(at) is { Kind: TokenKind.Word, IsFree: true } before && length == 1
                && context.Lexicon.Has(before.Lower + " " + context.Tokens[at].Lower, WordClass.Noun)
                && context.Kinds.KindOf(before.Lower + " " + context.Tokens[at].Lower) is NounKind.Thing or NounKind.Animal or NounKind.Plant;
        var noun = next.Facts.Noun ?? next.Lower;
        var pair = context.Tokens[at].Lower + " " + noun;
        if (context.Lexicon.Has(pair, WordClass.Noun) || context.Lexicon.Has(context.Tokens[at].Lower + noun, WordClass.Noun))
            return context.Kinds.KindOf(pair) is NounKind.Animal or NounKind.Thing or NounKind.Garment or NounKind.Plant or NounKind.Person or NounKind.Food or NounKind.Vehicle;
        return next.Facts.OnlyNoun && (context.Kinds.KindOf(noun) == NounKind.Garment || context.Vocabulary.Is(noun, "garment"))
            && !context.Tokens[at].Facts.Adjective;
    }

    /// <summary>Nothing but marks (or a word that goes with it) stands on both sides.</summary>
    private bool IsAlone(int at, int length, params ReadOnlySpan<string> companions)
    {
        var before = context.Previous(at);
        var after = context.At(at + length);
        var free = before is null || before.Kind is TokenKind.Mark or TokenKind.Break || before.Use == TokenUse.Boundary
            || before.Lower is "a" or "an" or "in" or "the" or "and" or "with" or "style"
            || before.Claim?.Craft is Craft.Style or Craft.Camera or Craft.Format;
        if (!free)
            return false;
        if (after is not null && companions.Contains(after.Lower))
            return true;
        return (after is null || after.Kind is TokenKind.Mark or TokenKind.Break || after.Use == TokenUse.Boundary
            || after.Claim?.Craft is Craft.Style or Craft.Camera || IsStyleAt(at + length))
            && !(before is { Kind: TokenKind.Word } && before.Lower is "the" or "a" or "an");
    }

    private bool IsStyleAt(int at) =>
        context.Vocabulary.Phrases.Find(context.Tokens, at) is { Length: > 0 } phrase
            && phrase.Meanings.Any(meaning => meaning.Field == "style");

    private bool Setting(int at, int length, string meaning)
    {
        var first = at;
        var endsPhrase = EndsPhrase(at + length);
        if (endsPhrase)
            first = WithBeginning(at);
        context.Text.Take(first, at + length - first, TokenUse.Transparent, Craft.World, meaning);
        return true;
    }

    // a noun or adjective right after belongs with the phrase, and so do its article and preposition then
    private bool EndsPhrase(int at)
    {
        var next = context.At(at);
        if (next is null || next.Kind != TokenKind.Word || !next.IsFree || context.Vocabulary.IsFunctionWord(next.Lower))
            return true;
        var word = context.Tokens[at - 1];
        return word.Facts.Noun is not null && !word.Facts.Adjective && context.Previous(at - 1) is { } before
            && context.Vocabulary.Is(before.Lower, "preposition") || next.Facts.Noun is null && !next.Facts.Adjective
            || word.Facts.Noun is not null && next.Facts.VerbForm is VerbForm.Ing or VerbForm.Third
                && next.Facts.VerbFrequency > next.Facts.NounFrequency;
    }

    // "on a cold grey [morning]"
    private int WithBeginning(int at)
    {
        var first = at;
        // "a salt flat [at noon]": the phrase has its own beginning
        if (context.Vocabulary.Is(context.Tokens[at].Lower, "preposition"))
            return at;
        while (context.Previous(first) is { IsFree: true, Kind: TokenKind.Word } before && before.Facts.Adjective
            && !context.Vocabulary.IsFunctionWord(before.Lower)
            && (before.Facts.Noun is null || before.Facts.AdjectiveFrequency > before.Facts.NounFrequency) && HasBeginning(first - 1))
            first--;
        while (context.Previous(first) is { IsFree: true, Kind: TokenKind.Word } article
            && context.Vocabulary.Is(article.Lower, "determiner"))
            first--;
        if (context.Previous(first) is { IsFree: true, Kind: TokenKind.Word } preposition
            && context.Vocabulary.Is(preposition.Lower, "settingLead"))
            first--;
        return first;
    }

    private bool HasBeginning(int at)
    {
        while (context.Previous(at) is { IsFree: true, Kind: TokenKind.Word } before)
        {
            if (context.Vocabulary.Is(before.Lower, "determiner") || context.Vocabulary.Is(before.Lower, "preposition"))
                return true;
            if (!before.Facts.Adjective)
                return false;
            at--;
        }

        return context.IsStop(at - 1) || context.IsMark(at - 1, ",");
    }

    private bool Framed(ShotDraft shot, int at, int length, string meaning) =>
        Boundary(at, length, Craft.Camera, meaning, "shot", "shots", "view", "angle", "perspective", "of", "on", "footage", "video", "framing", "clip", "frame", "camera", "scene");

    private bool Lens(int at, int length, string meaning) =>
        Boundary(at, length, Craft.Camera, meaning, "lens", "lenses", "shot", "look", "style", "of", "photography", "effect", "glass");

    private bool Boundary(int at, int length, string craft, string meaning, params ReadOnlySpan<string> companions)
    {
        var first = at;
        while (context.Previous(first) is { IsFree: true, Kind: TokenKind.Word } before
            && context.Vocabulary.Is(before.Lower, "phraseLead")
                && !(before.Lower is "on" or "into" or "at" && craft == Craft.Camera
                && !meaning.StartsWith("lens", StringComparison.Ordinal) && context.Previous(first - 1)?.Facts.Verb is not null))
            first--;
        var end = at + length;
        while (context.At(end) is { IsFree: true, Kind: TokenKind.Word } after && companions.Contains(after.Lower))
            end++;
        context.Text.Take(first, end - first, TokenUse.Boundary, craft, meaning);
        return true;
    }
}
