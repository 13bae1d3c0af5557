namespace VideoWeb.Core.Media;

/// <summary>What editing programs work with instead of H.264: larger, every frame whole.</summary>
public enum MezzanineCodec
{
    /// <summary>Apple ProRes 422 HQ, 10 bits.</summary>
    ProRes422Hq,

    /// <summary>Avid DNxHR HQ, 8 bits; from 256 × 120 pixels up.</summary>
    DnxhrHq,
}

public enum StillFormat { Png, Jpeg }

/// <summary>Makes other files of a finished clip. Implemented by VideoWeb.Media.</summary>
public interface IClipTranscoder
{
    /// <summary>Writes a QuickTime movie with 24-bit sound and timecode from one hour.</summary>
    /// <param name="source">The clip's mp4.</param>
    /// <param name="target">There whole, or not at all.</param>
    /// <param name="seconds">Length of the clip.</param>
    /// <param name="onProgress">Hears the share that is done, 0 to 1, about twice a second.</param>
    /// <exception cref="MediaException">The encoder failed or the disk can't be written.</exception>
    Task MezzanineAsync(string source, string target, MezzanineCodec codec, double seconds, Func<double, ValueTask> onProgress, CancellationToken cancellationToken);

    /// <summary>Writes one frame in the clip's size.</summary>
    /// <param name="frame">From 0; within the clip.</param>
    /// <param name="fps">Frames a second of the clip.</param>
    /// <exception cref="MediaException">The clip can't be read or the disk can't be written.</exception>
    Task StillAsync(string source, string target, StillFormat format, int frame, int fps, CancellationToken cancellationToken);
}
