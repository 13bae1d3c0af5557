using VideoWeb.Engines.Diffusion.Families.Kandinsky6;
using VideoWeb.Engines.Diffusion.TextEncoders;
using Xunit.Abstractions;

namespace VideoWeb.Engines.Tests.Diffusion;

/// <summary>Text encoders equal to the reference's, layer by layer.</summary>
public sealed class TextEncoderParityTests(ITestOutputHelper output)
{
    public static TheoryData<string> Umt5 => GoldenFolders.Of("wan/umt5");

    public static TheoryData<string> Qwen => GoldenFolders.Of("kandinsky6/text-qwen");

    public static TheoryData<string> Clip => GoldenFolders.Of("kandinsky6/text-clip*");

    [Theory]
    [MemberData(nameof(Umt5))]
    public void Umt5_OnTheReferencesTokens_GivesItsStates(string folder)
    {
        using var golden = new GoldenTensors(folder);
        using var encoder = Umt5Encoder.Open(folder, keepsTaps: true);
        foreach (var run in golden.Runs)
        {
            var (ids, mask, samples) = Tokens(golden, run);
            for (var sample = 0; sample < samples; sample++)
            {
                var length = mask[sample].Sum();
                var text = encoder.Encode(ids[sample], length, CancellationToken.None);
                foreach (var (name, values) in text.Taps)
                    CheckIfThere(golden, $"{run}.tap.{name}", values, sample, samples);
                golden.Check($"{run}.out.last_hidden_state", text.Hidden, sample, samples);
                CheckIfThere(golden, $"{run}.tap.final_layer_norm", text.Hidden, sample, samples);
                // padding is neither run nor read in the product
                golden.Check($"{run}.out.prompt_embeds", encoder.EncodePrompt(ids[sample][..length], ids[sample].Length, CancellationToken.None), sample, samples);
            }
        }

        golden.CheckAllCompared(name => name.EndsWith(".buckets", StringComparison.Ordinal));
        Report(golden, folder);
    }

    [Theory]
    [MemberData(nameof(Qwen))]
    public void Qwen_OnTheReferencesTokens_GivesItsStates(string folder)
    {
        using var golden = new GoldenTensors(folder);
        using var encoder = QwenTextEncoder.Open(folder, keepsTaps: true);
        foreach (var run in golden.Runs)
        {
            var (ids, mask, samples) = Tokens(golden, run);
            for (var sample = 0; sample < samples; sample++)
            {
                var text = encoder.Encode(ids[sample][..mask[sample].Sum()], CancellationToken.None);
                foreach (var (name, values) in text.Taps)
                    CheckIfThere(golden, $"{run}.tap.{name}", values, sample, samples);
                golden.Check($"{run}.out.prompt_embeds", text.Hidden.AsSpan(Kandinsky6Prompt.CropStart * text.Width), sample, samples);
            }
        }

        golden.CheckAllCompared(name => name.EndsWith(".prompt_attention_mask", StringComparison.Ordinal));
        Report(golden, folder);
    }

    [Theory]
    [MemberData(nameof(Clip))]
    public void Clip_OnTheReferencesTokens_GivesItsStatesAndPooledRow(string folder)
    {
        using var golden = new GoldenTensors(folder);
        using var encoder = ClipTextEncoder.Open(folder, keepsTaps: true);
        foreach (var run in golden.Runs)
        {
            var (ids, mask, samples) = Tokens(golden, run);
            for (var sample = 0; sample < samples; sample++)
            {
                var text = encoder.Encode(ids[sample], mask[sample].Sum(), CancellationToken.None);
                foreach (var (name, values) in text.Taps)
                    CheckIfThere(golden, $"{run}.tap.{name}", values, sample, samples);
                golden.Check($"{run}.out.pooled", encoder.Pool(text, ids[sample]), sample, samples);
            }
        }

        golden.CheckAllCompared();
        Report(golden, folder);
    }

    private static (int[][] Ids, int[][] Mask, int Samples) Tokens(GoldenTensors golden, string run)
    {
        var length = (int)golden.Shape($"{run}.in.input_ids")[1];
        int[][] ids = [.. golden.Integers($"{run}.in.input_ids").Chunk(length)];
        return (ids, [.. golden.Integers($"{run}.in.attention_mask").Chunk(length)], ids.Length);
    }

    private static void CheckIfThere(GoldenTensors golden, string name, float[] values, int sample, int samples)
    {
        if (golden.Has(name))
            golden.Check(name, values, sample, samples);
    }

    private void Report(GoldenTensors golden, string folder) =>
        output.WriteLine($"{folder}: max abs {golden.WorstAbs:e2}, relative L2 {golden.WorstRelativeL2:e2}");
}
