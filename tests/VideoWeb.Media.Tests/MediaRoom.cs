using System.Diagnostics;
using System.Runtime.InteropServices;
using Microsoft.Extensions.DependencyInjection;
using VideoWeb.Core.Media;

namespace VideoWeb.Media.Tests;

/// <summary>The media services over a folder of their own, with pictures and sounds to feed them.</summary>
public sealed class MediaRoom : IAsyncDisposable
{
    private readonly ServiceProvider services;

    public MediaRoom(Action<MediaOptions>? configure = null)
    {
        Folder = Directory.CreateTempSubdirectory("media-tests-").FullName;
        services = new ServiceCollection()
            .AddLogging()
            .AddMedia(options =>
            {
                options.StoreRoot = Path.Combine(Folder, "store");
                options.Provenance.Folder = Path.Combine(Folder, "provenance");
                configure?.Invoke(options);
            })
            .BuildServiceProvider();
    }

    public string Folder { get; }

    public T Get<T>() where T : notnull => services.GetRequiredService<T>();

    public string NewFolder(string name) => Directory.CreateDirectory(Path.Combine(Folder, name)).FullName;

    /// <summary>Different pictures with colours and motion, as whole files.</summary>
    public async Task<IReadOnlyList<byte[]>> PicturesAsync(int count, string kind = "jpg", int width = 160, int height = 90)
    {
        var folder = NewFolder("pictures-" + Guid.NewGuid().ToString("N"));
        await FfmpegAsync("-f", "lavfi", "-i", $"testsrc2=s={width}x{height}:r=24", "-frames:v", $"{count}", "-q:v", "2", Path.Combine(folder, "%04d." + kind));
        return [.. Directory.GetFiles(folder).Order(StringComparer.Ordinal).Select(File.ReadAllBytes)];
    }

    /// <summary>Runs ffmpeg for a test's own purposes and gives what it printed.</summary>
    public static async Task<string> FfmpegAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("ffmpeg", ["-hide_banner", "-nostdin", "-y", .. arguments]) { RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var printed = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, printed);
        return printed;
    }

    /// <summary>Interleaved stereo samples as bytes.</summary>
    public static byte[] Sound(double seconds, Func<double, float> at)
    {
        var samples = new float[(int)(seconds * 48_000) * 2];
        for (var i = 0; i < samples.Length / 2; i++) samples[2 * i] = samples[2 * i + 1] = at(i / 48_000.0);
        return MemoryMarshal.AsBytes(samples.AsSpan()).ToArray();
    }

    public async Task<EncodedClip> EncodeAsync(ClipFormat format, byte[] sound, IReadOnlyList<byte[]> pictures, params Core.Engines.SpokenLine[] lines)
    {
        await using var writer = await Get<IClipEncoder>().OpenAsync(format, NewFolder("clip-" + Guid.NewGuid().ToString("N")), CancellationToken.None);
        for (var at = 0; at < sound.Length; at += 40_000) await writer.WriteSoundAsync(sound.AsMemory(at, Math.Min(40_000, sound.Length - at)), CancellationToken.None);
        for (var frame = 0; frame < format.Frames; frame++) await writer.WriteFrameAsync(pictures[frame % pictures.Count], CancellationToken.None);
        return await writer.FinishAsync(lines, CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }
}
