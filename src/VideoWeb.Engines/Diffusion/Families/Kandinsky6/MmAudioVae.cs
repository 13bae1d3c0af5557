using VideoWeb.Engines.Diffusion.Onnx;
using VideoWeb.Engines.Diffusion.Weights;

namespace VideoWeb.Engines.Diffusion.Families.Kandinsky6;

/// <summary>config.json of MMAudio's VAE (diffusers' MMAudioVAE).</summary>
/// <param name="Width">Channels of the first level.</param>
/// <param name="Factors">Of the width, level by level.</param>
/// <param name="Residuals">Residual blocks of a level of the encoder; the decoder has one more.</param>
/// <param name="Latents">Channels of the latents.</param>
/// <param name="Mels">Bands of the spectrogram.</param>
/// <param name="Window">Samples of a window of the spectrogram.</param>
/// <param name="Hop">Samples from one window to the next.</param>
/// <param name="SampleRate">Samples a second.</param>
/// <param name="Scaling">The transformer's latents are the VAE's own, times this.</param>
internal sealed record MmAudioVaeConfig(
    int Width, IReadOnlyList<int> Factors, int Residuals, int Latents, int Mels, int Window, int Hop, int SampleRate, float Scaling)
{
    /// <summary>Samples of a latent: the spectrogram is halved once.</summary>
    public int LatentSamples => 2 * Hop;

    /// <summary>Latents of a video.</summary>
    public int LengthOf(int frames, double framesPerSecond) => (int)Math.Ceiling(frames / framesPerSecond * SampleRate / LatentSamples);

    /// <exception cref="InvalidDataException">A key is missing or out of bounds.</exception>
    public static MmAudioVaeConfig Open(string path)
    {
        var root = JsonNodeReader.Open(path);
        int[] factors = [.. root.Child("channel_multipliers").Items().Select(factor => factor.Whole(1, 64))];
        return new MmAudioVaeConfig(
            root.WholeOr("hidden_channels", 384, 1, 16_384),
            factors.Length is > 0 and <= 8 ? factors : [1, 2, 4],
            root.WholeOr("layers_per_block", 2, 1, 16),
            root.WholeOr("latent_channels", 40, 1, 1024),
            root.WholeOr("mel_bins", 128, 1, 1024),
            root.WholeOr("n_fft", 2048, 4, 65_536),
            root.WholeOr("hop_length", 512, 1, 65_536),
            root.WholeOr("sample_rate", 44_100, 1, 384_000),
            root.Positive("scaling_factor"));
    }
}

/// <summary>
/// MMAudio's VAE: log-mel spectrogram to latents and back, magnitude-preserving throughout (Karras et al. 2023): weights of
/// unit length, sums and activations divided by what they add.
/// </summary>
internal sealed class MmAudioVae : IDisposable
{
    private readonly CheckpointWeights _weights;
    private readonly bool _keepsTaps;
    private NetworkSession? _encoder, _decoder;

    private MmAudioVae(MmAudioVaeConfig config, CheckpointWeights weights, bool keepsTaps) => (Config, _weights, _keepsTaps) = (config, weights, keepsTaps);

    public MmAudioVaeConfig Config { get; }

    /// <param name="folder">audio_vae/ of a checkpoint.</param>
    /// <param name="keepsTaps">Whether <see cref="Decode"/> and <see cref="Encode"/> give values on the way.</param>
    /// <exception cref="InvalidDataException">Configuration or weights are missing or damaged.</exception>
    public static MmAudioVae Open(string folder, bool keepsTaps = false) => new(
        MmAudioVaeConfig.Open(Path.Combine(folder, "config.json")), CheckpointWeights.Open(folder, name => name), keepsTaps);

    /// <summary>"mel": log-mel spectrogram [mels, 2 · length].</summary>
    /// <param name="latents">The VAE's own, [latents, length].</param>
    /// <param name="cancellationToken">Ends the run.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public IReadOnlyDictionary<string, float[]> Decode(float[] latents, CancellationToken cancellationToken)
    {
        _decoder ??= Session(network => network.BuildDecoder());
        return Run(_decoder, "latents", latents, Config.Latents, cancellationToken);
    }

    /// <summary>"mean" and "logvar" of the latents [latents, frames / 2], the latter within [−30, 20].</summary>
    /// <param name="mel">Log-mel spectrogram [mels, frames], as <see cref="Spectrogram"/> makes it.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public IReadOnlyDictionary<string, float[]> Encode(float[] mel, CancellationToken cancellationToken)
    {
        _encoder ??= Session(network => network.BuildEncoder());
        return Run(_encoder, "mel", mel, Config.Mels, cancellationToken);
    }

    /// <summary>What makes spectrograms for this VAE, with the filters of its file.</summary>
    public MelSpectrogram Spectrogram()
    {
        float[] Buffer(string name) => _weights[name].File.ReadFloats(_weights[name].Entry.Name);
        return new MelSpectrogram(Config.Window, Config.Hop, Config.Mels, Buffer("mel_converter.mel_basis"), Buffer("mel_converter.hann_window"));
    }

    public void Dispose()
    {
        _encoder?.Dispose();
        _decoder?.Dispose();
        _weights.Dispose();
    }

    private NetworkSession Session(Action<MmAudioVaeNetwork> build)
    {
        var builder = new NetworkBuilder(_weights, _keepsTaps);
        build(new MmAudioVaeNetwork(builder, Config));
        return new NetworkSession(builder);
    }

    private static IReadOnlyDictionary<string, float[]> Run(NetworkSession session, string name, float[] values, int channels, CancellationToken cancellationToken) => session.Run(
        new Dictionary<string, NetworkInput>(StringComparer.Ordinal) { [name] = NetworkInput.Of(values, 1, channels, values.Length / channels) }, cancellationToken);
}
