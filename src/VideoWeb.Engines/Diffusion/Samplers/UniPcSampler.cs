namespace VideoWeb.Engines.Diffusion.Samplers;

/// <summary>
/// UniPC (Zhao et al. 2023) on flow sigmas, as diffusers' UniPCMultistepScheduler with flow_prediction: each step
/// first corrects the sample with the prediction just made, then predicts the next. Samples and x0 are float32.
/// </summary>
internal sealed class UniPcSampler : IFlowSampler
{
    private readonly UniPcSettings _settings;
    private readonly float[] _sigmas;
    private readonly float[] _timesteps;

    /// <summary>x0 of the latest steps, latest first; at most one more than the order.</summary>
    private readonly List<float[]> _x0 = [];
    private float[] _corrected = [];
    private int _order, _begin;

    /// <param name="settings">As in the checkpoint.</param>
    /// <param name="steps">Number of steps, from 1.</param>
    public UniPcSampler(UniPcSettings settings, int steps)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 1);
        _settings = settings;
        var sigmas = FlowShift.Linear(1, 1.0 / settings.TrainTimesteps, steps + 1)[..steps];
        for (var i = 0; i < steps; i++)
            sigmas[i] = FlowShift.Shift(sigmas[i], settings.Shift);
        // λ is infinite at σ = 1
        sigmas[0] -= 1e-6;
        _timesteps = Array.ConvertAll(sigmas, sigma => (float)Math.Truncate(sigma * settings.TrainTimesteps));
        _sigmas = [.. sigmas.Select(sigma => (float)sigma), 0];
    }

    public IReadOnlyList<float> Timesteps => _timesteps;

    public IReadOnlyList<float> Sigmas => _sigmas;

    public int Step { get; private set; }

    /// <summary>The sample of the last step after its correction, from which the next was predicted.</summary>
    public ReadOnlySpan<float> Corrected => _corrected;

    public void Begin(int step)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(step, _timesteps.Length);
        Step = _begin = step;
    }

    public void Save(BinaryWriter state)
    {
        state.Write(Step);
        state.Write(_begin);
        state.Write(_order);
        SamplerState.Write(state, _corrected);
        state.Write(_x0.Count);
        foreach (var x0 in _x0)
            SamplerState.Write(state, x0);
    }

    public void Restore(BinaryReader state)
    {
        Step = SamplerState.ReadStep(state, _timesteps.Length);
        (_begin, _order) = (state.ReadInt32(), state.ReadInt32());
        _corrected = SamplerState.Read(state);
        var count = state.ReadInt32();
        if (count < 0 || count > _settings.Order + 1)
            throw new InvalidDataException($"The state has {count} earlier predictions, an order of {_settings.Order} at most {_settings.Order + 1}.");
        for (var index = 0; index < count; index++)
            _x0.Add(SamplerState.Read(state));
    }

    public void Advance(ReadOnlySpan<float> prediction, Span<float> sample)
    {
        if (Step == _timesteps.Length)
            throw new InvalidOperationException("The run is over.");
        ArgumentOutOfRangeException.ThrowIfNotEqual(prediction.Length, sample.Length, nameof(prediction));
        if (Step > _begin)
            ArgumentOutOfRangeException.ThrowIfNotEqual(sample.Length, _corrected.Length, nameof(sample));
        else
            _corrected = new float[sample.Length];

        Remember(prediction, sample);
        if (Step > _begin)
            Correct(sample);
        sample.CopyTo(_corrected);

        var left = _timesteps.Length - Step;
        _order = Math.Min(_settings.Order, Step - _begin + 1);
        if (_settings.LowerOrderFinal)
            _order = Math.Min(_order, left);
        Predict(sample);
        Step++;
    }

    /// <summary>x0 = x − σ·v, from the sample as the model saw it.</summary>
    private void Remember(ReadOnlySpan<float> prediction, ReadOnlySpan<float> sample)
    {
        float[] x0;
        if (_x0.Count <= _settings.Order)
        {
            x0 = new float[sample.Length];
        }
        else
        {
            x0 = _x0[^1];
            _x0.RemoveAt(_x0.Count - 1);
        }

        var sigma = _sigmas[Step];
        for (var i = 0; i < x0.Length; i++)
            x0[i] = sample[i] - sigma * prediction[i];
        _x0.Insert(0, x0);
    }

    /// <summary>The last step once more, from its corrected start, now that x0 at its end is known.</summary>
    private void Correct(Span<float> sample)
    {
        var weights = UniPcWeights.Between(_settings.Kind, _sigmas[Step - 1], _sigmas[Step], Older(Step - 1), corrector: true);
        // older ones first, the new one last, as the weights have them
        float[][] others = [.. _x0.Skip(2).Take(_order - 1), _x0[0]];
        Combine(weights, _corrected, _x0[1], others, sample);
    }

    private void Predict(Span<float> sample)
    {
        if (_sigmas[Step + 1] == 0)
        {
            // the limit of the order 1 update; the reference's formulas are not finite here but for bh2 of order 1, which gives this
            _x0[0].CopyTo(sample);
            return;
        }

        var weights = UniPcWeights.Between(_settings.Kind, _sigmas[Step], _sigmas[Step + 1], Older(Step), corrector: false);
        Combine(weights, sample, _x0[0], [.. _x0.Skip(1).Take(_order - 1)], sample);
    }

    /// <summary>The levels of the order − 1 steps before <paramref name="step"/>, latest first.</summary>
    private float[] Older(int step)
    {
        var levels = new float[_order - 1];
        for (var i = 0; i < levels.Length; i++)
            levels[i] = _sigmas[step - 1 - i];
        return levels;
    }

    private static void Combine(in UniPcWeights weights, ReadOnlySpan<float> from, float[] x0, float[][] others, Span<float> result)
    {
        // the differences' own share of x0 is taken once, which saves a pass
        var carry = (float)weights.Carry;
        var current = (float)(weights.Current - weights.Differences.Sum());
        for (var i = 0; i < result.Length; i++)
            result[i] = carry * from[i] + current * x0[i];
        for (var j = 0; j < others.Length; j++)
        {
            var weight = (float)weights.Differences[j];
            var other = others[j];
            for (var i = 0; i < result.Length; i++)
                result[i] += weight * other[i];
        }
    }
}
