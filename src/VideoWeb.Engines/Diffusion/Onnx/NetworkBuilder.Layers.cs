namespace VideoWeb.Engines.Diffusion.Onnx;

/// <summary>The layers that networks are made of. Sequences are [1, length, channels].</summary>
internal sealed partial class NetworkBuilder
{
    /// <summary>x·Wᵀ + b with NAME.weight [outputs, inputs] and NAME.bias [outputs].</summary>
    public Symbol Linear(Symbol x, string name, int inputs, int outputs, bool bias = true)
    {
        var product = QuantisedBits($"{name}.weight") is { } bits
            ? QuantisedProduct(x, $"{name}.weight", inputs, outputs, bits)
            : Op("FusedMatMul", Microsoft, [x, Weight($"{name}.weight", outputs, inputs)], [new OperatorSetting("transB", 1L)]);
        return bias ? Add(product, Weight($"{name}.bias", outputs)) : product;
    }

    /// <summary>RMS norm over the last axis with NAME.weight.</summary>
    public Symbol RmsNorm(Symbol x, string name, int width, float epsilon) =>
        Op("RMSNormalization", [x, Weight($"{name}.weight", width)], new("axis", -1L), new("epsilon", epsilon));

    /// <summary>Layer norm over the last axis with NAME.weight and NAME.bias, or without weights where there is no name.</summary>
    public Symbol LayerNorm(Symbol x, string? name, int width, float epsilon)
    {
        ReadOnlySpan<Symbol> inputs = name is null ? [x, Ones(width)] : [x, Weight($"{name}.weight", width), Weight($"{name}.bias", width)];
        return Op("LayerNormalization", inputs, new("axis", -1L), new("epsilon", epsilon));
    }

    public Symbol Add(Symbol left, Symbol right) => Op("Add", [left, right]);

    public Symbol Multiply(Symbol left, Symbol right) => Op("Mul", [left, right]);

    public Symbol Silu(Symbol x) => Multiply(x, Op("Sigmoid", [x]));

    /// <summary>x · sigmoid(1.702 x).</summary>
    public Symbol QuickGelu(Symbol x) => Multiply(x, Op("Sigmoid", [Multiply(x, Scalar(1.702f))]));

    /// <summary>The exact GELU, or its approximation by tanh.</summary>
    public Symbol Gelu(Symbol x, bool tanh) => Op("Gelu", [x], new OperatorSetting("approximate", tanh ? "tanh" : "none"));

    /// <summary>−1 in one place for what is left, 0 for the same as before.</summary>
    public Symbol Reshape(Symbol x, params long[] shape) => Op("Reshape", [x, Constant(shape)]);

    public Symbol Transpose(Symbol x, params long[] order) => Op("Transpose", [x], new OperatorSetting("perm", order));

    public Symbol Expand(Symbol x, params long[] shape) => Op("Expand", [x, Constant(shape)]);

    /// <summary>Puts an axis of length 1 in front.</summary>
    public Symbol InFront(Symbol x) => Op("Unsqueeze", [x, Constant(0L)]);

    /// <summary>Rows of a table by their numbers.</summary>
    public Symbol Rows(Symbol table, Symbol numbers) => Op("Gather", [table, numbers], new OperatorSetting("axis", 0L));

    /// <summary>Cuts the last axis.</summary>
    public Symbol[] Split(Symbol x, params long[] sizes) =>
        SeveralOutputs("Split", [x, Constant(sizes)], sizes.Length, new OperatorSetting("axis", -1L));

    /// <summary>Sinusoids of a number, cosine first: [1, 1] to [1, 2 · frequencies].</summary>
    public Symbol Sinusoids(Symbol number, float[] frequencies)
    {
        var angles = Multiply(number, Constant(frequencies, 1, frequencies.Length));
        return Op("Concat", [Op("Cos", [angles]), Op("Sin", [angles])], new OperatorSetting("axis", -1L));
    }

    /// <summary>Inputs of a rotary table: cosines and sines [rows, half the head's width] and the row of each token.</summary>
    public RotaryInput Rotary(string name, int headWidth) => new(
        Input($"{name}.cos", ElementType.Float32, name, headWidth / 2),
        Input($"{name}.sin", ElementType.Float32, name, headWidth / 2),
        Input($"{name}.row", ElementType.Int64, 1, name));

    /// <summary>Turns pairs of channels by their angles: neighbours, or the two halves of each head.</summary>
    public Symbol Rotate(Symbol x, RotaryInput table, int heads, bool neighbours) => Op(
        "RotaryEmbedding", Microsoft, [x, table.Rows, table.Cos, table.Sin], [new("num_heads", (long)heads), new("interleaved", neighbours ? 1L : 0L)]);

    /// <summary>softmax(q·kᵀ·scale + bias)·v by heads.</summary>
    /// <param name="query">[1, queries, heads · width].</param>
    /// <param name="key">[1, keys, heads · width].</param>
    /// <param name="value">[1, keys, heads · width].</param>
    /// <param name="heads">Number of heads.</param>
    /// <param name="scale">1/√width where it is null.</param>
    /// <param name="bias">Added to the scores, [1, 1 or heads, queries, keys].</param>
    public Symbol Attention(Symbol query, Symbol key, Symbol value, int heads, float? scale = null, Symbol? bias = null)
    {
        ReadOnlySpan<Symbol> inputs = bias is { } added ? [query, key, value, Symbol.None, Symbol.None, added] : [query, key, value];
        OperatorSetting[] attributes = scale is { } factor
            ? [new("num_heads", (long)heads), new("scale", factor)]
            : [new("num_heads", (long)heads)];
        return Op("MultiHeadAttention", Microsoft, inputs, attributes);
    }

    private Symbol Ones(int width)
    {
        var key = $"ones {width}";
        if (_initializers.TryGetValue(key, out var known))
            return known;
        var ones = new float[width];
        Array.Fill(ones, 1);
        return _initializers[key] = Constant(ones, width);
    }
}

/// <summary>A rotary table as inputs of a graph.</summary>
internal readonly record struct RotaryInput(Symbol Cos, Symbol Sin, Symbol Rows);
