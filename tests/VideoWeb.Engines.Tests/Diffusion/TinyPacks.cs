using VideoWeb.Core.Engines;
using VideoWeb.Core.Plans;
using VideoWeb.Core.Staging;
using VideoWeb.Engines.Diffusion;
using VideoWeb.Engines.Diffusion.Families.Kandinsky6;
using VideoWeb.Engines.Diffusion.Families.Wan;
using VideoWeb.Engines.Diffusion.Packs;
using VideoWeb.Engines.Diffusion.Pictures;
using VideoWeb.Engines.Previz;

namespace VideoWeb.Engines.Tests.Diffusion;

/// <summary>A folder of tiny packs, and a shelf over it.</summary>
internal sealed class TinyPacks : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("packs-");

    public TinyPacks(params string[] kinds)
    {
        foreach (var kind in kinds)
            Add(kind);
        Options = new DiffusionOptions { DownloadFolder = Folder, CacheRoot = Path.Combine(_root.FullName, "cache") };
        Options.Folders.Add(Folder);
        Shelf = new PackShelf([new WanFamily(), new Kandinsky6Family()], Microsoft.Extensions.Options.Options.Create(Options));
    }

    public string Folder => Directory.CreateDirectory(Path.Combine(_root.FullName, "models")).FullName;

    public DiffusionOptions Options { get; }

    public PackShelf Shelf { get; }

    public FakeStage Stage { get; } = new();

    public string Add(string kind, string? name = null)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Folder, name ?? $"tiny-{kind}")).FullName;
        if (TinyKandinsky6.Kinds.Contains(kind))
            TinyKandinsky6.Write(kind, folder, seed: 5);
        else
            TinyWan.Write(kind, folder, seed: 5);
        return folder;
    }

    public ModelShelf Models => new(Shelf, Stage, Microsoft.Extensions.Options.Options.Create(Options), TimeProvider.System);

    public PackEngine Engine(string name) => Models.Engines.Cast<PackEngine>().Single(engine => engine.Name == name);

    public static EngineRequest Request(double seconds = 0.5, long seed = 7, params double[] cuts)
    {
        double[] borders = [0, .. cuts, seconds];
        return new EngineRequest
        {
            Quality = RenderQuality.Draft,
            Wishes = new DenoiseWishes { Steps = 2 },
            Staged = new StagedPlan
            {
                Plan = new ShotPlan
                {
                    Seed = seed,
                    Fps = 16,
                    Seconds = seconds,
                    Size = new FrameSize(64, 32),
                    Shots =
                    [
                        .. Enumerable.Range(0, borders.Length - 1).Select(shot => new Shot
                        {
                            Start = borders[shot],
                            Seconds = borders[shot + 1] - borders[shot],
                            Subjects = [new Subject { Noun = "fox", Cast = shot == 0 ? "rex" : null }],
                        }),
                    ],
                },
                Shots = [],
            },
        };
    }

    public void Dispose() => _root.Delete(recursive: true);
}

/// <summary>A stage that hums and draws one grey.</summary>
internal sealed class FakeStage : IStageTrack
{
    public string? Missing { get; set; }

    /// <summary>Frames that were asked for.</summary>
    public List<int> Drawn { get; } = [];

    public Task<StageSoundTrack> SoundAsync(StagedPlan staged, CancellationToken cancellationToken) =>
        Task.FromResult(new StageSoundTrack([new SpokenLine("fox", "Yip.", 0, 0.2)], [new EngineSound(new byte[] { 1, 2, 3, 4 }, true)]));

    public async IAsyncEnumerable<ReadOnlyMemory<byte>> FramesAsync(
        StagedPlan staged, IReadOnlyList<int> frames, FrameSize size, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var frame in frames)
        {
            await Task.Yield();
            Drawn.Add(frame);
            yield return PictureFile.Jpeg(Picture.Plain(size.Width, size.Height, 90, 120, 150), 90);
        }
    }
}
