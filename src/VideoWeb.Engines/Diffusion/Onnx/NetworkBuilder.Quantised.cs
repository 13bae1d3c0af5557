using VideoWeb.Engines.Diffusion.Weights;

namespace VideoWeb.Engines.Diffusion.Onnx;

/// <summary>Linear layers over weights of 8 or 4 bits, which stay so in memory (com.microsoft.MatMulNBits).</summary>
internal sealed partial class NetworkBuilder
{
    /// <summary>Bits of a quantised weight, or null where it is not.</summary>
    private int? QuantisedBits(string name)
    {
        if (_wanted is not null || !weights.Tensors.TryGetValue(name, out var tensor) || tensor.Entry.Type != TensorType.U8)
            return null;
        if (tensor.Entry.Shape is not [_, _, var bytes] || bytes is not (QuantisedWeights.Block or QuantisedWeights.Block / 2))
            throw new InvalidDataException($"{tensor.File.Path}: '{name}' [{string.Join(", ", tensor.Entry.Shape)}] is not quantised as this studio does it. Quantise the model anew (./studio models quantise).");
        return bytes == QuantisedWeights.Block ? 8 : 4;
    }

    private Symbol QuantisedProduct(Symbol x, string name, int inputs, int outputs, int bits)
    {
        var blocks = inputs / QuantisedWeights.Block;
        Checked(name, [outputs, blocks, QuantisedWeights.Block * bits / 8]);
        Checked(QuantisedWeights.ScalesOf(name), [(long)outputs * blocks]);
        External(name, ElementType.UInt8);
        External(QuantisedWeights.ScalesOf(name), ElementType.Float32);
        var product = Op(
            "MatMulNBits", Microsoft, [x, new Symbol(name), new Symbol(QuantisedWeights.ScalesOf(name))],
            [new("K", (long)inputs), new("N", (long)outputs), new("bits", (long)bits), new("block_size", (long)QuantisedWeights.Block)]);
        if (changes is null)
            return product;
        if (changes.DifferenceOf(name) is not null)
            throw new InvalidDataException($"A LoRA file replaces the whole of '{name}', which is quantised. Use the model as it was before.");
        // quantised weights cannot take a change in: it goes beside them
        foreach (var change in changes.ProductsOf(name))
        {
            var down = Constant(change.Down, change.Rank, change.Down.Length / change.Rank);
            var up = Constant(change.Up, change.Up.Length / change.Rank, change.Rank);
            OperatorSetting[] turned = [new("transB", 1L)];
            product = Add(product, Op("FusedMatMul", Microsoft, [Op("FusedMatMul", Microsoft, [x, down], turned), up], turned));
        }

        return product;
    }
}
