using VideoWeb.Engines.Diffusion.Onnx;
using VideoWeb.Engines.Diffusion.Weights;

namespace VideoWeb.Engines.Diffusion.Families.Wan;

/// <summary>Video or latents, [channels, frames, height, width], row-major.</summary>
internal sealed record WanVolume(float[] Values, int Channels, int Frames, int Height, int Width)
{
    public int Plane => Height * Width;

    /// <summary>Some of its frames.</summary>
    public WanVolume Slice(int from, int count)
    {
        var values = new float[Channels * count * Plane];
        for (var channel = 0; channel < Channels; channel++)
            Array.Copy(Values, (channel * Frames + from) * Plane, values, channel * count * Plane, count * Plane);
        return new WanVolume(values, Channels, count, Height, Width);
    }

    /// <summary>A rectangle of each frame, cut at the borders.</summary>
    public WanVolume Crop(int top, int left, int height, int width)
    {
        var (h, w) = (Math.Min(height, Height - top), Math.Min(width, Width - left));
        var values = new float[Channels * Frames * h * w];
        for (var row = 0; row < Channels * Frames * h; row++)
            Array.Copy(Values, (row / h * Height + top + row % h) * Width + left, values, row * w, w);
        return new WanVolume(values, Channels, Frames, h, w);
    }

    /// <summary>One after the other in time.</summary>
    public static WanVolume Join(IReadOnlyList<WanVolume> parts)
    {
        if (parts.Count == 1)
            return parts[0];
        var (first, frames) = (parts[0], parts.Sum(part => part.Frames));
        var values = new float[first.Channels * frames * first.Plane];
        var at = 0;
        for (var channel = 0; channel < first.Channels; channel++)
        {
            foreach (var part in parts)
            {
                var length = part.Frames * part.Plane;
                Array.Copy(part.Values, channel * length, values, at, length);
                at += length;
            }
        }

        return new WanVolume(values, first.Channels, frames, first.Height, first.Width);
    }
}

/// <summary>
/// Wan's VAE. Works chunk by chunk in time: one frame, then four at a time; the result is the same as in one piece.
/// All latents here are the VAE's own; the transformer's are normalised (<see cref="Normalised"/>).
/// </summary>
internal sealed class WanVae : IDisposable
{
    private readonly CheckpointWeights _weights;
    private readonly bool _keepsTaps;
    private readonly Dictionary<(bool Encodes, bool IsFirst), (NetworkSession Session, IReadOnlyList<string> Caches)> _sessions = [];

    private WanVae(WanVaeConfig config, CheckpointWeights weights, bool keepsTaps) => (Config, _weights, _keepsTaps) = (config, weights, keepsTaps);

    public WanVaeConfig Config { get; }

    /// <summary>Hears of each chunk: its number and all values on the way; only where taps are kept.</summary>
    public Action<int, IReadOnlyDictionary<string, float[]>, IReadOnlyList<string>>? ChunkDone { get; set; }

    /// <param name="config">Its configuration.</param>
    /// <param name="weights">Its weights under the names of <see cref="WanVaeNames"/>; disposed with this.</param>
    /// <param name="keepsTaps">Whether <see cref="ChunkDone"/> is called.</param>
    public static WanVae Open(WanVaeConfig config, CheckpointWeights weights, bool keepsTaps = false) => new(config, weights, keepsTaps);

    /// <param name="folder">vae/ of a checkpoint.</param>
    /// <param name="keepsTaps">Whether <see cref="ChunkDone"/> is called.</param>
    /// <exception cref="InvalidDataException">Configuration or weights are missing or damaged.</exception>
    public static WanVae Open(string folder, bool keepsTaps = false)
    {
        var config = WanVaeConfig.Open(Path.Combine(folder, "config.json"));
        return Open(config, CheckpointWeights.Open(folder, name => WanVaeNames.Canonical(name, config)), keepsTaps);
    }

    /// <summary>Means of the latents, then their log variances, of a video in [−1, 1].</summary>
    /// <param name="video">[3, 4n + 1 frames, height, width]; more frames are left out. Sides are multiples of the spatial factor.</param>
    /// <param name="tiling">Cuts it into tiles where it is larger than one; null never does.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public (WanVolume Mean, WanVolume LogVariance) Moments(WanVolume video, WanTiling? tiling, CancellationToken cancellationToken)
    {
        var patched = WanPatches.Fold(video, Config.Patch);
        var factor = Config.SpatialFactor / Config.Patch;
        var moments = tiling is not null && (video.Height > tiling.Height || video.Width > tiling.Width)
            ? tiling.Map(patched, factor, tile => WanVolume.Join([.. EncodeChunks(tile, cancellationToken)]))
            : WanVolume.Join([.. EncodeChunks(patched, cancellationToken)]);
        var half = moments.Values.Length / 2;
        var variance = Array.ConvertAll(moments.Values[half..], value => Math.Clamp(value, -30, 20));
        return (moments with { Values = moments.Values[..half], Channels = Config.Latents }, moments with { Values = variance, Channels = Config.Latents });
    }

