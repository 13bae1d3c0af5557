using System.Buffers.Binary;

namespace VideoWeb.Media.Images;

/// <summary>How a camera was held (EXIF tag 0x0112): telephones store pictures lying and say so.</summary>
internal static class Orientation
{
    private const ushort Tag = 0x0112;

    /// <summary>1 to 8; 1 (upright) where the file says nothing or nonsense.</summary>
    public static int Of(ReadOnlySpan<byte> jpeg)
    {
        for (var at = 2; at + 4 <= jpeg.Length && jpeg[at] == 0xFF && jpeg[at + 1] != 0xDA;)
        {
            var length = BinaryPrimitives.ReadUInt16BigEndian(jpeg[(at + 2)..]);
            var segment = jpeg[(at + 4)..Math.Min(jpeg.Length, Math.Max(at + 4, at + 2 + length))];
            if (jpeg[at + 1] == 0xE1 && segment.StartsWith("Exif\0\0"u8)) return OfTiff(segment[6..]);
            at += 2 + Math.Max(2, (int)length);
        }
        return 1;
    }

    /// <summary>The filters that set it upright, each ending with a comma.</summary>
    public static string Filter(int orientation) => orientation switch
    {
        2 => "hflip,",
        3 => "hflip,vflip,",
        4 => "vflip,",
        5 => "transpose=0,",
        6 => "transpose=1,",
        7 => "transpose=3,",
        8 => "transpose=2,",
        _ => "",
    };

    private static int OfTiff(ReadOnlySpan<byte> tiff)
    {
        if (tiff.Length < 10) return 1;
        var little = tiff[0] == (byte)'I';
        var directory = Long(tiff[4..], little);
        if (directory > tiff.Length - 2) return 1;
        var entries = Short(tiff[(int)directory..], little);
        for (var entry = 0; entry < entries; entry++)
        {
            var at = directory + 2 + 12 * entry;
            if (at + 12 > tiff.Length) return 1;
            if (Short(tiff[(int)at..], little) != Tag) continue;
            var value = Short(tiff[(int)(at + 8)..], little);
            return value is >= 1 and <= 8 ? value : 1;
        }
        return 1;
    }

    private static ushort Short(ReadOnlySpan<byte> bytes, bool little) => little ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes);

    private static long Long(ReadOnlySpan<byte> bytes, bool little) => little ? BinaryPrimitives.ReadUInt32LittleEndian(bytes) : BinaryPrimitives.ReadUInt32BigEndian(bytes);
}
