using System.Globalization;
using System.Text;
using VideoWeb.Studio.Credits;
using VideoWeb.Web.Api;
using VideoWeb.Web.Security;

namespace VideoWeb.Web.Features.Credits;

/// <summary>The statement as a file, for people (by cookie) and, at <c>/api/credits/statement.csv</c>, for programs.</summary>
internal static class CreditEndpoints
{
    public static void MapCredits(this IEndpointRouteBuilder endpoints) => endpoints.MapGet("/credits/statement.csv", CsvAsync).RequireRateLimiting(RateLimits.Api);

    /// <summary>Every transaction of the ledger, oldest first; RFC 4180 in UTF-8 with a mark, so that spreadsheets know it.</summary>
    public static async Task<IResult> CsvAsync(SignedIn caller, ICredits credits, CancellationToken cancellationToken, string? month = null)
    {
        var ledger = await credits.LedgerAsync(caller, month, cancellationToken);
        if (!ledger.Succeeded)
            return ledger.Refusal.ToProblem();
        var name = $"credits{(month is null ? "" : $"-{month}")}.csv";
        return TypedResults.Stream(output => WriteAsync(output, ledger.Value, cancellationToken), "text/csv; charset=utf-8", name);
    }

    private static async Task WriteAsync(Stream output, IAsyncEnumerable<LedgerLine> ledger, CancellationToken cancellationToken)
    {
        await using var writer = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true) { NewLine = "\r\n" };
        await writer.WriteLineAsync("number,when,kind,what,who,job,balance,held,spent,granted,balance after");
        await foreach (var line in ledger.WithCancellation(cancellationToken))
        {
            await writer.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"{line.Number},{line.At:yyyy-MM-ddTHH:mm:ssZ},{line.Kind.ToString().ToLowerInvariant()},{Text(line.What)},{Text(line.Who)},{line.JobId},{line.Balance},{line.Held},{line.Spent},{line.Granted},{line.BalanceAfter}"));
        }
    }

    /// <summary>Quoted; and no text of a user's is a formula where a spreadsheet opens it.</summary>
    private static string Text(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return "";
        var safe = text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' ? "'" + text : text;
        return $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
