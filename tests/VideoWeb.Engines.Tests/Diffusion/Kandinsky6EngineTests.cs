using System.Runtime.InteropServices;
using System.Security.Cryptography;
using VideoWeb.Core.Engines;
using VideoWeb.Engines.Diffusion.Families.Kandinsky6;
using VideoWeb.Engines.Diffusion.Pictures;

namespace VideoWeb.Engines.Tests.Diffusion;

/// <summary>Picture and sound of one run, from a plan, on tiny packs.</summary>
public sealed class Kandinsky6EngineTests
{
    [Theory]
    [InlineData("lite-distill", 1)]
    [InlineData("lite", 5)]
    public void Recognise_ATinyPack_SaysThatItMakesSoundAndWhetherItIsGuided(string kind, double guidance)
    {
        using var packs = new TinyPacks(kind);
        var pack = Assert.Single(packs.Shelf.Packs).Pack;
        Assert.Null(pack.Fault);
        Assert.True(pack.Abilities is { Sound: true, FirstFrame: true, Overlap: 1, FramesPerSecond: 24, MaxFrames: 121 });
        Assert.Equal(guidance, pack.Abilities.Guidance);
        Assert.Equal(("kandinsky6", "cc0-1.0"), (pack.Family, pack.License));
    }

    [Theory]
    [InlineData("vocoder/config.json", "vocoder/config.json")]
    [InlineData("audio_vae/diffusion_pytorch_model.safetensors", "audio_vae")]
    [InlineData("tokenizer_2/tokenizer.json", "tokenizer_2")]
    public void Recognise_WithAMissingFile_NamesIt(string missing, string named)
    {
        using var packs = new TinyPacks("lite");
        File.Delete(Path.Combine(packs.Folder, "tiny-lite", missing));
        Assert.Contains(named, Assert.Single(packs.Shelf.Packs).Pack.Fault, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("lite-distill", 0.5)]
    [InlineData("lite", 0.5)]
    [InlineData("lite-distill", 6)]
    public async Task Render_GivesTheModelsOwnSoundOfTheClipsLength_ThenEveryFrame(string kind, double seconds)
    {
        using var packs = new TinyPacks(kind);
        var events = await packs.Engine($"tiny-{kind}").RenderAsync(TinyPacks.Request(seconds), CancellationToken.None).ToListAsync();

        Assert.Equal(Enumerable.Range(0, (int)(seconds * 16)), events.OfType<EngineFrame>().Select(frame => frame.Index));
        var sound = Assert.Single(events.OfType<EngineSound>());
        Assert.True(events.IndexOf(sound) < events.FindIndex(happened => happened is EngineFrame));
        var samples = MemoryMarshal.Cast<byte, float>(sound.Samples.Span).ToArray();
        Assert.Equal((int)(seconds * 48_000) * 2, samples.Length);
        // both ends are heard: of a longer clip the second window has its part
        Assert.Contains(samples[..4800], sample => sample != 0);
        Assert.Contains(samples[^9600..^4800], sample => sample != 0);
        Assert.All(samples, sample => Assert.InRange(sample, -1, 1));
        Assert.Equal(["step 1", "step 2"], events.OfType<EnginePreview>().Select(preview => preview.Pass).Distinct());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Render_AfterAnInterruption_GoesOnFromTheLastStepAndGivesTheSame(int steps)
    {
        using var packs = new TinyPacks("lite-distill");
        var engine = packs.Engine("tiny-lite-distill");
        var want = await HashesAsync(engine, TinyPacks.Request());
        Assert.NotEqual(want, await HashesAsync(engine, TinyPacks.Request(seed: 8)));

        using var leaving = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var happened in engine.RenderAsync(TinyPacks.Request(), leaving.Token))
            {
                if (happened is EnginePreview { Pass: var pass } && pass == $"step {steps}")
                    await leaving.CancelAsync();
            }
        });
        Assert.Equal(want, await HashesAsync(engine, TinyPacks.Request()));
    }

    [Fact]
    public async Task Render_WithAPictureToBeginWith_MakesOtherFrames()
    {
        using var packs = new TinyPacks("lite-distill");
        var path = Path.Combine(packs.Folder, "first.png");
        await File.WriteAllBytesAsync(path, PictureFile.Png(Picture.Plain(64, 32, 200, 30, 30)));
        var engine = packs.Engine("tiny-lite-distill");
        Assert.NotEqual(await HashesAsync(engine, TinyPacks.Request()), await HashesAsync(engine, TinyPacks.Request() with { ImagePath = path }));
    }

    [Fact]
    public async Task Test_OfATinyPack_Passes()
    {
        using var packs = new TinyPacks("lite-distill");
        var test = await packs.Models.TestAsync("tiny-lite-distill", CancellationToken.None);
        Assert.True(test.Passed, test.Message);
    }

    [Fact]
    public void Changed_AToneToAnotherRate_StaysTheToneAtItsLoudness()
    {
        static float Tone(int index, int rate) => 0.5f * MathF.Sin(2 * MathF.PI * 1000 * index / rate);
        var changed = SoundRate.Changed([.. Enumerable.Range(0, 4410).Select(index => Tone(index, 44_100))], 44_100, 48_000, 5000);
        for (var index = 100; index < 4600; index++)
            Assert.Equal(Tone(index, 48_000), changed[index], 2e-3f);
        Assert.All(changed[4900..], sample => Assert.Equal(0, sample));
    }

    private static async Task<List<string>> HashesAsync(IEngine engine, EngineRequest request)
    {
        var events = await engine.RenderAsync(request, CancellationToken.None).ToListAsync();
        return
        [
            .. events.OfType<EngineSound>().Select(sound => Convert.ToHexString(SHA256.HashData(sound.Samples.Span))),
            .. events.OfType<EngineFrame>().Select(frame => Convert.ToHexString(SHA256.HashData(frame.Image.Span))),
        ];
    }
}
