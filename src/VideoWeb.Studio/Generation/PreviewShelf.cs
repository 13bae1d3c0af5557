using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;
using VideoWeb.Core.Engines;
using VideoWeb.Studio.Storage;

namespace VideoWeb.Studio.Generation;

/// <summary>
/// The latest few previews of each pass, as files beside the job's work: a page that comes later, or after a restart, sees them too.
/// What a file shows is in its name.
/// </summary>
internal sealed partial class PreviewShelf(IOptions<DataOptions> data)
{
    /// <summary>A storyboard has this many pictures at most, and later passes show no more.</summary>
    private const int KeptPerPass = 8;

    /// <summary>The folder that a job works in.</summary>
    public string JobFolder(Guid jobId) => Path.Combine(data.Value.WorkFolder, jobId.ToString("N"));

    public IReadOnlyList<JobPreview> List(Guid jobId)
    {
        var folder = new DirectoryInfo(PreviewFolder(jobId));
        if (!folder.Exists) return [];
        return [.. folder.EnumerateFiles("*.jpg").Select(file => Read(file.Name)).OfType<JobPreview>().OrderBy(preview => preview.Id)];
    }

    /// <summary>Adds a picture and removes what is one too many.</summary>
    /// <param name="shelf">What <see cref="List"/> or the last call returned.</param>
    public async Task<IReadOnlyList<JobPreview>> AddAsync(Guid jobId, IReadOnlyList<JobPreview> shelf, EnginePreview picture, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateDirectory(PreviewFolder(jobId)).FullName;
        var added = new JobPreview(shelf.Count == 0 ? 1 : shelf[^1].Id + 1, SafePass(picture.Pass), picture.Time, picture.Width, picture.Height);
        var path = Path.Combine(folder, Name(added));
        await File.WriteAllBytesAsync(path + ".tmp", picture.Jpeg, cancellationToken);
        File.Move(path + ".tmp", path, overwrite: true);

        var samePass = shelf.Where(preview => preview.Pass == added.Pass).ToList();
        var gone = samePass.Take(samePass.Count - KeptPerPass + 1).ToHashSet();
        foreach (var preview in gone) File.Delete(Path.Combine(folder, Name(preview)));
        return [.. shelf.Where(preview => !gone.Contains(preview)), added];
    }

    public Stream? Open(Guid jobId, int previewId)
    {
        if (List(jobId).FirstOrDefault(preview => preview.Id == previewId) is not { } found) return null;
        try
        {
            return new FileStream(Path.Combine(PreviewFolder(jobId), Name(found)), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
        }
        catch (IOException)
        {
            // it made room for a newer one
            return null;
        }
    }

    private string PreviewFolder(Guid jobId) => Path.Combine(JobFolder(jobId), "previews");

    private static string Name(JobPreview preview) => string.Create(
        CultureInfo.InvariantCulture, $"{preview.Id:D6}_{preview.Pass}_{preview.Time:R}_{preview.Width}x{preview.Height}.jpg");

    private static JobPreview? Read(string name)
    {
        var match = NamePattern().Match(name);
        return match.Success
            ? new JobPreview(Whole(match.Groups[1]), match.Groups[2].Value, double.Parse(match.Groups[3].Value, CultureInfo.InvariantCulture), Whole(match.Groups[4]), Whole(match.Groups[5]))
            : null;
    }

    private static int Whole(Group group) => int.Parse(group.Value, CultureInfo.InvariantCulture);

    private static string SafePass(string pass) => UnsafeLetters().Replace(pass, "-");

    [GeneratedRegex(@"^(\d{6,9})_([A-Za-z0-9-]+)_([0-9.E+-]+)_(\d{1,5})x(\d{1,5})\.jpg$")]
    private static partial Regex NamePattern();

    [GeneratedRegex("[^A-Za-z0-9-]")]
    private static partial Regex UnsafeLetters();
}
