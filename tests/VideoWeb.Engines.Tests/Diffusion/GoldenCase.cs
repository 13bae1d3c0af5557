using System.Text.Json;
using VideoWeb.Engines.Diffusion.Samplers;
using VideoWeb.Engines.Diffusion.Weights;

namespace VideoWeb.Engines.Tests.Diffusion;

/// <summary>One folder of inputs and outputs of the reference: case.json, scheduler_config.json, io.safetensors.</summary>
internal sealed class GoldenCase : IDisposable
{
    private readonly double _maxAbs, _relativeL2;

    private GoldenCase(string folder)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "case.json")));
        Case = document.RootElement.Clone();
        var tolerance = Case.GetProperty("tolerance");
        _maxAbs = tolerance.GetProperty("max_abs").GetDouble();
        _relativeL2 = tolerance.GetProperty("rel_l2").GetDouble();
        Config = SchedulerConfig.Open(Path.Combine(folder, "scheduler_config.json"));
        Tensors = SafetensorsFile.Open(Path.Combine(folder, "io.safetensors"));
    }

    public JsonElement Case { get; }

    public SchedulerConfig Config { get; }

    public SafetensorsFile Tensors { get; }

    public double LargestAbs { get; private set; }

    public double LargestRelativeL2 { get; private set; }

    public IEnumerable<JsonProperty> Runs => Case.GetProperty("runs").EnumerateObject();

    /// <summary>The project's own cases, and those of ../shared where this checkout lies beside it.</summary>
    public static TheoryData<string> Folders(string pattern)
    {
        var folders = new TheoryData<string>();
        List<string> roots = [Path.Combine(AppContext.BaseDirectory, "Diffusion", "Goldens")];
        for (var above = new DirectoryInfo(AppContext.BaseDirectory); above is not null; above = above.Parent)
        {
            var shared = Path.Combine(above.FullName, "shared", "goldens");
            if (!Directory.Exists(shared))
                continue;
            roots.Add(shared);
            break;
        }

        foreach (var root in roots)
        {
            foreach (var model in (string[])["wan", "kandinsky6"])
            {
                foreach (var folder in Directory.GetDirectories(Path.Combine(root, model, "schedulers"), pattern).Order(StringComparer.Ordinal))
                    folders.Add(folder);
            }
        }

        return folders;
    }

    public static GoldenCase Open(string folder) => new(folder);

    /// <summary>Compares within the case's tolerance: largest difference, and |got − want| / |want|.</summary>
    public void Check(string name, ReadOnlySpan<float> got, int part = 0)
    {
        var want = Tensors.ReadFloats(name).AsSpan(part * got.Length, got.Length);
        double abs = 0, error = 0, norm = 0;
        for (var i = 0; i < got.Length; i++)
        {
            Assert.True(float.IsFinite(got[i]), $"{name}[{part}] is not finite");
            var difference = (double)got[i] - want[i];
            abs = Math.Max(abs, Math.Abs(difference));
            error += difference * difference;
            norm += (double)want[i] * want[i];
        }

        var relative = Math.Sqrt(error) / Math.Sqrt(norm);
        LargestAbs = Math.Max(LargestAbs, abs);
        LargestRelativeL2 = Math.Max(LargestRelativeL2, relative);
        Assert.True(abs <= _maxAbs && relative <= _relativeL2, $"{name}[{part}]: max abs {abs:e2}, relative L2 {relative:e2}");
    }

    public void CheckTable(string run, IFlowSampler sampler)
    {
        Check($"{run}.out.sigmas", [.. sampler.Sigmas]);
        var timesteps = $"{run}.out.timesteps";
        if (Tensors[timesteps].Type == TensorType.I64)
            Assert.Equal(Tensors.ReadInt64s(timesteps), sampler.Timesteps.Select(t => (long)t));
        else
            Check(timesteps, [.. sampler.Timesteps]);
        Assert.Equal(Tensors[$"{run}.out.sigmas"].Count, sampler.Sigmas.Count);
    }

    public void Dispose() => Tensors.Dispose();
}
