namespace VideoWeb.Web.Hosting;

/// <summary>The studio's own folder on disk.</summary>
/// <param name="Path">Absolute; it exists.</param>
internal sealed record DataFolder(string Path)
{
    /// <summary>Furniture converted for the stage, when a plan first asks for it.</summary>
    public string Furniture => System.IO.Path.Combine(Path, "furniture");

    /// <summary>What can be made again: the compact dictionary, compiled shaders, browser profiles.</summary>
    public string Cache => System.IO.Path.Combine(Path, "cache");

    /// <summary>Finished files by their content.</summary>
    public string Media => System.IO.Path.Combine(Path, "media");

    /// <summary>The local authority and the signer's key: readable by their owner alone.</summary>
    public string Provenance => System.IO.Path.Combine(Path, "provenance");

    /// <summary>Models that were downloaded or made here.</summary>
    public string Models => System.IO.Path.Combine(Path, "models");

    /// <summary>Clips while they are made.</summary>
    public string Work => System.IO.Path.Combine(Path, "work");
}
