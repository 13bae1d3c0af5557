using System.Globalization;
using VideoWeb.Core.Prompts.Reading;

namespace VideoWeb.Core.Prompts.Grammar;

/// <param name="Value">In the plan's unit.</param>
/// <param name="Unit">deg, m or x.</param>
internal readonly record struct Amount(double Value, string Unit);

/// <summary>Numbers with units: "90 degrees", "half a metre", "2x", "a quarter turn", "all the way round".</summary>
internal static class Measures
{

    public static bool IsPartOfAmount(ReadingContext context, Token token) =>
        token.Kind == TokenKind.Number || context.Vocabulary.Is(token.Lower, "turnWord")
            || context.Vocabulary.Measures.UnitOf(token.Lower) is not null
        || token.Lower is not ("a" or "an") && context.Vocabulary.Measures.NumberOf(token.Lower) is not null;

    /// <summary>The value of a number token or word; null where it is none.</summary>
    public static double? NumberOf(ReadingContext context, Token? token)
    {
        if (token is null)
            return null;
        if (token.Kind == TokenKind.Number)
            return double.TryParse(token.Lower, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number
                : null;
        return token.Kind == TokenKind.Word ? context.Vocabulary.Measures.NumberOf(token.Lower) : null;
    }

    /// <summary>The unit that a move is measured in.</summary>
    public static string? UnitOfMove(string move) => move.Split('-')[0] switch
    {
        "pan" or "tilt" or "orbit" => "deg",
        "dolly" when move != "dolly-zoom" => "m",
        "truck" or "pedestal" or "crane" => "m",
        "zoom" => "x",
        _ => null,
    };

    /// <summary>The amount of a move within a run of tokens; amounts of another unit are not its own.</summary>
    public static Amount? Amount(ReadingContext context, int first, int end, string move)
    {
        if (UnitOfMove(move) is not { } unit)
            return null;
        for (var i = first; i < end; i++)
        {
            if (unit == "deg" && Turn(context, i, end) is { } turn)
                return new Amount(turn, unit);
            if (Sum(context, i, end) is not var (value, next))
                continue;
            if (unit == "x" && i > first && context.Tokens[i - 1].Is("x") && value > 0)
                return new Amount(value, unit);
            while (context.At(next) is { } filler && next < end && filler.Lower is "a" or "an" or "of" or "full")
                next++;
            if (next < end && context.Vocabulary.Measures.UnitOf(context.Tokens[next].Lower) == unit && value > 0)
                return new Amount(Math.Round(value * context.Vocabulary.Measures.FactorOf(context.Tokens[next].Lower), 4), unit);
            if (unit == "deg" && value == 360)
                return new Amount(value, unit);
        }

        return null;
    }

    // "two and a half", "a hundred and eighty", "forty five", "half"
    public static (double Value, int Next)? Sum(ReadingContext context, int at, int end)
    {
        if (NumberOf(context, context.At(at)) is not { } value || at >= end)
            return null;
        if (context.Tokens[at].Lower is "a" or "an" && NumberOf(context, context.At(at + 1)) is { } after
            && after is not (0.5 or 0.25 or 100))
            return null;
        var next = at + 1;
        while (next < end)
        {
            var here = context.Tokens[next];
            if (here.Is("and") && NumberOf(context, context.At(next + 1)) is { } part && next + 1 < end)
            {
                var half = context.Tokens[next + 1].Lower is "a" or "an" && context.At(next + 2)?.Lower is "half" or "quarter";
                value += half ? NumberOf(context, context.At(next + 2))!.Value : part;
                next += half ? 3 : 2;
            }
            else if (here.Kind == TokenKind.Word && NumberOf(context, here) is { } following && here.Lower is not ("a" or "an"))
            {
                value = here.Is("hundred") ? value * following : following < 1 ? value * following : value + following;
                next++;
            }
            else
            {
                break;
            }
        }

        return (value, next);
    }

    private static double? Turn(ReadingContext context, int at, int end)
    {
        string Word(int i) => i < end && context.At(i) is { } token ? token.Lower : "";
        if (Word(at) is "full" or "complete" or "entire" or "whole"
            && Word(at + 1) is "circle" or "turn" or "orbit" or "rotation" or "revolution" or "loop" or "360" or "spin")
            return 360;
        if (Word(at) is "half"
            && (Word(at + 1) is "turn" or "circle" or "rotation" or "orbit" or "revolution" || Word(at + 1) is "a"
            && Word(at + 2) is "turn" or "circle"))
            return 180;
        if (Word(at) is "quarter"
            && (Word(at + 1) is "turn" or "circle" or "rotation" or "orbit" or "revolution" || Word(at + 1) is "of"
            && Word(at + 3) is "turn" or "circle"))
            return 90;
        if (Word(at) is "three" && Word(at + 1) is "quarter" or "quarters")
            return 270;
        if (Word(at) is "halfway" or "half" && Word(at + 1) is "way" or "around" or "round")
            return 180;
        if (Word(at) is "all" or "the"
            && (Word(at + 1) is "way" && Word(at + 2) is "around" or "round" || Word(at + 2) is "way"
            && Word(at + 3) is "around" or "round"))
            return 360;
        if (Word(at) is "circle" or "turn" && Word(at - 1) is "a" or "in" or "one")
            return 360;
        return null;
    }
}
