namespace VideoWeb.Web.Api;

/// <summary>A word of a closed list in a query, written as in JSON ("longest"); capitals count for nothing.</summary>
internal readonly record struct ApiWord<T>(T Value)
    where T : struct, Enum
{
    public static bool TryParse(string? text, IFormatProvider? provider, out ApiWord<T> word)
    {
        var known = Enum.TryParse<T>(text, ignoreCase: true, out var value) && Enum.IsDefined(value) && !char.IsAsciiDigit(text![0]);
        word = new ApiWord<T>(value);
        return known;
    }
}
