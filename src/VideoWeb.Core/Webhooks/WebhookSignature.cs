using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace VideoWeb.Core.Webhooks;

/// <summary>
/// The Standard Webhooks scheme (standardwebhooks.com): HMAC-SHA256 over "id.timestamp.body" in base64, "v1," before it, several
/// signatures apart by a space. A secret is "whsec_" and its key in padded standard base64; any other text is the key itself.
/// </summary>
public static class WebhookSignature
{
    public const string IdHeader = "webhook-id";
    public const string TimestampHeader = "webhook-timestamp";
    public const string SignatureHeader = "webhook-signature";

    /// <summary>How far sender's and receiver's clocks may be apart.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(300);

    private const string SecretMark = "whsec_";
    private const string Version = "v1,";
    private const int SecretBytes = 24;

    public static string NewSecret() => SecretMark + Convert.ToBase64String(RandomNumberGenerator.GetBytes(SecretBytes));

    /// <summary>The value of the signature header: one signature for each secret, the newest first.</summary>
    /// <param name="timestamp">Seconds since 1970.</param>
    /// <param name="body">The exact bytes that are sent.</param>
    public static string Sign(IEnumerable<string> secrets, string id, long timestamp, ReadOnlySpan<byte> body)
    {
        var head = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{id}.{timestamp}."));
        byte[] signed = [.. head, .. body];
        return string.Join(' ', secrets.Select(secret => Version + Convert.ToBase64String(HMACSHA256.HashData(KeyOf(secret), signed))));
    }

    /// <summary>Whether a message was signed with this secret, within <see cref="Tolerance"/> of <paramref name="now"/>: what a receiver does.</summary>
    public static bool Verify(string secret, string? id, string? timestamp, string? signatures, ReadOnlySpan<byte> body, DateTimeOffset now)
    {
        if (string.IsNullOrEmpty(id) || string.IsNullOrEmpty(signatures) || !long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var sent)) return false;
        if (Math.Abs(now.ToUnixTimeSeconds() - sent) > Tolerance.TotalSeconds) return false;
        var expected = Encoding.ASCII.GetBytes(Sign([secret], id, sent, body)[Version.Length..]);
        // the official SDKs take a signature without its version too
        return signatures.Split(' ').Any(signature => CryptographicOperations.FixedTimeEquals(
            Encoding.ASCII.GetBytes(signature.StartsWith(Version, StringComparison.Ordinal) ? signature[Version.Length..] : signature), expected));
    }

    private static byte[] KeyOf(string secret)
    {
        if (!secret.StartsWith(SecretMark, StringComparison.Ordinal)) return Encoding.UTF8.GetBytes(secret);
        var key = new byte[secret.Length];
        return Convert.TryFromBase64String(secret[SecretMark.Length..], key, out var length) ? key[..length] : Encoding.UTF8.GetBytes(secret);
    }
}
