using VideoWeb.Core.Engines;

namespace VideoWeb.Studio.Costs;

/// <summary>What a frame was measured to take here.</summary>
internal sealed class CostFigure
{
    public required string Engine { get; init; }

    public RenderQuality Quality { get; init; }

    public int Width { get; init; }

    public int Height { get; init; }

    /// <summary>Wall seconds a frame, everything but staging: exponential average.</summary>
    public double SecondsPerFrame { get; set; }

    /// <summary>Wall seconds until the scene stands: exponential average.</summary>
    public double StagingSeconds { get; set; }

    /// <summary>Jobs measured.</summary>
    public int Samples { get; set; }

    public DateTimeOffset UpdatedAt { get; set; }
}
