using VideoWeb.Core.Plans;
using VideoWeb.Core.Prompts.Reading;

namespace VideoWeb.Core.Prompts.Grammar;

/// <summary>What stands around a move: direction, amount, speed.</summary>
internal sealed partial class CameraReader
{
    // "orbits around a statue, [180 degrees]": the measure of the last move comes after its object
    private int? ReadLateAmount(ShotDraft shot, int at)
    {
        if (shot.Camera.Count == 0 || shot.Camera[^1] is not { Amount: null } move
            || Measures.Sum(context, at, shot.End) is not var (_, next)
            || !(context.Previous(at) is { Kind: TokenKind.Mark, Lower: "," or "(" or "-" }
                || context.Previous(at)?.Lower is "by" or "for" or "through"))
        {
            return null;
        }

        while (context.At(next) is { Lower: "a" or "an" or "of" })
            next++;
        var end = Math.Min(shot.End, context.At(next)?.Lower is "full" or "complete" or "half" ? next + 2 : next + 1);
        if (Measures.Amount(context, at, end, move.Move) is not { } amount)
            return null;
        shot.Camera[^1] = move with { Amount = amount.Value, Unit = amount.Unit };
        context.Text.Take(at, end - at, TokenUse.Boundary, Craft.Camera, FormattableString.Invariant($"camera: {move.Move} {amount.Value:0.###} {amount.Unit}"));
        return end;
    }

    /// <summary>The nearest word of direction, after the head or just before it.</summary>
    private string? FindDirection(string head, int at, ShotDraft shot, out int directionAt)
    {
        directionAt = at;
        // "from left to right"
        for (var i = at + 1; i < Math.Min(shot.End, at + Reach) && context.At(i) is { IsFree: true } token; i++)
        {
            if (token.Kind == TokenKind.Mark && token.Lower is not "°")
                break;
            if (token.Is("from") && context.At(i + 2) is { } to && to.Is("to") && context.At(i + 3) is { } end
                && context.Vocabulary.Camera.MoveOf(head, end.Lower) is not null
                    && context.Vocabulary.Camera.MoveOf(head, context.Tokens[i + 1].Lower) is not null)
            {
                directionAt = i + 3;
                return end.Lower;
            }

            if (context.Vocabulary.Camera.MoveOf(head, token.Lower) is not null
                && !(token.Lower is "to" or "from" && HasLaterDirection(head, i, shot)))
            {
                directionAt = i;
                return token.Lower;
            }

            if (!(context.Vocabulary.Is(token.Lower, "moveFiller") || IsSpeed(token) || token.Kind == TokenKind.Number
                || IsMeasureWord(token)
                || token.Facts.Adverb))
                break;
        }

        for (var i = at - 1; i >= Math.Max(shot.First, at - 3) && context.Tokens[i] is { IsFree: true, Kind: TokenKind.Word } token; i--)
        {
            var bare = token.Lower.EndsWith("ward", StringComparison.Ordinal) && token.Lower.Length > 6 ? token.Lower[..^4] : token.Lower;
            if (token.Lower is not ("in" or "on" or "to" or "over" or "from") && context.Vocabulary.Camera.MoveOf(head, bare) is not null)
                return bare;
            if (!IsSpeed(token) && !IsMeasureWord(token))
                break;
        }

        return null;
    }

    private bool HasLaterDirection(string head, int at, ShotDraft shot)
    {
        for (var i = at + 1; i < Math.Min(shot.End, at + 4) && context.At(i) is { IsFree: true, Kind: TokenKind.Word } token; i++)
        {
            if (token.Lower is "left" or "right" or "back" or "up" or "down" or "forward")
                return context.Vocabulary.Camera.MoveOf(head, token.Lower) is not null;
            if (!context.Vocabulary.Is(token.Lower, "moveFiller"))
                return false;
        }

        return false;
    }

