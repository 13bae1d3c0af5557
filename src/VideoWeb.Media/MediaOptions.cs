using VideoWeb.Media.Provenance;

namespace VideoWeb.Media;

/// <summary>Where the tools and the files are. Validated when the host starts.</summary>
public sealed class MediaOptions
{
    /// <summary>Name or path of ffmpeg, version 5 or later, with libx264 and aac.</summary>
    public string FfmpegPath { get; set; } = "ffmpeg";

    /// <summary>Name or path of ffprobe.</summary>
    public string FfprobePath { get; set; } = "ffprobe";

    /// <summary>Folder of the content-addressed store. Made when missing.</summary>
    public string StoreRoot { get; set; } = "";

    /// <summary>How long a short run of a tool (a probe, a still, a measurement) may take.</summary>
    public TimeSpan ToolLimit { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>How long closing a clip's picture may take, once the last frame is in.</summary>
    public TimeSpan ClosingLimit { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Integrated loudness of a clip in LUFS, −40 to −8.</summary>
    public double TargetLoudness { get; set; } = -16;

    /// <summary>Highest true peak of a clip in dBTP, −9 to −0.5.</summary>
    public double TruePeakCeiling { get; set; } = -1;

    /// <summary>Largest picture that may be given, in bytes.</summary>
    public long ImageBytes { get; set; } = 20 * 1024 * 1024;

    /// <summary>Largest picture that may be given, in pixels.</summary>
    public int ImagePixels { get; set; } = 40_000_000;

    /// <summary>Who signs what leaves the studio.</summary>
    public ProvenanceOptions Provenance { get; set; } = new();
}
