using System.Globalization;
using VideoWeb.Core.Plans;

namespace VideoWeb.Web.Features.Create.Directing;

/// <summary>Camera moves in a reader's words, with the unit and the usual amounts of each.</summary>
public static class MoveWords
{
    public static string Name(string move) => PlanWordText.Sentence(move);

    /// <summary>"Dolly forward, 2.4 m, slow".</summary>
    public static string Describe(CameraMove move)
    {
        var amount = Amount(move);
        var text = Name(move.Move);
        if (amount is not null)
            text += ", " + amount;
        return move.Speed == "normal" ? text : $"{text}, {move.Speed}";
    }

    /// <summary>"2.4 m", "40°", "1.5×", or null where the text gives none.</summary>
    public static string? Amount(CameraMove move) => move.Amount is not { } amount ? null : move.Unit switch
    {
        "deg" => amount.ToString("0.#", CultureInfo.InvariantCulture) + "°",
        "x" => amount.ToString("0.##", CultureInfo.InvariantCulture) + "×",
        _ => amount.ToString("0.0#", CultureInfo.InvariantCulture) + "\u202Fm",
    };

    /// <summary>deg, m, x, or null for a move that is not measured.</summary>
    public static string? UnitOf(string move) => move switch
    {
        "static" or "handheld" => null,
        _ when move.StartsWith("pan", StringComparison.Ordinal) || move.StartsWith("tilt", StringComparison.Ordinal) || move.StartsWith("orbit", StringComparison.Ordinal) => "deg",
        "zoom-in" or "zoom-out" => "x",
        "dolly-zoom" => "m",
        _ => "m",
    };

    /// <summary>The most that one move may be asked for, in its own unit.</summary>
    public static double Max(string? unit) => unit switch { "deg" => 720, "x" => 10, _ => 100 };

    public static string Icon(string move) => move switch
    {
        "static" => "lock",
        "handheld" => "hand",
        "crane-up" or "pedestal-up" or "tilt-up" => "arrow-up",
        "crane-down" or "pedestal-down" or "tilt-down" => "arrow-down",
        "zoom-in" or "zoom-out" or "dolly-zoom" => "focus",
        _ when move.StartsWith("orbit", StringComparison.Ordinal) => "rotate-3d",
        _ => "move",
    };
}
