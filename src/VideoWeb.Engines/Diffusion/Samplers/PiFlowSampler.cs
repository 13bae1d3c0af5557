namespace VideoWeb.Engines.Diffusion.Samplers;

/// <summary>
/// PiFlow (policy-based few-step flow) of Kandinsky 6's distilled checkpoints, as diffusers' PiflowScheduler: the model
/// is asked once a segment and a <see cref="PiFlowPolicy"/> is rolled out over it in many cheap Euler substeps.
/// Unlike the other samplers its predictions are G times as long as the sample. Needs no guidance.
/// </summary>
internal sealed class PiFlowSampler : IFlowSampler
{
    private readonly PiFlowSettings _settings;
    private readonly int _channels;
    private readonly float[] _times;
    private readonly float[] _sigmas;
    private readonly float[] _timesteps;

    /// <param name="settings">As in the checkpoint.</param>
    /// <param name="steps">Number of steps N, from 1.</param>
    /// <param name="channels">Length of the sample's last axis.</param>
    public PiFlowSampler(PiFlowSettings settings, int steps, int channels)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(channels, 1);
        _channels = channels;
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 1);
        _settings = settings;
        // τ_k = 1 − k/(N − 1 + f): all steps equal but the last, which is f times as long
        var segment = (float)(1 / (steps - (1 - settings.FinalStepScale)));
        _times = new float[steps];
        for (var k = 0; k < steps; k++)
            _times[k] = 1 - k * segment;
        var sigmas = Array.ConvertAll(_times, time => FlowShift.Shift(time, settings.Shift));
        _timesteps = Array.ConvertAll(sigmas, sigma => sigma * settings.TrainTimesteps);
        _sigmas = [.. sigmas, 0];
    }

    public IReadOnlyList<float> Timesteps => _timesteps;

    public IReadOnlyList<float> Sigmas => _sigmas;

    /// <summary>Unshifted time at the start of each step, in (0, 1].</summary>
    public IReadOnlyList<float> Times => _times;

    public int Step { get; private set; }

    /// <summary>Unshifted time at which a step ends; the last ends just before 0, where the velocity has no value.</summary>
    public float EndOf(int step) => step + 1 < _times.Length ? _times[step + 1] : _settings.Epsilon;

    /// <summary>Substeps of the policy in a step; halves go to the even number, as in the reference.</summary>
    public int SubstepsOf(int step) =>
        Math.Max(1, (int)Math.Round((_times[step] - EndOf(step)) * _settings.PolicySubsteps, MidpointRounding.ToEven));

    /// <summary>The policy for the coming step.</summary>
    /// <param name="prediction">The model's output, [..., G × channels].</param>
    /// <param name="sample">Latents, [..., channels].</param>
    public PiFlowPolicy Policy(ReadOnlySpan<float> prediction, ReadOnlySpan<float> sample)
    {
        if (sample.Length % _channels != 0)
            throw new ArgumentException($"{sample.Length} values are no multiple of {_channels} channels.", nameof(sample));
        ArgumentOutOfRangeException.ThrowIfNotEqual((long)prediction.Length, (long)sample.Length * _settings.GridPoints, nameof(prediction));
        return new PiFlowPolicy(_settings, _sigmas[Step], _times[Step] - EndOf(Step), prediction, sample, _channels);
    }

    public void Begin(int step)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(step, _timesteps.Length);
        Step = step;
    }

    public void Save(BinaryWriter state) => state.Write(Step);

    public void Restore(BinaryReader state) => Step = SamplerState.ReadStep(state, _timesteps.Length);

    /// <summary>Takes one step.</summary>
    /// <param name="prediction">The model's output, [..., G × channels], grid point outermost in the last axis.</param>
    /// <param name="sample">Latents, [..., channels]; replaced by those of the next step.</param>
    public void Advance(ReadOnlySpan<float> prediction, Span<float> sample)
    {
        if (Step == _times.Length)
            throw new InvalidOperationException("The run is over.");
        var policy = Policy(prediction, sample);
        Roll(policy, SubstepsOf(Step), sample);
        Step++;
    }

    /// <summary>The first Euler substeps of the coming step, x += (σ' − σ)·v, equal in unshifted time.</summary>
    internal void Roll(PiFlowPolicy policy, int substeps, Span<float> sample)
    {
        var length = (_times[Step] - EndOf(Step)) / SubstepsOf(Step);
        var (time, sigma) = (_times[Step], _sigmas[Step]);
        var velocity = new float[sample.Length];
        for (var substep = 0; substep < substeps; substep++)
        {
            time = Math.Max(time - length, 0);
            var next = FlowShift.Shift(time, _settings.Shift);
            policy.Velocity(sample, sigma, velocity);
            var delta = next - sigma;
            for (var i = 0; i < sample.Length; i++)
                sample[i] += velocity[i] * delta;
            sigma = next;
        }
    }
}
