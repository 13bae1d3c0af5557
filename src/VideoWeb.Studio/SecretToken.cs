using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace VideoWeb.Studio;

/// <summary>
/// A random secret that somebody holds (a key, the end of a link) and its hash, which is all that is stored. It has 256 random
/// bits, so that no salt or stretching is needed.
/// </summary>
internal static class SecretToken
{
    /// <summary>Longer texts are no token and not worth hashing.</summary>
    private const int Longest = 100;

    /// <summary>43 characters of base64url.</summary>
    public static string Make() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    /// <summary>SHA-256, hexadecimal: 64 characters.</summary>
    public static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    /// <summary>The hash to look for, or null where the text can be no token.</summary>
    public static string? HashOf(string? text) => text is { Length: > 0 and <= Longest } ? Hash(text) : null;
}
