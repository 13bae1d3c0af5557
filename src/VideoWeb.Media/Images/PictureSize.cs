using System.Buffers.Binary;
using VideoWeb.Core.Media;

namespace VideoWeb.Media.Images;

/// <summary>The size that a picture file claims, read from its headers without decoding it.</summary>
internal readonly record struct PictureSize(int Width, int Height)
{
    /// <summary>Null where the headers do not say (WebP is left to the decoder's own bound) or are broken.</summary>
    public static PictureSize? Of(PictureKind kind, ReadOnlySpan<byte> bytes) => kind switch
    {
        PictureKind.Png when bytes.Length >= 24 => new PictureSize(BinaryPrimitives.ReadInt32BigEndian(bytes[16..]), BinaryPrimitives.ReadInt32BigEndian(bytes[20..])),
        PictureKind.Jpeg => OfJpeg(bytes),
        _ => null,
    };

    private static PictureSize? OfJpeg(ReadOnlySpan<byte> bytes)
    {
        for (var at = 2; at + 9 < bytes.Length && bytes[at] == 0xFF;)
        {
            var marker = bytes[at + 1];
            // frame headers, less the tables that share their range
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
                return new PictureSize(BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 7)..]), BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 5)..]));
            at += 2 + (marker is >= 0xD0 and <= 0xD9 or 0x01 ? 0 : BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 2)..]));
        }
        return null;
    }
}
