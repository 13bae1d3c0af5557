using VideoWeb.Engines.Diffusion.Families.Wan;
using VideoWeb.Engines.Diffusion.Weights;

namespace VideoWeb.Engines.Diffusion.Parity;

/// <summary>Wan's VAE, 2.1 and 2.2: both ways, in chunks with what they remember, in tiles, in the vendor's names.</summary>
internal sealed class WanVaeParity : IParityKind
{
    private IReadOnlyList<string> _order = [];

    public bool Takes(ParityCase parity) => parity.Kind is "vae" or "names" && parity.Class.Contains("AutoencoderKLWan", StringComparison.Ordinal);

    public void Run(ParityCase parity, CancellationToken cancellationToken)
    {
        var config = WanVaeConfig.Open(Path.Combine(parity.Folder, "config.json"));
        if (parity.Kind == "vae")
        {
            using var vae = WanVae.Open(parity.Folder, keepsTaps: true);
            CompareRuns(parity, vae, cancellationToken);
            return;
        }

        var names = parity.Case.Child("names").Texts();
        parity.CompareExactly("names", [.. names.Values], [.. names.Keys.Select(name => WanVaeNames.Canonical(name, config))]);
        foreach (var file in parity.Case.Child("files").Items())
        {
            var weights = CheckpointWeights.OpenFile(Path.Combine(parity.Folder, file.Text()), name => WanVaeNames.Canonical(name, config));
            using var vae = WanVae.Open(config, weights, keepsTaps: true);
            CompareRuns(parity, vae, cancellationToken);
        }
    }

    private void CompareRuns(ParityCase parity, WanVae vae, CancellationToken cancellationToken)
    {
        foreach (var (run, settings) in parity.Runs)
        {
            var encodes = parity.Has($"{run}.in.video");
            var input = $"{run}.in.{(encodes ? "video" : "z")}";
            var shape = parity.Shape(input);
            var tiling = Tiling(settings.Child("tiling"));
            _order = [.. parity.Case.Child("cache_order").Child(encodes ? "encoder" : "decoder").Items().Select(name => name.Text())];
            for (var sample = 0; sample < shape[0]; sample++)
            {
                // tiles have chunks too, but the reference's taps are of whole pictures
                vae.ChunkDone = tiling is null ? (chunk, values, caches) => CompareChunk(parity, run, encodes, chunk, values, caches) : null;
                var volume = new WanVolume(
                    ParityCase.Sample(parity.Floats(input), sample, (int)shape[0]), (int)shape[1], (int)shape[2], (int)shape[3], (int)shape[4]);
                if (encodes)
                    CompareMoments(parity, run, vae, volume, tiling, sample, (int)shape[0], cancellationToken);
                else
                    parity.Compare($"{run}.out.sample", WanVolume.Join([.. vae.Decode(volume, tiling, cancellationToken)]).Values, sample, (int)shape[0]);
            }
        }
    }

    private static void CompareMoments(
        ParityCase parity, string run, WanVae vae, WanVolume video, WanTiling? tiling, int sample, int samples, CancellationToken cancellationToken)
    {
        var (mean, variance) = vae.Moments(video, tiling, cancellationToken);
        parity.Compare($"{run}.out.mean", mean.Values, sample, samples);
        parity.Compare($"{run}.out.logvar", variance.Values, sample, samples);
        parity.Compare($"{run}.out.normalised", vae.Normalised(mean).Values, sample, samples);
    }

    private void CompareChunk(
        ParityCase parity, string run, bool encodes, int chunk, IReadOnlyDictionary<string, float[]> values, IReadOnlyList<string> caches)
    {
        foreach (var (name, value) in values)
            parity.Compare($"{run}.tap.chunk{chunk}.{name}", value);
        parity.Compare($"{run}.tap.{(encodes ? "encoder" : "decoder")}.chunk{chunk}", values[encodes ? "encoder" : "video"]);
        if (_order.Count == 0)
            return;
        parity.CompareExactly($"{run}: what chunk {chunk} remembers", _order, caches);
        for (var slot = 0; slot < caches.Count; slot++)
        {
            var tap = $"{run}.tap.chunk{chunk}.cache.{slot}";
            if (parity.Has(tap))
                parity.Compare(tap, LastFrames(values[$"next.{caches[slot]}"], parity.Shape(tap)));
        }
    }

    /// <summary>After the first chunk the reference keeps one frame, and here there is a zero before it.</summary>
    private static float[] LastFrames(float[] values, long[] shape)
    {
        var (channels, kept) = ((int)shape[1], (int)(shape[2] * shape[3] * shape[4]));
        var length = values.Length / channels;
        return [.. Enumerable.Range(0, channels).SelectMany(channel => values[((channel + 1) * length - kept)..((channel + 1) * length)])];
    }

    private static WanTiling? Tiling(JsonNodeReader settings) => settings.IsAbsent ? null : new WanTiling(
        settings.Whole("tile_sample_min_height"), settings.Whole("tile_sample_min_width"),
        settings.Whole("tile_sample_stride_height"), settings.Whole("tile_sample_stride_width"));
}
