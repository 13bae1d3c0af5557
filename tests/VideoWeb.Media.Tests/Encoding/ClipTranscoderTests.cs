using VideoWeb.Core.Media;

namespace VideoWeb.Media.Tests.Encoding;

public sealed class ClipTranscoderTests : IAsyncLifetime
{
    private readonly MediaRoom room = new();
    private string clip = "";

    public async Task InitializeAsync()
    {
        var encoded = await room.EncodeAsync(new ClipFormat(320, 180, 24, 48, "A test"), MediaRoom.Sound(2, t => 0.1f * (float)Math.Sin(2 * Math.PI * 440 * t)), await room.PicturesAsync(48, width: 320, height: 180));
        clip = encoded.Files.Single(file => file.Kind == MediaKind.Video).Path;
    }

    public async Task DisposeAsync() => await room.DisposeAsync();

    [Theory]
    [InlineData(MezzanineCodec.ProRes422Hq, "prores", "HQ", "yuv422p10le")]
    [InlineData(MezzanineCodec.DnxhrHq, "dnxhd", "DNXHR HQ", "yuv422p")]
    public async Task Mezzanine_HasEveryFrameTimecodeAndSound(MezzanineCodec codec, string name, string profile, string pixels)
    {
        var target = Path.Combine(room.Folder, "clip.mov");
        var shares = new List<double>();
        await room.Get<IClipTranscoder>().MezzanineAsync(clip, target, codec, 2, share => { shares.Add(share); return ValueTask.CompletedTask; }, CancellationToken.None);

        var probe = await Probe.OfAsync(target, "-count_frames");
        var video = probe.Stream("video");
        Assert.Equal((name, profile, pixels, "48"), (video.GetProperty("codec_name").GetString(), video.GetProperty("profile").GetString(), video.GetProperty("pix_fmt").GetString(), video.GetProperty("nb_read_frames").GetString()));
        Assert.Equal("01:00:00:00", video.GetProperty("tags").GetProperty("timecode").GetString());
        Assert.Equal("pcm_s24le", probe.Stream("audio").GetProperty("codec_name").GetString());
        Assert.Equal(1, shares[^1], 0.05);

        await room.Get<IProvenance>().SignAsync(target, target, new Origin { Title = "t", Source = DigitalSource.AlgorithmicMedia, Engine = "Previz" }, CancellationToken.None);
        await using var signed = File.OpenRead(target);
        Assert.Equal(ProvenanceState.Trusted, (await room.Get<IProvenance>().VerifyAsync(signed, CancellationToken.None)).State);
        Assert.Equal("48", (await Probe.OfAsync(target, "-count_frames")).Stream("video").GetProperty("nb_read_frames").GetString());
    }

    [Fact]
    public async Task Mezzanine_Cancelled_LeavesNothing()
    {
        var target = Path.Combine(room.Folder, "clip.mov");
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            room.Get<IClipTranscoder>().MezzanineAsync(clip, target, MezzanineCodec.ProRes422Hq, 2, _ => ValueTask.CompletedTask, stop.Token));
        Assert.Empty(Directory.GetFiles(room.Folder, "clip.mov*"));
    }

    [Theory]
    [InlineData(StillFormat.Png, 12)]
    [InlineData(StillFormat.Jpeg, 12)]
    [InlineData(StillFormat.Png, 0)]
    [InlineData(StillFormat.Png, 47)]
    public async Task Still_ShowsTheFrame(StillFormat format, int frame)
    {
        var still = Path.Combine(room.Folder, "still");
        await room.Get<IClipTranscoder>().StillAsync(clip, still, format, frame, 24, CancellationToken.None);

        var distances = new List<(double Distance, int Frame)>();
        var seen = await PixelsAsync(still, "0");
        foreach (var other in (int[])[frame - 2, frame - 1, frame, frame + 1])
        {
            if (other is < 0 or >= 48) continue;
            var there = await PixelsAsync(clip, $"{other}");
            distances.Add((Enumerable.Range(0, seen.Length).Average(i => Math.Abs(seen[i] - there[i])), other));
        }
        Assert.Equal(frame, distances.Min().Frame);
        Assert.True(distances.Min().Distance < 5, $"{distances.Min()}");
    }

    private async Task<byte[]> PixelsAsync(string path, string frame)
    {
        var raw = Path.Combine(room.Folder, Guid.NewGuid().ToString("N"));
        await MediaRoom.FfmpegAsync("-i", path, "-vf", $"select=eq(n\\,{frame}){(path == clip ? ",scale=in_color_matrix=bt709:in_range=tv" : "")},format=rgb24", "-frames:v", "1", "-f", "rawvideo", raw);
        return await File.ReadAllBytesAsync(raw);
    }
}
