using System.Globalization;
using System.Text.Json;
using VideoWeb.Core.Engines;
using VideoWeb.Core.Media;
using VideoWeb.Media.Encoding;
using VideoWeb.Media.Processes;

namespace VideoWeb.Media.Tests.Encoding;

public sealed class ClipEncoderTests : IAsyncLifetime
{
    private static readonly ClipFormat OneSecond = new(160, 90, 24, 24, "A test");

    private readonly MediaRoom room = new();
    private IReadOnlyList<byte[]> pictures = [];

    public async Task InitializeAsync() => pictures = await room.PicturesAsync(24);

    public async Task DisposeAsync() => await room.DisposeAsync();

    private static float Tone(double t) => 0.1f * (float)Math.Sin(2 * Math.PI * 440 * t);

    [Fact]
    public async Task Clip_HasTheTagsOfTelevisionAndTheTracksOfTheContract()
    {
        var clip = await room.EncodeAsync(OneSecond, MediaRoom.Sound(1, Tone), pictures);
        var probe = await Probe.OfAsync(FileOf(clip, MediaKind.Video));
        var video = probe.Stream("video");
        Assert.Equal("h264", video.GetProperty("codec_name").GetString());
        Assert.Equal("High", video.GetProperty("profile").GetString());
        Assert.Equal("yuv420p", video.GetProperty("pix_fmt").GetString());
        foreach (var tag in (string[])["color_space", "color_primaries", "color_transfer"]) Assert.Equal("bt709", video.GetProperty(tag).GetString());
        Assert.Equal("tv", video.GetProperty("color_range").GetString());
        Assert.Equal("24/1", video.GetProperty("avg_frame_rate").GetString());
        var audio = probe.Stream("audio");
        Assert.Equal("aac", audio.GetProperty("codec_name").GetString());
        Assert.Equal("48000", audio.GetProperty("sample_rate").GetString());
        Assert.Equal(2, audio.GetProperty("channels").GetInt32());
    }

    [Theory]
    [InlineData(24, 24)]
    [InlineData(30, 37)]
    [InlineData(25, 13)]
    public async Task Clip_IsExactlyAsLongAsItsFrames(int fps, int frames)
    {
        // the sound is half a second too long: cut
        var clip = await room.EncodeAsync(OneSecond with { Fps = fps, Frames = frames }, MediaRoom.Sound((double)frames / fps + 0.5, Tone), pictures);
        var probe = await Probe.OfAsync(FileOf(clip, MediaKind.Video), "-count_frames");
        Assert.Equal($"{frames}", probe.Stream("video").GetProperty("nb_read_frames").GetString());
        foreach (var part in (JsonElement[])[probe.Format, probe.Stream("video"), probe.Stream("audio")])
            Assert.Equal((double)frames / fps, double.Parse(part.GetProperty("duration").GetString()!, CultureInfo.InvariantCulture), 0.002);
    }

    [Fact]
    public async Task Clip_BeginsToPlayBeforeItIsLoadedWhole()
    {
        var clip = await room.EncodeAsync(OneSecond, MediaRoom.Sound(1, Tone), pictures);
        var bytes = await File.ReadAllBytesAsync(FileOf(clip, MediaKind.Video));
        Assert.InRange(bytes.AsSpan().IndexOf("moov"u8), 1, bytes.AsSpan().IndexOf("mdat"u8));
    }

    public static TheoryData<string, double> Sounds => new() { { "quiet tone", 3 }, { "clicks", 3 }, { "loud noise", 3 }, { "speech-like bursts", 4 } };

