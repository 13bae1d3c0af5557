using VideoWeb.Engines.Diffusion.Onnx;

namespace VideoWeb.Engines.Diffusion.Families.Wan;

/// <summary>
/// One chunk of the VAE as a graph: [1, channels, frames, height, width]. Convolutions in time look back only; what they have to
/// remember goes out of one chunk and into the next (cache.NAME, next.NAME). The first chunk is one frame, remembers nothing
/// and leaves the changes of the frame rate out; the second finds zeros where those would have remembered something.
/// </summary>
internal sealed partial class WanVaeNetwork(NetworkBuilder network, WanVaeConfig config, bool isFirst)
{
    private readonly List<string> _caches = [];

    /// <summary>Modules that remember, in their order.</summary>
    public IReadOnlyList<string> Caches => _caches;

    /// <summary>Input: video, patches as channels. Output: moments [1, 2 · latents, frames, height, width], mean then log variance.</summary>
    public void BuildEncoder()
    {
        var x = network.Input("video", ElementType.Float32, 1, config.In, "T", "H", "W");
        const string Half = "encoder";
        x = CausalConvolution(x, Half, "conv_in", config.In, config.EncoderWidth);
        network.Tap("conv_in", x);
        var (width, flat) = (config.EncoderWidth, 0);
        for (var level = 0; level < config.Widths.Count; level++)
        {
            var wider = config.EncoderWidth * config.Widths[level];
            var isLast = level == config.Widths.Count - 1;
            var halvesTime = !isLast && config.HalvesTime[level];
            var before = x;
            for (var block = 0; block < config.Residuals; block++)
            {
                x = Residual(x, Half, config.HasShortcuts ? $"down_blocks.{level}.resnets.{block}" : $"down_blocks.{flat}", block == 0 ? width : wider, wider);
                if (!config.HasShortcuts)
                    network.Tap($"down_blocks.{flat++}", x);
            }

            if (!isLast)
            {
                x = Down(x, Half, config.HasShortcuts ? $"down_blocks.{level}.downsampler" : $"down_blocks.{flat}", wider, halvesTime);
                if (!config.HasShortcuts)
                    network.Tap($"down_blocks.{flat++}", x);
            }

            if (config.HasShortcuts)
            {
                x = network.Add(x, Averaged(before, width, wider, halvesTime ? 2 : 1, isLast ? 1 : 2));
                network.Tap($"down_blocks.{level}", x);
            }

            width = wider;
        }

        x = Middle(x, Half, width);
        x = Head(x, Half, width, 2 * config.Latents);
        network.Tap("encoder", x);
        network.Output("moments", network.Convolution(x, "quant_conv", 2 * config.Latents, 2 * config.Latents, [1, 1, 1]));
    }

    /// <summary>Input: latents of one frame. Output: video, patches as channels.</summary>
    public void BuildDecoder()
    {
        var x = network.Input("latents", ElementType.Float32, 1, config.Latents, "T", "H", "W");
        x = network.Convolution(x, "post_quant_conv", config.Latents, config.Latents, [1, 1, 1]);
        const string Half = "decoder";
        int[] widths = [config.DecoderWidth * config.Widths[^1], .. config.Widths.Reverse().Select(factor => config.DecoderWidth * factor)];
        x = CausalConvolution(x, Half, "conv_in", config.Latents, widths[0]);
        network.Tap("conv_in", x);
        x = Middle(x, Half, widths[0]);
        for (var level = 0; level < config.Widths.Count; level++)
        {
            var wider = widths[level + 1];
            // without shortcuts the enlargement before has halved the channels
            var width = level > 0 && !config.HasShortcuts ? widths[level] / 2 : widths[level];
            var isLast = level == config.Widths.Count - 1;
            var doublesTime = !isLast && config.HalvesTime[config.HalvesTime.Count - 1 - level];
            var before = x;
            for (var block = 0; block <= config.Residuals; block++)
                x = Residual(x, Half, $"up_blocks.{level}.resnets.{block}", block == 0 ? width : wider, wider);
            if (!isLast)
                x = Up(x, Half, $"up_blocks.{level}.{(config.HasShortcuts ? "upsampler" : "upsamplers.0")}", wider, config.HasShortcuts ? wider : wider / 2, doublesTime);
            if (!isLast && config.HasShortcuts)
                x = network.Add(x, Repeated(before, width, wider, doublesTime ? 2 : 1, 2));
            network.Tap($"up_blocks.{level}", x);
        }

        x = Head(x, Half, widths[^1], config.Out);
        network.Output("video", x);
    }

