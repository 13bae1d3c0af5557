using VideoWeb.Engines.Diffusion.Packs;
using VideoWeb.Engines.Diffusion.Samplers;

namespace VideoWeb.Engines.Diffusion.Families.Wan;

/// <summary>What one run starts from.</summary>
internal sealed record WanRun
{
    public required int Steps { get; init; }

    /// <summary>u + g·(c − u); off at 1 and below, and without a negative text.</summary>
    public required float Guidance { get; init; }

    /// <summary>Of the second transformer; the same where it is null. Whether there is guidance at all the first one says.</summary>
    public float? SecondGuidance { get; init; }

    /// <summary>The prompt, [512, text width].</summary>
    public required float[] Text { get; init; }

    public float[]? Negative { get; init; }

    /// <summary>Size of the latents, references in front included.</summary>
    public required WanGrid Grid { get; init; }

    /// <summary>Start noise, [channels, frames, height, width].</summary>
    public required float[] Noise { get; init; }

    /// <summary>TI2V: latents of the first frame, [channels, 1, height, width], or null.</summary>
    public WanVolume? FirstFrame { get; init; }

    /// <summary>Channels after the latents in the model's input (mask and pictures), or null.</summary>
    public WanVolume? Condition { get; init; }

    /// <summary>VACE's control, or null.</summary>
    public WanControl? Control { get; init; }

    /// <summary>Image tokens of 2.1's image to video, or null.</summary>
    public float[]? Images { get; init; }

    /// <summary>Latents that are there already and that the clip begins with, or null: at each step they are put in at its noise level.</summary>
    public WanVolume? Known { get; init; }

    /// <summary>Latents of a whole clip whose layout is followed, or null: the run starts from them, part of the way down.</summary>
    public WanVolume? Start { get; init; }

    /// <summary>How far down: the share of the steps that are left out, 0 to 1.</summary>
    public double StartStrength { get; init; }
}

/// <summary>After a step.</summary>
/// <param name="Done">Steps done, from 1.</param>
/// <param name="Latents">The next step's; the loop's own.</param>
/// <param name="Clean">What the model takes for the clean latents now.</param>
/// <param name="Call">What the model was asked with; null where all steps had been taken before.</param>
/// <param name="Conditional">Its answer to the prompt.</param>
/// <param name="Unconditional">Its answer to the negative prompt, or null without guidance.</param>
internal sealed record WanStep(int Done, float[] Latents, float[] Clean, WanCall? Call, float[] Conditional, float[]? Unconditional);

/// <summary>Wan's denoising: guidance, two experts by noise level, a first frame held at timestep 0.</summary>
/// <param name="experts">Gives the transformer for high noise (0) or low noise (1).</param>
/// <param name="scheduler">The checkpoint's scheduler.</param>
/// <param name="boundary">Share of the timesteps from which the first expert serves, or null for one transformer.</param>
internal sealed class WanDenoiser(Func<int, WanTransformer> experts, SchedulerConfig scheduler, double? boundary)
{
    /// <summary>Steps, one at a time; when they are over, the last one's latents are the clip's.</summary>
    /// <param name="run">What it starts from.</param>
    /// <param name="checkpoint">Where the state after each step is kept, and is taken up from; null for nowhere.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public IEnumerable<WanStep> Run(WanRun run, ICheckpoint? checkpoint, CancellationToken cancellationToken)
    {
        var sampler = scheduler.CreateSampler(run.Steps, run.Grid.Width);
        float[] latents = [.. run.Noise];
        if (checkpoint?.Read() is { } kept && TakenUp(kept, run, ref sampler, ref latents))
        {
            // a window that was denoised already has no step left
            if (sampler.Step == run.Steps)
                yield return new WanStep(sampler.Step, latents, latents, null, [], null);
        }
        else if (run.Start is { } start)
        {
            sampler.Begin(Math.Min(run.Steps - 1, (int)(run.StartStrength * run.Steps)));
            Mix(latents, start.Values, run.Noise, sampler.Sigmas[sampler.Step]);
        }

        while (sampler.Step < run.Steps)
        {
            if (run.Known is { } known)
                WithKnown(latents, known, run, sampler.Sigmas[sampler.Step]);
            var timestep = sampler.Timesteps[sampler.Step];
            var expert = ExpertAt(timestep);
            var transformer = experts(expert);
            var call = Call(run, transformer, latents, timestep);
            var conditional = transformer.Predict(call, cancellationToken);
            var unconditional = run.Guidance > 1 && run.Negative is { } negative
                ? transformer.Predict(call with { Text = negative }, cancellationToken) : null;
            var prediction = unconditional is null
                ? conditional : Guided(conditional, unconditional, expert == 0 ? run.Guidance : run.SecondGuidance ?? run.Guidance);
            var clean = new float[latents.Length];
            var sigma = sampler.Sigmas[sampler.Step];
            for (var index = 0; index < clean.Length; index++)
                clean[index] = latents[index] - sigma * prediction[index];
            sampler.Advance(prediction, latents);
            checkpoint?.Write(State(sampler, latents));
            if (run.FirstFrame is { } shown)
                WithFirst(clean, shown, run.Grid);
            yield return new WanStep(sampler.Step, latents, clean, call, conditional, unconditional);
        }

        if (run.FirstFrame is { } first)
            WithFirst(latents, first, run.Grid);
        if (run.Known is { } begin)
            WithKnown(latents, begin, run, 0);
    }

