namespace VideoWeb.Core.Media;

/// <summary>Reads the invisible watermark of a picture or movie. Implemented by VideoWeb.Media.</summary>
public interface IWatermarkReader
{
    /// <summary>
    /// The id that this studio wrote into the picture (<see cref="WatermarkId"/>), or null where there is none to be read. Never throws
    /// for what a stranger's file holds. Takes a second or two; decodes no more than some seconds of a movie.
    /// </summary>
    /// <param name="content">From its beginning.</param>
    Task<string?> ReadAsync(Stream content, CancellationToken cancellationToken);
}

/// <summary>What a watermark carries: 48 bits of a clip's id, as twelve hexadecimal digits.</summary>
public static class WatermarkId
{
    public const int Bytes = 6;

    /// <summary>The last digits of the id: the random ones.</summary>
    public static string Of(Guid clipId) => clipId.ToString("N")[^(2 * Bytes)..];

    public static bool IsOne(string text) => text.Length == 2 * Bytes && text.All(char.IsAsciiHexDigit);
}
