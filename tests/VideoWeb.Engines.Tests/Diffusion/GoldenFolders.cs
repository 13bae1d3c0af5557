namespace VideoWeb.Engines.Tests.Diffusion;

/// <summary>Where a case lies: the project's own copy, and ../shared/goldens where this checkout has it beside it.</summary>
internal static class GoldenFolders
{
    /// <param name="name">model/case, with * in the case.</param>
    public static TheoryData<string> Of(string name)
    {
        var folders = new TheoryData<string>();
        foreach (var model in Roots().Select(root => Path.Combine(root, Path.GetDirectoryName(name)!)).Where(Directory.Exists))
        {
            foreach (var folder in Directory.GetDirectories(model, Path.GetFileName(name)).Where(folder => File.Exists(Path.Combine(folder, "case.json"))).Order(StringComparer.Ordinal))
                folders.Add(folder);
        }

        return folders;
    }

    private static IEnumerable<string> Roots()
    {
        yield return Path.Combine(AppContext.BaseDirectory, "Diffusion", "Goldens");
        for (var above = new DirectoryInfo(AppContext.BaseDirectory); above is not null; above = above.Parent)
        {
            var shared = Path.Combine(above.FullName, "shared", "goldens");
            if (!Directory.Exists(shared))
                continue;
            yield return shared;
            yield break;
        }
    }
}
