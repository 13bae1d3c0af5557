using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using VideoWeb.Core.Engines;
using VideoWeb.Core.Plans;
using VideoWeb.Core.Staging;
using VideoWeb.Engines.Previz;
using VideoWeb.Engines.Previz.Furniture;

namespace VideoWeb.Engines.Tests.Previz;

/// <summary>The real stage in a real headless browser, as small as it goes. One browser for all of them.</summary>
public sealed class PrevizEngineTests(PrevizEngineTests.Stage stage) : IClassFixture<PrevizEngineTests.Stage>
{
    [Fact]
    public async Task Render_SmallPlan_GivesPreviewsSoundAndEveryFrameInOrder()
    {
        var events = await stage.Engine.RenderAsync(Request(), CancellationToken.None).ToListAsync();

        var staged = Assert.IsType<EngineStaged>(events[0]);
        Assert.Equal(6, staged.Frames);
        Assert.Equal(Enumerable.Range(0, 6), events.OfType<EngineFrame>().Select(frame => frame.Index));
        Assert.All(events.OfType<EngineFrame>(), frame => Assert.Equal([0xFF, 0xD8], frame.Image[..2].ToArray()));
        Assert.Equal(["storyboard", "coarse", "full"], events.OfType<EnginePreview>().Select(preview => preview.Pass).Distinct());
        var samples = events.OfType<EngineSound>().Sum(chunk => chunk.Samples.Length) / (2 * sizeof(float));
        Assert.Equal(48_000 * 6 / 12, samples);
        Assert.True(events.FindIndex(e => e is EngineFrame) > events.FindLastIndex(e => e is EngineSound), "sound comes before the first frame");
        Assert.Equal(1, events.OfType<EngineProgress>().Last().Fraction, 3);
    }

    [Fact]
    public async Task Render_SmallPlan_StemsSumToTheSoundToTheBit()
    {
        var events = await stage.Engine.RenderAsync(Request(), CancellationToken.None).ToListAsync();

        var stems = events.OfType<EngineStem>().GroupBy(chunk => chunk.Stem, chunk => chunk.Samples).Select(Samples).ToList();
        Assert.NotEmpty(stems);
        var sound = Samples(events.OfType<EngineSound>().Select(chunk => chunk.Samples));
        Assert.All(stems, stem => Assert.Equal(sound.Length, stem.Length));
        Assert.Equal(sound, Enumerable.Range(0, sound.Length).Select(i => (float)stems.Sum(stem => (double)stem[i])));
        Assert.True(events.FindIndex(e => e is EngineFrame) > events.FindLastIndex(e => e is EngineStem), "stems come before the first frame");

        static float[] Samples(IEnumerable<ReadOnlyMemory<byte>> chunks) =>
            System.Runtime.InteropServices.MemoryMarshal.Cast<byte, float>(chunks.SelectMany(chunk => chunk.ToArray()).ToArray()).ToArray();
    }

    [Fact]
    public async Task Render_SameSeedTwice_GivesIdenticalFrames()
    {
        var first = await stage.Engine.RenderAsync(Request(), CancellationToken.None).OfType<EngineFrame>().ToListAsync();
        var second = await stage.Engine.RenderAsync(Request(), CancellationToken.None).OfType<EngineFrame>().ToListAsync();

        Assert.Equal(first.Select(Hash), second.Select(Hash));
        Assert.NotEqual(Hash(first[0]), Hash(first[^1]));
    }

    [Fact]
    public async Task Render_Cancelled_KeepsTheBrowserForTheNextClip()
    {
        using var cancelled = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var update in stage.Engine.RenderAsync(Request(), cancelled.Token))
            {
                if (update is EngineFrame)
                    await cancelled.CancelAsync();
            }
        });

        var frames = await stage.Engine.RenderAsync(Request(), CancellationToken.None).OfType<EngineFrame>().CountAsync();

        Assert.Equal(6, frames);
    }

    [Fact]
    public async Task Render_WhenTheBrowserIsKilled_FailsAsWorthRetryingAndTheNextClipHasANewBrowser()
    {
        var fault = await Assert.ThrowsAsync<EngineException>(async () =>
        {
            await foreach (var update in stage.Engine.RenderAsync(Request(), CancellationToken.None))
            {
                if (update is EnginePreview { Pass: "storyboard" })
                    stage.KillBrowser();
            }
        });

        Assert.True(fault.Retryable);
        Assert.Equal(6, await stage.Engine.RenderAsync(Request(), CancellationToken.None).OfType<EngineFrame>().CountAsync());
    }

    [Fact]
    public async Task Render_WithGeometry_GivesARowForEachFrame()
    {
        var frames = await stage.Engine.RenderAsync(Request() with { Geometry = true }, CancellationToken.None).OfType<EngineFrame>().ToListAsync();

        Assert.All(frames, frame => Assert.Contains("\"focalLength\"", frame.Geometry, StringComparison.Ordinal));
    }

    private static string Hash(EngineFrame frame) => Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(frame.Image.Span));

    private static EngineRequest Request() => new()
    {
        Quality = RenderQuality.Draft,
        Staged = new StagedPlan
        {
            Plan = new ShotPlan
            {
                Seed = 7,
                Fps = 12,
                Seconds = 0.5,
                Size = new FrameSize(160, 90),
                Shots =
                [
                    new Shot
                    {
                        Seconds = 0.5,
                        Environment = new ShotEnvironment { Place = "studio", TimeOfDay = "noon", Weather = "clear" },
                        Subjects = [new Subject { Noun = "box" }],
                        Camera = [new CameraMove("orbit-left", 90, "deg")],
                    },
                ],
            },
            Shots = [new StagedShot("studio", null, [new StagedSubject(0, "box", "stand-in", "box", "stand", null)])],
        },
    };

    public sealed class Stage : IAsyncLifetime
    {
        private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("previz-");
        private StagePages pages = null!;

        internal PrevizEngine Engine { get; private set; } = null!;

        public Task InitializeAsync()
        {
            var options = Options.Create(new PrevizOptions
            {
                StageRoot = Path.Combine(Repository(), "wwwroot/stage"),
                FurnitureRoot = Path.Combine(folder.FullName, "furniture"),
                CacheRoot = Path.Combine(folder.FullName, "cache"),
            });
            pages = new StagePages(options, new FurnitureLibrary(options, NullLogger<FurnitureLibrary>.Instance), NullLogger<StagePages>.Instance);
            Engine = new PrevizEngine(pages, options);
            return Task.CompletedTask;
        }

        /// <summary>kill -9 of the browser that draws for this fixture; the children end with it.</summary>
        public void KillBrowser()
        {
            foreach (var id in Directory.EnumerateDirectories("/proc").Select(Path.GetFileName).Where(name => int.TryParse(name, out _)))
            {
                if (!CommandLine(id!).Contains($"--user-data-dir={folder.FullName}", StringComparison.Ordinal))
                    continue;
                using var process = System.Diagnostics.Process.GetProcessById(int.Parse(id!, System.Globalization.CultureInfo.InvariantCulture));
                process.Kill();
            }
        }

        private static string CommandLine(string id)
        {
            try
            {
                return File.ReadAllText($"/proc/{id}/cmdline");
            }
            catch (IOException)
            {
                return "";
            }
        }

        public async Task DisposeAsync()
        {
            await pages.DisposeAsync();
            folder.Delete(recursive: true);
        }

        private static string Repository()
        {
            var here = new DirectoryInfo(AppContext.BaseDirectory);
            while (!File.Exists(Path.Combine(here.FullName, "VideoWeb.sln")))
                here = here.Parent!;
            return here.FullName;
        }
    }
}
