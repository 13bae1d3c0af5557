using System.Security.Cryptography;
using VideoWeb.Core.Engines;
using VideoWeb.Engines.Diffusion.Pictures;
using VideoWeb.Engines.Diffusion.Samplers;
using VideoWeb.Engines.Diffusion.Weights;

namespace VideoWeb.Engines.Tests.Diffusion;

/// <summary>From a plan to frames on tiny packs of every kind.</summary>
public sealed class PackEngineTests
{
    [Theory]
    [InlineData("t2v")]
    [InlineData("vace")]
    [InlineData("ti2v")]
    [InlineData("a14b-t2v")]
    [InlineData("a14b-i2v")]
    public async Task Render_APackOfAnyKind_GivesSoundThenEveryFrameInOrder(string kind)
    {
        using var packs = new TinyPacks(kind);
        var events = await packs.Engine($"tiny-{kind}").RenderAsync(TinyPacks.Request(), CancellationToken.None).ToListAsync();

        var staged = Assert.IsType<EngineStaged>(events[0]);
        Assert.Equal("Yip.", Assert.Single(staged.Lines).Text);
        Assert.Equal(Enumerable.Range(0, 8), events.OfType<EngineFrame>().Select(frame => frame.Index));
        Assert.True(events.FindIndex(happened => happened is EngineSound) < events.FindIndex(happened => happened is EngineFrame));
        foreach (var frame in events.OfType<EngineFrame>())
        {
            var picture = PictureFile.Read(frame.Image.Span, "frame");
            Assert.Equal((64, 32), (picture.Width, picture.Height));
        }
    }

    [Fact]
    public async Task Render_ShowsAPreviewAfterEachStep()
    {
        using var packs = new TinyPacks("t2v");
        var events = await packs.Engine("tiny-t2v").RenderAsync(TinyPacks.Request(), CancellationToken.None).ToListAsync();

        Assert.Equal(["step 1", "step 2"], events.OfType<EnginePreview>().Select(preview => preview.Pass).Distinct());
        Assert.All(events.OfType<EnginePreview>(), preview => Assert.Equal(preview.Width, PictureFile.Read(preview.Jpeg.Span, "preview").Width));
        var fractions = events.OfType<EngineProgress>().Select(progress => progress.Fraction).ToList();
        Assert.Equal(fractions.Order(), fractions);
        Assert.Equal(1, fractions[^1], 6);
    }

    [Fact]
    public async Task Render_WithTheSameSeed_GivesTheSameFrames_AndOthersWithAnother()
    {
        using var packs = new TinyPacks("t2v");
        var engine = packs.Engine("tiny-t2v");
        var first = await HashesAsync(engine, TinyPacks.Request());
        Assert.Equal(first, await HashesAsync(engine, TinyPacks.Request()));
        Assert.NotEqual(first, await HashesAsync(engine, TinyPacks.Request(seed: 8)));
    }

    [Theory]
    [InlineData("negative")]
    [InlineData("guidance")]
    [InlineData("steps")]
    [InlineData("guide")]
    public async Task Render_WithAWish_ChangesTheFrames(string wish)
    {
        using var packs = new TinyPacks("t2v");
        var engine = packs.Engine("tiny-t2v");
        var plain = TinyPacks.Request();
        var wished = plain with
        {
            Wishes = wish switch
            {
                "negative" => plain.Wishes with { Negative = "cats" },
                "guidance" => plain.Wishes with { Guidance = 9 },
                "steps" => plain.Wishes with { Steps = 3 },
                _ => plain.Wishes with { Guide = 0.5 },
            },
        };
        Assert.NotEqual(await HashesAsync(engine, plain), await HashesAsync(engine, wished));
    }

