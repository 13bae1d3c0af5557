using System.Numerics;

namespace VideoWeb.Engines.Diffusion.Samplers;

/// <summary>
/// Gaussian noise that depends on its seed alone: xoshiro256** (Blackman and Vigna 2018) seeded by splitmix64, Box–Muller in
/// float64. The same on every machine and in every version.
/// </summary>
internal static class StartNoise
{
    /// <param name="seed">Of the clip.</param>
    /// <param name="stream">Independent noises of one seed: windows, modalities.</param>
    /// <param name="count">How many values.</param>
    public static float[] Gaussian(long seed, int stream, int count)
    {
        var state = unchecked((ulong)seed + (ulong)stream * 0xD1342543DE82EF95);
        Span<ulong> s = [Split(ref state), Split(ref state), Split(ref state), Split(ref state)];
        var values = new float[count];
        for (var index = 0; index < count; index += 2)
        {
            // in (0, 1], where the logarithm is finite
            var radius = Math.Sqrt(-2 * Math.Log(((Next(s) >> 11) + 1) * (1.0 / (1UL << 53))));
            var (sin, cos) = Math.SinCos(2 * Math.PI * ((Next(s) >> 11) * (1.0 / (1UL << 53))));
            values[index] = (float)(radius * cos);
            if (index + 1 < count)
                values[index + 1] = (float)(radius * sin);
        }

        return values;
    }

    private static ulong Next(Span<ulong> s)
    {
        var result = BitOperations.RotateLeft(s[1] * 5, 7) * 9;
        var shifted = s[1] << 17;
        s[2] ^= s[0];
        s[3] ^= s[1];
        s[1] ^= s[2];
        s[0] ^= s[3];
        s[2] ^= shifted;
        s[3] = BitOperations.RotateLeft(s[3], 45);
        return result;
    }

    private static ulong Split(ref ulong state)
    {
        state += 0x9E3779B97F4A7C15;
        var z = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
