using VideoWeb.Core.Engines;

namespace VideoWeb.Media.Encoding;

/// <summary>How x264 weighs time against size and look.</summary>
/// <param name="Effort">x264's preset.</param>
/// <param name="Crf">x264's constant rate factor: lower is better and larger.</param>
/// <param name="AudioBitrate">Bits a second of the AAC track.</param>
internal sealed record VideoPreset(string Effort, int Crf, int AudioBitrate)
{
    public static VideoPreset For(RenderQuality quality) => quality switch
    {
        RenderQuality.Draft => new("veryfast", 23, 160_000),
        RenderQuality.Standard => new("fast", 20, 192_000),
        RenderQuality.Final => new("medium", 17, 256_000),
        _ => throw new ArgumentOutOfRangeException(nameof(quality)),
    };
}
