using VideoWeb.Core.Media;
using VideoWeb.Media.Watermark;

namespace VideoWeb.Media.Tests.Watermark;

public sealed class WatermarkTests : IClassFixture<WatermarkTests.MarkedClip>
{
    private const string Id = "0123456789ab";

    private readonly MarkedClip marked;

    public WatermarkTests(MarkedClip marked) => this.marked = marked;

    [Theory]
    [InlineData("as it is", "-c", "copy")]
    [InlineData("CRF 28", "-c:v", "libx264", "-crf", "28")]
    [InlineData("half size", "-vf", "scale=iw/2:ih/2", "-c:v", "libx264", "-crf", "23")]
    [InlineData("first frame as JPEG", "-frames:v", "1", "-q:v", "4")]
    [InlineData("ProRes", "-c:v", "prores_ks")]
    public async Task Read_AfterWhatOthersDoToIt_IsTheClipsId(string what, params string[] how)
    {
        var file = Path.Combine(marked.Room.Folder, $"{Guid.NewGuid():N}.{(what.Contains("JPEG", StringComparison.Ordinal) ? "jpg" : what == "ProRes" ? "mov" : "mp4")}");
        await MediaRoom.FfmpegAsync(["-i", marked.Clip, "-map", "0:v", "-map_metadata", "-1", .. how, file]);
        Assert.Equal(Id, await ReadAsync(file));
    }

    /// <summary>Drafts of half a second are the hardest: few pixels, few frames, a coarse encoder.</summary>
    [Fact]
    public async Task Read_ShortSmallDraftsAtCrf28_IsTheClipsIdWhateverItIs()
    {
        var folder = marked.Room.NewFolder("draft-pictures");
        await MediaRoom.FfmpegAsync("-f", "lavfi", "-i", "gradients=s=640x360:r=8:seed=3:speed=0.02", "-vf", "noise=alls=4:allf=t", "-frames:v", "4", "-q:v", "2", Path.Combine(folder, "%04d.jpg"));
        IReadOnlyList<byte[]> pictures = [.. Directory.GetFiles(folder).Order(StringComparer.Ordinal).Select(File.ReadAllBytes)];
        for (var seed = 1; seed <= 8; seed++)
        {
            var id = WatermarkId.Of(new Guid(seed * 7919, 1, 2, [.. BitConverter.GetBytes(seed * 2654435761L)]));
            var clip = await marked.Room.EncodeAsync(new ClipFormat(640, 360, 8, 4, "A draft", Core.Engines.RenderQuality.Draft) { Watermark = id }, MediaRoom.Sound(0.5, _ => 0), pictures);
            var again = Path.Combine(marked.Room.Folder, $"{id}.mp4");
            await MediaRoom.FfmpegAsync("-i", clip.Files.Single(file => file.Kind == MediaKind.Video).Path, "-c:v", "libx264", "-crf", "28", again);
            Assert.Equal((seed, id), (seed, await ReadAsync(again)));
        }
    }

    [Fact]
    public async Task Read_OfThePoster_IsTheClipsId() => Assert.Equal(Id, await ReadAsync(marked.Poster));

    [Fact]
    public async Task Read_OfAClipWithoutOne_IsNothing() => Assert.Null(await ReadAsync(marked.Plain));

    [Fact]
    public async Task Read_WithAnotherStudiosKey_IsNothing()
    {
        await using var other = new MediaRoom();
        await using var content = File.OpenRead(marked.Clip);
        Assert.Null(await other.Get<IWatermarkReader>().ReadAsync(content, CancellationToken.None));
    }

    [Fact]
    public async Task Read_OfSomethingElse_IsNothing()
    {
        var text = Path.Combine(marked.Room.Folder, "playlist.mp4");
        await File.WriteAllTextAsync(text, "#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n");
        Assert.Null(await ReadAsync(text));
    }

    [Theory]
    [InlineData(640, 360)]
    [InlineData(1920, 1080)]
    public void Pattern_IsFarBelowWhatIsSeen(int width, int height)
    {
        var plane = new WatermarkPattern(new byte[32], width, height).Draw(width, height, WatermarkCode.Encode(Convert.FromHexString(Id)));
        var error = plane.Average(level => Math.Pow(level - 128.0, 2));
        Assert.InRange(10 * Math.Log10(255 * 255 / error), 45, 60);
        Assert.All(plane, level => Assert.InRange(level, 128 - 12, 128 + 12));
    }

    [Fact]
    public async Task Encode_ASmallPicture_SaysThatItHasNone()
    {
        var clip = await marked.Room.EncodeAsync(new ClipFormat(160, 90, 24, 12, "Small") { Watermark = Id }, MediaRoom.Sound(0.5, _ => 0), await marked.Room.PicturesAsync(12));
        Assert.Null(clip.Watermark);
    }

    private async Task<string?> ReadAsync(string path)
    {
        await using var content = File.OpenRead(path);
        return await marked.Room.Get<IWatermarkReader>().ReadAsync(content, CancellationToken.None);
    }

    /// <summary>Two seconds of colours that move under film grain, marked and not. A fractal halved, tried too, is read with some keys only (README, limits).</summary>
    public sealed class MarkedClip : IAsyncLifetime
    {
        public MediaRoom Room { get; } = new();

        public string Clip { get; private set; } = "";

        public string Poster { get; private set; } = "";

        public string Plain { get; private set; } = "";

        public async Task InitializeAsync()
        {
            // a key is a pattern: the same one each time, so that the test says the same each time
            var key = Path.Combine(Room.NewFolder("provenance"), "watermark.key");
            await File.WriteAllBytesAsync(key, [.. Enumerable.Range(0, 32).Select(value => (byte)value)]);
            var folder = Room.NewFolder("pictures");
            await MediaRoom.FfmpegAsync("-f", "lavfi", "-i", "gradients=s=1280x720:r=24:seed=5:speed=0.02:nb_colors=6", "-vf", "noise=alls=10:allf=t", "-frames:v", "24", "-q:v", "2", Path.Combine(folder, "%04d.jpg"));
            IReadOnlyList<byte[]> pictures = [.. Directory.GetFiles(folder).Order(StringComparer.Ordinal).Select(File.ReadAllBytes)];
            var format = new ClipFormat(1280, 720, 24, 48, "A test");
            var marked = await Room.EncodeAsync(format with { Watermark = Id }, MediaRoom.Sound(2, _ => 0), pictures);
            Assert.Equal(Id, marked.Watermark);
            (Clip, Poster) = (PathOf(marked, MediaKind.Video), PathOf(marked, MediaKind.Poster));
            Plain = PathOf(await Room.EncodeAsync(format, MediaRoom.Sound(2, _ => 0), pictures), MediaKind.Video);
        }

        public async Task DisposeAsync() => await Room.DisposeAsync();

        private static string PathOf(EncodedClip clip, MediaKind kind) => clip.Files.Single(file => file.Kind == kind).Path;
    }
}