    /// <summary>The normalised latents of a video, as the transformer takes them.</summary>
    public WanVolume Encode(WanVolume video, WanTiling? tiling, CancellationToken cancellationToken) => Normalised(Moments(video, tiling, cancellationToken).Mean);

    /// <summary>Video in [−1, 1], in order: one frame, then four at a time; where it is cut into tiles, all at once.</summary>
    /// <param name="latents">The VAE's own.</param>
    /// <param name="tiling">Cuts it into tiles where it is larger than one; null never does.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public IEnumerable<WanVolume> Decode(WanVolume latents, WanTiling? tiling, CancellationToken cancellationToken)
    {
        var factor = Config.SpatialFactor;
        if (tiling is not null && (latents.Height > tiling.Height / factor || latents.Width > tiling.Width / factor))
        {
            var whole = tiling.Divided(Config.Patch).Enlarged(
                latents, factor / Config.Patch, tile => WanVolume.Join([.. DecodeChunks(tile, cancellationToken)]));
            yield return Clamped(WanPatches.Unfold(whole, Config.Patch));
            yield break;
        }

        foreach (var chunk in DecodeChunks(latents, cancellationToken))
            yield return Clamped(WanPatches.Unfold(chunk, Config.Patch));
    }

    /// <summary>(latents − mean) / deviation, by channels.</summary>
    public WanVolume Normalised(WanVolume latents) => Scaled(latents, (value, channel) => (value - Config.Mean[channel]) / Config.Deviation[channel]);

    /// <summary>The way back, as the reference rounds it.</summary>
    public WanVolume Denormalised(WanVolume latents) => Scaled(latents, (value, channel) => value / (1 / Config.Deviation[channel]) + Config.Mean[channel]);

    public void Dispose()
    {
        foreach (var (session, _) in _sessions.Values)
            session.Dispose();
        _weights.Dispose();
    }

    private IEnumerable<WanVolume> EncodeChunks(WanVolume video, CancellationToken cancellationToken)
    {
        var step = Config.TemporalFactor;
        var chunks = Enumerable.Range(0, 1 + (video.Frames - 1) / step).Select(chunk => chunk == 0 ? video.Slice(0, 1) : video.Slice(1 + step * (chunk - 1), step));
        return Chunks(chunks, encodes: true, cancellationToken);
    }

    private IEnumerable<WanVolume> DecodeChunks(WanVolume latents, CancellationToken cancellationToken) =>
        Chunks(Enumerable.Range(0, latents.Frames).Select(frame => latents.Slice(frame, 1)), encodes: false, cancellationToken);

    /// <summary>One chunk after the other; what each remembers stays in the runtime's memory.</summary>
    private IEnumerable<WanVolume> Chunks(IEnumerable<WanVolume> chunks, bool encodes, CancellationToken cancellationToken)
    {
        NetworkResults? before = null;
        IReadOnlyList<string> remembered = [];
        var number = 0;
        try
        {
            foreach (var chunk in chunks)
            {
                var (session, caches) = Session(encodes, before is null);
                Dictionary<string, NetworkInput> inputs = new(StringComparer.Ordinal)
                {
                    [encodes ? "video" : "latents"] = NetworkInput.Of(chunk.Values, 1, chunk.Channels, chunk.Frames, chunk.Height, chunk.Width),
                };
                foreach (var name in remembered)
                    inputs[$"cache.{name}"] = NetworkInput.Of(before![$"next.{name}"]);
                var results = session.RunKept(inputs, cancellationToken);
                before?.Dispose();
                (before, remembered) = (results, caches);
                if (ChunkDone is { } listener)
                    listener(number, session.Outputs.ToDictionary(name => name, results.Floats, StringComparer.Ordinal), caches);
                number++;
                yield return Volume(results, encodes ? "moments" : "video");
            }
        }
        finally
        {
            before?.Dispose();
        }
    }

    private static WanVolume Volume(NetworkResults results, string name)
    {
        var shape = results[name].GetTensorTypeAndShape().Shape;
        return new WanVolume(results.Floats(name), (int)shape[1], (int)shape[2], (int)shape[3], (int)shape[4]);
    }

    private (NetworkSession Session, IReadOnlyList<string> Caches) Session(bool encodes, bool isFirst)
    {
        if (_sessions.TryGetValue((encodes, isFirst), out var known))
            return known;
        var builder = new NetworkBuilder(_weights, _keepsTaps);
        var network = new WanVaeNetwork(builder, Config, isFirst);
        if (encodes)
            network.BuildEncoder();
        else
            network.BuildDecoder();
        return _sessions[(encodes, isFirst)] = (new NetworkSession(builder), network.Caches);
    }

    private static WanVolume Scaled(WanVolume latents, Func<float, int, float> scale)
    {
        var values = new float[latents.Values.Length];
        var length = values.Length / latents.Channels;
        for (var index = 0; index < values.Length; index++)
            values[index] = scale(latents.Values[index], index / length);
        return latents with { Values = values };
    }

    private static WanVolume Clamped(WanVolume video)
    {
        var values = video.Values;
        for (var index = 0; index < values.Length; index++)
            values[index] = Math.Clamp(values[index], -1, 1);
        return video;
    }
}
