using System.Globalization;

namespace VideoWeb.Web.Features.Credits;

/// <summary>Credits as the interface says them: four digits ungrouped, five grouped, a true minus.</summary>
internal static class CreditWords
{
    private static readonly NumberFormatInfo Grouped = new() { NumberGroupSeparator = "\u202F" };

    public static string Number(long value) =>
        (value < 0 ? "−" : "") + Math.Abs(value).ToString(Math.Abs(value) < 10_000 ? "0" : "#,0", Grouped);

    /// <summary>"−18", "+2000", "0".</summary>
    public static string Signed(long value) => (value > 0 ? "+" : "") + Number(value);

    /// <summary>"18 credits", "1 credit".</summary>
    public static string Count(long value) => value == 1 ? "1 credit" : $"{Number(value)} credits";
}
