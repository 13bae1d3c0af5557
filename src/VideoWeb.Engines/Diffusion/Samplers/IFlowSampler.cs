namespace VideoWeb.Engines.Diffusion.Samplers;

/// <summary>
/// One run of a flow-matching sampler: from noise at σ = 1 to the clean latents at σ = 0, x = (1 − σ)·x0 + σ·noise.
/// The caller asks the model once a step, at <see cref="Timesteps"/>[<see cref="Step"/>], and hands its prediction
/// to <see cref="Advance"/>. A sampler serves one clip of one modality and is not thread-safe.
/// </summary>
internal interface IFlowSampler
{
    /// <summary>What the model is told at each step, in (0, 1000]; whole numbers for UniPC.</summary>
    IReadOnlyList<float> Timesteps { get; }

    /// <summary>Noise level at the start of each step, falling, in (0, 1]; then the closing 0.</summary>
    IReadOnlyList<float> Sigmas { get; }

    /// <summary>The step that comes next, from 0; the number of steps when the run is over.</summary>
    int Step { get; }

    /// <summary>Leaves the first steps out: the sample is already at the noise level of that step. Only before the first step.</summary>
    /// <param name="step">From 0, below the number of steps.</param>
    void Begin(int step);

    /// <summary>Writes all that the coming steps depend on, so that another run of the same settings can go on from here.</summary>
    void Save(BinaryWriter state);

    /// <summary>Takes up what <see cref="Save"/> wrote; only before the first step.</summary>
    /// <exception cref="InvalidDataException">It is of another run.</exception>
    void Restore(BinaryReader state);

    /// <summary>Takes one step.</summary>
    /// <param name="prediction">The guided velocity (noise − x0) of the model, in the sample's layout.</param>
    /// <param name="sample">Latents, any shape, row-major; replaced by those of the next step.</param>
    void Advance(ReadOnlySpan<float> prediction, Span<float> sample);
}
