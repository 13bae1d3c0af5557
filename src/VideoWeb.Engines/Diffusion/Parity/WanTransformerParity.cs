using VideoWeb.Engines.Diffusion.Families.Wan;
using VideoWeb.Engines.Diffusion.Weights;

namespace VideoWeb.Engines.Diffusion.Parity;

/// <summary>
/// Wan's transformer in all its variants, sample by sample: every block, block 0 in detail, the velocity. Also the same
/// weights in other names, in shards, in half precision, and with LoRA files merged.
/// </summary>
internal sealed class WanTransformerParity : IParityKind
{
    /// <summary>Of a component, where a case states a wider one for something else.</summary>
    private const double MaxAbs = 1e-4, RelativeL2 = 1e-5;

    private static readonly string[] Kinds = ["transformer", "names", "sharded", "half", "lora"];

    public bool Takes(ParityCase parity) => Kinds.Contains(parity.Kind)
        && (parity.Class.Contains("WanTransformer3DModel", StringComparison.Ordinal) || parity.Class.Contains("WanVACETransformer3DModel", StringComparison.Ordinal));

    public void Run(ParityCase parity, CancellationToken cancellationToken)
    {
        var config = WanConfig.Open(Path.Combine(parity.Folder, "config.json"));
        if (parity.Kind == "names")
        {
            CompareNames(parity);
            foreach (var file in parity.Case.Child("files").Items())
            {
                using var transformer = WanTransformer.Open(
                    config, CheckpointWeights.OpenFile(Path.Combine(parity.Folder, file.Text()), WanNames.Transformer), keepsTaps: true);
                CompareRuns(parity, transformer, cancellationToken);
            }
        }
        else if (parity.Kind == "lora")
        {
            foreach (var (run, settings) in parity.Runs)
                CompareMerged(parity, config, run, settings, cancellationToken);
        }
        else
        {
            using var transformer = WanTransformer.Open(parity.Folder, keepsTaps: true);
            CompareRuns(parity, transformer, cancellationToken);
        }
    }

    private static void CompareNames(ParityCase parity)
    {
        var names = parity.Case.Child("names").Texts();
        parity.CompareExactly("names", [.. names.Values], [.. names.Keys.Select(WanNames.Transformer)]);
    }

    private static void CompareMerged(ParityCase parity, WanConfig config, string run, JsonNodeReader settings, CancellationToken cancellationToken)
    {
        var weights = CheckpointWeights.Open(parity.Folder, WanNames.Transformer);
        var changes = new WeightChanges();
        if (!settings.Child("file").IsAbsent)
            WanLora.Add(changes, Path.Combine(parity.Folder, settings.Text("file")), settings.Positive("scale"), weights);
        using var transformer = WanTransformer.Open(config, weights, changes);
        Compare(parity, transformer, run, cancellationToken);
    }

    private static void CompareRuns(ParityCase parity, WanTransformer transformer, CancellationToken cancellationToken)
    {
        foreach (var (run, _) in parity.Runs)
            Compare(parity, transformer, run, cancellationToken);
    }

    private static void Compare(ParityCase parity, WanTransformer transformer, string run, CancellationToken cancellationToken)
    {
        var shape = parity.Shape($"{run}.in.hidden_states");
        var samples = (int)shape[0];
        var grid = new WanGrid((int)shape[2], (int)shape[3], (int)shape[4]);
        for (var sample = 0; sample < samples; sample++)
        {
            var call = Call(parity, transformer.Config, run, grid, sample, samples);
            var outputs = transformer.Run(call, cancellationToken);
            foreach (var (name, values) in outputs)
                parity.Compare($"{run}.tap.{name}", values, sample, samples);
            var velocity = transformer.Velocity(grid, outputs);
            // half precision: the rounded weights in float32 as the reference ran them, and the whole loss by rounding them
            parity.Compare($"{run}.out.sample", velocity, sample, samples, parity.Kind == "half" ? (MaxAbs, RelativeL2) : null);
            if (parity.Kind == "half")
                parity.Compare("fp32.out.sample", velocity, sample, samples);
        }

        CompareTable(parity, transformer, run, grid);
    }

    private static WanCall Call(ParityCase parity, WanConfig config, string run, WanGrid grid, int sample, int samples)
    {
        float[] Of(string name) => ParityCase.Sample(parity.Floats($"{run}.in.{name}"), sample, samples);
        WanControl? control = null;
        if (parity.Has($"{run}.in.control_hidden_states"))
        {
            var scales = parity.Has($"{run}.in.control_hidden_states_scale")
                ? parity.Floats($"{run}.in.control_hidden_states_scale")
                : [.. config.ControlLayers.Select(_ => 1f)];
            control = new WanControl(Of("control_hidden_states"), (int)parity.Shape($"{run}.in.control_hidden_states")[2], scales);
        }

        var images = parity.Has($"{run}.in.encoder_hidden_states_image") ? Of("encoder_hidden_states_image") : null;
        return new WanCall(Of("hidden_states"), grid, Of("encoder_hidden_states"), Of("timestep"), images, control);
    }

    /// <summary>The reference's table has every angle twice.</summary>
    private static void CompareTable(ParityCase parity, WanTransformer transformer, string run, WanGrid grid)
    {
        var patches = transformer.Patched(grid);
        var (cos, sin) = WanRotary.Table(transformer.Config.HeadWidth, patches.Frames, patches.Height, patches.Width);
        parity.Compare($"{run}.tap.rope.cos", [.. cos.SelectMany(value => new[] { value, value })]);
        parity.Compare($"{run}.tap.rope.sin", [.. sin.SelectMany(value => new[] { value, value })]);
    }
}
