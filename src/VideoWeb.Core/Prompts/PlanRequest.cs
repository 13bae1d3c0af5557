using VideoWeb.Core.Plans;

namespace VideoWeb.Core.Prompts;

/// <summary>What the caller fixes beside the prompt. Null leaves it to the prompt, then to the default.</summary>
public sealed record PlanRequest
{
    /// <summary>The seed; null gives 0, so that a prompt alone always gives the same clip.</summary>
    public long? Seed { get; init; }

    /// <summary>Seconds of the whole clip, over 0, at most <see cref="PlanLimits.MaxSeconds"/>.</summary>
    public double? Seconds { get; init; }

    /// <summary>Pixels, both even, 16 to 4096.</summary>
    public FrameSize? Size { get; init; }

    /// <summary>Frames a second, 1 to 60.</summary>
    public int? Fps { get; init; }

    /// <summary>A picture comes with the prompt.</summary>
    public bool FromImage { get; init; }
}
