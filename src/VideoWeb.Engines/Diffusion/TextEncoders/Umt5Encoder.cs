using VideoWeb.Engines.Diffusion.Onnx;
using VideoWeb.Engines.Diffusion.Weights;

namespace VideoWeb.Engines.Diffusion.TextEncoders;

/// <summary>
/// UMT5's encoder: RMS norms, attention without 1/√d and with a bias of relative positions of its own in every layer,
/// gated tanh-GELU feed-forward.
/// </summary>
internal sealed class Umt5Encoder : IDisposable
{
    /// <summary>Added to the scores of padding.</summary>
    private const float Hidden = -1e30f;

    private readonly CheckpointWeights _weights;
    private readonly NetworkSession _session;

    private Umt5Encoder(Umt5Config config, CheckpointWeights weights, bool keepsTaps)
    {
        Config = config;
        _weights = weights;
        var network = new NetworkBuilder(weights, keepsTaps);
        Build(network, config);
        _session = new NetworkSession(network);
    }

    public Umt5Config Config { get; }

    /// <param name="folder">text_encoder/ of a checkpoint.</param>
    /// <param name="keepsTaps">Whether <see cref="EncodedText.Taps"/> is filled.</param>
    /// <exception cref="InvalidDataException">Configuration or weights are missing, damaged or of another network.</exception>
    public static Umt5Encoder Open(string folder, bool keepsTaps = false)
    {
        var config = Umt5Config.Open(Path.Combine(folder, "config.json"));
        var weights = CheckpointWeights.Open(folder, TextEncoderNames.Umt5);
        try
        {
            return new Umt5Encoder(config, weights, keepsTaps);
        }
        catch
        {
            weights.Dispose();
            throw;
        }
    }

    /// <summary>Encodes one text.</summary>
    /// <param name="ids">Its tokens, padding included where there is any.</param>
    /// <param name="length">Tokens before the padding; nothing looks at the rest.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    public EncodedText Encode(IReadOnlyList<int> ids, int length, CancellationToken cancellationToken)
    {
        TextEncoderLimits.CheckIds(ids, Config.Vocabulary);
        var count = ids.Count;
        var buckets = new long[count * count];
        var row = RelativeBuckets.Table(count, Config.Buckets, Config.MaxDistance);
        for (var query = 0; query < count; query++)
        {
            for (var key = 0; key < count; key++)
                buckets[query * count + key] = row[key - query + count - 1];
        }

        var outputs = _session.Run(
            new Dictionary<string, NetworkInput>
            {
                ["ids"] = NetworkInput.Of([.. ids.Select(id => (long)id)], count),
                ["buckets"] = NetworkInput.Of(buckets, count, count),
                ["mask"] = NetworkInput.Of([.. Enumerable.Range(0, count).Select(key => key < length ? 0 : Hidden)], 1, 1, 1, count),
            },
            cancellationToken);
        return new EncodedText(outputs["last_hidden_state"], Config.Width, outputs);
    }

    /// <summary>The hidden state as Wan's transformer takes it: rows beyond the prompt are zero, up to a fixed length.</summary>
    public float[] EncodePrompt(IReadOnlyList<int> ids, int rows, CancellationToken cancellationToken)
    {
        var prompt = new float[rows * Config.Width];
        Encode(ids, ids.Count, cancellationToken).Hidden.AsSpan(0, Math.Min(ids.Count, rows) * Config.Width).CopyTo(prompt);
        return prompt;
    }

    public void Dispose()
    {
        _session.Dispose();
        _weights.Dispose();
    }

    /// <summary>The network as a graph.</summary>
    public static void Build(NetworkBuilder network, Umt5Config config)
    {
        var (width, inner, heads) = (config.Width, config.Heads * config.HeadWidth, config.Heads);
        var ids = network.Input("ids", ElementType.Int64, "L");
        var buckets = network.Input("buckets", ElementType.Int64, "L", "L");
        var mask = network.Input("mask", ElementType.Float32, 1, 1, 1, "L");
        var x = network.InFront(network.Rows(network.Weight("shared.weight", config.Vocabulary, width), ids));
        for (var layer = 0; layer < config.Layers; layer++)
        {
            var self = $"encoder.block.{layer}.layer.0.SelfAttention";
            var h = network.RmsNorm(x, $"encoder.block.{layer}.layer.0.layer_norm", width, config.Epsilon);
            var table = network.Weight($"{self}.relative_attention_bias.weight", config.Buckets, heads);
            var bias = network.InFront(network.Transpose(network.Rows(table, buckets), 2, 0, 1));
            network.Tap($"bias.{layer}", bias);
            var attention = network.Attention(
                network.Linear(h, $"{self}.q", width, inner, bias: false),
                network.Linear(h, $"{self}.k", width, inner, bias: false),
                network.Linear(h, $"{self}.v", width, inner, bias: false),
                heads,
                scale: 1,
                network.Add(bias, mask));
            x = network.Add(x, network.Linear(attention, $"{self}.o", inner, width, bias: false));

            var dense = $"encoder.block.{layer}.layer.1.DenseReluDense";
            h = network.RmsNorm(x, $"encoder.block.{layer}.layer.1.layer_norm", width, config.Epsilon);
            var gate = network.Gelu(network.Linear(h, $"{dense}.wi_0", width, config.Inner, bias: false), tanh: true);
            var gated = network.Multiply(gate, network.Linear(h, $"{dense}.wi_1", width, config.Inner, bias: false));
            x = network.Add(x, network.Linear(gated, $"{dense}.wo", config.Inner, width, bias: false));
            network.Tap($"block.{layer}", x);
        }

        network.Output("last_hidden_state", network.RmsNorm(x, "encoder.final_layer_norm", width, config.Epsilon));
    }
}
