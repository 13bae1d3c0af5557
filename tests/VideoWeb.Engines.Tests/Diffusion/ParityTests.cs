using VideoWeb.Engines.Diffusion.Parity;
using Xunit.Abstractions;

namespace VideoWeb.Engines.Tests.Diffusion;

/// <summary>Every case of the project, and of ../shared where it lies beside this checkout, by the code of ./studio parity.</summary>
public sealed class ParityTests(ITestOutputHelper output) : IDisposable
{
    private static readonly string[] Patterns =
    [
        "wan/tokenizer", "wan/umt5", "wan/transformer-*", "wan/vace", "wan/lora", "wan/names/*", "wan/names/sharded/*", "wan/vae*", "wan/pipelines/*", "wan/schedulers/*",
        "kandinsky6/tokenizer-*", "kandinsky6/text-*", "kandinsky6/transformer-*", "kandinsky6/vae", "kandinsky6/audio-vae", "kandinsky6/vocoder", "kandinsky6/pipelines/*l*", "kandinsky6/schedulers/*",
    ];

    private readonly string _folder = Directory.CreateTempSubdirectory("parity").FullName;

    public static TheoryData<string> Cases
    {
        get
        {
            var cases = new TheoryData<string>();
            foreach (var name in Patterns)
            {
                foreach (var folder in GoldenFolders.Of(name))
                    cases.Add(folder);
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Run_OnACaseOfTheReference_Passes(string folder)
    {
        var report = new StringWriter();
        var counts = ParityRunner.Run(folder, report, CancellationToken.None);
        output.WriteLine(report.ToString());
        Assert.True(counts is { Passed: 1, Failed: 0, Skipped: 0 }, report.ToString());
    }

    [Theory]
    [InlineData("wan/umt5")]
    [InlineData("kandinsky6/text-qwen")]
    [InlineData("kandinsky6/text-clip")]
    [InlineData("kandinsky6/transformer-release")]
    [InlineData("kandinsky6/vae")]
    [InlineData("kandinsky6/audio-vae")]
    [InlineData("kandinsky6/vocoder")]
    [InlineData("wan/transformer-ti2v")]
    [InlineData("wan/transformer-flf21")]
    [InlineData("wan/vae22")]
    [InlineData("wan/lora")]
    public void Run_OnAComponent_LeavesNoOutputUncompared(string name)
    {
        var report = new StringWriter();
        ParityRunner.Run(Path.Combine(AppContext.BaseDirectory, "Diffusion", "Goldens", name), report, CancellationToken.None);
        var left = report.ToString().Split('\n').FirstOrDefault(line => line.Contains("not compared", StringComparison.Ordinal)) ?? "";
        foreach (var tensor in left.Split(':', 2)[^1].Split(", ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            // compared exactly, or by their sums
            Assert.Matches("buckets|prompt_attention_mask", tensor);
    }

    [Fact]
    public void Run_OnChangedNumbers_FailsAndNamesTheTensor()
    {
        CopyCase("kandinsky6/text-clip");
        var weights = Path.Combine(_folder, "model.safetensors");
        var bytes = File.ReadAllBytes(weights);
        // the sign of the last weight
        bytes[^1] ^= 0x80;
        File.WriteAllBytes(weights, bytes);

        var report = new StringWriter();
        Assert.Equal(new ParityCounts(0, 1, 0), ParityRunner.Run(_folder, report, CancellationToken.None));
        Assert.Contains("! batch.out.pooled", report.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Run_WithAWeightOfAnotherShape_FailsAndNamesIt()
    {
        CopyCase("kandinsky6/text-clip");
        var config = Path.Combine(_folder, "config.json");
        File.WriteAllText(config, File.ReadAllText(config).Replace("\"intermediate_size\": 32", "\"intermediate_size\": 33", StringComparison.Ordinal));

        var report = new StringWriter();
        Assert.Equal(new ParityCounts(0, 1, 0), ParityRunner.Run(_folder, report, CancellationToken.None));
        Assert.Contains("encoder.layers.0.mlp.fc1.weight", report.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Run_OnAKindThatNothingRuns_SkipsItAndSaysSo()
    {
        File.WriteAllText(Path.Combine(_folder, "case.json"), """{"kind":"hologram","class":"lab.Hologram"}""");
        var report = new StringWriter();
        Assert.Equal(new ParityCounts(0, 0, 1), ParityRunner.Run(_folder, report, CancellationToken.None));
        Assert.Contains("lab.Hologram", report.ToString(), StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private void CopyCase(string name)
    {
        foreach (var file in Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Diffusion", "Goldens", name)))
            File.Copy(file, Path.Combine(_folder, Path.GetFileName(file)));
    }
}
