using VideoWeb.Core.Engines;
using VideoWeb.Core.Plans;

namespace VideoWeb.Web.Features.Create.Directing;

/// <summary>
/// Everything a person has decided about a clip: the words, the format and the edits over what the words were read as.
/// Immutable, so that the history is a list of these and a draft is one of them.
/// </summary>
public sealed record DeskContent
{
    public string Text { get; init; } = "";

    public DeskFormat Format { get; init; } = new();

    /// <summary>What the clip begins as, or null.</summary>
    public DeskPicture? Picture { get; init; }

    /// <summary>In the order they were made; a later one sees what an earlier one left.</summary>
    public IReadOnlyList<PlanEdit> Edits { get; init; } = [];

    /// <summary>The shots of the last reading, in order: what the keys of <see cref="Edits"/> point at.</summary>
    public IReadOnlyList<ShotKey> Shots { get; init; } = [];

    /// <summary>Number of the next key; keys are never given twice.</summary>
    public int NextKey { get; init; } = 1;
}

/// <summary>A picture that is the first frame: the camera of the first shot moves through it.</summary>
/// <param name="UploadId">In the workspace's uploads.</param>
/// <param name="Marks">What was painted on it, or null.</param>
public sealed record DeskPicture(Guid UploadId, PictureMarks? Marks = null);

/// <summary>The name a shot keeps while the text around it changes.</summary>
/// <param name="Key">"t3" for the text's shots, "n4" for shots made on the timeline.</param>
/// <param name="Fingerprint">Of what was read (<see cref="ShotAlignment.Fingerprint"/>).</param>
public sealed record ShotKey(string Key, string Fingerprint);

/// <summary>What is asked of the engine, apart from the scene. What is null is the script's to say, then the default's.</summary>
public sealed record DeskFormat
{
    public string Engine { get; init; } = "previz";

    public FrameSize? Size { get; init; }

    /// <summary>Seconds of the whole clip.</summary>
    public double? Seconds { get; init; }

    public long Seed { get; init; }

    /// <summary>Frames a second.</summary>
    public int? Fps { get; init; }

    public RenderQuality Quality { get; init; } = RenderQuality.Standard;

    /// <summary>Of engines that denoise; null is theirs to say.</summary>
    public int? Steps { get; init; }

    public double? Guidance { get; init; }

    /// <summary>How closely the stage's picture is followed, 0 to 1.</summary>
    public double? Guide { get; init; }
}