    [Fact]
    public async Task Render_WithALora_ChangesTheFramesAndAMissingOneIsNamed()
    {
        using var packs = new TinyPacks("a14b-t2v");
        var loras = Directory.CreateDirectory(Path.Combine(packs.Folder, "loras")).FullName;
        const string Module = "diffusion_model.blocks.0.self_attn.q";
        SafetensorsWriter.Write(
            Path.Combine(loras, "film.safetensors"),
            [
                WrittenTensor.Of($"{Module}.lora_down.weight", [2, 32], () => StartNoise.Gaussian(1, 0, 64)),
                WrittenTensor.Of($"{Module}.lora_up.weight", [32, 2], () => StartNoise.Gaussian(2, 0, 64)),
            ]);
        var engine = packs.Engine("tiny-a14b-t2v");
        var plain = TinyPacks.Request();
        EngineRequest With(string lora) => plain with { Wishes = plain.Wishes with { Lora = lora } };
        var merged = await HashesAsync(engine, With("film:0.8"));
        Assert.NotEqual(await HashesAsync(engine, plain), merged);
        Assert.NotEqual(merged, await HashesAsync(engine, With("film:0.4")));

        var refused = await Assert.ThrowsAsync<EngineException>(() => HashesAsync(engine, With("other")));
        Assert.Contains("\"other\"", refused.Message, StringComparison.Ordinal);
        Assert.Contains("film", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Render_ACancelledRun_EndsWithoutFrames()
    {
        using var packs = new TinyPacks("t2v");
        using var leaving = new CancellationTokenSource();
        var seen = 0;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var happened in packs.Engine("tiny-t2v").RenderAsync(TinyPacks.Request(), leaving.Token))
            {
                if (happened is EnginePreview)
                    await leaving.CancelAsync();
                seen += happened is EngineFrame ? 1 : 0;
            }
        });
        Assert.Equal(0, seen);