    private static byte[] State(IFlowSampler sampler, float[] latents)
    {
        using var bytes = new MemoryStream();
        using var state = new BinaryWriter(bytes);
        SamplerState.Write(state, latents);
        sampler.Save(state);
        state.Flush();
        return bytes.ToArray();
    }

    /// <summary>A state that cannot be read is none: the run begins anew.</summary>
    private bool TakenUp(byte[] kept, WanRun run, ref IFlowSampler sampler, ref float[] latents)
    {
        try
        {
            using var state = new BinaryReader(new MemoryStream(kept));
            var read = SamplerState.Read(state);
            if (read.Length != latents.Length)
                return false;
            sampler.Restore(state);
            latents = read;
            return true;
        }
        catch (Exception error) when (error is InvalidDataException or EndOfStreamException)
        {
            sampler = scheduler.CreateSampler(run.Steps, run.Grid.Width);
            return false;
        }
    }

    /// <summary>0 for high noise, 1 for low.</summary>
    public int ExpertAt(float timestep) => boundary is { } share && timestep < share * 1000 ? 1 : 0;

    private static WanCall Call(WanRun run, WanTransformer transformer, float[] latents, float timestep)
    {
        // the sampler changes its latents in place
        float[] input = [.. latents];
        float[] timesteps = [timestep];
        if (run.FirstFrame is { } first)
        {
            // only what the model sees has the picture; the sampler's latents keep their own first frame
            WithFirst(input, first, run.Grid);
            var patches = transformer.Patched(run.Grid);
            timesteps = [.. Enumerable.Range(0, patches.Count).Select(token => token < patches.Height * patches.Width ? 0 : timestep)];
        }

        if (run.Condition is { } condition)
            input = [.. input, .. condition.Values];
        return new WanCall(input, run.Grid, run.Text, timesteps, run.Images, run.Control);
    }

    private static void WithKnown(float[] latents, WanVolume known, WanRun run, float sigma)
    {
        var length = known.Frames * known.Plane;
        for (var channel = 0; channel < known.Channels; channel++)
        {
            var at = channel * run.Grid.Count;
            Mix(latents.AsSpan(at, length), known.Values.AsSpan(channel * length, length), run.Noise.AsSpan(at, length), sigma);
        }
    }

    /// <summary>(1 − σ)·clean + σ·noise.</summary>
    private static void Mix(Span<float> latents, ReadOnlySpan<float> clean, ReadOnlySpan<float> noise, float sigma)
    {
        for (var index = 0; index < latents.Length; index++)
            latents[index] = (1 - sigma) * clean[index] + sigma * noise[index];
    }

    private static void WithFirst(float[] latents, WanVolume first, WanGrid grid)
    {
        for (var channel = 0; channel < first.Channels; channel++)
            Array.Copy(first.Values, channel * first.Plane, latents, channel * grid.Count, first.Plane);
    }

    private static float[] Guided(float[] conditional, float[] unconditional, float guidance)
    {
        var guided = new float[conditional.Length];
        for (var index = 0; index < guided.Length; index++)
            guided[index] = unconditional[index] + guidance * (conditional[index] - unconditional[index]);
        return guided;
    }
}
