using VideoWeb.Core.Engines;

namespace VideoWeb.Core.Media;

/// <summary>Turns pictures and samples, as they come, into the files of a clip. Implemented by VideoWeb.Media.</summary>
public interface IClipEncoder
{
    /// <summary>Begins a clip. Several may be open at once; each has a folder of its own.</summary>
    /// <param name="format">What will be written.</param>
    /// <param name="folder">An existing, empty folder for everything that is written. The caller removes it.</param>
    /// <exception cref="MediaException">The encoder is missing or the disk can't be written.</exception>
    Task<IClipWriter> OpenAsync(ClipFormat format, string folder, CancellationToken cancellationToken);
}

/// <summary>
/// One clip being written: the whole sound and its stems first, then the pictures in order, then <see cref="FinishAsync"/>.
/// Disposing an unfinished writer ends its processes within a second and leaves only files of its own folder.
/// Every method throws <see cref="MediaException"/> for what the machine is to blame for.
/// </summary>
public interface IClipWriter : IAsyncDisposable
{
    /// <summary>Interleaved stereo samples as in <see cref="EngineSound"/>. Kept on disk, never whole in memory.</summary>
    ValueTask WriteSoundAsync(ReadOnlyMemory<byte> samples, CancellationToken cancellationToken);

    /// <summary>The same of a stem, before the first picture; stems that never come are not written.</summary>
    ValueTask WriteStemAsync(SoundStem stem, ReadOnlyMemory<byte> samples, CancellationToken cancellationToken);

    /// <summary>One picture file (JPEG or PNG, all of one clip alike). Returns when the encoder has taken it, so that a slow disk holds the engine back.</summary>
    ValueTask WriteFrameAsync(ReadOnlyMemory<byte> image, CancellationToken cancellationToken);

    /// <summary>Closes the file, measures loudness, draws the stills. The files stay in the folder until the caller moves them.</summary>
    Task<EncodedClip> FinishAsync(IReadOnlyList<SpokenLine> lines, CancellationToken cancellationToken);
}

/// <param name="Width">Pixels, even.</param>
/// <param name="Height">Pixels, even.</param>
/// <param name="Fps">Frames a second, 1 to 60.</param>
/// <param name="Frames">How many pictures will be written.</param>
/// <param name="Title">For the file's own metadata.</param>
/// <param name="Quality">How much time the encoder takes for look and size.</param>
public sealed record ClipFormat(int Width, int Height, int Fps, int Frames, string Title, RenderQuality Quality = RenderQuality.Standard)
{
    /// <summary>What an invisible watermark carries (<see cref="WatermarkId"/>), or null for none.</summary>
    public string? Watermark { get; init; }

    /// <summary>Draw the tier's mark into a corner of the picture and of the poster.</summary>
    public bool VisibleMark { get; init; }

    public double Seconds => (double)Frames / Fps;
}
