namespace VideoWeb.Core.Media;

/// <summary>Says what a media file is. Implemented by VideoWeb.Media.</summary>
public interface IMediaProbe
{
    /// <exception cref="MediaException">It is no media file, or of a kind that isn't opened.</exception>
    Task<ProbedMedia> ReadAsync(string path, CancellationToken cancellationToken);
}

public sealed record ProbedMedia
{
    /// <summary>Length, or null where the file says none (a picture).</summary>
    public double? Seconds { get; init; }

    /// <summary>ffprobe's name of the container: "mov,mp4,m4a,3gp,3g2,mj2".</summary>
    public required string Container { get; init; }

    public ProbedVideo? Video { get; init; }

    public ProbedAudio? Audio { get; init; }
}

/// <param name="Fps">Mean frames a second, or null where there is no telling.</param>
/// <param name="ColorSpace">"bt709"…, or null where it isn't tagged.</param>
public sealed record ProbedVideo(string Codec, int Width, int Height, double? Fps, string PixelFormat, string? ColorSpace);

/// <param name="Rate">Samples a second.</param>
public sealed record ProbedAudio(string Codec, int Rate, int Channels);
