using VideoWeb.Engines.Diffusion.Onnx;

namespace VideoWeb.Engines.Diffusion.Families.Kandinsky6;

/// <summary>
/// HunyuanVideo's VAE over one piece of a video as a graph: [1, channels, frames, height, width], the number of frames fixed.
/// Convolutions look back in time and repeat what lies at the border; norms span all frames of the piece.
/// </summary>
/// <param name="network">Where it is written.</param>
/// <param name="config">Of the checkpoint.</param>
/// <param name="latentFrames">Frames of the piece's latents: the middle attends frame by frame to the frames so far, instead of under a mask of all tokens by all.</param>
internal sealed class HunyuanVaeNetwork(NetworkBuilder network, HunyuanVaeConfig config, int latentFrames)
{
    private const float Epsilon = 1e-6f;

    /// <summary>Input: video. Output: moments [1, 2 · latents, frames, height, width], mean then log variance.</summary>
    public void BuildEncoder()
    {
        const string Half = "encoder";
        var x = network.Input("video", ElementType.Float32, 1, 3, "T", "H", "W");
        x = Causal(x, $"{Half}.conv_in", 3, config.Widths[0], 3);
        network.Tap("conv_in", x);
        var width = config.Widths[0];
        for (var level = 0; level < config.Widths.Count; level++)
        {
            var wider = config.Widths[level];
            for (var block = 0; block < config.Residuals; block++)
                x = Residual(x, $"{Half}.down_blocks.{level}.resnets.{block}", block == 0 ? width : wider, wider);
            var (space, time) = config.StepOf(level);
            if (space || time)
                x = Causal(x, $"{Half}.down_blocks.{level}.downsamplers.0.conv", wider, wider, 3, [time ? 2 : 1, space ? 2 : 1, space ? 2 : 1]);
            network.Tap($"down.{level}", x);
            width = wider;
        }

        x = Middle(x, Half, width);
        x = Head(x, Half, width, 2 * config.Latents);
        network.Output("moments", network.Convolution(x, "quant_conv", 2 * config.Latents, 2 * config.Latents, [1, 1, 1]));
    }

    /// <summary>Input: latents. Output: video, not clamped.</summary>
    public void BuildDecoder()
    {
        const string Half = "decoder";
        var x = network.Input("latents", ElementType.Float32, 1, config.Latents, latentFrames, "H", "W");
        x = network.Convolution(x, "post_quant_conv", config.Latents, config.Latents, [1, 1, 1]);
        int[] widths = [.. config.Widths.Reverse()];
        x = Causal(x, $"{Half}.conv_in", config.Latents, widths[0], 3);
        network.Tap("conv_in", x);
        x = Middle(x, Half, widths[0]);
        var (width, frames) = (widths[0], latentFrames);
        for (var level = 0; level < widths.Length; level++)
        {
            var wider = widths[level];
            for (var block = 0; block <= config.Residuals; block++)
                x = Residual(x, $"{Half}.up_blocks.{level}.resnets.{block}", block == 0 ? width : wider, wider);
            var (space, time) = config.StepOf(level);
            if (space || time)
                x = Causal(Enlarged(x, frames, space, time), $"{Half}.up_blocks.{level}.upsamplers.0.conv", wider, wider, 3);
            frames = time ? 2 * frames - 1 : frames;
            network.Tap($"up.{level}", x);
            width = wider;
        }

        network.Output("video", Head(x, Half, width, 3));
    }

    private Symbol Middle(Symbol x, string half, int width)
    {
        x = Residual(x, $"{half}.mid_block.resnets.0", width, width);
        network.Tap("mid.resnet.0", x);
        if (config.HasAttention)
            x = Attention(x, $"{half}.mid_block.attentions.0", width);
        x = Residual(x, $"{half}.mid_block.resnets.1", width, width);
        network.Tap("mid", x);
        return x;
    }

    private Symbol Head(Symbol x, string half, int width, int outputs) =>
        Causal(network.Silu(Normed(x, $"{half}.conv_norm_out", width)), $"{half}.conv_out", width, outputs, 3);

    private Symbol Residual(Symbol x, string name, int inputs, int outputs)
    {
        var shortcut = inputs == outputs ? x : Causal(x, $"{name}.conv_shortcut", inputs, outputs, 1);
        x = Causal(network.Silu(Normed(x, $"{name}.norm1", inputs)), $"{name}.conv1", inputs, outputs, 3);
        x = Causal(network.Silu(Normed(x, $"{name}.norm2", outputs)), $"{name}.conv2", outputs, outputs, 3);
        return network.Add(shortcut, x);
    }

    /// <summary>One head; each frame sees itself and the frames before.</summary>
    private Symbol Attention(Symbol x, string name, int width)
    {
        var normed = Tokens(Normed(x, $"{name}.group_norm", width), width);
        Symbol[] Frames(string projection) => network.Parts(network.Linear(normed, $"{name}.{projection}", width, width), 1, latentFrames);
        var (queries, keys, values) = (Frames("to_q"), Frames("to_k"), Frames("to_v"));
        Symbol[] seen = [.. Enumerable.Range(1, latentFrames).Select(count =>
            network.Attention(queries[count - 1], network.Concat(1, keys.AsSpan(0, count)), network.Concat(1, values.AsSpan(0, count)), 1))];
        var attended = network.Add(Tokens(x, width), network.Linear(network.Concat(1, seen), $"{name}.to_out.0", width, width));
        network.Tap("mid.attention", attended);
        return network.Op("Reshape", [network.Transpose(attended, 0, 2, 1), network.Op("Shape", [x])]);
    }

    private Symbol Tokens(Symbol x, int width) => network.Transpose(network.Reshape(x, 1, width, -1), 0, 2, 1);

    private Symbol Normed(Symbol x, string name, int width) => network.GroupNorm(x, name, width, config.Groups, Epsilon);

    /// <summary>Nearest pixels; the first frame stays one, the others are doubled.</summary>
    private Symbol Enlarged(Symbol x, int frames, bool space, bool time)
    {
        var side = space ? 2f : 1f;
        if (!time || frames == 1)
            return network.Enlarge(x, 1, 1, 1, side, side);
        var first = network.Enlarge(network.Slice(x, 2, 0, 1), 1, 1, 1, side, side);
        return network.Concat(2, first, network.Enlarge(network.Slice(x, 2, 1, long.MaxValue), 1, 1, 2, side, side));
    }

    private Symbol Causal(Symbol x, string name, int inputs, int outputs, int kernel, long[]? stride = null)
    {
        if (kernel > 1)
            x = network.PadByEdge(x, 0, 0, kernel - 1, kernel / 2, kernel / 2, 0, 0, 0, kernel / 2, kernel / 2);
        return network.Convolution(x, $"{name}.conv", inputs, outputs, [kernel, kernel, kernel], new ConvolutionOptions { Stride = stride });
    }
}
