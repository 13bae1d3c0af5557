using VideoWeb.Engines.Diffusion.Families.Kandinsky6;
using VideoWeb.Engines.Diffusion.Families.Wan;

namespace VideoWeb.Engines.Diffusion.Parity;

/// <summary>HunyuanVideo's VAE: both ways, in pieces of time, in tiles, in both.</summary>
internal sealed class HunyuanVaeParity : IParityKind
{
    public bool Takes(ParityCase parity) => parity.Kind == "vae" && parity.Class.Contains("AutoencoderKLHunyuanVideo", StringComparison.Ordinal);

    public void Run(ParityCase parity, CancellationToken cancellationToken)
    {
        using var vae = HunyuanVae.Open(parity.Folder, keepsTaps: true);
        foreach (var (run, settings) in parity.Runs)
        {
            var encodes = parity.Has($"{run}.in.video");
            var input = $"{run}.in.{(encodes ? "video" : "z")}";
            var shape = parity.Shape(input);
            int[] tile = [.. settings.Child("tile").Items().Select(side => side.Whole())];
            var tiling = tile is [var size, var stride] ? new WanTiling(size, size, stride, stride) : null;
            var inPieces = settings.Child("framewise").IsAbsent || settings.Flag("framewise");
            var samples = (int)shape[0];
            for (var sample = 0; sample < samples; sample++)
            {
                var number = sample;
                vae.PieceDone = settings.Flag("deep") ? values => CompareTaps(parity, run, values, number, samples) : null;
                var volume = new WanVolume(ParityCase.Sample(parity.Floats(input), sample, samples), (int)shape[1], (int)shape[2], (int)shape[3], (int)shape[4]);
                if (encodes)
                {
                    var (mean, variance) = vae.Moments(volume, tiling, cancellationToken);
                    parity.Compare($"{run}.out.mean", mean.Values, sample, samples);
                    parity.Compare($"{run}.out.logvar", variance.Values, sample, samples);
                }
                else
                {
                    parity.Compare($"{run}.out.video", WanVolume.Join([.. vae.Decode(volume, tiling, inPieces, cancellationToken)]).Values, sample, samples);
                }
            }
        }
    }

    private static void CompareTaps(ParityCase parity, string run, IReadOnlyDictionary<string, float[]> values, int sample, int samples)
    {
        foreach (var (name, value) in values)
            parity.Compare($"{run}.tap.{name}", value, sample, samples);
    }
}
