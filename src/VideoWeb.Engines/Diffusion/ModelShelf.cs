using System.Globalization;
using Microsoft.Extensions.Options;
using Microsoft.ML.OnnxRuntime;
using VideoWeb.Core.Engines;
using VideoWeb.Core.Plans;
using VideoWeb.Engines.Diffusion.Packs;
using VideoWeb.Engines.Diffusion.Pictures;
using VideoWeb.Engines.Previz;

namespace VideoWeb.Engines.Diffusion;

/// <summary>The models on disk as engines of the studio.</summary>
internal sealed class ModelShelf : IEngineSource, IModelShelf
{
    private readonly PackShelf _packs;
    private readonly IStageTrack _stage;
    private readonly IOptions<DiffusionOptions> _options;
    private readonly TimeProvider _clock;
    private volatile IReadOnlyList<PackEngine>? _engines;

    public ModelShelf(PackShelf packs, IStageTrack stage, IOptions<DiffusionOptions> options, TimeProvider clock)
    {
        (_packs, _stage, _options, _clock) = (packs, stage, options, clock);
        _packs.Changed += () => _engines = null;
    }

    public IReadOnlyList<IEngine> Engines => Found;

    public IReadOnlyList<string> Folders => [.. _options.Value.Folders];

    private IReadOnlyList<PackEngine> Found => _engines ??= [.. _packs.Packs.Select(found => new PackEngine(found.Pack, found.Family, _stage, _options, _clock))];

    public int Rescan()
    {
        _packs.Rescan();
        return Found.Count;
    }

    public async Task<ModelTest> TestAsync(string engine, CancellationToken cancellationToken)
    {
        if (_packs.Packs.FirstOrDefault(found => found.Pack.Name == engine) is not { Family: { } family } found)
            return new ModelTest(false, $"There is no model \"{engine}\" that is known here.");
        if (found.Pack.Fault is { } fault)
            return new ModelTest(false, fault);
        await PackEngine.Turn.WaitAsync(cancellationToken);
        try
        {
            return await Task.Run(() => Test(found.Pack, family, cancellationToken), cancellationToken);
        }
        catch (Exception error) when (error is InvalidDataException or OnnxRuntimeException or IOException)
        {
            return new ModelTest(false, error.Message);
        }
        finally
        {
            PackEngine.Turn.Release();
        }
    }

    private ModelTest Test(ModelPack pack, IModelFamily family, CancellationToken cancellationToken)
    {
        var abilities = pack.Abilities;
        var size = new FrameSize(4 * abilities.SizeStep, 2 * abilities.SizeStep);
        var frames = abilities.WindowOf(abilities.FrameStep + 1);
        if (MemoryCheck.Refuse(family.Memory(pack, size, frames), MemoryCheck.Free(_options.Value.Memory)) is { } refusal)
            return new ModelTest(false, refusal);
        var began = _clock.GetTimestamp();
        using var maker = family.Open(pack);
        List<Picture> made = [];
        var request = new WindowRequest
        {
            Prompt = "A red ball on a green lawn.",
            Size = size,
            Frames = frames,
            Steps = 2,
            Guidance = 1,
            Seed = 1,
            FirstFrame = abilities.FirstFrame ? Picture.Plain(size.Width, size.Height, 60, 160, 60) : null,
        };
        foreach (var happened in maker.Make(request, cancellationToken))
        {
            if (happened is FramesMade next)
                made.AddRange(next.Frames);
        }

        var took = _clock.GetElapsedTime(began).TotalSeconds;
        if (made.Count != frames)
            return new ModelTest(false, $"{made.Count} of {frames} frames came out.");
        return made.Any(picture => picture.Rgb.Distinct().Take(2).Count() > 1)
            ? new ModelTest(true, string.Create(CultureInfo.InvariantCulture, $"{frames} frames of {size.Width} × {size.Height} in {took:0.0} s, 2 steps."))
            : new ModelTest(false, "The frames show nothing but one colour: the weights are damaged, or of another model.");
    }
}
