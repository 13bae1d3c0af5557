using VideoWeb.Engines.Diffusion.Weights;

namespace VideoWeb.Engines.Diffusion.TextEncoders;

/// <summary>What the networks below allow; a file beyond it is damaged or not theirs.</summary>
internal static class TextEncoderLimits
{
    public const int MaxWidth = 65_536, MaxLayers = 256, MaxVocabulary = 2_000_000, MaxLength = 8192;

    /// <exception cref="InvalidDataException">An id lies outside the embedding table: tokenizer and encoder do not belong together.</exception>
    public static void CheckIds(IReadOnlyList<int> ids, int vocabulary)
    {
        ArgumentOutOfRangeException.ThrowIfZero(ids.Count, nameof(ids));
        foreach (var id in ids)
        {
            if (id < 0 || id >= vocabulary)
                throw new InvalidDataException($"The tokenizer gives the id {id}, the text encoder knows {vocabulary}: they belong to different models.");
        }
    }
}

/// <summary>config.json of a UMT5 encoder (transformers).</summary>
/// <param name="Width">d_model.</param>
/// <param name="HeadWidth">d_kv; heads · head width need not be the width.</param>
/// <param name="Heads">Attention heads.</param>
/// <param name="Inner">d_ff.</param>
/// <param name="Layers">Encoder layers.</param>
/// <param name="Vocabulary">Rows of the embedding table.</param>
/// <param name="Buckets">Buckets of relative positions.</param>
/// <param name="MaxDistance">Distance from which all share the last bucket.</param>
/// <param name="Epsilon">Of the RMS norms.</param>
internal sealed record Umt5Config(int Width, int HeadWidth, int Heads, int Inner, int Layers, int Vocabulary, int Buckets, int MaxDistance, float Epsilon)
{
    /// <exception cref="InvalidDataException">A key is missing, out of bounds or asks for another network.</exception>
    public static Umt5Config Open(string path)
    {
        var root = JsonNodeReader.Open(path);
        if (root.TextOr("feed_forward_proj", "gated-gelu") is var projection && projection != "gated-gelu")
            throw root.Unknown("feed_forward_proj", projection);
        return new Umt5Config(
            root.Whole("d_model", 1, TextEncoderLimits.MaxWidth),
            root.Whole("d_kv", 1, TextEncoderLimits.MaxWidth),
            root.Whole("num_heads", 1, TextEncoderLimits.MaxWidth),
            root.Whole("d_ff", 1, TextEncoderLimits.MaxWidth),
            root.Whole("num_layers", 1, TextEncoderLimits.MaxLayers),
            root.Whole("vocab_size", 1, TextEncoderLimits.MaxVocabulary),
            root.WholeOr("relative_attention_num_buckets", 32, 4, 4096),
            root.WholeOr("relative_attention_max_distance", 128, 2, 1 << 20),
            root.PositiveOr("layer_norm_epsilon", 1e-6f));
    }
}

/// <summary>The text part of a Qwen2.5-VL config.json; older files have its keys at the top.</summary>
/// <param name="Width">hidden_size.</param>
/// <param name="Heads">Query heads.</param>
/// <param name="KeyHeads">Key and value heads; each serves Heads / KeyHeads query heads.</param>
/// <param name="Inner">intermediate_size.</param>
/// <param name="Layers">Decoder layers.</param>
/// <param name="Vocabulary">Rows of the embedding table.</param>
/// <param name="Theta">Base of the rotary frequencies.</param>
/// <param name="Epsilon">Of the RMS norms.</param>
internal sealed record QwenTextConfig(int Width, int Heads, int KeyHeads, int Inner, int Layers, int Vocabulary, float Theta, float Epsilon)
{
    public int HeadWidth => Width / Heads;

    /// <exception cref="InvalidDataException">A key is missing, out of bounds or asks for another network.</exception>
    public static QwenTextConfig Open(string path)
    {
        var root = JsonNodeReader.Open(path);
        var text = root.Child("text_config") is { IsAbsent: false } nested ? nested : root;
        if (text.TextOr("hidden_act", "silu") is var activation && activation != "silu")
            throw text.Unknown("hidden_act", activation);
        if (text.Flag("use_sliding_window"))
            throw text.Unknown("use_sliding_window", "true");
        var rope = text.Child("rope_parameters") is { IsAbsent: false } parameters ? parameters : text;
        var config = new QwenTextConfig(
            text.Whole("hidden_size", 1, TextEncoderLimits.MaxWidth),
            text.Whole("num_attention_heads", 1, TextEncoderLimits.MaxWidth),
            text.Whole("num_key_value_heads", 1, TextEncoderLimits.MaxWidth),
            text.Whole("intermediate_size", 1, TextEncoderLimits.MaxWidth),
            text.Whole("num_hidden_layers", 1, TextEncoderLimits.MaxLayers),
            text.Whole("vocab_size", 1, TextEncoderLimits.MaxVocabulary),
            rope.PositiveOr("rope_theta", 1e6f),
            text.PositiveOr("rms_norm_eps", 1e-6f));
        return config.Width % config.Heads == 0 && config.HeadWidth % 2 == 0 && config.Heads % config.KeyHeads == 0
            ? config
            : throw text.Unknown("split of hidden_size into heads", $"{config.Width} by {config.Heads}, keys {config.KeyHeads}");
    }
}

/// <summary>config.json of a CLIP text model.</summary>
/// <param name="Width">hidden_size.</param>
/// <param name="Heads">Attention heads.</param>
/// <param name="Inner">intermediate_size.</param>
/// <param name="Layers">Layers.</param>
/// <param name="Vocabulary">Rows of the embedding table.</param>
/// <param name="Length">Positions; texts are padded to this.</param>
/// <param name="EndToken">The token whose first place is pooled, or null in files that still mark it with 2: then the largest id.</param>
/// <param name="IsQuickGelu">x · sigmoid(1.702 x) instead of the exact GELU.</param>
/// <param name="Epsilon">Of the layer norms.</param>
internal sealed record ClipTextConfig(int Width, int Heads, int Inner, int Layers, int Vocabulary, int Length, int? EndToken, bool IsQuickGelu, float Epsilon)
{
    /// <exception cref="InvalidDataException">A key is missing, out of bounds or asks for another network.</exception>
    public static ClipTextConfig Open(string path)
    {
        var root = JsonNodeReader.Open(path);
        var text = root.Child("text_config") is { IsAbsent: false } nested ? nested : root;
        var activation = text.TextOr("hidden_act", "quick_gelu");
        if (activation is not ("quick_gelu" or "gelu"))
            throw text.Unknown("hidden_act", activation);
        var end = text.WholeOr("eos_token_id", 2, 0, TextEncoderLimits.MaxVocabulary);
        var config = new ClipTextConfig(
            text.Whole("hidden_size", 1, TextEncoderLimits.MaxWidth),
            text.Whole("num_attention_heads", 1, TextEncoderLimits.MaxWidth),
            text.Whole("intermediate_size", 1, TextEncoderLimits.MaxWidth),
            text.Whole("num_hidden_layers", 1, TextEncoderLimits.MaxLayers),
            text.Whole("vocab_size", 1, TextEncoderLimits.MaxVocabulary),
            text.WholeOr("max_position_embeddings", 77, 2, TextEncoderLimits.MaxLength),
            end == 2 ? null : end,
            activation == "quick_gelu",
            text.PositiveOr("layer_norm_eps", 1e-5f));
        return config.Width % config.Heads == 0
            ? config
            : throw text.Unknown("split of hidden_size into heads", $"{config.Width} by {config.Heads}");
    }
}
