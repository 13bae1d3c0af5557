using VideoWeb.Engines.Diffusion.Samplers;
using VideoWeb.Engines.Diffusion.Weights;

namespace VideoWeb.Engines.Diffusion.Packs;

/// <summary>Random weights of tiny packs, of the sizes that keep a network's values near one.</summary>
internal static class TinyWeights
{
    /// <summary>Writes what a network asks for.</summary>
    /// <param name="path">The safetensors file.</param>
    /// <param name="wanted">Names and shapes, as a listing builder noted them.</param>
    /// <param name="seed">Of the values.</param>
    public static void Write(string path, IReadOnlyDictionary<string, long[]> wanted, long seed) => SafetensorsWriter.Write(
        path,
        [.. wanted.OrderBy(weight => weight.Key, StringComparer.Ordinal).Select((weight, index) =>
            WrittenTensor.Of(weight.Key, weight.Value, () => Values(weight.Key, weight.Value, seed, index)))]);

    private static float[] Values(string name, long[] shape, long seed, int stream)
    {
        var count = shape.Aggregate(1L, (product, side) => product * side);
        var values = StartNoise.Gaussian(seed, stream, checked((int)count));
        // low-pass filters of vocoders: a Hann window, whose sum is one
        if (name.EndsWith(".filter", StringComparison.Ordinal))
            return [.. values.Select((_, tap) => (float)((1 - Math.Cos(2 * Math.PI * (tap + 0.5) / count)) / count))];
        var isScale = name.EndsWith("gamma", StringComparison.Ordinal)
            || name.EndsWith("data_std", StringComparison.Ordinal)
            || (shape.Length == 1 && name.EndsWith(".weight", StringComparison.Ordinal));
        var isMatrix = shape.Length > 1 && name.EndsWith(".weight", StringComparison.Ordinal) && !isScale;
        var (around, spread) = isScale ? (1f, 0.05f) : isMatrix ? (0f, 1 / MathF.Sqrt((float)count / shape[0])) : (0f, 0.05f);
        for (var index = 0; index < values.Length; index++)
            values[index] = around + spread * values[index];
        return values;
    }
}
