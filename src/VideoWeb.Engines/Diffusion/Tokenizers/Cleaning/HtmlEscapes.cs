using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp.Html;

namespace VideoWeb.Engines.Diffusion.Tokenizers.Cleaning;

/// <summary>HTML character references, in Python's two ways of reading them. The names come from AngleSharp.</summary>
internal static partial class HtmlEscapes
{
    /// <summary>Longest name that is looked up, as in Python.</summary>
    private const int MaxNameLength = 32;

    /// <summary>Python's html.unescape: HTML5's rules, where a known beginning of a name without semicolon counts too.</summary>
    public static string Unescape(string text) => text.Contains('&', StringComparison.Ordinal)
        ? AnyReference().Replace(text, match => Resolve(match.Value))
        : text;

    /// <summary>ftfy's careful way: only what ends in a semicolon, and names that someone put into capitals.</summary>
    public static string UnescapeUnambiguous(string text) => text.Contains('&', StringComparison.Ordinal)
        ? ClosedReference().Replace(text, match => ResolveClosed(match.Value))
        : text;

    private static string ResolveClosed(string reference)
    {
        if (reference[1] == '#')
        {
            var number = Resolve(reference);
            return number.Contains(';', StringComparison.Ordinal) ? reference : number;
        }

        var name = reference[1..];
        if (Named(name) is { } character)
            return character;
        var lower = name.ToLowerInvariant();
        return lower.ToUpperInvariant() == name && Named(lower) is { } small && Resolve(reference) == reference ? Upper(small) : reference;
    }

    private static string Resolve(string reference)
    {
        var name = reference[1..];
        if (name[0] == '#')
            return Numbered(name[1..].TrimEnd(';'));
        if (Named(name) is { } character)
            return character;
        for (var length = name.Length - 1; length > 1; length--)
        {
            if (Named(name[..length]) is { } known)
                return known + name[length..];
        }

        return reference;
    }

    private static string? Named(string name) => name.Length > MaxNameLength ? null : HtmlEntityProvider.Resolver.GetSymbol(name);

    private static string Numbered(string digits)
    {
        var hexadecimal = digits[0] is 'x' or 'X';
        var known = hexadecimal
            ? int.TryParse(digits.AsSpan(1), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code) && code >= 0
            : int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out code);
        if (!known || code is 0 or > 0x10FFFF or (>= 0xD800 and <= 0xDFFF))
            return "\ufffd";
        if (code is >= 0x80 and <= 0x9F)
            return SingleByteEncoding.Windows1252.Decode([(byte)code]);
        if (code is <= 0x08 or 0x0B or (>= 0x0E and <= 0x1F) or 0x7F or (>= 0xFDD0 and <= 0xFDEF) || (code & 0xFFFE) == 0xFFFE)
            return "";
        return char.ConvertFromUtf32(code);
    }

    /// <summary>Capitals, with the letters that have theirs only in pairs.</summary>
    private static string Upper(string text) => text switch
    {
        "ß" => "SS",
        "ŉ" => "ʼN",
        "ﬀ" => "FF",
        "ﬁ" => "FI",
        "ﬂ" => "FL",
        "ﬃ" => "FFI",
        "ﬄ" => "FFL",
        _ => text.ToUpperInvariant(),
    };

    [GeneratedRegex(@"&(#[0-9]+;?|#[xX][0-9a-fA-F]+;?|[^\t\n\f <&#;]{1,32};?)", RegexOptions.CultureInvariant)]
    private static partial Regex AnyReference();

    [GeneratedRegex("&#?[0-9A-Za-z]{1,24};", RegexOptions.CultureInvariant)]
    private static partial Regex ClosedReference();
}
