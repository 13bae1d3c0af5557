namespace VideoWeb.Engines.Diffusion.Samplers;

/// <summary>
/// The policy of one PiFlow segment: the velocity at any sample and level inside it without asking the model again.
/// The model's G velocities at the segment's start are turned into G guesses of x0, which lie evenly in unshifted
/// time; grid point 0 is at the END of the segment. Everything in float32 and in the reference's order of operations:
/// a segment is so short that rounding a level moves its place in it by more than the parity tolerance.
/// </summary>
internal sealed class PiFlowPolicy
{
    private readonly PiFlowSettings _settings;
    private readonly float _end;
    private readonly float _length;

    /// <summary>x0 by grid point, then in the sample's layout.</summary>
    private readonly float[][] _x0;

    /// <param name="settings">As in the checkpoint.</param>
    /// <param name="sigma">Shifted level at the start of the segment, in (0, 1].</param>
    /// <param name="length">Length of the segment in unshifted time, over 0.</param>
    /// <param name="velocities">The model's output, [..., G × channels] with the grid point outermost in the last axis.</param>
    /// <param name="sample">The latents the model saw, [..., channels].</param>
    /// <param name="channels">Length of the sample's last axis.</param>
    public PiFlowPolicy(PiFlowSettings settings, float sigma, float length, ReadOnlySpan<float> velocities, ReadOnlySpan<float> sample, int channels)
    {
        var grid = settings.GridPoints;
        _settings = settings;
        var start = FlowShift.Unshift(sigma, settings.Shift);
        _end = Math.Max(start - length, 0);
        _length = Math.Max(start - _end, settings.Epsilon);
        _x0 = new float[grid][];
        for (var g = 0; g < grid; g++)
        {
            var guess = _x0[g] = new float[sample.Length];
            for (var i = 0; i < guess.Length; i++)
            {
                var (place, channel) = Math.DivRem(i, channels);
                guess[i] = sample[i] - sigma * velocities[(place * grid + g) * channels + channel];
            }
        }
    }

    /// <summary>The guesses of x0, by grid point.</summary>
    public IReadOnlyList<float[]> X0 => _x0;

    /// <summary>v = (x − x̂0)/max(σ, ε), x̂0 linear between the grid points around σ; outside the segment its ends hold.</summary>
    /// <param name="sample">Latents at that level.</param>
    /// <param name="sigma">Shifted level, in (0, 1].</param>
    /// <param name="velocity">Takes the velocity, in the sample's layout; may be the sample itself.</param>
    public void Velocity(ReadOnlySpan<float> sample, float sigma, Span<float> velocity)
    {
        var share = (FlowShift.Unshift(sigma, _settings.Shift) - _end) / _length;
        var position = Math.Clamp(share, 0, 1) * (_x0.Length - 1);
        var lower = Math.Min((int)position, _x0.Length - 2);
        var (weightBelow, weightAbove) = (lower + 1 - position, position - lower);
        var (below, above) = (_x0[lower], _x0[lower + 1]);
        var divisor = Math.Max(sigma, _settings.Epsilon);
        for (var i = 0; i < velocity.Length; i++)
            velocity[i] = (sample[i] - (weightBelow * below[i] + weightAbove * above[i])) / divisor;
    }
}
