using VideoWeb.Engines.Diffusion.Samplers;
using VideoWeb.Engines.Diffusion.Weights;

namespace VideoWeb.Engines.Diffusion.Parity;

/// <summary>Samplers given the reference's predictions: tables, the sample after each step, and what lies within a step.</summary>
internal sealed class SchedulerParity : IParityKind
{
    public bool Takes(ParityCase parity) => parity.Kind == "scheduler";

    public void Run(ParityCase parity, CancellationToken cancellationToken)
    {
        var config = SchedulerConfig.Open(Path.Combine(parity.Folder, "scheduler_config.json"));
        foreach (var (run, settings) in parity.Runs)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var sampler = Create(parity, config, run, settings);
            CompareTable(parity, run, "timesteps", [.. sampler.Timesteps]);
            CompareTable(parity, run, "sigmas", [.. sampler.Sigmas]);
            var piFlow = sampler as PiFlowSampler;
            if (piFlow is not null)
                CompareSegments(parity, run, piFlow);
            if (parity.Has($"{run}.in.sample"))
                Follow(parity, config, run, sampler);
        }
    }

    private static IFlowSampler Create(ParityCase parity, SchedulerConfig config, string run, JsonNodeReader settings)
    {
        if (parity.Has($"{run}.in.custom_sigmas"))
            return FlowEulerSampler.Over(FlowEulerSettings.From(config), parity.Floats($"{run}.in.custom_sigmas"));
        var channels = parity.Has($"{run}.in.sample") ? (int)parity.Shape($"{run}.in.sample")[^1] : 1;
        return config.CreateSampler(settings.Whole("steps"), channels, settings.Child("mu").IsAbsent ? null : settings.Positive("mu"));
    }

    private static void CompareTable(ParityCase parity, string run, string name, float[] got)
    {
        var tensor = $"{run}.out.{name}";
        if (!parity.Has(tensor))
            return;
        if (parity.IsWhole(tensor))
            parity.CompareExactly(tensor, parity.Integers(tensor), [.. got.Select(value => (int)value)]);
        else
            parity.Compare(tensor, got);
    }

    private static void CompareSegments(ParityCase parity, string run, PiFlowSampler sampler)
    {
        parity.Compare($"{run}.out.raw", [.. sampler.Times]);
        if (parity.Has($"{run}.tap.substeps"))
            parity.CompareExactly($"{run}.tap.substeps", parity.Integers($"{run}.tap.substeps"), [.. Enumerable.Range(0, sampler.Times.Count).Select(sampler.SubstepsOf)]);
    }

    private static void Follow(ParityCase parity, SchedulerConfig config, string run, IFlowSampler sampler)
    {
        var sample = parity.Floats($"{run}.in.sample");
        var predictions = parity.Floats($"{run}.in.model_outputs");
        var length = predictions.Length / sampler.Timesteps.Count;
        // the reference's last UniPC step is not finite with some settings; its trace ends before
        var steps = (int)parity.Shape($"{run}.out.samples")[0];
        for (var step = 0; step < sampler.Timesteps.Count; step++)
        {
            var prediction = predictions.AsSpan(step * length, length);
            if (sampler is PiFlowSampler piFlow)
                CompareWithin(parity, config, run, piFlow, prediction, sample, steps);
            sampler.Advance(prediction, sample);
            if (step >= steps)
            {
                if (!sample.All(float.IsFinite))
                    parity.Mistake($"{run}: the sample after step {step} is not finite");
                continue;
            }

            parity.Compare($"{run}.out.samples", sample, step, steps);
            if (sampler is UniPcSampler uniPc)
                parity.Compare($"{run}.tap.corrected", uniPc.Corrected, step, steps);
        }
    }

    /// <summary>The guesses of the first step, the policy halfway through a segment, and its first substep.</summary>
    private static void CompareWithin(
        ParityCase parity, SchedulerConfig config, string run, PiFlowSampler sampler, ReadOnlySpan<float> prediction, float[] sample, int steps)
    {
        var policy = sampler.Policy(prediction, sample);
        if (sampler.Step == 0)
        {
            var batches = (int)parity.Shape($"{run}.in.sample")[0];
            var one = sample.Length / batches;
            parity.Compare($"{run}.tap.x0_grid", [.. Enumerable.Range(0, batches).SelectMany(batch => policy.X0.SelectMany(x0 => x0[(batch * one)..((batch + 1) * one)]))]);
        }

        var velocity = new float[sample.Length];
        var middle = (sampler.Times[sampler.Step] + sampler.EndOf(sampler.Step)) / 2;
        policy.Velocity(sample, FlowShift.Shift(middle, PiFlowSettings.From(config).Shift), velocity);
        parity.Compare($"{run}.tap.pi_mid", velocity, sampler.Step, steps);
        float[] rolled = [.. sample];
        sampler.Roll(policy, 1, rolled);
        parity.Compare($"{run}.tap.first_substep", rolled, sampler.Step, steps);
    }
}
