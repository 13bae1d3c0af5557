using VideoWeb.Engines.Diffusion.Families.Kandinsky6;

namespace VideoWeb.Engines.Diffusion.Parity;

/// <summary>Kandinsky 6's way from latents to sound: MMAudio's VAE both ways, and the vocoder.</summary>
internal sealed class Kandinsky6SoundParity : IParityKind
{
    private const string Vae = "MMAudioVAE", Vocoder = "MMAudioVocoder";

    public bool Takes(ParityCase parity) => parity.Kind == "audio" && (parity.Class.EndsWith(Vae, StringComparison.Ordinal) || parity.Class.EndsWith(Vocoder, StringComparison.Ordinal));

    public void Run(ParityCase parity, CancellationToken cancellationToken)
    {
        if (parity.Class.EndsWith(Vocoder, StringComparison.Ordinal))
        {
            using var vocoder = BigVganVocoder.Open(parity.Folder, keepsTaps: true);
            foreach (var (run, _) in parity.Runs)
                EachSample(parity, run, "mel", mel => vocoder.Run(mel, cancellationToken));
            return;
        }

        using var vae = MmAudioVae.Open(parity.Folder, keepsTaps: true);
        foreach (var (run, _) in parity.Runs)
        {
            if (parity.Has($"{run}.in.latents"))
                EachSample(parity, run, "latents", latents => vae.Decode(latents, cancellationToken));
            else
                EachSample(parity, run, "waveform", samples => Encoded(vae, samples, cancellationToken));
        }
    }

    private static Dictionary<string, float[]> Encoded(MmAudioVae vae, float[] samples, CancellationToken cancellationToken)
    {
        var mel = vae.Spectrogram().Of(samples);
        return new Dictionary<string, float[]>(vae.Encode(mel, cancellationToken)) { ["mel"] = mel };
    }

    private static void EachSample(ParityCase parity, string run, string input, Func<float[], IReadOnlyDictionary<string, float[]>> make)
    {
        var samples = (int)parity.Shape($"{run}.in.{input}")[0];
        for (var sample = 0; sample < samples; sample++)
        {
            foreach (var (name, value) in make(ParityCase.Sample(parity.Floats($"{run}.in.{input}"), sample, samples)))
            {
                // an output, or a value on the way: the case has one of them
                parity.Compare($"{run}.out.{name}", value, sample, samples);
                parity.Compare($"{run}.tap.{name}", value, sample, samples);
            }
        }
    }
}
