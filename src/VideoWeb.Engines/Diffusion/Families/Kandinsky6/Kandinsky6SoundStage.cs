namespace VideoWeb.Engines.Diffusion.Families.Kandinsky6;

/// <summary>A checkpoint's way from the loop's latents to sound: the last stage of a run.</summary>
internal sealed class Kandinsky6SoundStage : IDisposable
{
    private readonly MmAudioVae _vae;
    private readonly BigVganVocoder _vocoder;

    /// <param name="folder">A checkpoint: audio_vae/ and vocoder/.</param>
    /// <exception cref="InvalidDataException">A part is missing or damaged, or the two do not fit together; the message names file and key.</exception>
    public Kandinsky6SoundStage(string folder)
    {
        _vae = MmAudioVae.Open(Path.Combine(folder, "audio_vae"));
        try
        {
            _vocoder = BigVganVocoder.Open(Path.Combine(folder, "vocoder"));
        }
        catch
        {
            _vae.Dispose();
            throw;
        }

        if (_vocoder.Config.Mels == _vae.Config.Mels && _vocoder.Config.Hop == _vae.Config.Hop)
            return;
        Dispose();
        throw new InvalidDataException(
            $"{folder}: the audio VAE makes {_vae.Config.Mels} bands every {_vae.Config.Hop} samples, the vocoder reads {_vocoder.Config.Mels} every {_vocoder.Config.Hop}.");
    }

    public MmAudioVaeConfig Config => _vae.Config;

    /// <summary>The log-mel spectrogram [mels, 2 · length] of the loop's latents.</summary>
    /// <param name="latents">[length, channels], times the VAE's scaling.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    public float[] Mel(float[] latents, CancellationToken cancellationToken)
    {
        var (channels, length) = (Config.Latents, latents.Length / Config.Latents);
        var own = new float[latents.Length];
        for (var index = 0; index < latents.Length; index++)
            own[index % channels * length + index / channels] = latents[index] / Config.Scaling;
        return _vae.Decode(own, cancellationToken)["mel"];
    }

    /// <summary>Mono samples within [−1, 1], at the VAE's rate.</summary>
    /// <param name="mel">As <see cref="Mel"/> gives it.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    public float[] Waveform(float[] mel, CancellationToken cancellationToken) => _vocoder.Run(mel, cancellationToken)["waveform"];

    public void Dispose()
    {
        _vae.Dispose();
        _vocoder.Dispose();
    }
}
