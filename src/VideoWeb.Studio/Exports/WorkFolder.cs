using Microsoft.Extensions.Options;
using VideoWeb.Core.Media;
using VideoWeb.Studio.Storage;

namespace VideoWeb.Studio.Exports;

/// <summary>A folder of its own below the work folder, gone when it is disposed of; what a killed process left goes at the next start.</summary>
internal sealed class WorkFolder : IDisposable
{
    private const string Prefix = "export-";

    private readonly DirectoryInfo folder;

    public WorkFolder(IOptions<DataOptions> data) => folder = Directory.CreateDirectory(Path.Combine(data.Value.WorkFolder, $"{Prefix}{Guid.NewGuid():N}"));

    public string In(string name) => Path.Combine(folder.FullName, name);

    /// <summary>A file of the store by its path, for tools that want one; false where it is gone.</summary>
    public async Task<bool> CopyAsync(IMediaStore media, string hash, string name, CancellationToken cancellationToken)
    {
        if (await media.OpenAsync(hash, cancellationToken) is not { } content) return false;
        await using (content)
        await using (var file = File.Create(In(name))) await content.CopyToAsync(file, cancellationToken);
        return true;
    }

    public void Dispose() => folder.Delete(recursive: true);

    /// <summary>Removes those that nobody has touched for a day.</summary>
    public static void RemoveOrphans(DataOptions data, DateTimeOffset now)
    {
        var work = new DirectoryInfo(data.WorkFolder);
        if (!work.Exists) return;
        foreach (var orphan in work.EnumerateDirectories(Prefix + "*").Where(f => f.LastWriteTimeUtc < now.UtcDateTime.AddDays(-1))) orphan.Delete(recursive: true);
    }
}
