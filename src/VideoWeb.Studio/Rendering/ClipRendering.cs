using VideoWeb.Core.Engines;
using VideoWeb.Core.Media;
using VideoWeb.Core.Staging;

namespace VideoWeb.Studio.Rendering;

/// <summary>
/// One clip from engine to files, without users, queue or database: the worker and <c>studio make</c> both call it.
/// </summary>
public interface IClipRenderer
{
    /// <summary>Streams the engine's sound and frames into the encoder; a failure that another try may mend is tried once more.</summary>
    /// <exception cref="EngineException">The engine can't or won't; the message is for the user.</exception>
    /// <exception cref="MediaException">The encoder or the disk failed.</exception>
    Task<RenderedClip> RenderAsync(RenderRequest request, IRenderSink sink, CancellationToken cancellationToken);
}

public sealed record RenderRequest
{
    /// <summary>Name of a registered <see cref="IEngine"/>.</summary>
    public required string Engine { get; init; }

    public required StagedPlan Staged { get; init; }

    public RenderQuality Quality { get; init; } = RenderQuality.Standard;

    /// <summary>For the file's metadata.</summary>
    public required string Title { get; init; }

    /// <summary>An existing folder for what is written. The caller moves the files out and removes it.</summary>
    public required string Folder { get; init; }

    /// <summary>Write geometry.jsonl beside the clip.</summary>
    public bool Geometry { get; init; }

    /// <summary>The clip whose id the picture carries as an invisible watermark, or null for none.</summary>
    public Guid? ClipId { get; init; }

    /// <summary>Draw the tier's mark into the picture.</summary>
    public bool VisibleMark { get; init; }

    public string? ImagePath { get; init; }

    public DenoiseWishes Wishes { get; init; } = new();

    public IReadOnlyDictionary<string, EngineCameo> Cameos { get; init; } = new Dictionary<string, EngineCameo>();
}

public enum RenderPhase { Staging, Rendering, Encoding }

/// <summary>Hears how a rendering goes. Calls come one at a time and are awaited: a slow sink holds the engine back.</summary>
public interface IRenderSink
{
    /// <summary>Staging comes first, and again after a failure that is tried once more.</summary>
    ValueTask OnPhaseAsync(RenderPhase phase, CancellationToken cancellationToken) => ValueTask.CompletedTask;

    ValueTask OnStagedAsync(EngineStaged staged, CancellationToken cancellationToken) => ValueTask.CompletedTask;

    ValueTask OnProgressAsync(EngineProgress progress, CancellationToken cancellationToken) => ValueTask.CompletedTask;

    ValueTask OnPreviewAsync(EnginePreview preview, CancellationToken cancellationToken) => ValueTask.CompletedTask;
}

/// <param name="Clip">The files, in the folder of the request.</param>
/// <param name="Lines">The lines as they are really spoken.</param>
/// <param name="StagingTime">Until the scene stood.</param>
/// <param name="RenderingTime">From then until the last frame was taken.</param>
/// <param name="EncodingTime">From then until the files were complete.</param>
public sealed record RenderedClip(
    EncodedClip Clip, IReadOnlyList<SpokenLine> Lines, IReadOnlyList<string> Notes, string Device, TimeSpan StagingTime, TimeSpan RenderingTime, TimeSpan EncodingTime)
{
    /// <summary>Whose work is seen or heard and must be named, a line each; in the file's manifest too.</summary>
    public IReadOnlyList<string> Credits { get; init; } = [];
}
