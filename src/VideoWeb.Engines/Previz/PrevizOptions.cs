using System.ComponentModel.DataAnnotations;

namespace VideoWeb.Engines.Previz;

/// <summary>Settings of the built-in engine (section <c>Previz</c>).</summary>
public sealed class PrevizOptions
{
    /// <summary>The headless browser, or null: <c>chromium-headless-shell</c>, then <c>chromium</c>, from the usual folders.</summary>
    public string? Browser { get; set; }

    /// <summary>The built stage: <c>headless.html</c>, its scripts and assets.</summary>
    [Required]
    public string StageRoot { get; set; } = "";

    /// <summary>Converted furniture models (<c>ID.glb</c>, <c>index.json</c>); filled when first needed.</summary>
    [Required]
    public string FurnitureRoot { get; set; } = "";

    /// <summary>The folder of <c>convert-furniture.mjs</c>.</summary>
    public string ConverterRoot { get; set; } = "";

    /// <summary>Kept between runs: the browser's profile and Mesa's compiled shaders.</summary>
    [Required]
    public string CacheRoot { get; set; } = "";

    /// <summary>Draw in software (Mesa llvmpipe) or null: software only where no GPU device is found.</summary>
    public bool? SoftwareGl { get; set; }

    /// <summary>Frames of the storyboard pass, spread over the clip.</summary>
    [Range(1, 24)]
    public int StoryboardFrames { get; set; } = 6;

    /// <summary>Frames of the coarse pass for each second of the clip.</summary>
    [Range(0.25, 12)]
    public double CoarseFramesPerSecond { get; set; } = 2;

    /// <summary>How long the browser may take to start and open the stage.</summary>
    [Range(5, 600)]
    public int StartSeconds { get; set; } = 90;

    /// <summary>How long staging a plan may take: the first one compiles every shader.</summary>
    [Range(10, 1800)]
    public int StageSeconds { get; set; } = 300;

    /// <summary>How long a single frame may take.</summary>
    [Range(5, 1800)]
    public int FrameSeconds { get; set; } = 180;

    /// <summary>Clips after which the browser is started afresh, so that a leak in a driver can't grow for ever.</summary>
    [Range(1, 10_000)]
    public int ClipsPerBrowser { get; set; } = 50;
}
