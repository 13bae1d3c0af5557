using System.Runtime.InteropServices;
using VideoWeb.Core.Media;

namespace VideoWeb.Media.Tests.Encoding;

public sealed class SynchronyTests : IAsyncLifetime
{
    private readonly MediaRoom room = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await room.DisposeAsync();

    /// <summary>Lips and footfalls need it: levelling, limiting, encoding and joining must not shift the sound.</summary>
    [Fact]
    public async Task Click_IsHeardWhereItWas_ToTheMillisecond()
    {
        var sound = MediaRoom.Sound(2, t => Math.Abs(t - 1.2) < 0.0005 ? 0.8f : 0.003f * (float)Math.Sin(2 * Math.PI * 300 * t));
        var clip = await room.EncodeAsync(new ClipFormat(160, 90, 24, 48, "Sync"), sound, await room.PicturesAsync(12));
        var video = clip.Files.Single(file => file.Kind == MediaKind.Video).Path;
        foreach (var stream in (await Probe.OfAsync(video)).Root.GetProperty("streams").EnumerateArray()) Assert.Equal("0.000000", stream.GetProperty("start_time").GetString());

        var decoded = Path.Combine(room.Folder, "decoded.f32");
        await MediaRoom.FfmpegAsync("-i", video, "-map", "0:a", "-f", "f32le", "-ac", "1", "-ar", "48000", decoded);
        var samples = MemoryMarshal.Cast<byte, float>(await File.ReadAllBytesAsync(decoded)).ToArray();
        Assert.InRange(samples.Length, 96_000 - 1024, 96_000 + 1024);
        var loudest = 0;
        for (var i = 0; i < samples.Length; i++) if (Math.Abs(samples[i]) > Math.Abs(samples[loudest])) loudest = i;
        Assert.Equal(1.2, loudest / 48_000.0, 0.0015);
    }
}
