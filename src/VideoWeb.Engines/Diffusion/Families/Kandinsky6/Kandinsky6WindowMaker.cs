using VideoWeb.Engines.Diffusion.Families.Wan;
using VideoWeb.Engines.Diffusion.Packs;
using VideoWeb.Engines.Diffusion.Pictures;
using VideoWeb.Engines.Diffusion.Samplers;

namespace VideoWeb.Engines.Diffusion.Families.Kandinsky6;

/// <summary>Windows of a Kandinsky 6 checkpoint, picture and sound of one run: text encoders, a picture through the VAE, the transformer, the sound, the VAE again; one at a time in memory.</summary>
internal sealed class Kandinsky6WindowMaker(string folder) : IWindowMaker
{
    private const int Previews = 3, OutputRate = 48_000;

    /// <summary>Independent noises of one seed.</summary>
    private const int VideoStream = 0, AudioStream = 1, PictureStream = 2;

    private readonly Dictionary<string, Kandinsky6Text> _texts = new(StringComparer.Ordinal);
    private readonly SchedulerConfig _scheduler = SchedulerConfig.Open(Path.Combine(folder, "scheduler", "scheduler_config.json"));
    private readonly HunyuanVaeConfig _vae = HunyuanVaeConfig.Open(Path.Combine(folder, "vae", "config.json"));
    private readonly MmAudioVaeConfig _sound = MmAudioVaeConfig.Open(Path.Combine(folder, "audio_vae", "config.json"));
    private LinearPreview? _preview;

    public IEnumerable<WindowEvent> Make(WindowRequest request, CancellationToken cancellationToken)
    {
        if (!_texts.ContainsKey(request.Prompt) || !_texts.ContainsKey(request.Negative))
        {
            yield return new PhaseBegun("text");
            Read(request, cancellationToken);
        }

        yield return new PhaseBegun("pictures");
        var reference = Pictures(request, cancellationToken);
        var grid = new LatentGrid(1 + (request.Frames - 1) / _vae.TemporalFactor, request.Size.Height / _vae.SpatialFactor, request.Size.Width / _vae.SpatialFactor);
        Kandinsky6Latents? latents = null;
        using (var transformer = Kandinsky6Transformer.Open(Path.Combine(folder, "transformer")))
        {
            var run = new Kandinsky6Run(
                request.Steps,
                (float)request.Guidance,
                _texts[request.Prompt],
                request.Guidance > 1 ? _texts[request.Negative] : null,
                grid,
                StartNoise.Gaussian(request.Seed, VideoStream, grid.Count * _vae.Latents),
                StartNoise.Gaussian(request.Seed, AudioStream, _sound.LengthOf(request.Frames, Kandinsky6Family.FramesPerSecond) * _sound.Latents),
                reference);
            foreach (var step in new Kandinsky6Denoiser(transformer, _scheduler).Steps(run, request.Checkpoint, cancellationToken))
            {
                latents = step.Latents;
                yield return new StepTaken(latents.Step, request.Steps, PreviewsOf(Planes(step.Clean, grid)));
            }
        }

        yield return new PhaseBegun("decode");
        using (var sound = new Kandinsky6SoundStage(folder))
            yield return new SoundMade(Stereo(sound, latents!.Audio!, request.Frames, cancellationToken));
        using var decoder = HunyuanVae.Open(Path.Combine(folder, "vae"));
        foreach (var piece in decoder.Decode(decoder.Unscaled(Planes(latents.Video, grid)), WanTiling.Usual, inPieces: true, cancellationToken))
            yield return new FramesMade(WanPictures.Pictures(piece));
    }

    public void Dispose()
    {
        // every stage is let go within its window
    }

    private void Read(WindowRequest request, CancellationToken cancellationToken)
    {
        using var texts = new Kandinsky6TextStage(folder);
        foreach (var prompt in new[] { request.Prompt, request.Negative })
        {
            if (!_texts.ContainsKey(prompt))
                _texts[prompt] = texts.Encode(prompt, Kandinsky6Prompt.MaxLength, cancellationToken);
        }
    }

    /// <summary>Latents of the picture that the window begins as, in the loop's layout, or null; the preview is fitted on the way.</summary>
    private float[]? Pictures(WindowRequest request, CancellationToken cancellationToken)
    {
        // a window of a longer shot begins as the last frame before it
        var first = request.Before.Count > 0 ? request.Before[^1] : request.FirstFrame;
        if (first is null && _preview is not null)
            return null;
        using var vae = HunyuanVae.Open(Path.Combine(folder, "vae"));
        _preview ??= FitPreview(vae, cancellationToken);
        if (first is null)
            return null;
        var count = first.Height / _vae.SpatialFactor * (first.Width / _vae.SpatialFactor) * _vae.Latents;
        var noise = StartNoise.Gaussian(request.Seed, PictureStream, count);
        return ChannelsLast(vae.Sample(WanPictures.Volume([first]), noise, WanTiling.Usual, cancellationToken));
    }

    private static LinearPreview FitPreview(HunyuanVae vae, CancellationToken cancellationToken)
    {
        var picture = LinearPreview.FitPicture();
        var latents = vae.Moments(WanPictures.Volume([picture]), null, cancellationToken).Mean;
        // fitted on the loop's latents, which is what it is shown
        float[] scaled = [.. latents.Values.Select(value => value * vae.Config.Scaling)];
        return LinearPreview.Fit(picture, scaled, latents.Channels, latents.Height, latents.Width);
    }

    private (int Frame, Picture Picture)[] PreviewsOf(WanVolume clean)
    {
        var count = Math.Min(Previews, clean.Frames);
        return
        [
            .. Enumerable.Range(0, count).Select(index =>
            {
                var latent = (int)((index + 0.5) * clean.Frames / count);
                return (latent * _vae.TemporalFactor, _preview!.Draw(clean.Values, clean.Frames, latent, clean.Height, clean.Width));
            }),
        ];
    }

    /// <summary>The window's sound, as long as its picture.</summary>
    private float[] Stereo(Kandinsky6SoundStage sound, float[] latents, int frames, CancellationToken cancellationToken)
    {
        var samples = sound.Waveform(sound.Mel(latents, cancellationToken), cancellationToken);
        var mono = SoundRate.Changed(samples, _sound.SampleRate, OutputRate, frames * OutputRate / Kandinsky6Family.FramesPerSecond);
        var stereo = new float[2 * mono.Length];
        for (var index = 0; index < stereo.Length; index++)
            stereo[index] = mono[index / 2];
        return stereo;
    }

    /// <summary>The loop's latents, a reference frame at the end left out, as [channels, frames, height, width].</summary>
    private WanVolume Planes(float[] latents, LatentGrid grid)
    {
        var planes = new float[grid.Count * _vae.Latents];
        for (var index = 0; index < planes.Length; index++)
            planes[index % _vae.Latents * grid.Count + index / _vae.Latents] = latents[index];
        return new WanVolume(planes, _vae.Latents, grid.Frames, grid.Height, grid.Width);
    }

    private static float[] ChannelsLast(WanVolume latents)
    {
        var count = latents.Frames * latents.Plane;
        var turned = new float[latents.Values.Length];
        for (var index = 0; index < turned.Length; index++)
            turned[index % count * latents.Channels + index / count] = latents.Values[index];
        return turned;
    }
}
