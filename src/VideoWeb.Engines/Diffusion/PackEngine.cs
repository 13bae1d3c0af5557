using System.Runtime.CompilerServices;
using Microsoft.Extensions.Options;
using VideoWeb.Core.Engines;
using VideoWeb.Core.Plans;
using VideoWeb.Engines.Diffusion.Packs;
using VideoWeb.Engines.Previz;

namespace VideoWeb.Engines.Diffusion;

/// <summary>One model on disk as an engine.</summary>
internal sealed class PackEngine(ModelPack pack, IModelFamily? family, IStageTrack stage, IOptions<DiffusionOptions> options, TimeProvider clock) : IEngine
{
    /// <summary>Two models side by side would only take each other's memory.</summary>
    public static readonly SemaphoreSlim Turn = new(1, 1);

    /// <summary>The clip that memory is named for: 4 s of a wide picture.</summary>
    private static readonly FrameSize UsualSize = new(832, 480);

    public ModelPack Pack => pack;

    public string Name => pack.Name;

    public string Family => pack.Family;

    public Task<EngineDescription> DescribeAsync(CancellationToken cancellationToken)
    {
        var abilities = pack.Abilities;
        return Task.FromResult(new EngineDescription
        {
            Name = Name,
            Title = pack.Title,
            Available = pack.Fault is null && family is not null,
            Reason = WithoutRoot(pack.Fault),
            Audio = abilities.Sound || stage.Missing is null,
            Images = abilities.FirstFrame,
            Cameos = abilities.References,
            Neural = true,
            Denoises = true,
            Device = $"the processor, {Environment.ProcessorCount} cores (ONNX Runtime)",
            Model = new EngineModel(pack.Path, pack.License, pack.Bytes, pack.Parameters, MemoryOf(), [.. Works()]),
        });
    }

    public async IAsyncEnumerable<EngineEvent> RenderAsync(EngineRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (pack.Fault is { } fault || family is null)
            throw new EngineException($"{pack.Title} cannot run: {WithoutRoot(pack.Fault)}", retryable: false);
        if (request.Wishes.Refusal() is { } wrong)
            throw new EngineException(wrong, retryable: false);
        await Turn.WaitAsync(cancellationToken);
        try
        {
            var clip = new ClipRun(pack, family, stage, options.Value, clock, request);
            await foreach (var happened in clip.RunAsync(cancellationToken))
                yield return happened;
        }
        finally
        {
            Turn.Release();
        }
    }

    /// <summary>Where the server keeps its models is nobody's business.</summary>
    private string? WithoutRoot(string? fault) => fault?.Replace($"{Path.GetDirectoryName(pack.Path)}/", "", StringComparison.Ordinal);

    private long MemoryOf()
    {
        if (family is null || pack.Fault is not null)
            return 0;
        var stages = family.Memory(pack, pack.Abilities.SizeFor(UsualSize), pack.Abilities.WindowOf(4 * pack.Abilities.FramesPerSecond));
        return stages.Count == 0 ? 0 : stages.Max(stage => stage.Total);
    }

    private IEnumerable<string> Works()
    {
        var abilities = pack.Abilities;
        if (!abilities.NeedsFirstFrame)
            yield return "text";
        if (abilities.FirstFrame)
            yield return "first frame";
        if (abilities.References)
            yield return "cameos";
        if (abilities.Guide)
            yield return "stage as guide";
        if (abilities.Overlap > 0)
            yield return "long shots";
        yield return abilities.Sound ? "own sound" : "the stage's sound";
    }
}
