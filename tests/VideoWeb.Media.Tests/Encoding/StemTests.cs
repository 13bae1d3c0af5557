using System.Runtime.InteropServices;
using VideoWeb.Core.Media;

namespace VideoWeb.Media.Tests.Encoding;

public sealed class StemTests : IAsyncLifetime
{
    private const double Seconds = 2;
    private static readonly ClipFormat Format = new(160, 90, 24, 48, "A test");

    private readonly MediaRoom room = new();
    private IReadOnlyList<byte[]> pictures = [];

    public async Task InitializeAsync() => pictures = await room.PicturesAsync(24);

    public async Task DisposeAsync() => await room.DisposeAsync();

    [Fact]
    public async Task Stems_OfASoundThatIsNotLimited_SumToTheClipsSound()
    {
        var clip = await EncodeAsync(Voice, Sea);

        var stems = await SumAsync(clip);
        // one gain for all: the sum is the engine's own mix, turned up
        var raw = MediaRoom.Sound(Seconds, t => Voice(t) + Sea(t));
        var mix = MemoryMarshal.Cast<byte, float>(raw).ToArray();
        var gain = Dot(stems, mix) / Dot(mix, mix);
        Assert.InRange(gain, 1.05, 20);
        Assert.All(Enumerable.Range(0, stems.Length), i => Assert.Equal(mix[i] * gain, stems[i], 1e-4));
        // and what is heard in the clip, as near as AAC is to its source
        var heard = await SamplesAsync(FileOf(clip, MediaKind.Video));
        var length = Math.Min(heard.Length, stems.Length);
        var difference = Enumerable.Range(0, length).Sum(i => Math.Pow(heard[i] - stems[i], 2)) / Dot(stems[..length], stems[..length]);
        Assert.True(difference < 0.003, $"{10 * Math.Log10(difference):0.0} dB");
    }

    /// <summary>The rule where the mix is limited: the stems keep what the limiter takes, and only there.</summary>
    [Fact]
    public async Task Stems_WhereTheMixIsLimited_AreLouderThereAndEqualElsewhere()
    {
        static float Bang(double t) => t is > 1 and < 1.003 ? 0.83f * (float)Math.Sin(2 * Math.PI * 300 * t) : 0;
        var clip = await EncodeAsync(Voice, Bang);

        var stems = await SumAsync(clip);
        var heard = await SamplesAsync(FileOf(clip, MediaKind.Video));
        Assert.True(Peak(stems, 0.99, 1.02) > Peak(heard, 0.99, 1.02) * 1.2);
        // half a second away the limiter has let go
        Assert.Equal(Peak(stems, 0.2, 0.8), Peak(heard, 0.2, 0.8), 0.02);
        Assert.Equal(Peak(stems, 1.6, 1.9), Peak(heard, 1.6, 1.9), 0.02);
    }

    [Fact]
    public async Task Stem_IsABroadcastWaveFromOneHourAsLongAsThePicture()
    {
        var clip = await EncodeAsync(Voice, Sea);

        // the two that sound, no silent ones
        Assert.Equal([MediaKind.DialogueStem, MediaKind.AmbienceStem], clip.Files.Select(file => file.Kind).Where(kind => kind.Stem() is not null));
        var probe = await Probe.OfAsync(FileOf(clip, MediaKind.DialogueStem));
        Assert.Equal("172800000", probe.Format.GetProperty("tags").GetProperty("time_reference").GetString());
        Assert.Equal(("pcm_f32le", "48000", 2), (probe.Stream("audio").GetProperty("codec_name").GetString(), probe.Stream("audio").GetProperty("sample_rate").GetString(), probe.Stream("audio").GetProperty("channels").GetInt32()));
        Assert.Equal(48_000 * 2 * 2, (await SamplesAsync(FileOf(clip, MediaKind.DialogueStem))).Length);
        Assert.InRange((await File.ReadAllBytesAsync(FileOf(clip, MediaKind.DialogueStem))).AsSpan().IndexOf("bext"u8), 12, 100);
        Assert.Empty(Directory.GetFiles(Path.GetDirectoryName(FileOf(clip, MediaKind.Video))!, "*.raw.wav"));
    }

    [Fact]
    public async Task Stem_Signed_IsTrustedAndStillABroadcastWave()
    {
        var stem = FileOf(await EncodeAsync(Voice, Sea), MediaKind.DialogueStem);
        await room.Get<IProvenance>().SignAsync(stem, stem, new Origin { Title = "A test (dialogue)", Source = DigitalSource.AlgorithmicMedia, Engine = "Previz" }, CancellationToken.None);

        await using var content = File.OpenRead(stem);
        Assert.Equal(ProvenanceState.Trusted, (await room.Get<IProvenance>().VerifyAsync(content, CancellationToken.None)).State);
        Assert.Equal("172800000", (await Probe.OfAsync(stem)).Format.GetProperty("tags").GetProperty("time_reference").GetString());
    }

    private static float Voice(double t) => 0.05f * (float)(Math.Sin(2 * Math.PI * 440 * t) * (0.6 + 0.4 * Math.Sin(2 * Math.PI * 3 * t)));

    private static float Sea(double t) => 0.02f * (float)Math.Sin(2 * Math.PI * 130 * t);

    private async Task<EncodedClip> EncodeAsync(Func<double, float> dialogue, Func<double, float> ambience)
    {
        await using var writer = await room.Get<IClipEncoder>().OpenAsync(Format, room.NewFolder("clip-" + Guid.NewGuid().ToString("N")), CancellationToken.None);
        await writer.WriteStemAsync(SoundStem.Dialogue, MediaRoom.Sound(Seconds, dialogue), CancellationToken.None);
        await writer.WriteStemAsync(SoundStem.Ambience, MediaRoom.Sound(Seconds, ambience), CancellationToken.None);
        await writer.WriteSoundAsync(MediaRoom.Sound(Seconds, t => dialogue(t) + ambience(t)), CancellationToken.None);
        for (var frame = 0; frame < Format.Frames; frame++) await writer.WriteFrameAsync(pictures[frame % pictures.Count], CancellationToken.None);
        return await writer.FinishAsync([], CancellationToken.None);
    }

    private async Task<float[]> SumAsync(EncodedClip clip)
    {
        var (dialogue, ambience) = (await SamplesAsync(FileOf(clip, MediaKind.DialogueStem)), await SamplesAsync(FileOf(clip, MediaKind.AmbienceStem)));
        return [.. dialogue.Zip(ambience, (a, b) => a + b)];
    }

    private async Task<float[]> SamplesAsync(string path)
    {
        var raw = Path.Combine(room.Folder, Guid.NewGuid().ToString("N"));
        await MediaRoom.FfmpegAsync("-i", path, "-map", "0:a:0", "-f", "f32le", "-c:a", "pcm_f32le", raw);
        return MemoryMarshal.Cast<byte, float>(await File.ReadAllBytesAsync(raw)).ToArray();
    }

    private static double Dot(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        var sum = 0.0;
        for (var i = 0; i < a.Length; i++) sum += (double)a[i] * b[i];
        return sum;
    }

    private static double Peak(float[] samples, double from, double to) => samples[((int)(from * 48_000) * 2)..((int)(to * 48_000) * 2)].Max(Math.Abs);

    private static string FileOf(EncodedClip clip, MediaKind kind) => clip.Files.Single(file => file.Kind == kind).Path;
}
