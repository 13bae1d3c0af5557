using VideoWeb.Engines.Diffusion.Onnx;

namespace VideoWeb.Engines.Diffusion.Families.Kandinsky6;

/// <summary>MMAudio's VAE as a graph: [1, channels, length].</summary>
internal sealed class MmAudioVaeNetwork(NetworkBuilder network, MmAudioVaeConfig config)
{
    private const float Epsilon = 1e-4f, SiluScale = 0.596f, Share = 0.3f, Limit = 256;

    /// <summary>Levels that halve the length, and those that double it, one number up.</summary>
    private const int HalvingLevel = 0, DoublingLevel = 1;

    /// <summary>Input: mel. Outputs: mean and logvar.</summary>
    public void BuildEncoder()
    {
        const string Half = "vae.encoder";
        var mel = network.Input("mel", ElementType.Float32, 1, config.Mels, "L");
        var x = network.Divide(network.Subtract(mel, Statistic("data_mean")), Statistic("data_std"));
        x = Convolution(x, $"{Half}.conv_in", config.Mels, config.Width, 3);
        network.Tap("conv_in", x);
        var width = config.Width;
        for (var level = 0; level < config.Factors.Count; level++)
        {
            var wider = config.Width * config.Factors[level];
            for (var block = 0; block < config.Residuals; block++)
                x = Limited(Residual(x, Half, $"down.{level}.block.{block}", block == 0 ? width : wider, wider));
            width = wider;
            if (level != HalvingLevel)
                continue;
            x = Convolution(x, $"{Half}.down.{level}.downsample.conv1", width, width, 1);
            x = network.Op("AveragePool", [x], new("kernel_shape", new long[] { 2 }), new("strides", new long[] { 2 }));
            x = Convolution(x, $"{Half}.down.{level}.downsample.conv2", width, width, 1);
            network.Tap($"down.{level}.downsample", x);
        }

        x = Middle(x, Half, width);
        var moments = network.Parts(Head(x, Half, width, 2 * config.Latents), 1, 2);
        network.Output("mean", moments[0]);
        network.Output("logvar", network.Clip(moments[1], -30, 20));
    }

    /// <summary>Input: latents. Output: mel.</summary>
    public void BuildDecoder()
    {
        const string Half = "vae.decoder";
        var x = network.Input("latents", ElementType.Float32, 1, config.Latents, "L");
        var width = config.Width * config.Factors[^1];
        x = Convolution(x, $"{Half}.conv_in", config.Latents, width, 3);
        network.Tap("conv_in", x);
        x = Middle(x, Half, width);
        for (var level = config.Factors.Count - 1; level >= 0; level--)
        {
            var wider = config.Width * config.Factors[level];
            for (var block = 0; block <= config.Residuals; block++)
                x = Limited(Residual(x, Half, $"up.{level}.block.{block}", block == 0 ? width : wider, wider));
            width = wider;
            if (level != DoublingLevel)
                continue;
            x = Convolution(network.Enlarge(x, 1, 1, 2), $"{Half}.up.{level}.upsample.conv", width, width, 3);
            network.Tap($"up.{level}.upsample", x);
        }

        x = Head(x, Half, width, config.Mels);
        network.Tap("decoder", x);
        network.Output("mel", network.Add(network.Multiply(x, Statistic("data_std")), Statistic("data_mean")));
    }

    private Symbol Statistic(string name) => network.Weight($"vae.{name}", 1, config.Mels, 1);

    private Symbol Middle(Symbol x, string half, int width)
    {
        x = Residual(x, half, "mid.block_1", width, width);
        x = Attention(x, half, width);
        return Limited(Residual(x, half, "mid.block_2", width, width));
    }

    private Symbol Head(Symbol x, string half, int width, int outputs)
    {
        var gain = network.Add(network.Weight($"{half}.learnable_gain"), network.Scalar(1));
        return network.Multiply(Convolution(Silu(x), $"{half}.conv_out", width, outputs, 3), gain);
    }

    private Symbol Residual(Symbol x, string half, string name, int inputs, int outputs)
    {
        x = Normalised(x, inputs);
        var added = Convolution(Silu(x), $"{half}.{name}.conv1", inputs, outputs, 3);
        added = Convolution(Silu(added), $"{half}.{name}.conv2", outputs, outputs, 3);
        x = Sum(inputs == outputs ? x : Convolution(x, $"{half}.{name}.nin_shortcut", inputs, outputs, 1), added);
        network.Tap(name, x);
        return x;
    }

    /// <summary>One head; channels lie as (channel, query/key/value), each of them normalised.</summary>
    private Symbol Attention(Symbol x, string half, int width)
    {
        var all = network.Reshape(Convolution(x, $"{half}.mid.attn_1.qkv", width, 3 * width, 1), 1, width, 3, -1);
        Symbol[] parts = [.. network.Parts(network.Transpose(Normalised(all, width), 0, 2, 3, 1), 1, 3).Select(part => network.Reshape(part, 1, -1, width))];
        var attended = network.Transpose(network.Attention(parts[0], parts[1], parts[2], 1), 0, 2, 1);
        x = Sum(x, Convolution(attended, $"{half}.mid.attn_1.proj_out", width, width, 1));
        network.Tap("mid.attn_1", x);
        return x;
    }

    private Symbol Convolution(Symbol x, string name, int inputs, int outputs, int kernel) => network.Convolution(
        x, name, inputs, outputs, [kernel], new ConvolutionOptions { Bias = false, Padding = [kernel / 2, kernel / 2] });

    /// <summary>x / (ε + root mean square over the channels).</summary>
    private Symbol Normalised(Symbol x, int channels)
    {
        var length = network.Op("ReduceL2", [x, network.Constant(1L)], new OperatorSetting("keepdims", 1L));
        return network.Divide(x, network.Add(network.Multiply(length, network.Scalar(1 / MathF.Sqrt(channels))), network.Scalar(Epsilon)));
    }

    private Symbol Silu(Symbol x) => network.Divide(network.Silu(x), network.Scalar(SiluScale));

    private Symbol Sum(Symbol stream, Symbol added)
    {
        var scale = MathF.Sqrt((1 - Share) * (1 - Share) + Share * Share);
        return network.Add(network.Multiply(stream, network.Scalar((1 - Share) / scale)), network.Multiply(added, network.Scalar(Share / scale)));
    }

    private Symbol Limited(Symbol x) => network.Clip(x, -Limit, Limit);
}