    [Theory]
    [MemberData(nameof(Sounds))]
    public async Task Sound_EndsAtTheTargetLoudness_WithoutPeaksAboveTheCeiling(string kind, double seconds)
    {
        var random = new Random(1);
        Func<double, float> at = kind switch
        {
            "quiet tone" => t => 0.01f * (float)Math.Sin(2 * Math.PI * 330 * t),
            "clicks" => t => t % 0.5 < 0.03 ? (float)(random.NextDouble() - 0.5) * (float)Math.Exp(-t % 0.5 * 90) : 0.0005f * (float)(random.NextDouble() - 0.5),
            "loud noise" => _ => (float)(random.NextDouble() * 2 - 1),
            _ => t => t % 0.9 < 0.6 ? 0.3f * (float)(Math.Sin(2 * Math.PI * 180 * t) * Math.Sin(2 * Math.PI * 4 * t)) : 0,
        };
        var frames = (int)(seconds * 24);
        var clip = await room.EncodeAsync(OneSecond with { Frames = frames }, MediaRoom.Sound(seconds, at), pictures);
        var measured = Loudness.Parse(await MediaRoom.FfmpegAsync("-i", FileOf(clip, MediaKind.Video), "-map", "0:a", "-af", Loudness.Meter, "-f", "null", "-"));
        Assert.InRange(measured.Integrated!.Value, -17, -15);
        Assert.True(measured.TruePeak < -1, $"true peak {measured.TruePeak}");
        Assert.Equal(measured.Integrated.Value, clip.Loudness!.Value, 0.2);
    }

    [Theory]
    [InlineData(0f)]
    [InlineData(0.00001f)]
    public async Task Silence_StaysSilent(float strength)
    {
        var clip = await room.EncodeAsync(OneSecond, MediaRoom.Sound(1, t => strength * Tone(t)), pictures);
        Assert.Null(clip.Loudness);
        Assert.DoesNotContain("peaks\":[0.", await File.ReadAllTextAsync(FileOf(clip, MediaKind.Waveform)));
    }

    [Fact]
    public async Task EmptyRoom_IsNotTurnedUpToHiss()
    {
        var clip = await room.EncodeAsync(OneSecond, MediaRoom.Sound(1, t => 0.015f * Tone(t)), pictures);
        Assert.InRange(clip.Loudness!.Value, -60, -46);
    }

    [Fact]
    public async Task MissingSound_IsSilenceToTheEnd()
    {
        var clip = await room.EncodeAsync(OneSecond, MediaRoom.Sound(0.5, Tone), pictures);
        var wave = JsonDocument.Parse(await File.ReadAllTextAsync(FileOf(clip, MediaKind.Waveform))).RootElement;
        var peaks = wave.GetProperty("peaks").EnumerateArray().Select(peak => peak.GetDouble()).ToArray();
        Assert.Equal(100, wave.GetProperty("rate").GetInt32());
        Assert.Equal(100, peaks.Length);
        Assert.All(peaks[5..45], peak => Assert.True(peak > 0.05));
        Assert.All(peaks[55..], peak => Assert.True(peak < 0.01));
    }

    [Theory]
    [InlineData("jpg")]
    [InlineData("png")]
    public async Task Colours_SurviveTheChangeOfRangeAndMatrix(string kind)
    {
        var folder = room.NewFolder("colour");
        var source = Path.Combine(folder, "orange." + kind);
        await MediaRoom.FfmpegAsync("-f", "lavfi", "-i", "color=0xE07020:s=160x90", "-frames:v", "1", "-q:v", "1", "-pix_fmt", kind == "png" ? "rgb24" : "yuvj420p", source);
        var clip = await room.EncodeAsync(OneSecond, MediaRoom.Sound(1, Tone), [await File.ReadAllBytesAsync(source)]);
        var raw = Path.Combine(folder, "pixel.rgb");
        await MediaRoom.FfmpegAsync("-i", FileOf(clip, MediaKind.Video), "-frames:v", "1", "-vf", "scale=1:1:in_color_matrix=bt709:in_range=tv,format=rgb24", "-f", "rawvideo", raw);
        var pixel = await File.ReadAllBytesAsync(raw);
        Assert.InRange(pixel[0], 0xE0 - 4, 0xE0 + 4);
        Assert.InRange(pixel[1], 0x70 - 4, 0x70 + 4);
        Assert.InRange(pixel[2], 0x20 - 5, 0x20 + 5);
        Assert.Matches("^#[de][0-9a-f][67][0-9a-f][12][0-9a-f]$", clip.Colour);
    }

