using System.Buffers.Binary;
using VideoWeb.Core.Media;

namespace VideoWeb.Media.Tests.Images;

public sealed class ImageIntakeTests : IAsyncLifetime
{
    private readonly MediaRoom room = new(options => options.ImageBytes = 2 * 1024 * 1024);

    private string Target => Path.Combine(room.Folder, "taken.jpg");

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await room.DisposeAsync();

    private Task<IntakenImage> TakeAsync(byte[] bytes, int maxSide = 2048) => room.Get<IImageIntake>().TakeAsync(new MemoryStream(bytes), Target, maxSide, CancellationToken.None);

    private async Task<byte[]> PictureAsync(string kind, string size = "320x180", string source = "testsrc2")
    {
        var path = Path.Combine(room.Folder, "given." + kind);
        await MediaRoom.FfmpegAsync("-f", "lavfi", "-i", $"{source}=s={size}", "-frames:v", "1", path);
        return await File.ReadAllBytesAsync(path);
    }

    [Theory]
    [InlineData("jpg")]
    [InlineData("png")]
    [InlineData("webp")]
    public async Task Picture_BecomesAJpegOfItsSize(string kind)
    {
        Assert.Equal(new IntakenImage(320, 180), await TakeAsync(await PictureAsync(kind)));
        Assert.Equal("mjpeg", (await Probe.OfAsync(Target)).Stream("video").GetProperty("codec_name").GetString());
    }

    [Fact]
    public async Task LargePicture_IsScaledDown_SmallOneIsNotScaledUp()
    {
        Assert.Equal(new IntakenImage(100, 56), await TakeAsync(await PictureAsync("png"), 100));
        Assert.Equal(new IntakenImage(320, 180), await TakeAsync(await PictureAsync("png"), 4000));
    }

    [Fact]
    public async Task LyingPicture_IsSetUpright_AndItsMetadataIsGone()
    {
        var plain = await PictureAsync("jpg");
        // 6: the telephone was held upright, the sensor's top is at the right
        byte[] exif = [.. "Exif\0\0"u8, .. "MM\0*"u8, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0, .. "secret place"u8];
        byte[] length = new byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(length, (ushort)(exif.Length + 2));
        Assert.Equal(new IntakenImage(180, 320), await TakeAsync([.. plain[..2], 0xFF, 0xE1, .. length, .. exif, .. plain[2..]]));
        Assert.True((await File.ReadAllBytesAsync(Target)).AsSpan().IndexOf("secret place"u8) < 0);
    }

    [Fact]
    public async Task TransparentPicture_StandsBeforeGrey()
    {
        var path = Path.Combine(room.Folder, "clear.png");
        await MediaRoom.FfmpegAsync("-f", "lavfi", "-i", "color=c=red@0.0:s=64x64,format=rgba", "-frames:v", "1", path);
        await TakeAsync(await File.ReadAllBytesAsync(path));
        var raw = Path.Combine(room.Folder, "pixel.rgb");
        await MediaRoom.FfmpegAsync("-i", Target, "-vf", "scale=1:1,format=rgb24", "-f", "rawvideo", raw);
        Assert.All(await File.ReadAllBytesAsync(raw), value => Assert.InRange(value, 120, 136));
    }

    public static TheoryData<string, byte[]> Strangers => new()
    {
        { "empty", [] },
        { "text", "hello"u8.ToArray() },
        { "svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"><image href=\"file:///etc/passwd\"/></svg>"u8.ToArray() },
        { "playlist", "#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n"u8.ToArray() },
        { "gif", "GIF89a\u0001\0\u0001\0\0\0\0;"u8.ToArray() },
        { "jpeg that is none", [0xFF, 0xD8, 0xFF, 0xE0, .. new byte[200]] },
        { "png that is none", [0x89, .. "PNG\r\n"u8, 0x1A, 0x0A, .. new byte[200]] },
        { "webp that is none", [.. "RIFF\0\0\0\0WEBPVP8 "u8, .. new byte[200]] },
    };

    [Theory]
    [MemberData(nameof(Strangers))]
    public async Task WhatIsNoPicture_IsRefusedInWordsForItsGiver(string kind, byte[] bytes)
    {
        var refusal = await Assert.ThrowsAsync<MediaException>(() => TakeAsync(bytes));
        Assert.True(refusal.Message.Contains("can't be read"), kind + ": " + refusal.Message);
        Assert.Empty(Directory.GetFiles(room.Folder, "taken*"));
    }

    [Fact]
    public async Task Bomb_IsRefusedBeforeItIsDecoded()
    {
        var bomb = await PictureAsync("png", "12000x12000", "color");
        Assert.True(bomb.Length < 2 * 1024 * 1024, $"{bomb.Length}");
        var refusal = await Assert.ThrowsAsync<MediaException>(() => TakeAsync(bomb));
        Assert.Contains("12000 × 12000", refusal.Message);
    }

    [Fact]
    public async Task PictureWithALyingHeader_IsHeldByTheDecodersOwnBound()
    {
        await using var strict = new MediaRoom(options => options.ImagePixels = 10_000);
        var webp = await PictureAsync("webp");
        await Assert.ThrowsAsync<MediaException>(() => strict.Get<IImageIntake>().TakeAsync(new MemoryStream(webp), Path.Combine(strict.Folder, "x.jpg"), 1000, CancellationToken.None));
    }

    [Fact]
    public async Task PicturePastTheBytes_IsRefused()
    {
        var refusal = await Assert.ThrowsAsync<MediaException>(() => TakeAsync(new byte[3 * 1024 * 1024]));
        Assert.Contains("2 MB", refusal.Message);
    }
}
