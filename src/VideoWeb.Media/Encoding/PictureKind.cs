namespace VideoWeb.Media.Encoding;

internal enum PictureKind { Unknown, Jpeg, Png, WebP }

internal static class PictureKinds
{
    /// <summary>By the first bytes of the file, whatever its name says.</summary>
    public static PictureKind Of(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? PictureKind.Jpeg
        : bytes.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]) ? PictureKind.Png
        : bytes.Length >= 12 && bytes[..4].SequenceEqual("RIFF"u8) && bytes[8..12].SequenceEqual("WEBP"u8) ? PictureKind.WebP
        : PictureKind.Unknown;
}
