namespace VideoWeb.Engines.Diffusion.Onnx;

/// <summary>The layers of pictures, sounds and latents: [samples, channels, …sides], one side for sound, three for video.</summary>
internal sealed partial class NetworkBuilder
{
    /// <summary>Convolution with NAME.weight [outputs, inputs / groups, …kernel] and NAME.bias [outputs].</summary>
    /// <param name="x">[samples, inputs, …sides].</param>
    /// <param name="name">Of the weights.</param>
    /// <param name="inputs">Channels of <paramref name="x"/>.</param>
    /// <param name="outputs">Channels of the result.</param>
    /// <param name="kernel">Its size on each side.</param>
    /// <param name="options">Strides and the like; none of them where it is null.</param>
    public Symbol Convolution(Symbol x, string name, int inputs, int outputs, long[] kernel, ConvolutionOptions? options = null)
    {
        options ??= new ConvolutionOptions();
        var weight = Weight($"{name}.weight", [outputs, inputs / options.Groups, .. kernel]);
        ReadOnlySpan<Symbol> operands = options.Bias ? [x, weight, Weight($"{name}.bias", outputs)] : [x, weight];
        return Op("Conv", operands, Settings(kernel, options));
    }

    /// <summary>Convolution with weights that were made on the way.</summary>
    public Symbol Convolution(Symbol x, Symbol weight, Symbol? bias, long[] kernel, ConvolutionOptions? options = null)
    {
        ReadOnlySpan<Symbol> operands = bias is { } added ? [x, weight, added] : [x, weight];
        return Op("Conv", operands, Settings(kernel, options ?? new ConvolutionOptions()));
    }

    /// <summary>Puts tensors one after the other along an axis.</summary>
    public Symbol Concat(long axis, params ReadOnlySpan<Symbol> parts) =>
        parts.Length == 1 ? parts[0] : Op("Concat", parts, new OperatorSetting("axis", axis));

    /// <summary>A piece of an axis; negative places count from its end, <see cref="long.MaxValue"/> is its end.</summary>
    public Symbol Slice(Symbol x, long axis, long from, long to) => Op("Slice", [x, Constant(from), Constant(to), Constant(axis)]);

    /// <summary>Zeros around a tensor: as many as are named before each axis, then after each.</summary>
    public Symbol Pad(Symbol x, params long[] sides) => Op("Pad", [x, Constant(sides)]);

    /// <summary>The outermost values repeated around a tensor: as often as is named before each axis, then after each.</summary>
    public Symbol PadByEdge(Symbol x, params long[] sides) => Op("Pad", [x, Constant(sides)], new OperatorSetting("mode", "edge"));

    /// <summary>Transposed convolution of sound with NAME.weight [inputs, outputs, kernel] and NAME.bias, cut evenly to stride times the length.</summary>
    public Symbol TransposedConvolution(Symbol x, string name, int inputs, int outputs, int kernel, int stride)
    {
        long cut = (kernel - stride) / 2;
        return Op(
            "ConvTranspose", [x, Weight($"{name}.weight", inputs, outputs, kernel), Weight($"{name}.bias", outputs)],
            new("kernel_shape", new long[] { kernel }), new("strides", new long[] { stride }), new("pads", new[] { cut, cut }));
    }

    /// <summary>Group norm over channels and all sides with NAME.weight and NAME.bias [channels].</summary>
    public Symbol GroupNorm(Symbol x, string name, int channels, int groups, float epsilon) => Op(
        "GroupNormalization", [x, Weight($"{name}.weight", channels), Weight($"{name}.bias", channels)],
        new("num_groups", (long)groups), new("epsilon", epsilon));

    /// <summary>An axis cut into equal parts.</summary>
    public Symbol[] Parts(Symbol x, long axis, int count) => count == 1
        ? [x]
        : SeveralOutputs("Split", [x], count, new("axis", axis), new("num_outputs", (long)count));

    public Symbol Clip(Symbol x, float least, float most) => Op("Clip", [x, Scalar(least), Scalar(most)]);

    /// <summary>Repeats every element of each axis that many times: nearest-exact enlargement by whole factors.</summary>
    public Symbol Enlarge(Symbol x, params float[] factors) => Op(
        "Resize", [x, Symbol.None, Constant(factors, factors.Length)],
        new("mode", "nearest"), new("coordinate_transformation_mode", "asymmetric"), new("nearest_mode", "floor"));

    public Symbol Subtract(Symbol left, Symbol right) => Op("Sub", [left, right]);

    public Symbol Divide(Symbol left, Symbol right) => Op("Div", [left, right]);

    private static OperatorSetting[] Settings(long[] kernel, ConvolutionOptions options)
    {
        List<OperatorSetting> settings = [new("kernel_shape", kernel), new("group", (long)options.Groups)];
        if (options.Stride is { } stride)
            settings.Add(new("strides", stride));
        if (options.Padding is { } padding)
            settings.Add(new("pads", padding));
        if (options.Dilation is { } dilation)
            settings.Add(new("dilations", dilation));
        return [.. settings];
    }
}

/// <summary>What a convolution can have beside its kernel.</summary>
internal sealed record ConvolutionOptions
{
    /// <summary>Step on each side; 1 where it is null.</summary>
    public long[]? Stride { get; init; }

    /// <summary>Zeros before each side, then after each; none where it is null.</summary>
    public long[]? Padding { get; init; }

    /// <summary>Distance of the kernel's taps on each side; 1 where it is null.</summary>
    public long[]? Dilation { get; init; }

    /// <summary>Groups of channels that do not see each other.</summary>
    public int Groups { get; init; } = 1;

    public bool Bias { get; init; } = true;
}
