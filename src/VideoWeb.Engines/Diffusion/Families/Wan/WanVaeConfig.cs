using VideoWeb.Engines.Diffusion.Weights;

namespace VideoWeb.Engines.Diffusion.Families.Wan;

/// <summary>config.json of Wan's VAE (diffusers' AutoencoderKLWan), 2.1 and 2.2.</summary>
internal sealed record WanVaeConfig
{
    private const int MaxWidth = 16_384;

    /// <summary>Channels of the encoder's and the decoder's widest picture.</summary>
    public required int EncoderWidth { get; init; }

    public required int DecoderWidth { get; init; }

    /// <summary>Channels of the latents.</summary>
    public required int Latents { get; init; }

    /// <summary>Factors of the width from the picture down to the latents.</summary>
    public required IReadOnlyList<int> Widths { get; init; }

    public required int Residuals { get; init; }

    /// <summary>Whether the step down from each level halves the time too; one fewer than levels.</summary>
    public required IReadOnlyList<bool> HalvesTime { get; init; }

    /// <summary>2.2: shortcuts by grouped averages around each level.</summary>
    public required bool HasShortcuts { get; init; }

    /// <summary>Channels of what the networks read and write, patches included.</summary>
    public required int In { get; init; }

    public required int Out { get; init; }

    /// <summary>Side of a patch of pixels that becomes channels; 1 for none.</summary>
    public required int Patch { get; init; }

    public required IReadOnlyList<float> Mean { get; init; }

    public required IReadOnlyList<float> Deviation { get; init; }

    /// <summary>Pixels of a latent on a side, patches included.</summary>
    public int SpatialFactor => Patch << (Widths.Count - 1);

    /// <summary>Frames of a latent frame, but for the first.</summary>
    public int TemporalFactor => 1 << HalvesTime.Count(halves => halves);

    /// <exception cref="InvalidDataException">A key is missing, out of bounds or asks for another network.</exception>
    public static WanVaeConfig Open(string path)
    {
        var root = JsonNodeReader.Open(path);
        if (root.Child("attn_scales").Items().Any())
            throw root.Unknown("attn_scales", "other than none");
        int[] widths = [.. root.Child("dim_mult").Items().Select(factor => factor.Whole(1, 64))];
        bool[] halves = [.. root.Child("temperal_downsample").Items().Select(flag => flag.Flag())];
        var patch = root.WholeOr("patch_size", 1, 1, 16);
        var width = root.WholeOr("base_dim", 96, 1, MaxWidth);
        var config = new WanVaeConfig
        {
            EncoderWidth = width,
            DecoderWidth = root.WholeOr("decoder_base_dim", width, 1, MaxWidth),
            Latents = root.Whole("z_dim", 1, 1024),
            Widths = widths.Length > 0 ? widths : [1, 2, 4, 4],
            Residuals = root.WholeOr("num_res_blocks", 2, 1, 16),
            HalvesTime = halves.Length > 0 ? halves : [false, true, true],
            HasShortcuts = root.Flag("is_residual"),
            In = root.WholeOr("in_channels", 3, 1, 1024),
            Out = root.WholeOr("out_channels", 3, 1, 1024),
            Patch = patch,
            Mean = [.. root.Child("latents_mean").Items().Select(value => (float)value.Number())],
            Deviation = [.. root.Child("latents_std").Items().Select(value => value.Positive())],
        };
        if (config.Mean.Count != config.Latents || config.Deviation.Count != config.Latents)
            throw root.Unknown("latents_mean and latents_std", $"of {config.Mean.Count} and {config.Deviation.Count} numbers for {config.Latents} channels");
        if (config.HalvesTime.Count != config.Widths.Count - 1 || config.Widths.Count > 8)
            throw root.Unknown("dim_mult with temperal_downsample", $"of {config.Widths.Count} and {config.HalvesTime.Count} levels");
        if (config.In != 3 * patch * patch || config.Out != 3 * patch * patch)
            throw root.Unknown("in_channels and out_channels", $"{config.In} and {config.Out} with patches of {patch}");
        return config;
    }
}
