using VideoWeb.Engines.Diffusion.Families.Kandinsky6;
using VideoWeb.Engines.Diffusion.Families.Wan;
using VideoWeb.Engines.Diffusion.Samplers;
using VideoWeb.Engines.Diffusion.Weights;

namespace VideoWeb.Engines.Diffusion.Parity;

/// <summary>A whole Kandinsky 6 checkpoint from the prompt's words, and a picture, to frames and sound, step by step.</summary>
internal sealed class Kandinsky6PipelineParity : IParityKind
{
    public bool Takes(ParityCase parity) => parity.Kind == "pipeline" && parity.Class.Contains("Kandinsky6TI2VAPipeline", StringComparison.Ordinal);

    public void Run(ParityCase parity, CancellationToken cancellationToken)
    {
        using var texts = new Kandinsky6TextStage(parity.Folder);
        using var transformer = Kandinsky6Transformer.Open(Path.Combine(parity.Folder, "transformer"));
        var denoiser = new Kandinsky6Denoiser(transformer, SchedulerConfig.Open(Path.Combine(parity.Folder, "scheduler", "scheduler_config.json")));
        // a case may end at the latents and leave out what would make pictures and sound of them
        using var vae = Directory.Exists(Path.Combine(parity.Folder, "vae")) ? HunyuanVae.Open(Path.Combine(parity.Folder, "vae")) : null;
        using var sound = vae is null ? null : new Kandinsky6SoundStage(parity.Folder);
        foreach (var (run, settings) in parity.Runs)
        {
            var (video, audio) = (transformer.Config.Video.In, transformer.Config.Audio.In);
            var shape = parity.Shape($"{run}.in.latents");
            var start = new Kandinsky6Run(
                settings.Whole("num_inference_steps"),
                settings.PositiveOr("guidance_scale", 1),
                Text(parity, texts, run, settings, "prompt", "", cancellationToken),
                settings.Child("negative_prompt").IsAbsent ? null : Text(parity, texts, run, settings, "negative_prompt", "negative_", cancellationToken),
                new LatentGrid((int)shape[2], (int)shape[3], (int)shape[4]),
                ChannelsLast(parity.Floats($"{run}.in.latents"), video),
                parity.Has($"{run}.in.audio_latents") ? ChannelsLast(parity.Floats($"{run}.in.audio_latents"), audio) : null,
                parity.Has($"{run}.tap.first_frame_latents") ? Reference(parity, run, vae, video, cancellationToken) : null);

            var latents = denoiser.Run(start, step => CompareStep(parity, run, step), cancellationToken);

            var final = new WanVolume(ChannelsFirst(latents.Video, video), video, (int)shape[2], (int)shape[3], (int)shape[4]);
            parity.Compare($"{run}.out.latents", final.Values);
            if (latents.Audio is not null)
                parity.Compare($"{run}.out.audio_latents", ChannelsFirst(latents.Audio, audio));
            if (vae is null)
                continue;
            var decoded = WanVolume.Join([.. vae.Decode(vae.Unscaled(final), null, inPieces: true, cancellationToken)]);
            parity.Compare($"{run}.tap.decoded", decoded.Values);
            parity.Compare($"{run}.out.frames", Frames(decoded));
            if (latents.Audio is not null)
            {
                var mel = sound!.Mel(latents.Audio, cancellationToken);
                parity.Compare($"{run}.tap.mel", mel);
                parity.Compare($"{run}.out.audio", sound.Waveform(mel, cancellationToken));
            }
        }
    }

    private static float[] Reference(ParityCase parity, string run, HunyuanVae? vae, int channels, CancellationToken cancellationToken)
    {
        if (vae is null)
            return parity.Floats($"{run}.tap.first_frame_latents");
        var shape = parity.Shape($"{run}.tap.image");
        var image = new WanVolume(parity.Floats($"{run}.tap.image"), 3, 1, (int)shape[2], (int)shape[3]);
        var latents = ChannelsLast(vae.Sample(image, parity.Floats($"{run}.in.image_noise"), null, cancellationToken).Values, channels);
        parity.Compare($"{run}.tap.first_frame_latents", latents);
        return latents;
    }

    /// <summary>[frames, 3, height, width] in [0, 1].</summary>
    private static float[] Frames(WanVolume video) =>
        [.. Enumerable.Range(0, video.Frames).SelectMany(frame => video.Slice(frame, 1).Values.Select(value => Math.Clamp(value / 2 + 0.5f, 0, 1)))];

    private static void CompareStep(ParityCase parity, string run, Kandinsky6Latents step)
    {
        parity.Compare($"{run}.tap.step{step.Step - 1}.latents", step.Video);
        if (step.Audio is not null)
            parity.Compare($"{run}.tap.step{step.Step - 1}.audio_latents", step.Audio);
    }

    private static Kandinsky6Text Text(
        ParityCase parity, Kandinsky6TextStage texts, string run, JsonNodeReader settings, string key, string prefix, CancellationToken cancellationToken)
    {
        var text = texts.Encode(settings.Text(key), settings.Whole("max_sequence_length"), cancellationToken);
        if (!parity.Has($"{run}.tap.{prefix}prompt_embeds"))
            return text;
        parity.CompareExactly($"{run}: tokens of the {key}", [parity.Integers($"{run}.tap.{prefix}prompt_attention_mask").Sum()], [text.Length]);
        parity.Compare($"{run}.tap.{prefix}prompt_embeds", text.Tokens);
        parity.Compare($"{run}.tap.{prefix}pooled_prompt_embeds", text.Pooled);
        return text;
    }

    private static float[] ChannelsLast(float[] values, int channels) => Turned(values, channels, values.Length / channels);

    private static float[] ChannelsFirst(float[] values, int channels) => Turned(values, values.Length / channels, channels);

    private static float[] Turned(float[] values, int rows, int columns)
    {
        var turned = new float[values.Length];
        for (var index = 0; index < values.Length; index++)
            turned[index % columns * rows + index / columns] = values[index];
        return turned;
    }
}
