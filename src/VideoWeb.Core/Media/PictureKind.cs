namespace VideoWeb.Core.Media;

public enum PictureKind { Unknown, Jpeg, Png, WebP }

public static class PictureKinds
{
    /// <summary>Bytes from a file's beginning that are enough to know its kind.</summary>
    public const int Enough = 12;

    /// <summary>By the first bytes of the file, whatever its name says.</summary>
    public static PictureKind Of(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? PictureKind.Jpeg
        : bytes.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]) ? PictureKind.Png
        : bytes.Length >= Enough && bytes[..4].SequenceEqual("RIFF"u8) && bytes[8..12].SequenceEqual("WEBP"u8) ? PictureKind.WebP
        : PictureKind.Unknown;

    /// <summary>The media type of such a file.</summary>
    public static string ContentType(this PictureKind kind) => kind switch
    {
        PictureKind.Jpeg => "image/jpeg",
        PictureKind.Png => "image/png",
        PictureKind.WebP => "image/webp",
        _ => "application/octet-stream",
    };
}
