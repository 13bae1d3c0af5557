namespace VideoWeb.Core.Plans;

/// <summary>The closed vocabularies of a <see cref="ShotPlan"/>.</summary>
public static class PlanWords
{
    public static IReadOnlyList<string> Moves { get; } =
    [
        "static", "dolly-forward", "dolly-back", "truck-left", "truck-right", "pedestal-up", "pedestal-down",
        "pan-left", "pan-right", "tilt-up", "tilt-down", "orbit-left", "orbit-right", "dolly-zoom", "zoom-in", "zoom-out",
        "crane-up", "crane-down", "handheld",
    ];

    public static IReadOnlyList<string> Framings { get; } =
    [
        "extreme-wide", "wide", "full", "medium", "close-up", "extreme-close-up", "two-shot", "over-the-shoulder", "point-of-view",
    ];

    public static IReadOnlyList<string> Angles { get; } = ["eye-level", "low", "high", "overhead", "aerial", "dutch"];

    public static IReadOnlyList<string> Paces { get; } = ["normal", "slow-motion", "fast-motion", "timelapse"];

    public static IReadOnlyList<string> TimesOfDay { get; } =
    [
        "dawn", "sunrise", "morning", "noon", "afternoon", "golden-hour", "sunset", "evening", "dusk", "blue-hour", "night", "midnight",
    ];

    public static IReadOnlyList<string> Weathers { get; } = ["clear", "cloudy", "overcast", "rain", "storm", "fog", "snow", "wind"];

    public static IReadOnlyList<string> Seasons { get; } = ["spring", "summer", "autumn", "winter"];

    public static IReadOnlyList<string> Transitions { get; } = ["cut", "dissolve", "fade", "whip-pan", "match-cut"];

    /// <summary>What a stroke on a picture says of what it covers.</summary>
    public static IReadOnlyList<string> PictureLayers { get; } = ["near", "far", "lifted"];

    public static IReadOnlyList<string> Relations { get; } =
    [
        "left-of", "right-of", "in-front-of", "behind", "on", "under", "above", "beside", "inside", "between",
    ];

    public static IReadOnlyList<string> Manners { get; } = ["say", "whisper", "shout", "voice-over"];

    public static IReadOnlyList<string> LensKinds { get; } = ["spherical", "fisheye", "macro", "tilt-shift"];
}
