using FsCheck.Xunit;
using VideoWeb.Engines.Diffusion.Families.Kandinsky6;
using VideoWeb.Engines.Diffusion.Samplers;

namespace VideoWeb.Engines.Tests.Diffusion;

/// <summary>The denoising loop around the transformer: what it is given, in which order, and what becomes of its answers.</summary>
public sealed class Kandinsky6LoopTests
{
    private static readonly string Goldens = Path.Combine(AppContext.BaseDirectory, "Diffusion", "Goldens", "kandinsky6");
    private static readonly Kandinsky6Config Config = Kandinsky6Config.Open(Path.Combine(Goldens, "transformer-release", "config.json"));
    private static readonly SchedulerConfig Euler = SchedulerConfig.Open(Path.Combine(Goldens, "schedulers", "euler", "scheduler_config.json"));
    private static readonly Kandinsky6Text Prompt = new([1], 1, [1]), Negative = new([2], 1, [2]);
    private static readonly LatentGrid Grid = new(3, 2, 4);

    [Property]
    public void Pack_ThenUnpackWithChannelsMovedBack_IsTheIdentity(byte frames, byte rows, byte columns)
    {
        var patch = new[] { 1, 2, 2 };
        var grid = new LatentGrid(frames % 3 + 1, rows % 3 * 2 + 2, columns % 3 * 2 + 2);
        const int channels = 3;
        float[] latents = [.. Enumerable.Range(0, grid.Count * channels).Select(value => (float)value)];

        var packed = Kandinsky6Patches.Pack(latents, grid, channels, patch);
        // pixels before channels on the way in, channels before pixels on the way out
        float[] turned = [.. packed.Chunk(4 * channels).SelectMany(token => Enumerable.Range(0, token.Length).Select(at => token[at % 4 * channels + at / 4]))];

        Assert.Equal(latents, Kandinsky6Patches.Unpack(turned, grid, channels, patch));
    }

    [Fact]
    public void Run_WithAReferenceImage_PutsItBackBeforeEachStepAndCutsItOffAtTheEnd()
    {
        float[] reference = [.. Enumerable.Range(0, 8 * Config.Video.In).Select(value => value + 0.5f)];
        var transformer = new Scripted((_, value) => value + 1);
        var latents = Denoise(transformer, run => run with { Reference = reference });

        Assert.Equal(Grid.Count * Config.Video.In, latents.Video.Length);
        Assert.Equal(4, transformer.Calls.Count);
        foreach (var call in transformer.Calls)
        {
            Assert.True(call.HasReference);
            Assert.Equal(Grid.Frames + 1, call.Grid.Frames);
            var pixels = call.Video.Chunk(Config.VideoInput).ToList();
            Assert.Equal(reference, pixels.Skip(Grid.Count).SelectMany(pixel => pixel[..Config.Video.In]));
            Assert.All(pixels.Take(Grid.Count), pixel => Assert.Equal(0, pixel[^1]));
            Assert.All(pixels.Skip(Grid.Count), pixel => Assert.Equal(1, pixel[^1]));
        }
    }

    [Fact]
    public void Run_WithGuidance_AsksForBothTextsAndMovesAwayFromTheNegative()
    {
        // the prompt's velocity is 1 everywhere, the negative's 2: guided 2 + 3·(1 − 2) = −1
        var transformer = new Scripted((call, _) => call.Text == Prompt ? 1 : 2);
        var latents = Denoise(transformer, run => run with { Guidance = 3, Negative = Negative });

        Assert.Equal([Prompt, Negative], transformer.Calls.Take(2).Select(call => call.Text));
        // from σ = 1 to 0 against the velocity −1
        Assert.All(latents.Video, value => Assert.Equal(1, value, 1e-5f));
        Assert.All(latents.Audio!, value => Assert.Equal(1, value, 1e-5f));
    }

    [Theory]
    [InlineData(1f, true)]
    [InlineData(5f, false)]
    public void Run_WithoutGuidanceOrNegative_AsksOnceAStep(float guidance, bool hasNegative)
    {
        var transformer = new Scripted((_, _) => 0);
        Denoise(transformer, run => run with { Guidance = guidance, Negative = hasNegative ? Negative : null });
        Assert.Equal(4, transformer.Calls.Count);
    }

    [Fact]
    public void Run_OfVideoAlone_HasNoAudio()
    {
        var transformer = new Scripted((_, _) => 0);
        Assert.Null(Denoise(transformer, run => run with { AudioNoise = null }).Audio);
        Assert.All(transformer.Calls, call => Assert.Null(call.Audio));
    }

    [Fact]
    public void Run_CancelledAfterAStep_EndsBeforeTheNext()
    {
        using var source = new CancellationTokenSource();
        var transformer = new Scripted((_, _) => 0);
        var denoiser = new Kandinsky6Denoiser(transformer, Euler);
        Assert.Throws<OperationCanceledException>(() => denoiser.Run(Start(), _ => source.Cancel(), source.Token));
        Assert.Single(transformer.Calls);
    }

    private static Kandinsky6Latents Denoise(Scripted transformer, Func<Kandinsky6Run, Kandinsky6Run> change) =>
        new Kandinsky6Denoiser(transformer, Euler).Run(change(Start()), null, CancellationToken.None);

    private static Kandinsky6Run Start() =>
        new(4, 1, Prompt, null, Grid, new float[Grid.Count * Config.Video.In], new float[5 * Config.Audio.In], null);

    /// <summary>Answers each value by a rule and remembers what it was asked.</summary>
    private sealed class Scripted(Func<Kandinsky6Call, float, float> rule) : IKandinsky6Transformer
    {
        public List<Kandinsky6Call> Calls { get; } = [];

        public Kandinsky6Config Config => Kandinsky6LoopTests.Config;

        public Kandinsky6Velocity Predict(Kandinsky6Call call, CancellationToken cancellationToken)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Calls.Add(call with { Video = [.. call.Video] });
            return new Kandinsky6Velocity(
                [.. Enumerable.Range(0, call.Grid.Count * Config.Video.In).Select(_ => rule(call, 0))],
                call.Audio?.Select(value => rule(call, value)).ToArray());
        }
    }
}
