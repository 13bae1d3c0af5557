using VideoWeb.Engines.Diffusion.Onnx;

namespace VideoWeb.Engines.Diffusion.Families.Kandinsky6;

/// <summary>BigVGAN-v2 as a graph (Lee et al. 2022): enlargements with residual blocks whose activations are taken at twice the rate.</summary>
internal sealed class BigVganNetwork(NetworkBuilder network, BigVganConfig config)
{
    private const int FilterTaps = 12;

    /// <summary>Input: mel. Output: waveform [1, 1, samples].</summary>
    public void Build()
    {
        var x = network.Input("mel", ElementType.Float32, 1, config.Mels, "L");
        x = Convolution(x, "conv_pre", config.Mels, config.Width, 7);
        network.Tap("conv_pre", x);
        var width = config.Width;
        for (var stage = 0; stage < config.Rates.Count; stage++)
        {
            x = network.TransposedConvolution(x, $"ups.{stage}.0", width, width / 2, config.RateKernels[stage], config.Rates[stage]);
            network.Tap($"stage.{stage}.up", x);
            width /= 2;
            Symbol? sum = null;
            for (var block = 0; block < config.Kernels.Count; block++)
            {
                var made = Residual(x, stage * config.Kernels.Count + block, width, config.Kernels[block], config.Dilations[block]);
                network.Tap($"stage.{stage}.resblock.{block}", made);
                sum = sum is { } before ? network.Add(before, made) : made;
            }

            x = network.Divide(sum!.Value, network.Scalar(config.Kernels.Count));
        }

        x = Activation(x, "activation_post", width);
        network.Tap("activation_post", x);
        x = Convolution(x, "conv_post", width, 1, 7, hasBias: false);
        network.Tap("conv_post", x);
        network.Output("waveform", network.Clip(x, -1, 1));
    }

    private Symbol Residual(Symbol x, int number, int width, int kernel, IReadOnlyList<int> dilations)
    {
        var name = $"resblocks.{number}";
        for (var index = 0; index < dilations.Count; index++)
        {
            var added = Activation(x, $"{name}.activations.{2 * index}", width, isTapped: number == 0 && index == 0);
            added = Convolution(added, $"{name}.convs1.{index}", width, width, kernel, dilations[index]);
            added = Activation(added, $"{name}.activations.{2 * index + 1}", width);
            x = network.Add(x, Convolution(added, $"{name}.convs2.{index}", width, width, kernel));
        }

        return x;
    }

    /// <summary>Up to twice the rate, x + sin²(αx)/β, and down again; α and β are stored as logarithms. Channels are rows there.</summary>
    private Symbol Activation(Symbol x, string name, int width, bool isTapped = false)
    {
        var rows = Doubled(network.Reshape(x, width, 1, -1), name, width);
        if (isTapped)
            network.Tap("act0.up", rows);
        var alpha = network.Op("Exp", [network.Reshape(network.Weight($"{name}.act.alpha", width), width, 1, 1)]);
        var beta = network.Op("Exp", [network.Reshape(network.Weight($"{name}.act.beta", width), width, 1, 1)]);
        var sine = network.Op("Sin", [network.Multiply(rows, alpha)]);
        rows = network.Add(rows, network.Divide(network.Multiply(sine, sine), network.Add(beta, network.Scalar(1e-9f))));
        if (isTapped)
            network.Tap("act0.snake", rows);
        var filter = network.Weight($"{name}.downsample.lowpass.filter", 1, 1, FilterTaps);
        rows = network.Convolution(
            network.PadByEdge(rows, 0, 0, FilterTaps / 2 - 1, 0, 0, FilterTaps / 2), filter, null, [FilterTaps], new ConvolutionOptions { Stride = [2] });
        if (isTapped)
            network.Tap("act0.out", rows);
        return network.Reshape(rows, 1, width, -1);
    }

    /// <summary>
    /// Twice the rate. A transposed convolution with stride 2 is two convolutions, one for the even samples with the filter's
    /// odd taps and one for the odd with its even taps, which are faster: two outputs of one convolution, interleaved.
    /// </summary>
    private Symbol Doubled(Symbol rows, string name, int width)
    {
        var filter = network.Multiply(network.Weight($"{name}.upsample.filter", 1, 1, FilterTaps), network.Scalar(2));
        var withZero = network.Pad(filter, 0, 0, 0, 0, 0, 1);
        var taps = network.Op(
            "Gather", [withZero, network.Constant(11, 9, 7, 5, 3, 1, FilterTaps, FilterTaps, 10, 8, 6, 4, 2, 0)], new OperatorSetting("axis", 2L));
        var phases = network.Reshape(taps, 2, 1, FilterTaps / 2 + 1);
        var both = network.Convolution(network.PadByEdge(rows, 0, 0, 3, 0, 0, 3), phases, null, [FilterTaps / 2 + 1]);
        return network.Reshape(network.Transpose(both, 0, 2, 1), width, 1, -1);
    }

    private Symbol Convolution(Symbol x, string name, int inputs, int outputs, int kernel, int dilation = 1, bool hasBias = true)
    {
        long side = dilation * (kernel - 1) / 2;
        return network.Convolution(x, name, inputs, outputs, [kernel], new ConvolutionOptions { Bias = hasBias, Padding = [side, side], Dilation = [dilation] });
    }
}
