namespace VideoWeb.Web.Hosting;

/// <summary>Files that the build leaves beside the sources, and a publish beside the binaries.</summary>
internal static class RepositoryFiles
{
    /// <summary>The built stage: <c>headless.html</c>, scripts, assets.</summary>
    public static string Stage => Find("wwwroot/stage", "wwwroot/stage");

    /// <summary>The folder of <c>convert-furniture.mjs</c>, with its packages.</summary>
    public static string StageTools => Find("src/stage/tools", "stage-tools");

    /// <summary>Where an operator drops models.</summary>
    public static string Models => Find("models", "models");

    private static string Find(string inRepository, string published)
    {
        var beside = Path.Combine(AppContext.BaseDirectory, published);
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "VideoWeb.sln")))
                return Path.Combine(folder.FullName, inRepository);
        }

        return beside;
    }
}
