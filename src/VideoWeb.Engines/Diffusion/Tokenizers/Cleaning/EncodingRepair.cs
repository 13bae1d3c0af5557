using System.Text;
using System.Text.RegularExpressions;
using System.Text.Unicode;

namespace VideoWeb.Engines.Diffusion.Tokenizers.Cleaning;

/// <summary>
/// Text that was UTF-8 and was read as something else ("schÃ¶n"): read back, again and again, as long as the
/// <see cref="Mojibake"/> rules find it implausible. Follows ftfy 6's order of attempts.
/// </summary>
internal static partial class EncodingRepair
{
    private const int MaxSteps = 16, MaxDepth = 4;

    public static string Repair(string text) => Repair(text, 0);

    /// <summary>C1 control characters as what Windows-1252 has in their places.</summary>
    public static string RepairControls(string text) =>
        C1Control().Replace(text, match => SingleByteEncoding.Windows1252.Decode([(byte)match.Value[0]]));

    private static string Repair(string text, int depth)
    {
        for (var step = 0; step < MaxSteps; step++)
        {
            var before = text;
            text = Step(text, depth);
            if (text == before)
                break;
        }

        return text;
    }

    private static string Step(string text, int depth)
    {
        if (Ascii.IsValid(text) || !Mojibake.IsLikely(text))
            return text;
        foreach (var encoding in SingleByteEncoding.All)
        {
            if (encoding.Encode(text) is { } bytes && DecodeUtf8(Restore(bytes, encoding)) is { } fixedText)
                return fixedText;
        }

        if (depth < MaxDepth)
        {
            // a damaged stretch inside of sound text
            var mended = Mojibake.Utf8Stretch().Replace(
                text, match => match.Length < text.Length && Mojibake.IsLikely(match.Value) ? Repair(match.Value, depth + 1) : match.Value);
            if (mended != text)
                return mended;
        }

        // the strict Windows-1252: its five unassigned bytes say that it is something else
        if (SingleByteEncoding.Latin1.Encode(text) is { } latin && latin.AsSpan().IndexOfAny<byte>([0x81, 0x8D, 0x8F, 0x90, 0x9D]) < 0)
        {
            var windows = SingleByteEncoding.Windows1252.Decode(latin).Replace('\ufffd', '\u001a');
            if (windows != text)
                return windows;
        }

        return RepairControls(text);
    }

    /// <summary>Puts back bytes that were lost on the way: A0 turned into a space, and those that no encoding has.</summary>
    private static byte[] Restore(byte[] bytes, SingleByteEncoding encoding)
    {
        var text = Encoding.Latin1.GetString(bytes);
        if (encoding != SingleByteEncoding.MacRoman && SpaceForA0().IsMatch(text))
            text = SpaceForA0().Replace(LoneAGrave().Replace(text, "\u00c3\u00a0 "), match => match.Value.Replace(' ', '\u00a0'));
        if (encoding.IsSloppy)
            text = LossyUtf8().Replace(text, "\u00ef\u00bf\u00bd");
        return Encoding.Latin1.GetBytes(text);
    }

    /// <summary>Strict UTF-8, or its variants: surrogate pairs of three bytes each, and C0 80 for zero. Null where it is neither.</summary>
    private static string? DecodeUtf8(byte[] bytes)
    {
        if (bytes.AsSpan().IndexOfAny<byte>(0xED, 0xC0) >= 0)
        {
            var variant = Cesu8().Replace(Encoding.Latin1.GetString(bytes), match =>
            {
                var high = 0xD000 | (match.Value[1] & 0x3F) << 6 | match.Value[2] & 0x3F;
                var low = 0xD000 | (match.Value[4] & 0x3F) << 6 | match.Value[5] & 0x3F;
                return Encoding.Latin1.GetString(Encoding.UTF8.GetBytes([(char)high, (char)low]));
            });
            bytes = Encoding.Latin1.GetBytes(variant.Replace("\u00c0\u0080", "\0", StringComparison.Ordinal));
        }

        return Utf8.IsValid(bytes) ? Encoding.UTF8.GetString(bytes) : null;
    }

    [GeneratedRegex("[\u0080-\u009f]", RegexOptions.CultureInvariant)]
    private static partial Regex C1Control();

    [GeneratedRegex("\u00ed[\u00a0-\u00af][\u0080-\u00bf]\u00ed[\u00b0-\u00bf][\u0080-\u00bf]", RegexOptions.CultureInvariant)]
    private static partial Regex Cesu8();

    // "Ã la": a word of its own, except in the beginnings of Portuguese words
    [GeneratedRegex("\u00c3 (?! |quele|quela|quilo|s )", RegexOptions.CultureInvariant)]
    private static partial Regex LoneAGrave();

    [GeneratedRegex(
        "[\u00c2\u00c3\u00c5\u00ce\u00d0\u00d9] "
        + "|[\u00e2\u00e3] [\u0080-\u0084\u0086-\u009f\u00a1-\u00bf]"
        + "|[\u00e0-\u00e3][\u0080-\u0084\u0086-\u009f\u00a1-\u00bf] "
        + "|\u00f0 [\u0080-\u00bf][\u0080-\u00bf]"
        + "|\u00f0[\u0080-\u00bf] [\u0080-\u00bf]"
        + "|\u00f0[\u0080-\u00bf][\u0080-\u00bf] ",
        RegexOptions.CultureInvariant)]
    private static partial Regex SpaceForA0();

    [GeneratedRegex(
        "[\u00c2-\u00df]\u001a"
        + "|[\u00c2-\u00c3][?]"
        + "|\u00ed[\u00a0-\u00af][\u001a?]\u00ed[\u00b0-\u00bf][\u001a?\u0080-\u00bf]"
        + "|\u00ed[\u00a0-\u00af][\u001a?\u0080-\u00bf]\u00ed[\u00b0-\u00bf][\u001a?]"
        + "|[\u00e0-\u00ef][\u001a?][\u001a\u0080-\u00bf]"
        + "|[\u00e0-\u00ef][\u001a\u0080-\u00bf][\u001a?]"
        + "|[\u00f0-\u00f4][\u001a?][\u001a\u0080-\u00bf][\u001a\u0080-\u00bf]"
        + "|[\u00f0-\u00f4][\u001a\u0080-\u00bf][\u001a?][\u001a\u0080-\u00bf]"
        + "|[\u00f0-\u00f4][\u001a\u0080-\u00bf][\u001a\u0080-\u00bf][\u001a?]"
        + "|\u001a",
        RegexOptions.CultureInvariant)]
    private static partial Regex LossyUtf8();
}
