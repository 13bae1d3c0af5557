using System.Numerics;
using VideoWeb.Engines.Diffusion.Weights;

namespace VideoWeb.Engines.Diffusion.Families.Kandinsky6;

/// <summary>config.json of HunyuanVideo's VAE (diffusers' AutoencoderKLHunyuanVideo).</summary>
internal sealed record HunyuanVaeConfig
{
    private const int MaxWidth = 16_384;

    /// <summary>Channels of each level, from the picture down to the latents.</summary>
    public required IReadOnlyList<int> Widths { get; init; }

    /// <summary>Channels of the latents.</summary>
    public required int Latents { get; init; }

    /// <summary>Residual blocks of a level of the encoder; the decoder has one more.</summary>
    public required int Residuals { get; init; }

    public required int Groups { get; init; }

    /// <summary>Whether the middle has its attention.</summary>
    public required bool HasAttention { get; init; }

    /// <summary>The transformer's latents are the VAE's own, times this.</summary>
    public required float Scaling { get; init; }

    /// <summary>Pixels of a latent on a side.</summary>
    public required int SpatialFactor { get; init; }

    /// <summary>Frames of a latent frame, but for the first.</summary>
    public required int TemporalFactor { get; init; }

    /// <summary>Whether the step between a level and the next halves (encoder) or doubles (decoder) the sides, and the time.</summary>
    /// <param name="level">From 0, in the order of the half.</param>
    public (bool Space, bool Time) StepOf(int level)
    {
        var isLast = level == Widths.Count - 1;
        return (level < BitOperations.Log2((uint)SpatialFactor), !isLast && level >= Widths.Count - 1 - BitOperations.Log2((uint)TemporalFactor));
    }

    /// <exception cref="InvalidDataException">A key is missing, out of bounds or asks for another network.</exception>
    public static HunyuanVaeConfig Open(string path)
    {
        var root = JsonNodeReader.Open(path);
        int[] widths = [.. root.Child("block_out_channels").Items().Select(width => width.Whole(1, MaxWidth))];
        var config = new HunyuanVaeConfig
        {
            Widths = widths.Length > 0 ? widths : [128, 256, 512, 512],
            Latents = root.WholeOr("latent_channels", 16, 1, 1024),
            Residuals = root.WholeOr("layers_per_block", 2, 1, 16),
            Groups = root.WholeOr("norm_num_groups", 32, 1, 1024),
            HasAttention = root.Child("mid_block_add_attention").IsAbsent || root.Flag("mid_block_add_attention"),
            Scaling = root.PositiveOr("scaling_factor", 0.476986f),
            SpatialFactor = root.WholeOr("spatial_compression_ratio", 8, 1, 64),
            TemporalFactor = root.WholeOr("temporal_compression_ratio", 4, 1, 64),
        };
        if (root.TextOr("act_fn", "silu") is var activation and not "silu")
            throw root.Unknown("act_fn", activation);
        if (root.WholeOr("in_channels", 3, 1, 64) != 3 || root.WholeOr("out_channels", 3, 1, 64) != 3)
            throw root.Unknown("in_channels and out_channels", "other than 3");
        if (config.Widths.Count > 8 || config.Widths.Any(width => width % config.Groups != 0))
            throw root.Unknown("block_out_channels with norm_num_groups", $"{string.Join(", ", config.Widths)} with {config.Groups}");
        // the factors are made by steps between levels, and time only where another level follows
        if (!BitOperations.IsPow2(config.SpatialFactor) || !BitOperations.IsPow2(config.TemporalFactor)
            || config.SpatialFactor > 1 << config.Widths.Count || config.TemporalFactor != 4)
            throw root.Unknown("spatial_compression_ratio and temporal_compression_ratio", $"{config.SpatialFactor} and {config.TemporalFactor}");
        return config;
    }
}