    [Fact]
    public async Task Stills_HaveTheirSizes()
    {
        var clip = await room.EncodeAsync(OneSecond with { Frames = 60 }, MediaRoom.Sound(2.5, Tone), pictures);
        Assert.Equal(new SpriteLayout(5, 1, 5, 240, 136), clip.Sprites);
        foreach (var (kind, width, height) in ((MediaKind, int, int)[])[(MediaKind.Poster, 160, 90), (MediaKind.Thumbnail, 480, 270), (MediaKind.Spritesheet, 1200, 136)])
        {
            var stream = (await Probe.OfAsync(FileOf(clip, kind))).Stream("video");
            Assert.Equal((width, height), (stream.GetProperty("width").GetInt32(), stream.GetProperty("height").GetInt32()));
        }
    }

    [Fact]
    public async Task Finish_LeavesOnlyTheFilesItNames()
    {
        var clip = await room.EncodeAsync(OneSecond, MediaRoom.Sound(1, Tone), pictures, new SpokenLine("Mara", "Hello.", 0.1, 0.7));
        var folder = Path.GetDirectoryName(clip.Files[0].Path)!;
        Assert.Equal(clip.Files.Select(file => file.Path).Order(), Directory.GetFiles(folder).Order());
    }

    [Fact]
    public async Task HalfWrittenClip_IsNeverVisible_AndDisposingKillsFfmpeg()
    {
        var folder = room.NewFolder("half");
        var writer = await room.Get<IClipEncoder>().OpenAsync(OneSecond, folder, CancellationToken.None);
        await writer.WriteSoundAsync(MediaRoom.Sound(1, Tone), CancellationToken.None);
        for (var frame = 0; frame < 10; frame++) await writer.WriteFrameAsync(pictures[frame], CancellationToken.None);
        var running = ChildrenIn(folder);
        Assert.NotEmpty(running);
        await writer.DisposeAsync();
        Assert.False(File.Exists(Path.Combine(folder, "clip.mp4")));
        Assert.Empty(ChildrenIn(folder).Intersect(running));
    }

    [Fact]
    public async Task FewerPicturesThanAnnounced_AreRefused()
    {
        await using var writer = await room.Get<IClipEncoder>().OpenAsync(OneSecond, room.NewFolder("few"), CancellationToken.None);
        await writer.WriteFrameAsync(pictures[0], CancellationToken.None);
        await Assert.ThrowsAsync<InvalidOperationException>(() => writer.FinishAsync([], CancellationToken.None));
    }

    [Fact]
    public async Task BrokenPicture_FailsWithWhatFfmpegSays()
    {
        await using var writer = await room.Get<IClipEncoder>().OpenAsync(OneSecond, room.NewFolder("broken"), CancellationToken.None);
        byte[] broken = [0xFF, 0xD8, 0xFF, .. new byte[400]];
        var failure = await Assert.ThrowsAsync<MediaException>(async () =>
        {
            for (var frame = 0; frame < 24; frame++) await writer.WriteFrameAsync(broken, CancellationToken.None);
            await writer.FinishAsync([], CancellationToken.None);
        });
        Assert.Contains("could not", failure.Message);
    }

    [Fact]
    public async Task MissingFfmpeg_IsSaidWithTheRemedy()
    {
        await using var other = new MediaRoom(options => options.FfmpegPath = "/nowhere/ffmpeg");
        var failure = Assert.Throws<MediaException>(() => other.Get<ToolRunner>().StartFfmpeg(["-version"], feeds: false));
        Assert.Contains("Install ffmpeg", failure.Message);
        Assert.False(failure.Retryable);
    }

    private static string FileOf(EncodedClip clip, MediaKind kind) => clip.Files.Single(file => file.Kind == kind).Path;

    /// <summary>Our ffmpegs that write into a folder: other tests run others at the same time.</summary>
    private static HashSet<int> ChildrenIn(string folder)
    {
        var children = new HashSet<int>();
        foreach (var path in Directory.GetDirectories("/proc").Where(path => int.TryParse(Path.GetFileName(path), out _)))
        {
            try
            {
                var stat = File.ReadAllText(Path.Combine(path, "stat"));
                var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
                if (fields[0] != "Z" && fields[1] == $"{Environment.ProcessId}" && stat.Contains("(ffmpeg)") && File.ReadAllText(Path.Combine(path, "cmdline")).Contains(folder, StringComparison.Ordinal)) children.Add(int.Parse(Path.GetFileName(path), CultureInfo.InvariantCulture));
            }
            catch (IOException)
            {
                // it ended while being read
            }
        }
        return children;
    }
}
