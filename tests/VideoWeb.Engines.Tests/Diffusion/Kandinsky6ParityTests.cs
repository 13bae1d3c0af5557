using VideoWeb.Engines.Diffusion.Families.Kandinsky6;
using Xunit.Abstractions;

namespace VideoWeb.Engines.Tests.Diffusion;

/// <summary>The fused transformer equal to the reference's with every switch, block by block.</summary>
public sealed class Kandinsky6ParityTests(ITestOutputHelper output)
{
    public static TheoryData<string> Transformers => GoldenFolders.Of("kandinsky6/transformer-*");

    [Theory]
    [MemberData(nameof(Transformers))]
    public void Transformer_OnTheReferencesInputs_GivesItsVelocities(string folder)
    {
        using var golden = new GoldenTensors(folder);
        using var transformer = Kandinsky6Transformer.Open(folder, keepsTaps: true);
        foreach (var run in golden.Runs)
        {
            var samples = (int)golden.Shape($"{run}.in.timestep")[0];
            for (var sample = 0; sample < samples; sample++)
                CheckSample(golden, transformer, run, sample, samples);
        }

        golden.CheckAllCompared(name => name.Contains(".tap.rope.", StringComparison.Ordinal)
            // without audio its text branch is not run
            || (name.Contains(".tap.audio.", StringComparison.Ordinal) && !golden.Has($"{name.Split('.')[0]}.in.audio_hidden_states")));
        output.WriteLine($"{folder}: max abs {golden.WorstAbs:e2}, relative L2 {golden.WorstRelativeL2:e2}");
    }

    private static void CheckSample(GoldenTensors golden, Kandinsky6Transformer transformer, string run, int sample, int samples)
    {
        var shape = golden.Shape($"{run}.in.hidden_states");
        var grid = new LatentGrid((int)shape[1], (int)shape[2], (int)shape[3]);
        var length = golden.Has($"{run}.in.encoder_attention_mask")
            ? Part(golden.Integers($"{run}.in.encoder_attention_mask"), sample, samples).Sum()
            : (int)golden.Shape($"{run}.in.encoder_hidden_states")[1];
        var text = new Kandinsky6Text(
            Part(golden.Floats($"{run}.in.encoder_hidden_states"), sample, samples)[..(length * transformer.Config.TextWidth)],
            length,
            Part(golden.Floats($"{run}.in.pooled_projections"), sample, samples));
        var audio = golden.Has($"{run}.in.audio_hidden_states") ? Part(golden.Floats($"{run}.in.audio_hidden_states"), sample, samples) : null;
        var call = new Kandinsky6Call(
            Part(golden.Floats($"{run}.in.hidden_states"), sample, samples), grid, false, audio, text, golden.Floats($"{run}.in.timestep")[sample]);
        int[] times = golden.Has($"{run}.in.visual_rope_pos_t")
            ? golden.Integers($"{run}.in.visual_rope_pos_t") : [.. Enumerable.Range(0, grid.Frames)];
        var types = golden.Has($"{run}.in.visual_token_type_ids") ? Part(golden.Integers($"{run}.in.visual_token_type_ids"), sample, samples) : null;

        var outputs = transformer.Run(call, times, types, CancellationToken.None);
        foreach (var (name, values) in outputs)
        {
            if (golden.Has($"{run}.tap.{name}"))
                golden.Check($"{run}.tap.{name}", values, sample, samples);
        }

        var velocity = transformer.Velocity(call, outputs);
        golden.Check($"{run}.out.sample", velocity.Video, sample, samples);
        if (audio is not null)
            golden.Check($"{run}.out.audio_sample", velocity.Audio, sample, samples);
    }

    private static T[] Part<T>(T[] all, int sample, int samples) => all[(sample * all.Length / samples)..((sample + 1) * all.Length / samples)];
}