    private Symbol Middle(Symbol x, string half, int width)
    {
        x = Residual(x, half, "mid_block.resnets.0", width, width);
        x = Attention(x, half, "mid_block.attentions.0", width);
        network.Tap("mid_block.attentions.0", x);
        x = Residual(x, half, "mid_block.resnets.1", width, width);
        network.Tap("mid_block", x);
        return x;
    }

    private Symbol Head(Symbol x, string half, int width, int outputs)
    {
        x = Normed(x, $"{half}.norm_out", width, [width, 1, 1, 1]);
        network.Tap("norm_out", x);
        return CausalConvolution(network.Silu(x), half, "conv_out", width, outputs);
    }

    private Symbol Residual(Symbol x, string half, string name, int inputs, int outputs)
    {
        var shortcut = inputs == outputs ? x : network.Convolution(x, $"{half}.{name}.conv_shortcut", inputs, outputs, [1, 1, 1]);
        x = network.Silu(Normed(x, $"{half}.{name}.norm1", inputs, [inputs, 1, 1, 1]));
        x = CausalConvolution(x, half, $"{name}.conv1", inputs, outputs);
        x = network.Silu(Normed(x, $"{half}.{name}.norm2", outputs, [outputs, 1, 1, 1]));
        return network.Add(CausalConvolution(x, half, $"{name}.conv2", outputs, outputs), shortcut);
    }

    /// <summary>Within each frame, one head.</summary>
    private Symbol Attention(Symbol x, string half, string name, int width)
    {
        var frames = Frames(x);
        var normed = Normed(frames, $"{half}.{name}.norm", width, [width, 1, 1]);
        var all = network.Convolution(normed, $"{half}.{name}.to_qkv", width, 3 * width, [1, 1]);
        var parts = network.Split(network.Transpose(network.Reshape(all, 0, 3 * width, -1), 0, 2, 1), width, width, width);
        var attention = network.Transpose(network.Attention(parts[0], parts[1], parts[2], 1), 0, 2, 1);
        var pixels = network.Op("Reshape", [attention, network.Op("Shape", [frames])]);
        return network.Add(x, Together(network.Convolution(pixels, $"{half}.{name}.proj", width, width, [1, 1])));
    }

    /// <summary>The vectors of channels at length √channels, times γ.</summary>
    private Symbol Normed(Symbol x, string name, int width, long[] shape)
    {
        var length = network.Op("ReduceL2", [x, network.Constant(1L)], new OperatorSetting("keepdims", 1L));
        var unit = network.Divide(x, network.Op("Max", [length, network.Scalar(1e-12f)]));
        return network.Multiply(unit, network.Multiply(network.Weight($"{name}.gamma", shape), network.Scalar(MathF.Sqrt(width))));
    }

    /// <summary>3×3×3, looking back in time only.</summary>
    private Symbol CausalConvolution(Symbol x, string half, string name, int inputs, int outputs)
    {
        long[] kernel = [3, 3, 3];
        if (isFirst)
        {
            Remember(name, network.Slice(network.Pad(x, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0), 2, -2, long.MaxValue));
            return network.Convolution(x, $"{half}.{name}", inputs, outputs, kernel, new ConvolutionOptions { Padding = [2, 1, 1, 0, 1, 1] });
        }

        var all = network.Concat(2, Remembered(name, inputs, 2), x);
        Remember(name, network.Slice(all, 2, -2, long.MaxValue));
        return network.Convolution(all, $"{half}.{name}", inputs, outputs, kernel, new ConvolutionOptions { Padding = [0, 1, 1, 0, 1, 1] });
    }

    private Symbol Remembered(string name, int channels, int frames)
    {
        var level = $"cache.{name}";
        return network.Input(level, ElementType.Float32, 1, channels, frames, $"{level}.H", $"{level}.W");
    }

    private void Remember(string name, Symbol value)
    {
        _caches.Add(name);
        network.Output($"next.{name}", value);
    }

    /// <summary>[1, channels, frames, …] as [frames, channels, …] and back.</summary>
    private Symbol Frames(Symbol x) => network.Transpose(network.Op("Squeeze", [x, network.Constant(0L)]), 1, 0, 2, 3);

    private Symbol Together(Symbol frames) => network.InFront(network.Transpose(frames, 1, 0, 2, 3));
}
