using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace VideoWeb.Engines.Diffusion.Downloads;

/// <summary>
/// A repository into a folder: file by file, going on where it was interrupted, each checked against its checksum. The index
/// comes last, so that half a model is never taken for one.
/// </summary>
internal sealed class ModelDownload(ModelRepository repository, TimeProvider clock)
{
    private const string Index = "model_index.json", Ending = ".part";
    private const int Tries = 5, Buffer = 1 << 20;

    /// <summary>Loads what is not there yet.</summary>
    /// <param name="content">What the repository holds.</param>
    /// <param name="folder">Made where it does not exist.</param>
    /// <param name="progress">Hears the file and the bytes of all files that are there.</param>
    /// <param name="cancellationToken">Ends it; what was loaded stays for the next time.</param>
    /// <exception cref="InvalidDataException">A file is not what its checksum says, or may not be read; the message is for the user.</exception>
    public async Task RunAsync(RepositoryContent content, string folder, Action<string, long> progress, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        var missing = content.Files.Where(file => !IsThere(folder, file)).Sum(file => file.Size);
        var free = new DriveInfo(Path.GetFullPath(folder)).AvailableFreeSpace;
        if (missing > free)
            throw new InvalidDataException($"{content.Name} needs {missing / 1e9:0.0} GB more and {free / 1e9:0.0} GB are free on the disk of {folder}.");
        var before = 0L;
        foreach (var file in content.Files.OrderBy(file => Path.GetFileName(file.Path) == Index).ThenBy(file => file.Path, StringComparer.Ordinal))
        {
            var already = before;
            if (!IsThere(folder, file))
                await LoadAsync(content, file, folder, bytes => progress(file.Path, already + bytes), cancellationToken);
            before += file.Size;
            progress(file.Path, before);
        }
    }

    /// <summary>Whole files were checked when they got their name.</summary>
    private static bool IsThere(string folder, RepositoryFile file) =>
        new FileInfo(Path.Combine(folder, file.Path)) is { Exists: true } there && there.Length == file.Size;

    private async Task LoadAsync(RepositoryContent content, RepositoryFile file, string folder, Action<long> progress, CancellationToken cancellationToken)
    {
        var target = Path.Combine(folder, file.Path);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        var part = target + Ending;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await AppendAsync(content, file, part, progress, cancellationToken);
                break;
            }
            catch (Exception error) when (error is HttpRequestException or IOException && attempt < Tries)
            {
                await Task.Delay(TimeSpan.FromSeconds(attempt), clock, cancellationToken);
            }
            catch (HttpRequestException error)
            {
                throw new InvalidDataException($"{content.Name}/{file.Path}: {error.Message} What was loaded stays: the same command goes on from there.", error);
            }
        }

        await CheckAsync(content, file, part, cancellationToken);
        File.Move(part, target, overwrite: true);
    }

    private async Task AppendAsync(RepositoryContent content, RepositoryFile file, string part, Action<long> progress, CancellationToken cancellationToken)
    {
        await using var output = new FileStream(part, FileMode.OpenOrCreate, FileAccess.Write, FileShare.None, Buffer, useAsync: true);
        if (output.Length > file.Size)
            output.SetLength(0);
        output.Position = output.Length;
        if (output.Length == file.Size)
            return;
        using var answer = await repository.OpenAsync(content, file, output.Length, cancellationToken);
        if (answer.StatusCode != HttpStatusCode.PartialContent)
            // a server without ranges begins at the beginning
            output.SetLength(0);
        await using var input = await answer.Content.ReadAsStreamAsync(cancellationToken);
        var buffer = new byte[Buffer];
        while (output.Length < file.Size)
        {
            var read = await input.ReadAsync(buffer.AsMemory(0, (int)Math.Min(buffer.Length, file.Size - output.Position)), cancellationToken);
            if (read == 0)
                throw new IOException("The connection ended early.");
            await output.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            progress(output.Position);
        }
    }

    /// <summary>A file that is not what it should be is removed, so that the next try begins anew.</summary>
    private static async Task CheckAsync(RepositoryContent content, RepositoryFile file, string part, CancellationToken cancellationToken)
    {
        var isRight = (file.Sha256, file.GitHash) switch
        {
            ({ } sha, _) => await HashAsync(part, HashAlgorithmName.SHA256, [], cancellationToken) == sha,
            (_, { } git) => await HashAsync(part, HashAlgorithmName.SHA1, Encoding.ASCII.GetBytes($"blob {file.Size}\0"), cancellationToken) == git,
            _ => true,
        };
        if (isRight)
            return;
        File.Delete(part);
        throw new InvalidDataException($"{content.Name}/{file.Path}: the checksum is wrong: the file was damaged on its way, or changed. Try again.");
    }

    private static async Task<string> HashAsync(string path, HashAlgorithmName algorithm, byte[] head, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(algorithm);
        hash.AppendData(head);
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, Buffer, useAsync: true);
        var buffer = new byte[Buffer];
        int read;
        while ((read = await file.ReadAsync(buffer, cancellationToken)) > 0)
            hash.AppendData(buffer, 0, read);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
