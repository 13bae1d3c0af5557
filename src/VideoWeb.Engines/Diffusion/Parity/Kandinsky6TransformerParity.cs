using VideoWeb.Engines.Diffusion.Families.Kandinsky6;

namespace VideoWeb.Engines.Diffusion.Parity;

/// <summary>Kandinsky 6's transformer, sample by sample on the real text tokens: every block, block 0 in detail, both velocities.</summary>
internal sealed class Kandinsky6TransformerParity : IParityKind
{
    public bool Takes(ParityCase parity) => parity.Kind == "transformer" && parity.Class.Contains("Kandinsky6Transformer3DModel", StringComparison.Ordinal);

    public void Run(ParityCase parity, CancellationToken cancellationToken)
    {
        using var transformer = Kandinsky6Transformer.Open(parity.Folder, keepsTaps: true);
        foreach (var (run, _) in parity.Runs)
        {
            var samples = (int)parity.Shape($"{run}.in.timestep")[0];
            for (var sample = 0; sample < samples; sample++)
                Compare(parity, transformer, run, sample, samples, cancellationToken);
            CompareTables(parity, transformer.Config, run);
        }
    }

    private static void Compare(ParityCase parity, Kandinsky6Transformer transformer, string run, int sample, int samples, CancellationToken cancellationToken)
    {
        var shape = parity.Shape($"{run}.in.hidden_states");
        var grid = new LatentGrid((int)shape[1], (int)shape[2], (int)shape[3]);
        var length = parity.Has($"{run}.in.encoder_attention_mask")
            ? ParityCase.Sample(parity.Integers($"{run}.in.encoder_attention_mask"), sample, samples).Sum()
            : (int)parity.Shape($"{run}.in.encoder_hidden_states")[1];
        var text = new Kandinsky6Text(
            ParityCase.Sample(parity.Floats($"{run}.in.encoder_hidden_states"), sample, samples)[..(length * transformer.Config.TextWidth)],
            length,
            ParityCase.Sample(parity.Floats($"{run}.in.pooled_projections"), sample, samples));
        var audio = parity.Has($"{run}.in.audio_hidden_states")
            ? ParityCase.Sample(parity.Floats($"{run}.in.audio_hidden_states"), sample, samples) : null;
        var call = new Kandinsky6Call(
            ParityCase.Sample(parity.Floats($"{run}.in.hidden_states"), sample, samples), grid, false, audio, text, parity.Floats($"{run}.in.timestep")[sample]);
        var types = parity.Has($"{run}.in.visual_token_type_ids")
            ? ParityCase.Sample(parity.Integers($"{run}.in.visual_token_type_ids"), sample, samples) : null;

        var outputs = transformer.Run(call, Times(parity, run, grid), types, cancellationToken);
        foreach (var (name, values) in outputs)
            parity.Compare($"{run}.tap.{name}", values, sample, samples);
        var velocity = transformer.Velocity(call, outputs);
        parity.Compare($"{run}.out.sample", velocity.Video, sample, samples);
        if (velocity.Audio is not null)
            parity.Compare($"{run}.out.audio_sample", velocity.Audio, sample, samples);
    }

    private static void CompareTables(ParityCase parity, Kandinsky6Config config, string run)
    {
        Compare("text", length => Kandinsky6Rotary.Line(config.Video.HeadWidth, length));
        Compare("audio", length => Kandinsky6Rotary.Line(config.Audio.HeadWidth, length, config.AudioScaling));
        if (!parity.Has($"{run}.tap.rope.visual"))
            return;
        var shape = parity.Shape($"{run}.in.hidden_states");
        var grid = new LatentGrid((int)shape[1], (int)shape[2], (int)shape[3]).Patched(config.Patch);
        var table = Kandinsky6Rotary.Grid(config.Video.Axes, config.Scales, Times(parity, run, grid), grid.Height, grid.Width);
        parity.Compare($"{run}.tap.rope.visual", [.. table.Cos, .. table.Sin]);

        void Compare(string name, Func<int, RotaryTable> make)
        {
            var tap = $"{run}.tap.rope.{name}";
            if (parity.Has(tap))
            {
                var made = make((int)parity.Shape(tap)[1]);
                parity.Compare(tap, [.. made.Cos, .. made.Sin]);
            }
        }
    }

    private static int[] Times(ParityCase parity, string run, LatentGrid grid) => parity.Has($"{run}.in.visual_rope_pos_t")
        ? parity.Integers($"{run}.in.visual_rope_pos_t") : [.. Enumerable.Range(0, grid.Frames)];
}