        // whoever waits for the model has it now
        Assert.NotEmpty(await HashesAsync(packs.Engine("tiny-t2v"), TinyPacks.Request()));
    }

    [Theory]
    [InlineData("t2v", 1, 0.5)]
    [InlineData("t2v", 2, 0.5)]
    [InlineData("t2v", 4, 6)]
    [InlineData("a14b-t2v", 2, 0.5)]
    [InlineData("vace", 5, 6)]
    public async Task Render_AfterAnInterruption_GoesOnFromTheLastStepAndGivesTheSameFrames(string kind, int steps, double seconds)
    {
        using var packs = new TinyPacks(kind);
        var request = TinyPacks.Request(seconds) with { Wishes = new DenoiseWishes { Steps = 3 } };
        var engine = packs.Engine($"tiny-{kind}");
        var want = await HashesAsync(engine, request);
        var states = Path.Combine(packs.Options.CacheRoot, "windows");
        Assert.Empty(Directory.GetFiles(states));

        using var leaving = new CancellationTokenSource();
        var taken = 0;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var happened in engine.RenderAsync(request, leaving.Token))
            {
                if (happened is EngineProgress { Pass: "denoise" } && ++taken == steps)
                    await leaving.CancelAsync();
            }
        });
        Assert.NotEmpty(Directory.GetFiles(states));

        // as another process would: nothing is shared but the disk
        var events = await packs.Engine($"tiny-{kind}").RenderAsync(request, CancellationToken.None).ToListAsync();
        Assert.Equal(want, Hashes(events));
        var all = seconds > 5 ? 6 : 3;
        // a window that was ready says so once
        var ready = steps / 3;
        Assert.Equal(all - steps + ready, events.OfType<EngineProgress>().Count(progress => progress.Pass == "denoise"));
        Assert.Empty(Directory.GetFiles(states));
    }

    [Fact]
    public async Task Render_WithADamagedState_BeginsAnew()
    {
        using var packs = new TinyPacks("t2v");
        var engine = packs.Engine("tiny-t2v");
        var want = await HashesAsync(engine, TinyPacks.Request());
        using var leaving = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var happened in engine.RenderAsync(TinyPacks.Request(), leaving.Token))
            {
                if (happened is EnginePreview)
                    await leaving.CancelAsync();
            }
        });
        foreach (var state in Directory.GetFiles(Path.Combine(packs.Options.CacheRoot, "windows")))
            File.WriteAllBytes(state, File.ReadAllBytes(state)[..^40]);
        Assert.Equal(want, await HashesAsync(engine, TinyPacks.Request()));
    }

    [Theory]
    [InlineData("t2v")]
    [InlineData("vace")]
    [InlineData("ti2v")]
    public async Task Render_AShotLongerThanAWindow_GoesOnInOverlappingWindows(string kind)
    {
        using var packs = new TinyPacks(kind);
        var events = await packs.Engine($"tiny-{kind}").RenderAsync(TinyPacks.Request(seconds: 6), CancellationToken.None).ToListAsync();

        Assert.Equal(Enumerable.Range(0, 96), events.OfType<EngineFrame>().Select(frame => frame.Index));
        Assert.Equal(4, events.OfType<EngineProgress>().Where(progress => progress.Pass == "denoise").Max(progress => progress.Total));
    }

    [Fact]
    public async Task Render_SeveralShots_MakesAWindowForEach()
    {
        using var packs = new TinyPacks("t2v");
        var events = await packs.Engine("tiny-t2v").RenderAsync(TinyPacks.Request(1, 7, 0.5), CancellationToken.None).ToListAsync();
        Assert.Equal(16, events.OfType<EngineFrame>().Count());
        Assert.Equal(4, events.OfType<EngineProgress>().Count(progress => progress.Pass == "denoise"));
    }

    [Fact]
    public async Task Render_WithoutAStage_IsSilentAndSaysSo()
    {
        using var packs = new TinyPacks("t2v");
        packs.Stage.Missing = "no headless browser is installed";
        var events = await packs.Engine("tiny-t2v").RenderAsync(TinyPacks.Request(), CancellationToken.None).ToListAsync();

        Assert.Contains(((EngineStaged)events[0]).Notes, note => note.Contains("silent", StringComparison.Ordinal) && note.Contains("headless browser", StringComparison.Ordinal));
        Assert.Equal(8 * 3000 * 2 * sizeof(float), Assert.Single(events.OfType<EngineSound>()).Samples.Length);
    }

    [Fact]
    public async Task Render_WithoutEnoughMemory_RefusesBeforeAnythingIsLoaded()
    {
        using var packs = new TinyPacks("t2v");
        packs.Options.Memory = 1000;
        var refused = await Assert.ThrowsAsync<EngineException>(async () => await packs.Engine("tiny-t2v").RenderAsync(TinyPacks.Request(), CancellationToken.None).ToListAsync());
        Assert.False(refused.Retryable);
        Assert.Contains("GB", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Render_APictureModelWithoutAPicture_BeginsAsTheStage()
    {
        using var packs = new TinyPacks("a14b-i2v");
        await HashesAsync(packs.Engine("tiny-a14b-i2v"), TinyPacks.Request());
        Assert.Equal([0], packs.Stage.Drawn);
    }

    [Fact]
    public async Task Render_WithACameo_IsSeenByAPackThatTakesReferences()
    {
        using var packs = new TinyPacks("vace");
        var path = Path.Combine(packs.Folder, "rex.png");
        await File.WriteAllBytesAsync(path, PictureFile.Png(Picture.Plain(40, 60, 200, 40, 40)));
        var cast = TinyPacks.Request() with { Cameos = new Dictionary<string, EngineCameo> { ["rex"] = new() { Kind = "animal", Pictures = [path] } } };
        var engine = packs.Engine("tiny-vace");
        Assert.NotEqual(await HashesAsync(engine, TinyPacks.Request()), await HashesAsync(engine, cast));
    }

    [Theory]
    [InlineData("ti2v")]
    [InlineData("vace")]
    public async Task Render_FromAPicture_ChangesTheFrames(string kind)
    {
        using var packs = new TinyPacks(kind);
        var path = Path.Combine(packs.Folder, "first.png");
        await File.WriteAllBytesAsync(path, PictureFile.Png(Picture.Plain(100, 50, 20, 200, 40)));
        var engine = packs.Engine($"tiny-{kind}");
        Assert.NotEqual(await HashesAsync(engine, TinyPacks.Request()), await HashesAsync(engine, TinyPacks.Request() with { ImagePath = path }));
    }

    private static async Task<IReadOnlyList<string>> HashesAsync(IEngine engine, EngineRequest request) =>
        Hashes(await engine.RenderAsync(request, CancellationToken.None).ToListAsync());

    private static IReadOnlyList<string> Hashes(IEnumerable<EngineEvent> events) =>
        [.. events.OfType<EngineFrame>().Select(frame => Convert.ToHexString(SHA256.HashData(frame.Image.Span)))];
}
