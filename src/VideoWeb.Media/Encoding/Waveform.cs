using System.Globalization;
using System.Runtime.InteropServices;

namespace VideoWeb.Media.Encoding;

/// <summary>Peaks of a sound for drawing: a hundred a second, the louder of both channels, 0 to 1.</summary>
internal static class Waveform
{
    private const int PeaksPerSecond = 100;

    /// <param name="sound">WAV, 32-bit float, stereo, 48 kHz.</param>
    public static async Task WriteAsync(string sound, string path, CancellationToken cancellationToken)
    {
        await using var input = new FileStream(sound, FileMode.Open, FileAccess.Read, FileShare.Read, 64 * 1024, FileOptions.Asynchronous);
        await using var output = new StreamWriter(path);
        await SkipToSamplesAsync(input, cancellationToken);
        var block = new byte[SoundFile.Rate / PeaksPerSecond * 2 * sizeof(float)];
        await output.WriteAsync($"{{\"rate\":{PeaksPerSecond},\"peaks\":[");
        for (var first = true; ; first = false)
        {
            var read = await input.ReadAtLeastAsync(block, block.Length, throwOnEndOfStream: false, cancellationToken);
            if (read < sizeof(float)) break;
            if (!first) await output.WriteAsync(',');
            await output.WriteAsync(Peak(block.AsSpan(0, read - read % sizeof(float))).ToString("0.###", CultureInfo.InvariantCulture));
        }
        await output.WriteAsync("]}");
    }

    private static float Peak(ReadOnlySpan<byte> samples)
    {
        var peak = 0f;
        foreach (var sample in MemoryMarshal.Cast<byte, float>(samples)) peak = Math.Max(peak, Math.Abs(sample));
        return Math.Min(1, peak);
    }

    /// <summary>ffmpeg puts chunks of its own before the samples.</summary>
    private static async Task SkipToSamplesAsync(FileStream input, CancellationToken cancellationToken)
    {
        var chunk = new byte[8];
        input.Position = 12;
        while (await input.ReadAtLeastAsync(chunk, 8, throwOnEndOfStream: false, cancellationToken) == 8)
        {
            if (chunk.AsSpan(0, 4).SequenceEqual("data"u8)) return;
            var length = BitConverter.ToUInt32(chunk, 4);
            input.Position += length + length % 2;
        }
    }
}
