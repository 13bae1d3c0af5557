using Microsoft.Extensions.Options;
using VideoWeb.Core.Engines;
using VideoWeb.Engines.Diffusion.Packs;
using VideoWeb.Engines.Previz;

namespace VideoWeb.Engines.Diffusion;

/// <summary>The models on disk as engines of the studio.</summary>
internal sealed class ModelShelf : IEngineSource
{
    private readonly PackShelf _packs;
    private readonly IStageTrack _stage;
    private readonly IOptions<DiffusionOptions> _options;
    private IReadOnlyList<IEngine>? _engines;

    public ModelShelf(PackShelf packs, IStageTrack stage, IOptions<DiffusionOptions> options)
    {
        (_packs, _stage, _options) = (packs, stage, options);
        _packs.Changed += () => _engines = null;
    }

    public IReadOnlyList<IEngine> Engines => _engines ??= [.. _packs.Packs.Select(found => new PackEngine(found.Pack, found.Family, _stage, _options))];
}
