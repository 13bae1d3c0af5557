namespace VideoWeb.Web.Hosting;

/// <summary>The studio's own folder on disk.</summary>
/// <param name="Path">Absolute; it exists.</param>
internal sealed record DataFolder(string Path)
{
    /// <summary>Furniture converted for the stage, when a plan first asks for it.</summary>
    public string Furniture => System.IO.Path.Combine(Path, "furniture");
}