    private void AddMove(ShotDraft shot, int start, int end, string move, string? speed)
    {
        var first = start;
        while (first > shot.First && context.Tokens[first - 1] is { IsFree: true } before
            && (IsSpeed(before) || before.Lower is "a" or "an" or "the" || Measures.IsPartOfAmount(context, before)
                && before.Kind != TokenKind.Mark
                || context.Vocabulary.Is(before.Lower, "beforeMove")))
        {
            first--;
        }

        var last = end;
        while (last < shot.End && last < end + Reach && context.Tokens[last] is { IsFree: true } after && !FramesAt(last)
            && (IsSpeed(after) && !IsAttribute(last) || Measures.IsPartOfAmount(context, after)
                || context.Vocabulary.Is(after.Lower, "afterMove")
                || context.Vocabulary.Is(after.Lower, "aroundMove")
                || after.Is(",") && context.At(last + 1) is { Kind: TokenKind.Number } && context.At(last + 2) is { } unit
                    && context.Vocabulary.Measures.UnitOf(unit.Lower) is not null and not "s"))
        {
            last++;
        }

        // what trails without being part of the measure goes back to the sentence
        while (last > end
            && context.Vocabulary.Is(context.Tokens[last - 1].Lower, "looseAfterMove")
                && !(context.Tokens[last - 1].Lower is "around" or "round" or "on" or "to" or "turn" && last - 1 == end
                || context.Tokens[last - 1].Lower is "round" or "around" or "turn"
                && Measures.Amount(context, first, last, move) is not null))
            last--;
        // "arcs around [two] dancers": a number with no unit counts what follows
        while (last > end && Measures.NumberOf(context, context.Tokens[last - 1]) is not null and not 360 && !TurnsAt(last))
            last--;
        var amount = Measures.Amount(context, first, last, move);
        var counter = Enumerable.Range(first, last - first).Any(i => context.Tokens[i].Lower is "counterclockwise" or "anticlockwise" or "counter" or "anti");
        var clockwise = Enumerable.Range(first, last - first).Any(i => context.Tokens[i].Lower is "clockwise");
        if (move.StartsWith("orbit", StringComparison.Ordinal) && clockwise | counter)
            move = counter ? "orbit-right" : "orbit-left";
        speed ??= SpeedWithin(first, last);
        var unitOf = amount?.Unit;
        shot.Camera.Add(new CameraMove(move, amount?.Value, unitOf, speed));
        var meaning = "camera: " + move + (amount is { } a
            ? $" {a.Value.ToString("0.###", System.Globalization.CultureInfo.InvariantCulture)} {a.Unit}" : "") + (speed == "normal" ? ""
            : ", " + speed);
        context.Text.Take(first, last - first, TokenUse.Boundary, Craft.Camera, meaning);
    }

    // "static [wide shot]": a framing of its own
    private bool FramesAt(int at) => context.Vocabulary.Phrases.Find(context.Tokens, at) is { Length: > 1 } phrase
        && phrase.Meanings.Any(meaning => meaning.Field is "framing" or "angle" or "pace");

    private bool TurnsAt(int at) => context.At(at)?.Lower is "turn" or "circle" or "rotation";

    // "slow" before a noun belongs to the noun
    private bool IsAttribute(int at) =>
        context.At(at + 1) is { Kind: TokenKind.Word, IsFree: true } next && next.Facts.Noun is not null && !next.Facts.Adverb
            && !IsSpeed(next)
        && context.Vocabulary.Camera.StrengthOf(next.Lower) is null && !context.Vocabulary.Is(next.Lower, "moveFiller")
            && context.Tokens[at].Facts.Adjective
            && !context.Tokens[at].Lower.EndsWith("ly", StringComparison.Ordinal);

    private bool IsMeasureWord(Token token) => Measures.IsPartOfAmount(context, token);

    private string SpeedWithin(int first, int last)
    {
        var speed = "normal";
        for (var i = first; i < last; i++)
        {
            if (SpeedOf(context.Tokens[i]) is { } found && (speed == "normal" || found == "fast"))
                speed = found;
        }

        return speed;
    }

    private bool IsSpeed(Token token) => SpeedOf(token) is not null;

    private string? SpeedOf(Token token) => context.Vocabulary.Speeds.GetValueOrDefault(token.Lower);
}
