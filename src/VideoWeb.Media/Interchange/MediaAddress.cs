using VideoWeb.Core.Interchange;

namespace VideoWeb.Media.Interchange;

/// <summary>Addresses of media files as editing programs write them.</summary>
/// <param name="folder">Folder of the export on the editor's machine, or null: then addresses are relative.</param>
internal sealed class MediaAddress(string? folder)
{
    /// <summary>"file://localhost/Volumes/Edit/media/a.mp4", as Final Cut 7 wrote it and Premiere and Resolve read it.</summary>
    public string WithHost(EditMedia media) => folder is null ? Escaped(media.Path) : "file://localhost" + Rooted(media);

    /// <summary>"file:///Volumes/Edit/media/a.mp4".</summary>
    public string Plain(EditMedia media) => folder is null ? Escaped(media.Path) : "file://" + Rooted(media);

    private string Rooted(EditMedia media)
    {
        // "C:\Edit" → "/C:/Edit"
        var root = folder!.Replace('\\', '/').TrimEnd('/');
        return Escaped($"{(root.StartsWith('/') ? "" : "/")}{root}/{media.Path}").Replace("%3A", ":", StringComparison.Ordinal);
    }

    private static string Escaped(string path) => string.Join('/', path.Split('/').Select(Uri.EscapeDataString));
}
