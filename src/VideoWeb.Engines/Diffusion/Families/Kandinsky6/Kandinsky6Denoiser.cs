using VideoWeb.Engines.Diffusion.Packs;
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

/// <summary>After a step.</summary>
/// <param name="Latents">The next step's; the loop's own.</param>
/// <param name="Clean">What the model takes for the clean video now, in the loop's layout.</param>
internal sealed record Kandinsky6Step(Kandinsky6Latents Latents, float[] Clean);

/// <summary>
/// The denoising loop: picture and sound step together, each with its own copy of the scheduler. A given image is appended
/// as one more latent frame, put back before every step and cut off at the end; frame 0 itself is generated.
/// </summary>
internal sealed class Kandinsky6Denoiser(IKandinsky6Transformer transformer, SchedulerConfig scheduler)
{
    /// <summary>Runs to the end.</summary>
    /// <param name="run">What to start from.</param>
    /// <param name="afterStep">Called with the latents after each step; null for nobody.</param>
    /// <param name="cancellationToken">Ends the run within a step.</param>
    /// <returns>The clean latents, without the reference frame, still times the VAEs' scaling.</returns>
    public Kandinsky6Latents Run(Kandinsky6Run run, Action<Kandinsky6Latents>? afterStep, CancellationToken cancellationToken)
    {
        Kandinsky6Latents? last = null;
        foreach (var step in Steps(run, null, cancellationToken))
        {
            last = step.Latents;
            afterStep?.Invoke(last);
        }

        return last! with { Video = last.Video[..run.VideoNoise.Length] };
    }

    /// <summary>Steps, one at a time; when they are over, the last one's latents are the clip's, with the reference frame at the end.</summary>
    /// <param name="run">What to start from.</param>
    /// <param name="checkpoint">Where the state after each step is kept, and is taken up from; null for nowhere.</param>
    /// <param name="cancellationToken">Ends the run within a step.</param>
    public IEnumerable<Kandinsky6Step> Steps(Kandinsky6Run run, ICheckpoint? checkpoint, CancellationToken cancellationToken)
    {
        var config = transformer.Config;
        var grid = run.Reference is null ? run.Grid : run.Grid with { Frames = run.Grid.Frames + 1 };
        var state = new Kandinsky6State(
            [.. run.VideoNoise, .. run.Reference ?? []],
            run.AudioNoise is null ? null : [.. run.AudioNoise],
            scheduler.CreateSampler(run.Steps, config.Video.In),
            scheduler.CreateSampler(run.Steps, config.Audio.In));
        ArgumentOutOfRangeException.ThrowIfNotEqual(state.Video.Length, grid.Count * config.Video.In, nameof(run));
        if (checkpoint?.Read() is { } kept)
            state.TakeUp(kept);
        // a window that was denoised already has no step left
        if (state.Done == run.Steps)
            yield return new Kandinsky6Step(new Kandinsky6Latents(state.Done, state.Video, state.Audio), state.Video);
        while (state.Done < run.Steps)
        {
            cancellationToken.ThrowIfCancellationRequested();
            run.Reference?.CopyTo(state.Video, run.VideoNoise.Length);
            var input = config.HasCondition ? Kandinsky6Patches.WithCondition(state.Video, grid, config.Video.In, run.Reference is null ? 0 : 1) : state.Video;
            var call = new Kandinsky6Call(input, grid, run.Reference is not null, state.Audio, run.Text, state.Timestep);
            var velocity = Predict(call, run, cancellationToken);
            var clean = Clean(state.Video, velocity.Video, state.Sigma, config.Video);
            state.Advance(velocity);
            checkpoint?.Write(state.Bytes());
            yield return new Kandinsky6Step(new Kandinsky6Latents(state.Done, state.Video, state.Audio), clean);
        }
    }

    /// <summary>x − σ·v; of PiFlow's guesses the one at the end of its segment.</summary>
    private static float[] Clean(float[] video, float[] velocity, float sigma, Kandinsky6Stream stream)
    {
        var clean = new float[video.Length];
        for (var index = 0; index < clean.Length; index++)
            clean[index] = video[index] - sigma * velocity[index / stream.In * stream.Out + index % stream.In];
        return clean;
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
