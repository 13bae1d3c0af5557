using System.Text.Json;
using VideoWeb.Engines.Diffusion.Samplers;
using Xunit.Abstractions;

namespace VideoWeb.Engines.Tests.Diffusion;

/// <summary>Tables and traces equal to the reference's, step by step, for every setting we have goldens of.</summary>
public sealed class SamplerParityTests(ITestOutputHelper output)
{
    public static TheoryData<string> UniPc => GoldenCase.Folders("unipc*");

    public static TheoryData<string> Euler => GoldenCase.Folders("euler*");

    public static TheoryData<string> PiFlow => GoldenCase.Folders("piflow*");

    [Theory]
    [MemberData(nameof(UniPc))]
    [MemberData(nameof(Euler))]
    [MemberData(nameof(PiFlow))]
    public void Run_GivenTheReferencesPredictions_FollowsItsTrace(string folder)
    {
        using var golden = GoldenCase.Open(folder);
        foreach (var run in golden.Runs)
        {
            var sampler = Create(golden, run);
            golden.CheckTable(run.Name, sampler);
            if (sampler is PiFlowSampler piFlow)
                CheckSegments(golden, run.Name, piFlow);
            if (golden.Tensors.Tensors.ContainsKey($"{run.Name}.in.sample"))
                Follow(golden, run.Name, sampler);
        }

        output.WriteLine($"{folder}: max abs {golden.LargestAbs:e2}, relative L2 {golden.LargestRelativeL2:e2}");
    }

    private static IFlowSampler Create(GoldenCase golden, JsonProperty run)
    {
        var given = $"{run.Name}.in.custom_sigmas";
        if (golden.Tensors.Tensors.ContainsKey(given))
            return FlowEulerSampler.Over(FlowEulerSettings.From(golden.Config), golden.Tensors.ReadFloats(given));
        float? mu = run.Value.TryGetProperty("mu", out var value) ? value.GetSingle() : null;
        var channels = golden.Tensors.Tensors.TryGetValue($"{run.Name}.in.sample", out var sample) ? (int)sample.Shape[^1] : 1;
        return golden.Config.CreateSampler(run.Value.GetProperty("steps").GetInt32(), channels, mu);
    }

    private static void Follow(GoldenCase golden, string run, IFlowSampler sampler)
    {
        var sample = golden.Tensors.ReadFloats($"{run}.in.sample");
        var predictions = golden.Tensors.ReadFloats($"{run}.in.model_outputs");
        var length = predictions.Length / sampler.Timesteps.Count;
        // the reference's last UniPC step is not finite with some settings; its trace ends before
        var steps = golden.Tensors[$"{run}.out.samples"].Shape[0];
        for (var step = 0; step < sampler.Timesteps.Count; step++)
        {
            var prediction = predictions.AsSpan(step * length, length);
            if (sampler is PiFlowSampler piFlow)
                CheckPolicy(golden, run, piFlow, prediction, sample);
            sampler.Advance(prediction, sample);
            if (step >= steps)
            {
                Assert.All(sample, value => Assert.True(float.IsFinite(value)));
                continue;
            }

            golden.Check($"{run}.out.samples", sample, step);
            if (sampler is UniPcSampler uniPc)
                golden.Check($"{run}.tap.corrected", uniPc.Corrected, step);
        }
    }

    private static void CheckSegments(GoldenCase golden, string run, PiFlowSampler sampler)
    {
        golden.Check($"{run}.out.raw", [.. sampler.Times]);
        Assert.Equal(golden.Tensors.ReadInt64s($"{run}.tap.substeps"), Enumerable.Range(0, sampler.Times.Count).Select(step => (long)sampler.SubstepsOf(step)));
    }

    private static void CheckPolicy(GoldenCase golden, string run, PiFlowSampler sampler, ReadOnlySpan<float> prediction, float[] sample)
    {
        var policy = sampler.Policy(prediction, sample);
        if (sampler.Step == 0)
        {
            // [batch, grid, ...] in the golden
            var batches = (int)golden.Tensors[$"{run}.in.sample"].Shape[0];
            var one = sample.Length / batches;
            float[] grid = [.. Enumerable.Range(0, batches).SelectMany(batch => policy.X0.SelectMany(x0 => x0[(batch * one)..((batch + 1) * one)]))];
            golden.Check($"{run}.tap.x0_grid", grid);
        }

        var velocity = new float[sample.Length];
        var middle = (sampler.Times[sampler.Step] + sampler.EndOf(sampler.Step)) / 2;
        policy.Velocity(sample, FlowShift.Shift(middle, PiFlowSettings.From(golden.Config).Shift), velocity);
        golden.Check($"{run}.tap.pi_mid", velocity, sampler.Step);

        float[] rolled = [.. sample];
        sampler.Roll(policy, 1, rolled);
        golden.Check($"{run}.tap.first_substep", rolled, sampler.Step);
    }
}
