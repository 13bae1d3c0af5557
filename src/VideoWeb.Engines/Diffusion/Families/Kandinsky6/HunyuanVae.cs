using VideoWeb.Engines.Diffusion.Families.Wan;
using VideoWeb.Engines.Diffusion.Onnx;
using VideoWeb.Engines.Diffusion.Weights;

namespace VideoWeb.Engines.Diffusion.Families.Kandinsky6;

/// <summary>
/// HunyuanVideo's VAE. Long videos go through in pieces of 17 frames that are blended over 4, as the reference always does it;
/// large pictures in tiles of 256 pixels where that is asked for. Latents here are the VAE's own; the transformer's are these
/// times <see cref="HunyuanVaeConfig.Scaling"/>.
/// </summary>
internal sealed class HunyuanVae : IDisposable
{
    /// <summary>Frames of a piece beside its first, and from one piece to the next.</summary>
    public const int PieceFrames = 16, PieceStride = 12;

    private readonly CheckpointWeights _weights;
    private readonly bool _keepsTaps;
    private readonly Dictionary<(bool Encodes, int LatentFrames), NetworkSession> _sessions = [];

    private HunyuanVae(HunyuanVaeConfig config, CheckpointWeights weights, bool keepsTaps) => (Config, _weights, _keepsTaps) = (config, weights, keepsTaps);

    public HunyuanVaeConfig Config { get; }

    /// <summary>Hears of all values on the way of each piece; only where taps are kept.</summary>
    public Action<IReadOnlyDictionary<string, float[]>>? PieceDone { get; set; }

    /// <param name="folder">vae/ of a checkpoint.</param>
    /// <param name="keepsTaps">Whether <see cref="PieceDone"/> is called.</param>
    /// <exception cref="InvalidDataException">Configuration or weights are missing or damaged.</exception>
    public static HunyuanVae Open(string folder, bool keepsTaps = false) => new(
        HunyuanVaeConfig.Open(Path.Combine(folder, "config.json")), CheckpointWeights.Open(folder, name => name), keepsTaps);

    /// <summary>Means of the latents, then their log variances within [−30, 20], of a video in [−1, 1].</summary>
    /// <param name="video">[3, 4n + 1 frames, height, width]; sides are multiples of the spatial factor.</param>
    /// <param name="tiling">Cuts pictures into tiles where they are larger than one; null never does.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public (WanVolume Mean, WanVolume LogVariance) Moments(WanVolume video, WanTiling? tiling, CancellationToken cancellationToken)
    {
        WanVolume Piece(WanVolume piece) => tiling is not null && (piece.Height > tiling.Height || piece.Width > tiling.Width)
            ? tiling.Map(piece, Config.SpatialFactor, tile => Run(tile, encodes: true, cancellationToken))
            : Run(piece, encodes: true, cancellationToken);
        var pieces = new HunyuanPieces(PieceFrames, PieceStride, PieceFrames / Config.TemporalFactor, PieceStride / Config.TemporalFactor);
        var moments = WanVolume.Join([.. video.Frames > PieceFrames + 1 ? pieces.Map(video, Piece) : [Piece(video)]]);
        var half = moments.Values.Length / 2;
        var variance = Array.ConvertAll(moments.Values[half..], value => Math.Clamp(value, -30, 20));
        return (moments with { Values = moments.Values[..half], Channels = Config.Latents }, moments with { Values = variance, Channels = Config.Latents });
    }

    /// <summary>One of the latents that a video may stand for, as the transformer takes them: (mean + deviation · noise) · scaling.</summary>
    /// <param name="video">As <see cref="Moments"/> takes it.</param>
    /// <param name="noise">Gaussian, of the latents' shape [channels, frames, height, width].</param>
    /// <param name="tiling">As <see cref="Moments"/> takes it.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    public WanVolume Sample(WanVolume video, float[] noise, WanTiling? tiling, CancellationToken cancellationToken)
    {
        var (mean, variance) = Moments(video, tiling, cancellationToken);
        for (var index = 0; index < mean.Values.Length; index++)
            mean.Values[index] = (mean.Values[index] + MathF.Exp(0.5f * variance.Values[index]) * noise[index]) * Config.Scaling;
        return mean;
    }

    /// <summary>Video, not clamped, in order; long ones in pieces.</summary>
    /// <param name="latents">The VAE's own.</param>
    /// <param name="tiling">Cuts pictures into tiles where they are larger than one; null never does.</param>
    /// <param name="inPieces">Whether long videos are cut in time, as the reference does it by default.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public IEnumerable<WanVolume> Decode(WanVolume latents, WanTiling? tiling, bool inPieces, CancellationToken cancellationToken)
    {
        var factor = Config.SpatialFactor;
        WanVolume Piece(WanVolume piece) => tiling is not null && (piece.Height > tiling.Height / factor || piece.Width > tiling.Width / factor)
            ? tiling.Enlarged(piece, factor, tile => Run(tile, encodes: false, cancellationToken))
            : Run(piece, encodes: false, cancellationToken);
        var pieces = new HunyuanPieces(PieceFrames / Config.TemporalFactor, PieceStride / Config.TemporalFactor, PieceFrames, PieceStride);
        return inPieces && latents.Frames > PieceFrames / Config.TemporalFactor ? pieces.Map(latents, Piece) : Once(latents, Piece);
    }

    /// <summary>The VAE's own latents of the transformer's.</summary>
    public WanVolume Unscaled(WanVolume latents) => latents with { Values = Array.ConvertAll(latents.Values, value => value / Config.Scaling) };

    public void Dispose()
    {
        foreach (var session in _sessions.Values)
            session.Dispose();
        _weights.Dispose();
    }

    private static IEnumerable<WanVolume> Once(WanVolume latents, Func<WanVolume, WanVolume> map)
    {
        yield return map(latents);
    }

    private WanVolume Run(WanVolume piece, bool encodes, CancellationToken cancellationToken)
    {
        var session = Session(encodes, encodes ? 1 + (piece.Frames - 1) / Config.TemporalFactor : piece.Frames);
        var input = NetworkInput.Of(piece.Values, 1, piece.Channels, piece.Frames, piece.Height, piece.Width);
        using var results = session.RunKept(
            new Dictionary<string, NetworkInput>(StringComparer.Ordinal) { [encodes ? "video" : "latents"] = input }, cancellationToken);
        PieceDone?.Invoke(session.Outputs.ToDictionary(name => name, results.Floats, StringComparer.Ordinal));
        var output = encodes ? "moments" : "video";
        var shape = results[output].GetTensorTypeAndShape().Shape;
        return new WanVolume(results.Floats(output), (int)shape[1], (int)shape[2], (int)shape[3], (int)shape[4]);
    }

    private NetworkSession Session(bool encodes, int latentFrames)
    {
        if (_sessions.TryGetValue((encodes, latentFrames), out var known))
            return known;
        var builder = new NetworkBuilder(_weights, _keepsTaps);
        var network = new HunyuanVaeNetwork(builder, Config, latentFrames);
        if (encodes)
            network.BuildEncoder();
        else
            network.BuildDecoder();
        return _sessions[(encodes, latentFrames)] = new NetworkSession(builder);
    }
}
