namespace VideoWeb.Web.Shell;

/// <summary>Dark, light, or as the system; kept in a cookie so that the first paint is right.</summary>
internal static class Theme
{
    public const string Cookie = "videoweb-theme";
    public const string Dark = "dark";
    public const string Light = "light";
    public const string Auto = "auto";

    private const string RadzenDark = "_content/Radzen.Blazor/css/standard-dark-base.css";
    private const string RadzenLight = "_content/Radzen.Blazor/css/standard-base.css";

    public static string Of(HttpRequest request) => request.Cookies[Cookie] is Light or Auto ? request.Cookies[Cookie]! : Dark;

    public static IEnumerable<(string Sheet, string Media)> RadzenSheets(string theme) => theme switch
    {
        Light => [(RadzenLight, "all")],
        Auto => [(RadzenDark, "(prefers-color-scheme: dark)"), (RadzenLight, "(prefers-color-scheme: light)")],
        _ => [(RadzenDark, "all")],
    };
}
