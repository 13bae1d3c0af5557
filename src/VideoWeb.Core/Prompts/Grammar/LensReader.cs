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
            && context.Vocabulary.Is(context.Previous(at)?.Lower, "focusKind"))
            return false;
        if (context.Vocabulary.Is(token.Lower, "focusPull")
            && context.IsWord(at + 1, "focus") || token.Lower is "racks" or "rack" && context.IsWord(at + 1, "from"))
            at++;
        else if (!token.Is("focus") && !(token.Facts.Verb == "focus" && context.At(at + 1)?.Lower is "on" or "from"))
            return false;
        var end = at + 1;
        while (context.At(end) is { IsFree: true, Kind: TokenKind.Word } after
            && (context.Vocabulary.Is(after.Lower, "focusTail") || after.Lower is "on" or "from" or "to" or "onto"))
            end++;
        while (context.Previous(first) is { IsFree: true } before
            && (context.Vocabulary.Is(before.Lower, "focusLead")))
            first--;
        Take(first, end, "lens: focus");
        return true;
    }

    private void Take(int first, int end, string meaning)
    {
        while (context.Previous(first) is { IsFree: true, Kind: TokenKind.Word } before
            && context.Vocabulary.Is(before.Lower, "lensLead") && !meaning.EndsWith("focus", StringComparison.Ordinal))
            first--;
        while (context.At(end) is { IsFree: true, Kind: TokenKind.Word } after
            && context.Vocabulary.Is(after.Lower, "lensTail")
            && !meaning.EndsWith("focus", StringComparison.Ordinal))
            end++;
        context.Text.Take(first, end - first, TokenUse.Boundary, Craft.Camera, meaning);
    }

    private static bool Parse(string text, out double value) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value);
}
