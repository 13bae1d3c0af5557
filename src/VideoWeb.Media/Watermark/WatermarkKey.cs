using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using VideoWeb.Core.Media;

namespace VideoWeb.Media.Watermark;

/// <summary>The studio's secret for watermarks: made at first use beside the signing keys, readable by its owner alone.</summary>
internal sealed class WatermarkKey(IOptions<MediaOptions> options)
{
    private const int Length = 32;

    private readonly string path = Path.Combine(options.Value.Provenance.Folder, "watermark.key");

    public async Task<byte[]> GetAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (!File.Exists(path)) await MakeAsync(cancellationToken);
            var key = await File.ReadAllBytesAsync(path, cancellationToken);
            return key.Length == Length ? key : throw new MediaException($"{path} is no key of {Length} bytes. Bring the right one back from your backup.", retryable: false);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new MediaException($"The key of the watermarks can't be read or made: {fault.Message}", retryable: false, fault);
        }
    }

    private async Task MakeAsync(CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var part = $"{path}.{Guid.NewGuid():N}";
        await File.WriteAllBytesAsync(part, RandomNumberGenerator.GetBytes(Length), cancellationToken);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(part, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        try
        {
            File.Move(part, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            // another process was first: its key counts
            File.Delete(part);
        }
    }
}
