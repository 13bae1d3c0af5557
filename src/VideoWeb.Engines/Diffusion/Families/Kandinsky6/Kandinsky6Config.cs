using VideoWeb.Engines.Diffusion.Weights;

namespace VideoWeb.Engines.Diffusion.Families.Kandinsky6;

/// <summary>The widths of one of the two streams.</summary>
/// <param name="Width">Channels of the stream.</param>
/// <param name="Inner">Channels inside its feed-forward.</param>
/// <param name="Time">Width of its time vector.</param>
/// <param name="Axes">Channels of a head for each rotary axis; their sum is the head's width.</param>
/// <param name="In">Channels of its latents.</param>
/// <param name="Out">Channels of its prediction: the latents', times the grid points of a PiFlow checkpoint.</param>
internal sealed record Kandinsky6Stream(int Width, int Inner, int Time, IReadOnlyList<int> Axes, int In, int Out)
{
    public int HeadWidth => Axes.Sum();

    public int Heads => Width / HeadWidth;
}

/// <summary>config.json of the fused two-stream transformer.</summary>
internal sealed record Kandinsky6Config
{
    private const int MaxWidth = 65_536, MaxBlocks = 512;

    public required Kandinsky6Stream Video { get; init; }

    public required Kandinsky6Stream Audio { get; init; }

    /// <summary>Width of the text encoder's tokens, and of the pooled text.</summary>
    public required int TextWidth { get; init; }

    public required int PooledWidth { get; init; }

    public required int TextBlocks { get; init; }

    public required int VisualBlocks { get; init; }

    /// <summary>Latent frames, rows and columns of a patch.</summary>
    public required IReadOnlyList<int> Patch { get; init; }

    /// <summary>Angles of the video's three axes are divided by these.</summary>
    public required IReadOnlyList<float> Scales { get; init; }

    /// <summary>The audio's frequencies are multiplied by this.</summary>
    public required float AudioScaling { get; init; }

    /// <summary>The video's input carries condition latents and a mask beside the noisy latents.</summary>
    public required bool HasCondition { get; init; }

    /// <summary>Rotary embedding in the attention between video and audio.</summary>
    public required bool RotaryAcross { get; init; }

    /// <summary>The gates of the attention between the streams are exchanged.</summary>
    public required bool CrossGates { get; init; }

    /// <summary>Each modulation of that attention reads its own stream's time; otherwise the other's.</summary>
    public required bool OwnTime { get; init; }

    /// <summary>Kinds of frames that are told apart (generated, reference); 0 for none.</summary>
    public required int TokenTypes { get; init; }

    /// <summary>Channels of the video's input.</summary>
    public int VideoInput => HasCondition ? 2 * Video.In + 1 : Video.In;

    public int PatchVolume => Patch[0] * Patch[1] * Patch[2];

    /// <exception cref="InvalidDataException">A key is missing or out of bounds, or widths do not fit together.</exception>
    public static Kandinsky6Config Open(string path)
    {
        var root = JsonNodeReader.Open(path);
        var config = new Kandinsky6Config
        {
            Video = Stream(root, "", "visual"),
            Audio = Stream(root, "_a", "audio"),
            TextWidth = root.Whole("in_text_dim", 1, MaxWidth),
            PooledWidth = root.Whole("in_text_dim2", 1, MaxWidth),
            TextBlocks = root.Whole("num_text_blocks", 0, MaxBlocks),
            VisualBlocks = root.Whole("num_visual_blocks", 1, MaxBlocks),
            Patch = Three(root.Child("patch_size"), size => size.Whole(1, 16)),
            Scales = root.Child("scale_factor").IsAbsent ? [1, 2, 2] : Three(root.Child("scale_factor"), scale => scale.Positive()),
            AudioScaling = root.PositiveOr("audio_freqs_scaling", 1),
            HasCondition = root.Flag("visual_cond"),
            RotaryAcross = root.Flag("ca_rope"),
            CrossGates = root.Flag("cross_gates"),
            OwnTime = root.Flag("fix_modulation"),
            TokenTypes = root.WholeOr("visual_token_type_num_embeddings", 0, 0, 64),
        };
        if (config.RotaryAcross && config.Video.HeadWidth != config.Audio.HeadWidth)
            throw root.Unknown("ca_rope between heads of", $"{config.Video.HeadWidth} and {config.Audio.HeadWidth} channels");
        if (!config.OwnTime && config.Video.Time != config.Audio.Time)
            throw root.Unknown("exchange of time vectors of", $"{config.Video.Time} and {config.Audio.Time} channels");
        return config;
    }

    private static Kandinsky6Stream Stream(JsonNodeReader root, string suffix, string latents)
    {
        var axes = Three(root.Child($"axes_dims{suffix}"), axis => axis.Whole(2, 4096));
        var stream = new Kandinsky6Stream(
            root.Whole($"model_dim{suffix}", 2, MaxWidth),
            root.Whole($"ff_dim{suffix}", 1, MaxWidth),
            root.Whole($"time_dim{suffix}", 1, MaxWidth),
            axes,
            root.Whole($"in_{latents}_dim", 1, 4096),
            root.Whole($"out_{latents}_dim", 1, 65_536));
        return axes.All(axis => axis % 2 == 0) && stream.Width % stream.HeadWidth == 0 && stream.Width % 2 == 0
            ? stream
            : throw root.Unknown($"model_dim{suffix} with axes_dims{suffix}", $"{stream.Width} with {string.Join(", ", axes)}");
    }

    private static T[] Three<T>(JsonNodeReader list, Func<JsonNodeReader, T> read)
    {
        var items = list.Items().ToList();
        return items.Count == 3 ? [.. items.Select(read)] : throw list.Unknown("list", $"of {items.Count} numbers instead of three");
    }
}
