namespace VideoWeb.Engines.Diffusion.Families.Kandinsky6;

/// <summary>The size of video latents, [frames, height, width, channels] in the loop.</summary>
internal readonly record struct LatentGrid(int Frames, int Height, int Width)
{
    public int Count => Frames * Height * Width;

    /// <summary>The grid of patches over these latents.</summary>
    /// <exception cref="ArgumentException">A side is no multiple of the patch.</exception>
    public LatentGrid Patched(IReadOnlyList<int> patch) => Frames % patch[0] == 0 && Height % patch[1] == 0 && Width % patch[2] == 0
        ? new LatentGrid(Frames / patch[0], Height / patch[1], Width / patch[2])
        : throw new ArgumentException($"{Frames}×{Height}×{Width} latents are no multiple of the patch {string.Join('×', patch)}.");
}

/// <summary>
/// Latents to the transformer's tokens and back. On the way in a token holds its pixels (t, h, w) with the channels inside
/// each; on the way out the channels stand before the pixels.
/// </summary>
internal static class Kandinsky6Patches
{
    /// <summary>[frames, height, width, channels] to [patches, pixels of a patch · channels].</summary>
    public static float[] Pack(ReadOnlySpan<float> latents, LatentGrid grid, int channels, IReadOnlyList<int> patch)
    {
        var packed = new float[grid.Count * channels];
        var at = 0;
        foreach (var pixel in Pixels(grid, patch))
        {
            latents.Slice(pixel * channels, channels).CopyTo(packed.AsSpan(at));
            at += channels;
        }

        return packed;
    }

    /// <summary>[patches, channels · pixels of a patch] to [frames, height, width, channels].</summary>
    public static float[] Unpack(ReadOnlySpan<float> tokens, LatentGrid grid, int channels, IReadOnlyList<int> patch)
    {
        var latents = new float[grid.Count * channels];
        var volume = patch[0] * patch[1] * patch[2];
        var (token, inside) = (0, 0);
        foreach (var pixel in Pixels(grid, patch))
        {
            for (var channel = 0; channel < channels; channel++)
                latents[pixel * channels + channel] = tokens[(token * channels + channel) * volume + inside];
            if (++inside < volume)
                continue;
            inside = 0;
            token++;
        }

        return latents;
    }

    /// <summary>
    /// The transformer's input where it takes a condition: noisy latents, condition latents (zero: generation from text, or
    /// from an image in the last frame) and the mask, 1 on frames that are given.
    /// </summary>
    public static float[] WithCondition(ReadOnlySpan<float> latents, LatentGrid grid, int channels, int givenFramesAtEnd)
    {
        var width = 2 * channels + 1;
        var input = new float[grid.Count * width];
        var given = (grid.Frames - givenFramesAtEnd) * grid.Height * grid.Width;
        for (var pixel = 0; pixel < grid.Count; pixel++)
        {
            latents.Slice(pixel * channels, channels).CopyTo(input.AsSpan(pixel * width));
            input[pixel * width + 2 * channels] = pixel < given ? 0 : 1;
        }

        return input;
    }

    /// <summary>Indices of the pixels in the order of the tokens that hold them.</summary>
    private static IEnumerable<int> Pixels(LatentGrid grid, IReadOnlyList<int> patch)
    {
        var patches = grid.Patched(patch);
        for (var index = 0; index < patches.Count; index++)
        {
            var frame = index / (patches.Height * patches.Width) * patch[0];
            var row = index / patches.Width % patches.Height * patch[1];
            var column = index % patches.Width * patch[2];
            for (var inside = 0; inside < patch[0] * patch[1] * patch[2]; inside++)
            {
                var (t, h, w) = (inside / (patch[1] * patch[2]), inside / patch[2] % patch[1], inside % patch[2]);
                yield return ((frame + t) * grid.Height + row + h) * grid.Width + column + w;
            }
        }
    }
}
