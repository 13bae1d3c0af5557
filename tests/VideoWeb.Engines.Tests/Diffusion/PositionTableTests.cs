using System.Text.Json;
using VideoWeb.Engines.Diffusion.Families.Kandinsky6;
using VideoWeb.Engines.Diffusion.TextEncoders;
using VideoWeb.Engines.Diffusion.Tokenizers;
using VideoWeb.Engines.Diffusion.Weights;

namespace VideoWeb.Engines.Tests.Diffusion;

/// <summary>The tables that are computed once outside the networks, and the prompt's template.</summary>
public sealed class PositionTableTests
{
    public static TheoryData<string> Release => GoldenFolders.Of("kandinsky6/transformer-release");

    public static TheoryData<string> Umt5 => GoldenFolders.Of("wan/umt5");

    public static TheoryData<string> Qwen => GoldenFolders.Of("kandinsky6/tokenizer-qwen");

    [Theory]
    [MemberData(nameof(Release))]
    public void Rotary_OfTextAudioAndVideo_EqualsTheReferences(string folder)
    {
        using var tensors = SafetensorsFile.Open(Path.Combine(folder, "io.safetensors"));
        Check(tensors.ReadFloats("t2va.tap.rope.text"), Kandinsky6Rotary.Line(10, 9));
        Check(tensors.ReadFloats("t2va.tap.rope.audio"), Kandinsky6Rotary.Line(10, 11, 0.144f));
        Check(tensors.ReadFloats("t2va.tap.rope.visual"), Kandinsky6Rotary.Grid([2, 4, 4], [1, 2, 2], [0, 1, 2, 3, 4], 2, 3));
    }

    [Theory]
    [MemberData(nameof(Umt5))]
    public void Buckets_OfRelativePositions_EqualTheReferences(string folder)
    {
        using var tensors = SafetensorsFile.Open(Path.Combine(folder, "io.safetensors"));
        Assert.Equal(tensors.ReadInt64s("b1.tap.buckets"), RelativeBuckets.Table(512, 8, 20).Select(bucket => (long)bucket));
    }

    [Theory]
    [InlineData(-8, 8)]
    [InlineData(16, 26)]
    [InlineData(32, 28)]
    [InlineData(64, 30)]
    [InlineData(-64, 14)]
    [InlineData(127, 31)]
    [InlineData(5000, 31)]
    public void Buckets_AtTheBordersOfTheRealModel_AreWholeNumbers(int distance, int bucket) =>
        Assert.Equal(bucket, RelativeBuckets.Of(distance, 32, 128));

    [Theory]
    [MemberData(nameof(Qwen))]
    public void Prompt_WithoutControlTokens_HasTheReferencesIds(string folder)
    {
        var tokenizer = Tokenizer.Open(folder);
        foreach (var line in File.ReadLines(Path.Combine(folder, "texts.jsonl")))
        {
            using var row = JsonDocument.Parse(line);
            var text = row.RootElement.GetProperty("text").GetString()!;
            var ids = Kandinsky6Prompt.Encode(tokenizer, text);
            var want = row.RootElement.GetProperty("templated").EnumerateArray().Select(id => id.GetInt32()).ToList();
            if (want.Count(id => id > 1020) == ids.Count(id => id > 1020))
                Assert.Equal(want, ids);
            else
                Assert.Matches(@"<\|?/?[a-z_]+\|?>", text);
        }
    }

    private static void Check(float[] want, RotaryTable table)
    {
        float[] got = [.. table.Cos, .. table.Sin];
        Assert.Equal(want.Length, got.Length);
        for (var index = 0; index < got.Length; index++)
            Assert.Equal(want[index], got[index], 2e-7f);
    }
}
