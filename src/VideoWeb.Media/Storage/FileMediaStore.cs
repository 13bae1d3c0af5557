using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using VideoWeb.Core.Media;

namespace VideoWeb.Media.Storage;

/// <summary>
/// Files below <c>ROOT/ab/cd/abcd…</c> by their SHA-256. Everything is written below <c>ROOT/incoming</c> and renamed when it is
/// whole and on disk, so that no reader ever sees half a file, whatever is killed in between.
/// </summary>
internal sealed class FileMediaStore : IMediaStore
{
    private const int BufferBytes = 128 * 1024;

    private readonly string root;
    private readonly string incoming;
    private readonly TimeProvider clock;

    public FileMediaStore(IOptions<MediaOptions> options, TimeProvider clock)
    {
        root = options.Value.StoreRoot;
        incoming = Path.Combine(root, "incoming");
        this.clock = clock;
        Directory.CreateDirectory(incoming);
        RemoveOrphans();
    }

    public async Task<StoredMedia> AddAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            await using var content = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, BufferBytes, FileOptions.Asynchronous | FileOptions.SequentialScan);
            var stored = await AddAsync(content, long.MaxValue, cancellationToken);
            File.Delete(path);
            return stored;
        }
        catch (IOException fault)
        {
            throw DiskFault(fault);
        }
    }

    public async Task<StoredMedia> AddAsync(Stream content, long limit, CancellationToken cancellationToken)
    {
        var temporary = Path.Combine(incoming, Guid.NewGuid().ToString("N"));
        try
        {
            string hash;
            // held without sharing: a second process that starts now sees that it isn't an orphan
            await using (var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, BufferBytes, FileOptions.Asynchronous))
            {
                hash = await CopyAsync(content, file, limit, cancellationToken);
                file.Flush(flushToDisk: true);
            }
            return Publish(temporary, hash);
        }
        catch (IOException fault)
        {
            throw DiskFault(fault);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    public Task<Stream?> OpenAsync(string hash, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (!IsHash(hash)) return Task.FromResult<Stream?>(null);
        try
        {
            return Task.FromResult<Stream?>(new FileStream(PathOf(hash), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, BufferBytes, FileOptions.Asynchronous));
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return Task.FromResult<Stream?>(null);
        }
    }

    public Task<bool> DeleteAsync(string hash, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (!IsHash(hash) || !File.Exists(PathOf(hash))) return Task.FromResult(false);
        // readers that have it open keep it until they close it
        File.Delete(PathOf(hash));
        return Task.FromResult(true);
    }

    public async IAsyncEnumerable<StoredMedia> ListAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var path in Directory.EnumerateFiles(root, "*", new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 2 }))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var file = new FileInfo(path);
            if (IsHash(file.Name) && file.Exists) yield return new StoredMedia(file.Name, file.Length, new DateTimeOffset(file.LastWriteTimeUtc, TimeSpan.Zero));
            await Task.CompletedTask;
        }
    }

    private static async Task<string> CopyAsync(Stream from, FileStream to, long limit, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[BufferBytes];
        var total = 0L;
        for (int read; (read = await from.ReadAsync(buffer, cancellationToken)) > 0;)
        {
            if ((total += read) > limit) throw new MediaException($"The file is larger than the {limit} bytes that are allowed.", retryable: false);
            hash.AppendData(buffer, 0, read);
            await to.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private StoredMedia Publish(string temporary, string hash)
    {
        var path = PathOf(hash);
        var now = clock.GetUtcNow();
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.SetLastWriteTimeUtc(temporary, now.UtcDateTime);
        // the same content is the same file: replacing it changes only when it was last added
        File.Move(temporary, path, overwrite: true);
        return new StoredMedia(hash, new FileInfo(path).Length, now);
    }

    /// <summary>What a killed process left behind. A file that someone still writes can't be opened without sharing.</summary>
    private void RemoveOrphans()
    {
        foreach (var path in Directory.EnumerateFiles(incoming))
        {
            try
            {
                using (new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None)) File.Delete(path);
            }
            catch (IOException)
            {
                // in use, or gone by now
            }
        }
    }

    private string PathOf(string hash) => Path.Combine(root, hash[..2], hash[2..4], hash);

    private static bool IsHash(string text) => text.Length == 64 && text.AsSpan().IndexOfAnyExcept("0123456789abcdef") < 0;

    private static MediaException DiskFault(IOException fault) =>
        new($"The media store can't be written: {fault.Message}", retryable: false, fault);
}
