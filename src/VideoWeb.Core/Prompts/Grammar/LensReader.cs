using System.Globalization;
using VideoWeb.Core.Prompts.Reading;

namespace VideoWeb.Core.Prompts.Grammar;

/// <summary>Lens numbers ("85mm", "f/1.8", "T2") and where focus goes ("rack focus from the cup to the woman").</summary>
internal sealed class LensReader(ReadingContext context)
{
    private const double ShortestLens = 4, LongestLens = 1200;

    public void Read(ShotDraft shot)
    {
        for (var i = shot.First; i < shot.End; i++)
        {
            if (context.Tokens[i].IsFree)
                _ = ReadFocalLength(shot, i) || ReadAperture(shot, i) || ReadFocus(shot, i);
        }
    }

    private bool ReadFocalLength(ShotDraft shot, int at)
    {
        if (context.Tokens[at].Kind != TokenKind.Number || context.At(at + 1) is not { } unit
            || unit.Lower is not ("mm" or "millimetre" or "millimeter" or "millimetres" or "millimeters"))
            return false;
        // "35mm film" is a look, not a lens
        if (context.At(at + 2) is { } film && film.Lower is "film" or "celluloid" || !Parse(context.Tokens[at].Lower, out var length))
            return false;
        shot.FocalLength = Math.Clamp(length, ShortestLens, LongestLens);
        Take(at, at + 2, $"lens: {length.ToString("0.##", CultureInfo.InvariantCulture)} mm");
        return true;
    }

    private bool ReadAperture(ShotDraft shot, int at)
    {
        var token = context.Tokens[at];
        if (token.Kind != TokenKind.Word || token.Lower is not ("f" or "t" or "aperture"))
            return false;
        var number = at + 1;
        while (context.At(number) is { } between
            && (between.Kind == TokenKind.Mark && between.Lower is "/" or ":" or "-" || between.Lower is "of" or "f" or "stop"))
            number++;
        if (number - at > 4 || context.At(number) is not { Kind: TokenKind.Number } value || !Parse(value.Lower, out var aperture)
            || aperture is < 0.5 or > 64)
            return false;
        if (token.Lower is "t" && !value.Joined)
            return false;
        shot.Aperture = aperture;
        Take(at, number + 1, $"lens: f/{aperture.ToString("0.##", CultureInfo.InvariantCulture)}");
        return true;
    }

    // rack focus, focus pull, the focus shifts, focus on
    private bool ReadFocus(ShotDraft shot, int at)
    {
        var token = context.Tokens[at];
        var first = at;
        if (token.Is("focus")
            && context.Previous(at)?.Lower is "deep" or "shallow" or "soft" or "in" or "of" or "selective" or "pan" or "sharp" or "infinite" or "perfect")
            return false;
        if (token.Lower is "rack" or "pull" or "shift" or "racking" or "pulling" or "racks" or "pulls" or "shifts"
            && context.IsWord(at + 1, "focus") || token.Lower is "racks" or "rack" && context.IsWord(at + 1, "from"))
            at++;
        else if (!token.Is("focus") && !(token.Facts.Verb == "focus" && context.At(at + 1)?.Lower is "on" or "from"))
            return false;
        var end = at + 1;
        while (context.At(end) is { IsFree: true, Kind: TokenKind.Word } after
            && (after.Lower is "pull" or "pulls" or "shift" or "shifts" or "racks" or "moves" or "slowly" or "changes" or "goes" or "drifts" or "transitions" or "shot" or "then" || after.Lower is "on" or "from" or "to" or "onto"))
            end++;
        while (context.Previous(first) is { IsFree: true } before
            && (before.Lower is "the" or "a" or "slow" or "sharp" or "with" or "in" or "quick" or "slowly"))
            first--;
        Take(first, end, "lens: focus");
        return true;
    }

    private void Take(int first, int end, string meaning)
    {
        while (context.Previous(first) is { IsFree: true, Kind: TokenKind.Word } before
            && before.Lower is "at" or "on" or "a" or "an" or "with" or "shot" or "filmed" or "captured" or "using" or "through" or "the" or "in" && !meaning.EndsWith("focus", StringComparison.Ordinal))
            first--;
        while (context.At(end) is { IsFree: true, Kind: TokenKind.Word } after
            && after.Lower is "lens" or "prime" or "lenses" or "aperture" or "stop" or "fixed"
            && !meaning.EndsWith("focus", StringComparison.Ordinal))
            end++;
        context.Text.Take(first, end - first, TokenUse.Boundary, Craft.Camera, meaning);
    }

    private static bool Parse(string text, out double value) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value);
}
