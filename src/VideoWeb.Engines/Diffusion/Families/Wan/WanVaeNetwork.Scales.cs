using VideoWeb.Engines.Diffusion.Onnx;

namespace VideoWeb.Engines.Diffusion.Families.Wan;

/// <summary>The changes of size in space and time, and 2.2's shortcuts around them.</summary>
internal sealed partial class WanVaeNetwork
{
    /// <summary>Half the size; half the frames too, but for the first chunk, which is only remembered.</summary>
    private Symbol Down(Symbol x, string half, string name, int width, bool halvesTime)
    {
        var padded = network.Pad(Frames(x), 0, 0, 0, 0, 0, 0, 1, 1);
        x = Together(network.Convolution(padded, $"{half}.{name}.resample.1", width, width, [3, 3], new ConvolutionOptions { Stride = [2, 2] }));
        if (!halvesTime)
            return x;
        var cache = $"{name}.time_conv";
        if (isFirst)
        {
            Remember(cache, x);
            return x;
        }

        var all = network.Concat(2, Remembered(cache, width, 1), x);
        Remember(cache, network.Slice(x, 2, -1, long.MaxValue));
        return network.Convolution(all, $"{half}.{cache}", width, width, [3, 1, 1], new ConvolutionOptions { Stride = [2, 1, 1] });
    }

    /// <summary>Twice the frames, but for the first chunk, then twice the size.</summary>
    private Symbol Up(Symbol x, string half, string name, int width, int outputs, bool doublesTime)
    {
        if (doublesTime)
            x = TwiceTheFrames(x, half, $"{name}.time_conv", width);
        var enlarged = network.Enlarge(Frames(x), 1, 1, 2, 2);
        return Together(network.Convolution(enlarged, $"{half}.{name}.resample.1", width, outputs, [3, 3], new ConvolutionOptions { Padding = [1, 1, 1, 1] }));
    }

    private Symbol TwiceTheFrames(Symbol x, string half, string cache, int width)
    {
        if (isFirst)
        {
            // the next chunk begins with nothing
            var nothing = network.Subtract(x, x);
            Remember(cache, network.Concat(2, nothing, nothing));
            return x;
        }

        var all = network.Concat(2, Remembered(cache, width, 2), x);
        Remember(cache, network.Slice(all, 2, -2, long.MaxValue));
        var both = network.Convolution(all, $"{half}.{cache}", width, 2 * width, [3, 1, 1]);
        // the first half of the channels are the even frames: [1, width, H, W, T, 2], then the last two together
        var even = LastInTime(network.Slice(both, 1, 0, width));
        var odd = LastInTime(network.Slice(both, 1, width, 2 * width));
        return network.Transpose(network.Reshape(network.Concat(5, even, odd), 0, 0, 0, 0, -1), 0, 1, 4, 2, 3);
    }

    private Symbol LastInTime(Symbol x) => network.Op("Unsqueeze", [network.Transpose(x, 0, 1, 3, 4, 2), network.Constant(5L)]);

    /// <summary>Blocks of pixels become channels, and groups of these their mean. A first frame alone is averaged with zeros before it.</summary>
    private Symbol Averaged(Symbol x, int inputs, int outputs, int time, int space)
    {
        if (isFirst && time > 1)
            x = network.Pad(x, 0, 0, time - 1, 0, 0, 0, 0, 0, 0, 0);
        // [C, T, H, W], then one axis after the other is brought to the end and cut
        x = network.Op("Squeeze", [x, network.Constant(0L)]);
        x = network.Transpose(network.Reshape(x, 0, 0, 0, -1, space), 0, 1, 3, 4, 2);
        x = network.Transpose(network.Reshape(x, 0, 0, 0, 0, -1, space), 0, 2, 3, 4, 5, 1);
        // [C, W, x, H, y, T, t] as [T, H, W, C, t, y, x]
        x = network.Transpose(network.Reshape(x, 0, 0, 0, 0, 0, -1, time), 5, 3, 1, 0, 6, 4, 2);
        var group = inputs * time * space * space / outputs;
        x = network.Op("ReduceMean", [network.Reshape(x, 0, 0, 0, outputs, group), network.Constant(4L)], new OperatorSetting("keepdims", 0L));
        return network.InFront(network.Transpose(x, 3, 0, 1, 2));
    }

    /// <summary>Every channel several times over, spread over a block of pixels. The first chunk keeps its last frame only.</summary>
    private Symbol Repeated(Symbol x, int inputs, int outputs, int time, int space)
    {
        var block = time * space * space;
        var repeats = outputs * block / inputs;
        long[] sources = [.. Enumerable.Range(0, outputs * block).Select(channel => (long)(channel / repeats))];
        x = network.Rows(network.Op("Squeeze", [x, network.Constant(0L)]), network.Constant(sources));
        // [T, H, W, outputs, t, y, x] as [outputs, T, t, H, y, W, x], then the pairs together from the last
        x = network.Reshape(network.Transpose(x, 1, 2, 3, 0), 0, 0, 0, outputs, time, space, space);
        x = network.Reshape(network.Transpose(x, 3, 0, 4, 1, 5, 2, 6), 0, 0, 0, 0, 0, -1);
        x = network.Reshape(network.Transpose(x, 0, 1, 2, 5, 3, 4), 0, 0, 0, 0, -1);
        x = network.Reshape(network.Transpose(x, 0, 3, 4, 1, 2), 0, 0, 0, -1);
        x = network.InFront(network.Transpose(x, 0, 3, 2, 1));
        return isFirst && time > 1 ? network.Slice(x, 2, time - 1, long.MaxValue) : x;
    }
}
