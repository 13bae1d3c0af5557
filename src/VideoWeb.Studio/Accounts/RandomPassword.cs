using System.Security.Cryptography;

namespace VideoWeb.Studio.Accounts;

internal static class RandomPassword
{
    /// <summary>Without those that are taken for one another.</summary>
    private const string Letters = "abcdefghjkmnpqrstuvwxyz23456789";

    /// <summary>Four groups of five: 99 bits, easy to copy by hand.</summary>
    public static string Make() => string.Join('-', Enumerable.Range(0, 4).Select(_ => RandomNumberGenerator.GetString(Letters, 5)));
}
