namespace VideoWeb.Engines.Diffusion.Samplers;

/// <summary>
/// The warps of the noise levels that spend more steps where there is more noise, the more the larger the picture.
/// Formulas: SD3 (Esser et al. 2024, section 5.3.2) and diffusers' flow-match schedulers.
/// </summary>
internal static class FlowShift
{
    /// <summary>σ' = s·σ / (1 + (s − 1)·σ), for σ in [0, 1] and a shift s over 0; s = 1 changes nothing.</summary>
    public static double Shift(double sigma, double shift) => shift * sigma / (1 + (shift - 1) * sigma);

    /// <summary>The same in float32, where the reference computes so.</summary>
    public static float Shift(float sigma, float shift) => shift * sigma / (1 + (shift - 1) * sigma);

    /// <summary>The way back: σ = σ' / (s + (1 − s)·σ').</summary>
    public static float Unshift(float sigma, float shift) => sigma / (shift + (1 - shift) * sigma);

    /// <summary>Dynamic shifting, e^μ / (e^μ + 1/σ − 1): a shift by e^μ.</summary>
    public static double Exponential(double sigma, double mu) => Math.Exp(mu) / (Math.Exp(mu) + (1 / sigma - 1));

    /// <summary>Evenly spaced from <paramref name="first"/> to <paramref name="last"/>, both included; numpy.linspace.</summary>
    public static double[] Linear(double first, double last, int count)
    {
        var values = new double[count];
        var step = count > 1 ? (last - first) / (count - 1) : 0;
        for (var i = 0; i < count; i++)
            values[i] = first + i * step;
        if (count > 1)
            values[^1] = last;
        return values;
    }
}
