using System.Security.Cryptography;
using System.Text.Json;
using VideoWeb.Core.Engines;
using VideoWeb.Core.Plans;
using VideoWeb.Engines.Diffusion.Packs;

namespace VideoWeb.Engines.Diffusion;

/// <summary>
/// The states of a clip's windows on disk, by what the clip is made from: the same request finds them again, after a restart
/// or on another worker that shares the folder, and goes on where it was. They go when the clip is done, or after a week.
/// </summary>
internal sealed class WindowStates
{
    private const string Pattern = "*.state";

    private static readonly TimeSpan Kept = TimeSpan.FromDays(7);

    private readonly string _folder, _key;

    private WindowStates(string folder, string key) => (_folder, _key) = (folder, key);

    /// <param name="root">The engine's cache.</param>
    /// <param name="pack">The model.</param>
    /// <param name="request">What is made with it.</param>
    /// <param name="now">States older than a week are removed.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task<WindowStates> OfAsync(string root, ModelPack pack, EngineRequest request, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var folder = Path.Combine(root, "windows");
        Directory.CreateDirectory(folder);
        foreach (var old in Directory.EnumerateFiles(folder, Pattern).Where(file => now - File.GetLastWriteTimeUtc(file) > Kept))
            File.Delete(old);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(JsonSerializer.SerializeToUtf8Bytes(request.Staged.Plan, PlanJson.Default.ShotPlan));
        hash.AppendData(JsonSerializer.SerializeToUtf8Bytes(new { pack.Name, pack.Bytes, pack.Parameters, request.Quality, request.Wishes }));
        foreach (var picture in request.Cameos.OrderBy(cameo => cameo.Key, StringComparer.Ordinal).SelectMany(cameo => cameo.Value.Pictures).Prepend(request.ImagePath).OfType<string>())
            hash.AppendData(SHA256.HashData(await File.ReadAllBytesAsync(picture, cancellationToken)));
        return new WindowStates(folder, Convert.ToHexStringLower(hash.GetHashAndReset())[..32]);
    }

    public ICheckpoint Of(int window) => new StateFile(Path.Combine(_folder, $"{_key}-{window}.state"));

    /// <summary>The clip is done.</summary>
    public void Remove()
    {
        foreach (var file in Directory.EnumerateFiles(_folder, $"{_key}-{Pattern}"))
            File.Delete(file);
    }

    private sealed class StateFile(string path) : ICheckpoint
    {
        public byte[]? Read() => File.Exists(path) ? File.ReadAllBytes(path) : null;

        public void Write(ReadOnlySpan<byte> state)
        {
            File.WriteAllBytes(path + ".part", state);
            File.Move(path + ".part", path, overwrite: true);
        }
    }
}
