using VideoWeb.Core.Media;
using VideoWeb.Media.Watermark;

namespace VideoWeb.Media.Tests.Watermark;

public sealed class VisibleMarkTests : IAsyncDisposable
{
    private const int Width = 640;
    private const int Height = 360;

    private readonly MediaRoom room = new();

    /// <summary>In film and poster, in its corner, with ink that stands out from its ground, and nowhere else.</summary>
    [Theory]
    [InlineData("white")]
    [InlineData("black")]
    [InlineData("0x7090b0")]
    public async Task Mark_OnAnyGround_IsReadableAndInItsCornerOnly(string colour)
    {
        var clip = await EncodeAsync(colour, mark: true);
        var plain = await EncodeAsync(colour, mark: false);
        var (width, height, x, y) = VisibleMark.Place(Width, Height);
        foreach (var kind in (MediaKind[])[MediaKind.Video, MediaKind.Poster])
        {
            var (with, without) = (await LumaAsync(clip, kind), await LumaAsync(plain, kind));
            var inside = new List<int>();
            for (var at = 0; at < with.Length; at++)
            {
                var (px, py) = (at % Width, at / Width);
                var isIn = px >= x && px < x + width && py >= y && py < y + height;
                if (isIn) inside.Add(with[at]);
                // an encoder rings a little beyond
                else if (px < x - 16 || py < y - 16) Assert.InRange(Math.Abs(with[at] - without[at]), 0, 4);
            }
            inside.Sort();
            // the ground under the strokes against their middle: a contrast that small letters want
            var (ground, ink) = (inside[inside.Count / 4], inside[^(inside.Count / 50)]);
            Assert.True(ink - ground >= 70, $"{kind}: ink {ink} on {ground}");
        }
    }

    [Fact]
    public void Place_IsSmall()
    {
        foreach (var (width, height) in ((int, int)[])[(1920, 1080), (720, 1280), (320, 180), (64, 36)])
        {
            var mark = VisibleMark.Place(width, height);
            Assert.True(mark.X >= 0 && mark.Y >= 0 && mark.X + mark.Width <= width && mark.Y + mark.Height <= height, $"{mark}");
            if (Math.Min(width, height) >= 320) Assert.InRange((double)mark.Width * mark.Height / (width * height), 0, 0.004);
        }
    }

    /// <summary>The manifest says that it is there, and the official validator takes the manifest.</summary>
    [Fact]
    public async Task Manifest_DeclaresBothMarks()
    {
        var file = (await EncodeAsync("gray", mark: true)).Files.Single(f => f.Kind == MediaKind.Video).Path;
        await room.Get<IProvenance>().SignAsync(
            file, file, new Origin { Title = "t", Source = DigitalSource.AlgorithmicMedia, Engine = "Previz", VisibleMark = true, Watermark = "0123456789ab" }, CancellationToken.None);

        await using var content = File.OpenRead(file);
        var report = await room.Get<IProvenance>().VerifyAsync(content, CancellationToken.None);
        Assert.Equal(ProvenanceState.Trusted, report.State);
        Assert.Contains(report.Actions, action => action is { Action: "c2pa.edited", Description: "Visible mark of generated content drawn into the picture" });
        Assert.Equal("0123456789ab", report.Watermark);
        var official = await Provenance.OfficialValidator.ReadAsync(await room.Get<IProvenance>().TrustAnchorAsync(default), file);
        Assert.Equal(("Trusted", ""), (official.State, string.Join(' ', official.Failures)));
        Assert.Equal(["c2pa.created", "c2pa.edited", "c2pa.watermarked"], official.Actions);
    }

    public ValueTask DisposeAsync() => room.DisposeAsync();

    private async Task<EncodedClip> EncodeAsync(string colour, bool mark)
    {
        var picture = Path.Combine(room.Folder, $"{Guid.NewGuid():N}.jpg");
        await MediaRoom.FfmpegAsync("-f", "lavfi", "-i", $"color=c={colour}:s={Width}x{Height}", "-frames:v", "1", "-q:v", "2", picture);
        return await room.EncodeAsync(new ClipFormat(Width, Height, 12, 6, "A test") { VisibleMark = mark }, MediaRoom.Sound(0.5, _ => 0), [await File.ReadAllBytesAsync(picture)]);
    }

    private async Task<byte[]> LumaAsync(EncodedClip clip, MediaKind kind)
    {
        var raw = Path.Combine(room.Folder, Guid.NewGuid().ToString("N"));
        await MediaRoom.FfmpegAsync("-i", clip.Files.Single(f => f.Kind == kind).Path, "-frames:v", "1", "-vf", "format=gray", "-f", "rawvideo", raw);
        return await File.ReadAllBytesAsync(raw);
    }
}
