using VideoWeb.Engines.Diffusion.Onnx;
using VideoWeb.Engines.Diffusion.Weights;

namespace VideoWeb.Engines.Diffusion.TextEncoders;

/// <summary>CLIP's text tower: causal, and blind to padding as its tokenizer marks it; pooled at the first end token.</summary>
internal sealed class ClipTextEncoder : IDisposable
{
    private const float Hidden = -1e30f;

    private readonly CheckpointWeights _weights;
    private readonly NetworkSession _session;

    private ClipTextEncoder(ClipTextConfig config, CheckpointWeights weights, bool keepsTaps)
    {
        Config = config;
        _weights = weights;
        var network = new NetworkBuilder(weights, keepsTaps);
        Build(network, config);
        _session = new NetworkSession(network);
    }

    public ClipTextConfig Config { get; }

    /// <param name="folder">text_encoder_2/ of a checkpoint.</param>
    /// <param name="keepsTaps">Whether <see cref="EncodedText.Taps"/> is filled.</param>
    /// <exception cref="InvalidDataException">Configuration or weights are missing, damaged or of another network.</exception>
    public static ClipTextEncoder Open(string folder, bool keepsTaps = false)
    {
        var config = ClipTextConfig.Open(Path.Combine(folder, "config.json"));
        var weights = CheckpointWeights.Open(folder, TextEncoderNames.Clip);
        try
        {
            return new ClipTextEncoder(config, weights, keepsTaps);
        }
        catch
        {
            weights.Dispose();
            throw;
        }
    }

    /// <summary>Encodes one text.</summary>
    /// <param name="ids">Exactly <see cref="ClipTextConfig.Length"/> tokens, padding included.</param>
    /// <param name="length">Tokens up to the closing end token.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    public EncodedText Encode(IReadOnlyList<int> ids, int length, CancellationToken cancellationToken)
    {
        TextEncoderLimits.CheckIds(ids, Config.Vocabulary);
        ArgumentOutOfRangeException.ThrowIfNotEqual(ids.Count, Config.Length, nameof(ids));
        var mask = new float[Config.Length * Config.Length];
        for (var query = 0; query < Config.Length; query++)
        {
            var seen = Math.Min(query + 1, length);
            mask.AsSpan(query * Config.Length + seen, Config.Length - seen).Fill(Hidden);
        }

        var outputs = _session.Run(
            new Dictionary<string, NetworkInput>
            {
                ["ids"] = NetworkInput.Of([.. ids.Select(id => (long)id)], Config.Length),
                ["mask"] = NetworkInput.Of(mask, 1, 1, Config.Length, Config.Length),
            },
            cancellationToken);
        return new EncodedText(outputs["final_norm"], Config.Width, outputs);
    }

    /// <summary>The row that stands for the whole text.</summary>
    public float[] Pool(EncodedText text, IReadOnlyList<int> ids)
    {
        var end = ids.ToList().IndexOf(Config.EndToken ?? ids.Max());
        return end < 0
            ? throw new InvalidDataException($"The text has no end token {Config.EndToken}: tokenizer and text encoder belong to different models.")
            : text.Hidden[(end * Config.Width)..((end + 1) * Config.Width)];
    }

    public void Dispose()
    {
        _session.Dispose();
        _weights.Dispose();
    }

    internal static void Build(NetworkBuilder network, ClipTextConfig config)
    {
        var width = config.Width;
        var ids = network.Input("ids", ElementType.Int64, config.Length);
        var mask = network.Input("mask", ElementType.Float32, 1, 1, config.Length, config.Length);
        var tokens = network.Rows(network.Weight("embeddings.token_embedding.weight", config.Vocabulary, width), ids);
        var x = network.InFront(network.Add(tokens, network.Weight("embeddings.position_embedding.weight", config.Length, width)));
        network.Tap("embed", x);
        for (var layer = 0; layer < config.Layers; layer++)
        {
            var name = $"encoder.layers.{layer}";
            var h = network.LayerNorm(x, $"{name}.layer_norm1", width, config.Epsilon);
            var attention = network.Attention(
                network.Linear(h, $"{name}.self_attn.q_proj", width, width),
                network.Linear(h, $"{name}.self_attn.k_proj", width, width),
                network.Linear(h, $"{name}.self_attn.v_proj", width, width),
                config.Heads,
                bias: mask);
            x = network.Add(x, network.Linear(attention, $"{name}.self_attn.out_proj", width, width));
            h = network.Linear(network.LayerNorm(x, $"{name}.layer_norm2", width, config.Epsilon), $"{name}.mlp.fc1", width, config.Inner);
            h = config.IsQuickGelu ? network.QuickGelu(h) : network.Gelu(h, tanh: false);
            x = network.Add(x, network.Linear(h, $"{name}.mlp.fc2", config.Inner, width));
            network.Tap($"layer.{layer}", x);
        }

        network.Output("final_norm", network.LayerNorm(x, "final_layer_norm", width, config.Epsilon));
    }
}
