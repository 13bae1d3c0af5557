using VideoWeb.Engines.Diffusion.Weights;

namespace VideoWeb.Engines.Diffusion.Families.Wan;

/// <summary>config.json of a Wan transformer (diffusers' WanTransformer3DModel and WanVACETransformer3DModel).</summary>
internal sealed record WanConfig
{
    private const int MaxWidth = 65_536, MaxBlocks = 512, MaxLength = 1 << 16;

    /// <summary>Channels of the input: the latents', and for A14B and 2.1 image to video those of mask and condition too.</summary>
    public required int In { get; init; }

    /// <summary>Channels of the latents.</summary>
    public required int Out { get; init; }

    public required int Heads { get; init; }

    public required int HeadWidth { get; init; }

    public required int Blocks { get; init; }

    /// <summary>Channels inside the feed-forward.</summary>
    public required int Inner { get; init; }

    public required int TextWidth { get; init; }

    /// <summary>Sinusoids of a timestep.</summary>
    public required int Frequencies { get; init; }

    /// <summary>Latent frames, rows and columns of a patch.</summary>
    public required IReadOnlyList<int> Patch { get; init; }

    public required float Epsilon { get; init; }

    /// <summary>An affine norm before the attention to the text.</summary>
    public required bool CrossNorm { get; init; }

    /// <summary>Width of image tokens (2.1 image to video), or 0.</summary>
    public required int ImageWidth { get; init; }

    /// <summary>Length of the table of image positions (first and last frame), or 0.</summary>
    public required int ImagePositions { get; init; }

    /// <summary>Most patches along an axis.</summary>
    public required int MaxPositions { get; init; }

    /// <summary>Main blocks that a control block adds to, in order; empty without VACE.</summary>
    public required IReadOnlyList<int> ControlLayers { get; init; }

    /// <summary>Channels of the control input, or 0.</summary>
    public required int ControlIn { get; init; }

    public int Width => Heads * HeadWidth;

    public int PatchVolume => Patch[0] * Patch[1] * Patch[2];

    /// <exception cref="InvalidDataException">A key is missing, out of bounds or asks for another network.</exception>
    public static WanConfig Open(string path)
    {
        var root = JsonNodeReader.Open(path);
        if (root.TextOr("qk_norm", "rms_norm_across_heads") is var norm && norm != "rms_norm_across_heads")
            throw root.Unknown("qk_norm", norm);
        var patch = root.Child("patch_size").Items().Select(size => size.Whole(1, 16)).ToArray();
        if (patch.Length != 3)
            throw root.Unknown("patch_size", $"of {patch.Length} numbers instead of three");
        int[] layers = [.. root.Child("vace_layers").Items().Select(layer => layer.Whole(0, MaxBlocks))];
        var config = new WanConfig
        {
            In = root.Whole("in_channels", 1, 4096),
            Out = root.WholeOr("out_channels", root.Whole("in_channels"), 1, 4096),
            Heads = root.Whole("num_attention_heads", 1, 4096),
            HeadWidth = root.Whole("attention_head_dim", 6, 4096),
            Blocks = root.Whole("num_layers", 1, MaxBlocks),
            Inner = root.Whole("ffn_dim", 1, MaxWidth * 4),
            TextWidth = root.Whole("text_dim", 1, MaxWidth),
            Frequencies = root.Whole("freq_dim", 2, 8192),
            Patch = patch,
            Epsilon = root.PositiveOr("eps", 1e-6f),
            CrossNorm = root.Child("cross_attn_norm").IsAbsent || root.Flag("cross_attn_norm"),
            ImageWidth = root.WholeOr("image_dim", 0, 1, MaxWidth),
            ImagePositions = root.WholeOr("pos_embed_seq_len", 0, 1, MaxLength),
            MaxPositions = root.WholeOr("rope_max_seq_len", 1024, 1, MaxLength),
            ControlLayers = layers,
            ControlIn = layers.Length > 0 ? root.Whole("vace_in_channels", 1, 4096) : 0,
        };
        if (config.HeadWidth % 2 != 0 || config.Width > MaxWidth || config.Frequencies % 2 != 0)
            throw root.Unknown("width", $"of {config.Heads} heads of {config.HeadWidth} channels, {config.Frequencies} sinusoids");
        if (layers.Any(layer => layer >= config.Blocks) || layers.Distinct().Count() != layers.Length)
            throw root.Unknown("vace_layers", $"[{string.Join(", ", layers)}] of {config.Blocks} blocks");
        return config;
    }
}
