using VideoWeb.Engines.Diffusion.Families.Kandinsky6;
using VideoWeb.Engines.Diffusion.TextEncoders;

namespace VideoWeb.Engines.Diffusion.Parity;

/// <summary>UMT5's encoder: every layer, padding included, and the prompt's rows as Wan takes them.</summary>
internal sealed class Umt5Parity : IParityKind
{
    public bool Takes(ParityCase parity) => parity.Kind == "umt5" || (parity.Kind == "sharded" && parity.Class.Contains("UMT5", StringComparison.Ordinal));

    public void Run(ParityCase parity, CancellationToken cancellationToken)
    {
        using var encoder = Umt5Encoder.Open(parity.Folder, keepsTaps: true);
        foreach (var (run, _) in parity.Runs)
        {
            var tokens = TokenRows.Of(parity, run);
            if (parity.Has($"{run}.tap.buckets"))
            {
                var want = parity.Integers($"{run}.tap.buckets");
                parity.CompareExactly($"{run}.tap.buckets", want, RelativeBuckets.Table((want.Length + 1) / 2, encoder.Config.Buckets, encoder.Config.MaxDistance));
            }

            for (var sample = 0; sample < tokens.Count; sample++)
            {
                var (ids, length) = tokens[sample];
                var text = encoder.Encode(ids, length, cancellationToken);
                foreach (var (name, values) in text.Taps)
                    parity.Compare($"{run}.tap.{name}", values, sample, tokens.Count);
                parity.Compare($"{run}.tap.final_layer_norm", text.Hidden, sample, tokens.Count);
                parity.Compare($"{run}.out.last_hidden_state", text.Hidden, sample, tokens.Count);
                // padding is neither run nor read in the product
                parity.Compare($"{run}.out.prompt_embeds", encoder.EncodePrompt(ids[..length], ids.Length, cancellationToken), sample, tokens.Count);
            }
        }
    }
}

/// <summary>Qwen2.5-VL's text trunk: every layer on the real tokens, and what is left after the template.</summary>
internal sealed class QwenParity : IParityKind
{
    public bool Takes(ParityCase parity) => parity.Kind == "text" && parity.Class.Contains("Qwen2_5_VL", StringComparison.Ordinal);

    public void Run(ParityCase parity, CancellationToken cancellationToken)
    {
        using var encoder = QwenTextEncoder.Open(parity.Folder, keepsTaps: true);
        foreach (var (run, _) in parity.Runs)
        {
            var tokens = TokenRows.Of(parity, run);
            for (var sample = 0; sample < tokens.Count; sample++)
            {
                var (ids, length) = tokens[sample];
                var text = encoder.Encode(ids[..length], cancellationToken);
                foreach (var (name, values) in text.Taps)
                    parity.Compare($"{run}.tap.{name}", values, sample, tokens.Count);
                parity.Compare($"{run}.out.prompt_embeds", text.Hidden.AsSpan(Kandinsky6Prompt.CropStart * text.Width), sample, tokens.Count);
            }
        }
    }
}

/// <summary>CLIP's text tower: every layer at all 77 positions, and the pooled row.</summary>
internal sealed class ClipParity : IParityKind
{
    public bool Takes(ParityCase parity) => parity.Kind == "text" && parity.Class.Contains("CLIPTextModel", StringComparison.Ordinal);

    public void Run(ParityCase parity, CancellationToken cancellationToken)
    {
        using var encoder = ClipTextEncoder.Open(parity.Folder, keepsTaps: true);
        foreach (var (run, _) in parity.Runs)
        {
            var tokens = TokenRows.Of(parity, run);
            for (var sample = 0; sample < tokens.Count; sample++)
            {
                var (ids, length) = tokens[sample];
                var text = encoder.Encode(ids, length, cancellationToken);
                foreach (var (name, values) in text.Taps)
                    parity.Compare($"{run}.tap.{name}", values, sample, tokens.Count);
                parity.Compare($"{run}.out.pooled", encoder.Pool(text, ids), sample, tokens.Count);
            }
        }
    }
}

/// <summary>The token rows of a run: ids with padding, and how many are real.</summary>
internal static class TokenRows
{
    public static IReadOnlyList<(int[] Ids, int Length)> Of(ParityCase parity, string run)
    {
        var length = (int)parity.Shape($"{run}.in.input_ids")[1];
        return [.. parity.Integers($"{run}.in.input_ids").Chunk(length).Zip(parity.Integers($"{run}.in.attention_mask").Chunk(length), (ids, mask) => (ids, mask.Sum()))];
    }
}
