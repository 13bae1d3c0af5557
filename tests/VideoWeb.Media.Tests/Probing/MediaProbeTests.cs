using VideoWeb.Core.Media;

namespace VideoWeb.Media.Tests.Probing;

public sealed class MediaProbeTests : IAsyncLifetime
{
    private readonly MediaRoom room = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await room.DisposeAsync();

    private Task<ProbedMedia> ReadAsync(string path) => room.Get<IMediaProbe>().ReadAsync(path, CancellationToken.None);

    [Fact]
    public async Task Video_IsDescribed()
    {
        var path = Path.Combine(room.Folder, "a.mp4");
        await MediaRoom.FfmpegAsync("-f", "lavfi", "-i", "testsrc2=s=160x90:r=25", "-f", "lavfi", "-i", "sine=r=44100", "-t", "1", "-pix_fmt", "yuv420p", path);
        var probed = await ReadAsync(path);
        Assert.Equal(1, probed.Seconds!.Value, 0.05);
        Assert.Equal(("h264", 160, 90, 25.0, "yuv420p"), (probed.Video!.Codec, probed.Video.Width, probed.Video.Height, probed.Video.Fps, probed.Video.PixelFormat));
        Assert.Equal(new ProbedAudio("aac", 44100, 1), probed.Audio);
    }

    [Fact]
    public async Task Sound_HasNoVideo()
    {
        var path = Path.Combine(room.Folder, "a.wav");
        await MediaRoom.FfmpegAsync("-f", "lavfi", "-i", "sine=r=48000", "-t", "0.5", path);
        var probed = await ReadAsync(path);
        Assert.Null(probed.Video);
        Assert.Equal(0.5, probed.Seconds!.Value, 0.01);
    }

    [Theory]
    [InlineData("not a video at all")]
    [InlineData("#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\n/etc/hostname\n#EXT-X-ENDLIST\n")]
    public async Task WhatIsNoMedia_IsRefused(string text)
    {
        var path = Path.Combine(room.Folder, "a.mp4");
        await File.WriteAllTextAsync(path, text);
        await Assert.ThrowsAsync<MediaException>(() => ReadAsync(path));
    }
}
