using VideoWeb.Engines.Diffusion.Samplers;

namespace VideoWeb.Engines.Diffusion.Families.Kandinsky6;

/// <summary>A prompt as the transformer reads it.</summary>
/// <param name="Tokens">Text tokens, [length, width], without padding.</param>
/// <param name="Length">Number of tokens, from 1.</param>
/// <param name="Pooled">The pooled second text, [width].</param>
internal sealed record Kandinsky6Text(float[] Tokens, int Length, float[] Pooled);

/// <summary>One call of the transformer.</summary>
/// <param name="Video">Its video input with all channels, [frames, height, width, channels].</param>
/// <param name="Grid">The latents' size, a reference frame at the end included.</param>
/// <param name="HasReference">Whether the last frame is a given image: it stands at temporal position 0 and has a type of its own.</param>
/// <param name="Audio">Audio latents, [length, channels]; null for video alone.</param>
/// <param name="Text">The prompt.</param>
/// <param name="Timestep">σ · 1000.</param>
internal sealed record Kandinsky6Call(float[] Video, LatentGrid Grid, bool HasReference, float[]? Audio, Kandinsky6Text Text, float Timestep);

/// <summary>Velocities: video [frames, height, width, out channels], audio [length, out channels] or null.</summary>
internal sealed record Kandinsky6Velocity(float[] Video, float[]? Audio);

/// <summary>The transformer, by whatever runs it.</summary>
internal interface IKandinsky6Transformer
{
    Kandinsky6Config Config { get; }

    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    Kandinsky6Velocity Predict(Kandinsky6Call call, CancellationToken cancellationToken);
}

/// <summary>What one run starts from.</summary>
/// <param name="Steps">Number of steps, from 1.</param>
/// <param name="Guidance">u + g·(c − u) for both modalities; off at 1 and below, and without a negative text.</param>
/// <param name="Text">The prompt.</param>
/// <param name="Negative">The negative prompt, or null.</param>
/// <param name="Grid">The size of the video's latents, without a reference frame.</param>
/// <param name="VideoNoise">Start noise, [frames, height, width, channels].</param>
/// <param name="AudioNoise">Start noise, [length, channels]; null for video alone.</param>
/// <param name="Reference">Latents of a given image, [height, width, channels], times the VAE's scaling; null for none.</param>
internal sealed record Kandinsky6Run(
    int Steps, float Guidance, Kandinsky6Text Text, Kandinsky6Text? Negative, LatentGrid Grid, float[] VideoNoise, float[]? AudioNoise, float[]? Reference);

/// <summary>Latents in the loop's layout: video [frames, height, width, channels], audio [length, channels].</summary>
/// <param name="Step">Steps taken.</param>
/// <param name="Video">With the reference frame at the end while the run goes on.</param>
/// <param name="Audio">Null for video alone.</param>
internal sealed record Kandinsky6Latents(int Step, float[] Video, float[]? Audio);

/// <summary>
/// The denoising loop: picture and sound step together, each with its own copy of the scheduler. A given image is appended
/// as one more latent frame, put back before every step and cut off at the end; frame 0 itself is generated.
/// </summary>
internal sealed class Kandinsky6Denoiser(IKandinsky6Transformer transformer, SchedulerConfig scheduler)
{
    /// <summary>Runs to the end.</summary>
    /// <param name="run">What to start from.</param>
    /// <param name="afterStep">Called with the latents after each step, for previews and checkpoints; null for none.</param>
    /// <param name="cancellationToken">Ends the run within a step.</param>
    /// <returns>The clean latents, without the reference frame, still times the VAEs' scaling.</returns>
    public Kandinsky6Latents Run(Kandinsky6Run run, Action<Kandinsky6Latents>? afterStep, CancellationToken cancellationToken)
    {
        var config = transformer.Config;
        var grid = run.Reference is null ? run.Grid : run.Grid with { Frames = run.Grid.Frames + 1 };
        float[] video = [.. run.VideoNoise, .. run.Reference ?? []];
        float[]? audio = run.AudioNoise is null ? null : [.. run.AudioNoise];
        ArgumentOutOfRangeException.ThrowIfNotEqual(video.Length, grid.Count * config.Video.In, nameof(run));
        var videoSampler = scheduler.CreateSampler(run.Steps, config.Video.In);
        var audioSampler = scheduler.CreateSampler(run.Steps, config.Audio.In);
        for (var step = 0; step < run.Steps; step++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            run.Reference?.CopyTo(video, run.VideoNoise.Length);
            var input = config.HasCondition ? Kandinsky6Patches.WithCondition(video, grid, config.Video.In, run.Reference is null ? 0 : 1) : video;
            var call = new Kandinsky6Call(input, grid, run.Reference is not null, audio, run.Text, videoSampler.Timesteps[step]);
            var velocity = Predict(call, run, cancellationToken);
            videoSampler.Advance(velocity.Video, video);
            if (audio is not null)
                audioSampler.Advance(velocity.Audio, audio);
            afterStep?.Invoke(new Kandinsky6Latents(step + 1, video, audio));
        }

        return new Kandinsky6Latents(run.Steps, video[..run.VideoNoise.Length], audio);
    }

    private Kandinsky6Velocity Predict(Kandinsky6Call call, Kandinsky6Run run, CancellationToken cancellationToken)
    {
        var positive = transformer.Predict(call, cancellationToken);
        if (run.Guidance <= 1 || run.Negative is null)
            return positive;
        var negative = transformer.Predict(call with { Text = run.Negative }, cancellationToken);
        Guide(positive.Video, negative.Video, run.Guidance);
        if (positive.Audio is not null)
            Guide(positive.Audio, negative.Audio, run.Guidance);
        return positive;
    }

    /// <summary>u + g·(c − u), into the conditional prediction.</summary>
    private static void Guide(Span<float> conditional, ReadOnlySpan<float> unconditional, float guidance)
    {
        for (var index = 0; index < conditional.Length; index++)
            conditional[index] = unconditional[index] + guidance * (conditional[index] - unconditional[index]);
    }
}
