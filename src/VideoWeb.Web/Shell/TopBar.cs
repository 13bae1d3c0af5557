namespace VideoWeb.Web.Shell;

/// <summary>The places of the top bar that a page may fill with SectionContent.</summary>
internal static class TopBar
{
    /// <summary>Where one is: earlier places as links, the page itself with class <c>here</c>.</summary>
    public const string Title = "top-title";

    /// <summary>"Saved 2 s ago", beside the title.</summary>
    public const string Status = "top-status";

    /// <summary>Buttons of the page.</summary>
    public const string Actions = "top-actions";
}
