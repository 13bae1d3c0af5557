namespace VideoWeb.Web.Features.Accounts;

/// <summary>"Firefox on Linux", from what a browser says it is. Good enough to tell one's own apart; nothing depends on it.</summary>
internal static class AgentWords
{
    /// <summary>In the order in which they are asked: each names those after it too.</summary>
    private static readonly (string Mark, string Name)[] Browsers =
        [("Edg", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("CriOS/", "Chrome"), ("Safari/", "Safari")];

    private static readonly (string Mark, string Name)[] Systems =
        [("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"), ("Mac OS X", "Mac"), ("CrOS", "ChromeOS"), ("Linux", "Linux")];

    public static string Of(string agent)
    {
        var browser = NameIn(agent, Browsers) ?? "A browser";
        return NameIn(agent, Systems) is { } system ? $"{browser} on {system}" : browser;
    }

    private static string? NameIn(string agent, (string Mark, string Name)[] known) =>
        Array.Find(known, one => agent.Contains(one.Mark, StringComparison.Ordinal)).Name;
}
