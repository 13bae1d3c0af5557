namespace VideoWeb.Core.Plans;

/// <summary>The bounds of a plan. Past one of them a message names it.</summary>
public static class PlanLimits
{
    /// <summary>Characters of a prompt.</summary>
    public const int MaxPromptLength = 32_000;

    /// <summary>Seconds of a whole clip.</summary>
    public const double MaxSeconds = 25;

    public const int MaxShots = 12;

    public const int MaxCast = 8;

    /// <summary>Subjects of one shot.</summary>
    public const int MaxSubjects = 60;

    /// <summary>Frames a second.</summary>
    public const int MaxFps = 60;

    /// <summary>Pixels of a side of the picture.</summary>
    public const int MinPixels = 16;

    public const int MaxPixels = 4096;

    /// <summary>Strokes of the brush on the picture that a clip begins as.</summary>
    public const int MaxStrokes = 120;

    /// <summary>Coordinates of all of them, two for a point.</summary>
    public const int MaxStrokeNumbers = 6000;
}
