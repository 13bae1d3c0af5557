namespace VideoWeb.Web.Features.Accounts;

/// <summary>Where to go after signing in: only inside this studio.</summary>
internal static class LocalPath
{
    public static string OrStart(string? path) =>
        path is ['/', ..] && !path.StartsWith("//", StringComparison.Ordinal) && !path.Contains('\\') ? path : "/create";
}
