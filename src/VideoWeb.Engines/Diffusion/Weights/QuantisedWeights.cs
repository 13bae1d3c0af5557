using System.Runtime.InteropServices;

namespace VideoWeb.Engines.Diffusion.Weights;

/// <summary>
/// Weights of linear layers in 8 or 4 bits: blocks of 32 along the inputs, each with a scale, values around the middle of the
/// range (the layout of com.microsoft.MatMulNBits, without zero points).
/// </summary>
internal static class QuantisedWeights
{
    public const int Block = 32;

    public static string ScalesOf(string weight) => $"{weight}.scales";

    /// <summary>Whether a tensor is worth quantising: the large matrices of a network's blocks.</summary>
    public static bool Takes(TensorEntry entry, string name) =>
        entry.Shape is [_, var inputs] && inputs % Block == 0
        && entry.Type is TensorType.F32 or TensorType.F16 or TensorType.BF16
        && name.EndsWith(".weight", StringComparison.Ordinal)
        && (name.Contains("blocks.", StringComparison.Ordinal) || name.Contains("encoder.block.", StringComparison.Ordinal))
        && !name.Contains("relative_attention_bias", StringComparison.Ordinal);

    /// <summary>Quantises a matrix.</summary>
    /// <param name="weight">[outputs, inputs], row-major; inputs are a multiple of <see cref="Block"/>.</param>
    /// <param name="bits">8 or 4.</param>
    public static (byte[] Values, float[] Scales) Quantise(ReadOnlySpan<float> weight, int bits)
    {
        var (middle, largest) = (1 << (bits - 1), (1 << bits) - 1);
        var scales = new float[weight.Length / Block];
        var values = new byte[weight.Length * bits / 8];
        for (var block = 0; block < scales.Length; block++)
        {
            var part = weight.Slice(block * Block, Block);
            var scale = scales[block] = Scale(part, middle);
            for (var index = 0; index < Block; index++)
            {
                var quantised = scale == 0 ? middle : Math.Clamp((int)MathF.Round(part[index] / scale) + middle, 0, largest);
                if (bits == 8)
                    values[block * Block + index] = (byte)quantised;
                else
                    // two to a byte, the first in the lower half
                    values[(block * Block + index) / 2] |= (byte)(quantised << (index % 2 * 4));
            }
        }

        return (values, scales);
    }

    /// <summary>The way back.</summary>
    public static float[] Restore(ReadOnlySpan<byte> values, ReadOnlySpan<float> scales, int bits)
    {
        var middle = 1 << (bits - 1);
        var weight = new float[scales.Length * Block];
        for (var index = 0; index < weight.Length; index++)
        {
            var quantised = bits == 8 ? values[index] : values[index / 2] >> (index % 2 * 4) & 15;
            weight[index] = (quantised - middle) * scales[index / Block];
        }

        return weight;
    }

    /// <summary>Writes a component's weights anew.</summary>
    /// <param name="from">The weights as they are.</param>
    /// <param name="path">The safetensors file.</param>
    /// <param name="bits">8 or 4.</param>
    /// <param name="done">Hears the share that is done, 0 to 1.</param>
    /// <param name="cancellationToken">Ends it; then there is no file.</param>
    /// <returns>|restored − weight| / |weight| over all that was quantised.</returns>
    public static double Write(CheckpointWeights from, string path, int bits, Action<double> done, CancellationToken cancellationToken)
    {
        double error = 0, norm = 0, written = 0;
        var all = from.Tensors.Values.Sum(tensor => (double)tensor.Entry.Bytes);
        List<WrittenTensor> tensors = [];
        foreach (var (name, tensor) in from.Tensors.OrderBy(tensor => tensor.Key, StringComparer.Ordinal))
        {
            if (!Takes(tensor.Entry, name))
            {
                tensors.Add(new WrittenTensor(name, tensor.Entry.Type, [.. tensor.Entry.Shape], stream => Step(() => stream.Write(tensor.File.ReadRaw(tensor.Entry)), tensor.Entry)));
                continue;
            }

            var (outputs, blocks) = (tensor.Entry.Shape[0], tensor.Entry.Shape[1] / Block);
            float[] scales = [];
            tensors.Add(new WrittenTensor(name, TensorType.U8, [outputs, blocks, Block * bits / 8], stream => Step(
                () =>
                {
                    var weight = tensor.File.ReadFloats(tensor.Entry.Name);
                    (var values, scales) = Quantise(weight, bits);
                    stream.Write(values);
                    var restored = Restore(values, scales, bits);
                    for (var index = 0; index < weight.Length; index++)
                    {
                        error += Math.Pow(restored[index] - weight[index], 2);
                        norm += Math.Pow(weight[index], 2);
                    }
                },
                tensor.Entry)));
            tensors.Add(new WrittenTensor(ScalesOf(name), TensorType.F32, [outputs * blocks], stream => stream.Write(MemoryMarshal.AsBytes(scales.AsSpan()))));
        }

        SafetensorsWriter.Write(path, tensors);
        return norm == 0 ? 0 : Math.Sqrt(error / norm);

        void Step(Action write, TensorEntry entry)
        {
            cancellationToken.ThrowIfCancellationRequested();
            write();
            written += entry.Bytes;
            done(written / all);
        }
    }

    /// <summary>The scale that the block's largest value, with its sign, makes the range's end.</summary>
    private static float Scale(ReadOnlySpan<float> part, int middle)
    {
        var largest = 0f;
        foreach (var value in part)
        {
            if (MathF.Abs(value) > MathF.Abs(largest))
                largest = value;
        }

        // the range reaches one further down than up
        return largest / -middle;
    }
}
