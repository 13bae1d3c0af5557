namespace VideoWeb.BrowserTests;

/// <summary>Where things lie in the repository, found from where the tests run.</summary>
internal static class Repository
{
    private static readonly string Root = FindRoot();

    /// <summary>The studio as it was built, beside its map of static files.</summary>
    public static string WebAssembly { get; } = Path.Combine(Root, "src/VideoWeb.Web/bin", Configuration, "net10.0/VideoWeb.Web.dll");

    public static string Axe { get; } = Path.Combine(Root, "src/VideoWeb.Web/Client/node_modules/axe-core/axe.min.js");

    /// <summary>A script that uses somebody else's SDK.</summary>
    public static string Client(string name) => Path.Combine(Root, "tests/VideoWeb.BrowserTests/Clients", name);

    /// <summary>Pictures of what the tests saw; not in git.</summary>
    public static string Screenshots { get; } = Directory.CreateDirectory(Path.Combine(Root, "artifacts/screenshots")).FullName;

    private static string Configuration => AppContext.BaseDirectory.Contains("/Release/", StringComparison.Ordinal) ? "Release" : "Debug";

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "VideoWeb.sln")))
                return folder.FullName;
        throw new DirectoryNotFoundException("The tests run outside their repository.");
    }
}
