using VideoWeb.Engines.Diffusion.Onnx;
using VideoWeb.Engines.Diffusion.Weights;

namespace VideoWeb.Engines.Diffusion.Families.Kandinsky6;

/// <summary>config.json of the vocoder (diffusers' MMAudioVocoder: NVIDIA's BigVGAN-v2).</summary>
/// <param name="Mels">Bands of the spectrogram.</param>
/// <param name="Width">Channels before the first enlargement; each halves them.</param>
/// <param name="Rates">Factor of each enlargement.</param>
/// <param name="RateKernels">Kernel of each enlargement.</param>
/// <param name="Kernels">Kernel of each of a stage's residual blocks, whose mean is the stage's output.</param>
/// <param name="Dilations">Of each block's convolutions.</param>
internal sealed record BigVganConfig(
    int Mels, int Width, IReadOnlyList<int> Rates, IReadOnlyList<int> RateKernels, IReadOnlyList<int> Kernels, IReadOnlyList<IReadOnlyList<int>> Dilations)
{
    /// <summary>Samples of a frame of the spectrogram.</summary>
    public int Hop => Rates.Aggregate(1, (product, rate) => product * rate);

    /// <exception cref="InvalidDataException">A key is missing or out of bounds, or lists do not fit together.</exception>
    public static BigVganConfig Open(string path)
    {
        var root = JsonNodeReader.Open(path);
        int[] Numbers(JsonNodeReader list) => [.. list.Items().Select(number => number.Whole(1, 256))];
        var config = new BigVganConfig(
            root.WholeOr("num_mels", 128, 1, 1024),
            root.WholeOr("upsample_initial_channel", 1536, 1, 16_384),
            Numbers(root.Child("upsample_rates")),
            Numbers(root.Child("upsample_kernel_sizes")),
            Numbers(root.Child("resblock_kernel_sizes")),
            [.. root.Child("resblock_dilation_sizes").Items().Select(Numbers)]);
        if (config.Rates.Count is 0 or > 12 || config.Rates.Count != config.RateKernels.Count || config.Width % (1 << config.Rates.Count) != 0)
            throw root.Unknown("upsample_rates with upsample_kernel_sizes and upsample_initial_channel", $"{config.Rates.Count} and {config.RateKernels.Count} from {config.Width}");
        // an even difference is cut evenly, odd kernels keep the length
        if (config.Rates.Zip(config.RateKernels).Any(pair => pair.Second < pair.First || (pair.Second - pair.First) % 2 != 0))
            throw root.Unknown("upsample_kernel_sizes", string.Join(", ", config.RateKernels));
        if (config.Kernels.Count == 0 || config.Kernels.Count != config.Dilations.Count || config.Kernels.Any(kernel => kernel % 2 == 0))
            throw root.Unknown("resblock_kernel_sizes with resblock_dilation_sizes", $"{string.Join(", ", config.Kernels)} with {config.Dilations.Count} lists");
        return config;
    }
}

/// <summary>Log-mel spectrogram to sound: BigVGAN-v2, in float32 (sines of large arguments).</summary>
internal sealed class BigVganVocoder : IDisposable
{
    private readonly CheckpointWeights _weights;
    private readonly NetworkSession _session;

    private BigVganVocoder(BigVganConfig config, CheckpointWeights weights, NetworkSession session) => (Config, _weights, _session) = (config, weights, session);

    public BigVganConfig Config { get; }

    /// <param name="folder">vocoder/ of a checkpoint.</param>
    /// <param name="keepsTaps">Whether <see cref="Run"/> gives values on the way.</param>
    /// <exception cref="InvalidDataException">Configuration or weights are missing or damaged.</exception>
    public static BigVganVocoder Open(string folder, bool keepsTaps = false)
    {
        var config = BigVganConfig.Open(Path.Combine(folder, "config.json"));
        var weights = CheckpointWeights.Open(folder, name => name);
        try
        {
            var network = new NetworkBuilder(weights, keepsTaps);
            new BigVganNetwork(network, config).Build();
            return new BigVganVocoder(config, weights, new NetworkSession(network));
        }
        catch
        {
            weights.Dispose();
            throw;
        }
    }

    /// <summary>"waveform": mono samples within [−1, 1], <see cref="BigVganConfig.Hop"/> for each frame.</summary>
    /// <param name="mel">[mels, frames].</param>
    /// <param name="cancellationToken">Ends the run.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public IReadOnlyDictionary<string, float[]> Run(float[] mel, CancellationToken cancellationToken) => _session.Run(
        new Dictionary<string, NetworkInput>(StringComparer.Ordinal) { ["mel"] = NetworkInput.Of(mel, 1, Config.Mels, mel.Length / Config.Mels) }, cancellationToken);

    public void Dispose()
    {
        _session.Dispose();
        _weights.Dispose();
    }
}
