using VideoWeb.Engines.Diffusion.Onnx;
using VideoWeb.Engines.Diffusion.Weights;

namespace VideoWeb.Engines.Diffusion.TextEncoders;

/// <summary>
/// The text trunk of Qwen2.5-VL: causal, RMS norms, grouped keys, gated SiLU. For text its three rotary axes are equal, so
/// it is ordinary rotary embedding over the halves of a head. Padding is never run: nothing reads it.
/// </summary>
internal sealed class QwenTextEncoder : IDisposable
{
    private const float Future = -1e30f;

    private readonly CheckpointWeights _weights;
    private readonly NetworkSession _session;

    private QwenTextEncoder(QwenTextConfig config, CheckpointWeights weights, bool keepsTaps)
    {
        Config = config;
        _weights = weights;
        var network = new NetworkBuilder(weights, keepsTaps);
        Build(network, config);
        _session = new NetworkSession(network);
    }

    public QwenTextConfig Config { get; }

    /// <param name="folder">text_encoder/ of a checkpoint; its vision tower and language head are left alone.</param>
    /// <param name="keepsTaps">Whether <see cref="EncodedText.Taps"/> is filled.</param>
    /// <exception cref="InvalidDataException">Configuration or weights are missing, damaged or of another network.</exception>
    public static QwenTextEncoder Open(string folder, bool keepsTaps = false)
    {
        var config = QwenTextConfig.Open(Path.Combine(folder, "config.json"));
        var weights = CheckpointWeights.Open(folder, TextEncoderNames.Qwen);
        try
        {
            return new QwenTextEncoder(config, weights, keepsTaps);
        }
        catch
        {
            weights.Dispose();
            throw;
        }
    }

    /// <summary>Encodes one text without padding.</summary>
    public EncodedText Encode(IReadOnlyList<int> ids, CancellationToken cancellationToken)
    {
        TextEncoderLimits.CheckIds(ids, Config.Vocabulary);
        var (count, half) = (ids.Count, Config.HeadWidth / 2);
        var (cos, sin) = (new float[count * half], new float[count * half]);
        var mask = new float[count * count];
        for (var row = 0; row < count; row++)
        {
            for (var pair = 0; pair < half; pair++)
                (sin[row * half + pair], cos[row * half + pair]) = MathF.SinCos(row / MathF.Pow(Config.Theta, 2f * pair / Config.HeadWidth));
            mask.AsSpan(row * count + row + 1, count - row - 1).Fill(Future);
        }

        var outputs = _session.Run(
            new Dictionary<string, NetworkInput>
            {
                ["ids"] = NetworkInput.Of([.. ids.Select(id => (long)id)], count),
                ["L.cos"] = NetworkInput.Of(cos, count, half),
                ["L.sin"] = NetworkInput.Of(sin, count, half),
                ["L.row"] = NetworkInput.Of([.. Enumerable.Range(0, count).Select(row => (long)row)], 1, count),
                ["mask"] = NetworkInput.Of(mask, 1, 1, count, count),
            },
            cancellationToken);
        return new EncodedText(outputs["norm"], Config.Width, outputs);
    }

    public void Dispose()
    {
        _session.Dispose();
        _weights.Dispose();
    }

    internal static void Build(NetworkBuilder network, QwenTextConfig config)
    {
        var (width, keys) = (config.Width, config.KeyHeads * config.HeadWidth);
        var ids = network.Input("ids", ElementType.Int64, "L");
        var rotary = network.Rotary("L", config.HeadWidth);
        var mask = network.Input("mask", ElementType.Float32, 1, 1, "L", "L");
        var x = network.InFront(network.Rows(network.Weight("model.embed_tokens.weight", config.Vocabulary, width), ids));
        network.Tap("embed", x);
        for (var layer = 0; layer < config.Layers; layer++)
        {
            var self = $"model.layers.{layer}.self_attn";
            var h = network.RmsNorm(x, $"model.layers.{layer}.input_layernorm", width, config.Epsilon);
            var query = network.Rotate(network.Linear(h, $"{self}.q_proj", width, width), rotary, config.Heads, neighbours: false);
            var key = network.Rotate(network.Linear(h, $"{self}.k_proj", width, keys), rotary, config.KeyHeads, neighbours: false);
            var value = network.Linear(h, $"{self}.v_proj", width, keys);
            var attention = network.Linear(
                network.Attention(query, Repeated(network, key, config), Repeated(network, value, config), config.Heads, bias: mask),
                $"{self}.o_proj", width, width, bias: false);
            network.Tap($"layer.{layer}.attn", attention);
            x = network.Add(x, attention);

            var dense = $"model.layers.{layer}.mlp";
            h = network.RmsNorm(x, $"model.layers.{layer}.post_attention_layernorm", width, config.Epsilon);
            var gate = network.Silu(network.Linear(h, $"{dense}.gate_proj", width, config.Inner, bias: false));
            var gated = network.Multiply(gate, network.Linear(h, $"{dense}.up_proj", width, config.Inner, bias: false));
            var forward = network.Linear(gated, $"{dense}.down_proj", config.Inner, width, bias: false);
            network.Tap($"layer.{layer}.mlp", forward);
            x = network.Add(x, forward);
            network.Tap($"layer.{layer}", x);
        }

        network.Output("norm", network.RmsNorm(x, "model.norm", width, config.Epsilon));
    }

    /// <summary>Each key head for all the query heads that it serves.</summary>
    private static Symbol Repeated(NetworkBuilder network, Symbol x, QwenTextConfig config)
    {
        var apart = network.Reshape(x, 1, -1, config.KeyHeads, 1, config.HeadWidth);
        return network.Reshape(network.Expand(apart, 1, 1, config.KeyHeads, config.Heads / config.KeyHeads, config.HeadWidth), 1, -1, config.Width);
    }
}
