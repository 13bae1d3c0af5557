namespace VideoWeb.Engines.Diffusion.Samplers;

/// <summary>
/// Flow-match Euler: x += (σ' − σ)·v in float32, as diffusers' FlowMatchEulerDiscreteScheduler.
/// </summary>
internal sealed class FlowEulerSampler : IFlowSampler
{
    private readonly float[] _sigmas;
    private readonly float[] _timesteps;

    /// <summary>A run over the scheduler's own table.</summary>
    /// <param name="settings">As in the checkpoint.</param>
    /// <param name="steps">Number of steps, from 1.</param>
    /// <param name="mu">The shift for this picture's size; given exactly when <see cref="FlowEulerSettings.Dynamic"/>.</param>
    public FlowEulerSampler(FlowEulerSettings settings, int steps, float? mu = null)
        : this(settings, OwnTable(settings, steps, mu))
    {
    }

    private FlowEulerSampler(FlowEulerSettings settings, float[] sigmas)
    {
        _sigmas = [.. sigmas, 0];
        _timesteps = Array.ConvertAll(sigmas, sigma => sigma * settings.TrainTimesteps);
    }

    public IReadOnlyList<float> Timesteps => _timesteps;

    public IReadOnlyList<float> Sigmas => _sigmas;

    public int Step { get; private set; }

    /// <summary>A run over given noise levels, which are shifted here, once, in float32.</summary>
    /// <param name="settings">As in the checkpoint; not dynamic.</param>
    /// <param name="sigmas">Unshifted levels, falling, in (0, 1], without the closing 0.</param>
    public static FlowEulerSampler Over(FlowEulerSettings settings, IEnumerable<float> sigmas)
    {
        if (settings.Dynamic)
            throw new ArgumentException("Given noise levels with dynamic shifting are not supported.", nameof(settings));
        float[] shifted = [.. sigmas.Select(sigma => FlowShift.Shift(sigma, (float)settings.Shift))];
        ArgumentOutOfRangeException.ThrowIfZero(shifted.Length, nameof(sigmas));
        return new FlowEulerSampler(settings, shifted);
    }

    public void Begin(int step)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(step, _timesteps.Length);
        Step = step;
    }

    public void Save(BinaryWriter state) => state.Write(Step);

    public void Restore(BinaryReader state) => Step = SamplerState.ReadStep(state, _timesteps.Length);

    public void Advance(ReadOnlySpan<float> prediction, Span<float> sample)
    {
        if (Step == _timesteps.Length)
            throw new InvalidOperationException("The run is over.");
        ArgumentOutOfRangeException.ThrowIfNotEqual(prediction.Length, sample.Length, nameof(prediction));
        var delta = _sigmas[Step + 1] - _sigmas[Step];
        for (var i = 0; i < sample.Length; i++)
            sample[i] += delta * prediction[i];
        Step++;
    }

    /// <summary>
    /// Evenly spaced between the largest and the smallest training level. The smallest is itself already shifted
    /// (unless shifting is dynamic) and is shifted again here: so does diffusers, and the models' tables count on it.
    /// </summary>
    private static float[] OwnTable(FlowEulerSettings settings, int steps, float? mu)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 1);
        if (settings.Dynamic != mu.HasValue)
            throw new ArgumentException("μ belongs to dynamic shifting, and dynamic shifting needs it.", nameof(mu));

        var train = settings.TrainTimesteps;
        var smallest = 1f / train;
        if (!settings.Dynamic)
            smallest = FlowShift.Shift(smallest, (float)settings.Shift);
        return Array.ConvertAll(FlowShift.Linear(train, (double)smallest * train, steps), timestep => (float)(mu is { } m
            ? FlowShift.Exponential(timestep / train, m)
            : FlowShift.Shift(timestep / train, settings.Shift)));
    }
}
