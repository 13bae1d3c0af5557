namespace VideoWeb.Web.Shell;

/// <param name="Path">Where it is.</param>
/// <param name="Icon">A name in <c>build/icons/icons.txt</c>.</param>
/// <param name="HasJobs">It says how many jobs are open.</param>
/// <param name="OnPhone">It has a place in the tab bar of a phone, which has room for five.</param>
internal sealed record Place(string Path, string Icon, string Name, bool HasJobs = false, bool OnPhone = true)
{
    public static IReadOnlyList<Place> Main { get; } =
    [
        new("create", "clapperboard", "Create"),
        new("library", "gallery-vertical-end", "Library"),
        new("cameos", "scan-face", "Cameos"),
        new("queue", "list-video", "Queue", HasJobs: true),
        new("engines", "cpu", "Engines", OnPhone: false),
        new("credits", "coins", "Credits", OnPhone: false),
    ];
}
