using VideoWeb.Core.Plans;

namespace VideoWeb.Engines.Diffusion.Packs;

/// <summary>A family of models: one folder of code under Families, registered with the services. The engine knows none by name.</summary>
internal interface IModelFamily
{
    /// <summary>"wan".</summary>
    string Name { get; }

    /// <summary>
    /// Looks whether a folder is a model of this family, by its files alone. Reads configurations and the headers of weights,
    /// never the weights.
    /// </summary>
    /// <param name="path">A folder in diffusers' layout, or a single .safetensors file.</param>
    /// <returns>The pack, with <see cref="ModelPack.Fault"/> where something is missing; null where it is of another family.</returns>
    ModelPack? Recognise(string path);

    /// <summary>What making a window takes, stage by stage; each stage's weights are let go before the next.</summary>
    IReadOnlyList<MemoryStage> Memory(ModelPack pack, FrameSize size, int frames);

    /// <summary>Makes ready for the windows of one clip. Nothing is loaded before it is needed.</summary>
    /// <exception cref="InvalidDataException">A file is missing or damaged; the message names file and key.</exception>
    IWindowMaker Open(ModelPack pack);

    /// <summary>A shot in the words that the family's models were trained on.</summary>
    string PromptOf(ShotPlan plan, Shot shot) => ShotPrompts.Of(plan, shot);

    /// <summary>Folders of a pack whose linear layers can be quantised; none where the family cannot run them.</summary>
    IReadOnlyList<string> QuantisedParts(ModelPack pack) => [];

    /// <summary>What quantising changed: |v − v′| / |v| of one prediction on noise.</summary>
    double QuantisationLoss(ModelPack before, ModelPack after, CancellationToken cancellationToken) => double.NaN;

    /// <summary>Kinds of tiny packs that it can write, the usual one first.</summary>
    IReadOnlyList<string> TinyKinds => [];

    /// <summary>
    /// Writes a whole pack with tiny random weights: it makes coloured noise in a second or two, on the code path of a real
    /// one. For tests and for a look at the studio without a model.
    /// </summary>
    /// <param name="kind">One of <see cref="TinyKinds"/>.</param>
    /// <param name="folder">An empty folder.</param>
    /// <param name="seed">Of the weights.</param>
    void WriteTiny(string kind, string folder, long seed) => throw new NotSupportedException($"{Name} has no tiny packs.");
}

/// <summary>Makes windows, one after the other. Not safe on several threads at once.</summary>
internal interface IWindowMaker : IDisposable
{
    /// <summary>
    /// Makes a window. The work is done between two events, on the caller's thread: the engine asks from a thread of its own,
    /// and stops asking where nobody wants more.
    /// </summary>
    /// <exception cref="InvalidDataException">A file is missing or damaged; the message names file and key.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled; at most a second ago.</exception>
    IEnumerable<WindowEvent> Make(WindowRequest request, CancellationToken cancellationToken);
}

/// <summary>The memory of one stage of a window.</summary>
/// <param name="Name">"text encoder", "transformer", "VAE".</param>
/// <param name="Weights">Bytes of weights as they are computed with; mapped weights that are used as they are count too.</param>
/// <param name="Working">Bytes of everything else at its largest, estimated.</param>
internal sealed record MemoryStage(string Name, long Weights, long Working)
{
    public long Total => Weights + Working;
}
