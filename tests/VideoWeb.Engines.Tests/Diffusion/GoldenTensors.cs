using System.Text.Json;
using VideoWeb.Engines.Diffusion.Weights;

namespace VideoWeb.Engines.Tests.Diffusion;

/// <summary>A component's case: inputs and outputs of the reference, and how far from them is near enough.</summary>
internal sealed class GoldenTensors : IDisposable
{
    private readonly SafetensorsFile _tensors;
    private readonly double _maxAbs, _relativeL2;
    private readonly HashSet<string> _compared = new(StringComparer.Ordinal);

    public GoldenTensors(string folder)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "case.json")));
        Case = document.RootElement.Clone();
        var tolerance = Case.GetProperty("tolerance");
        _maxAbs = tolerance.TryGetProperty("max_abs", out var abs) ? abs.GetDouble() : double.PositiveInfinity;
        _relativeL2 = tolerance.GetProperty("rel_l2").GetDouble();
        _tensors = SafetensorsFile.Open(Path.Combine(folder, "io.safetensors"));
    }

    public JsonElement Case { get; }

    public double WorstAbs { get; private set; }

    public double WorstRelativeL2 { get; private set; }

    public IReadOnlyList<string> Runs => [.. Case.GetProperty("runs").EnumerateObject().Select(run => run.Name)];

    public bool Has(string name) => _tensors.Tensors.ContainsKey(name);

    public long[] Shape(string name) => [.. _tensors[name].Shape];

    public float[] Floats(string name) => _tensors.ReadFloats(name);

    public int[] Integers(string name) => _tensors[name].Type == TensorType.I64
        ? [.. _tensors.ReadInt64s(name).Select(value => (int)value)]
        : [.. _tensors.ReadBytes(name).Select(value => (int)value)];

    /// <summary>Compares the first rows of one sample of a tensor.</summary>
    public void Check(string name, ReadOnlySpan<float> got, int sample = 0, int samples = 1)
    {
        var want = Floats(name);
        var length = want.Length / samples;
        Assert.True(got.Length <= length, $"{name}: {got.Length} values, the reference has {length}");
        double abs = 0, error = 0, norm = 0;
        for (var index = 0; index < got.Length; index++)
        {
            Assert.True(float.IsFinite(got[index]), $"{name} is not finite");
            var difference = (double)got[index] - want[sample * length + index];
            abs = Math.Max(abs, Math.Abs(difference));
            error += difference * difference;
            norm += (double)want[sample * length + index] * want[sample * length + index];
        }

        var relative = Math.Sqrt(error) / Math.Sqrt(norm);
        WorstAbs = Math.Max(WorstAbs, abs);
        WorstRelativeL2 = Math.Max(WorstRelativeL2, relative);
        Assert.True(abs <= _maxAbs && relative <= _relativeL2, $"{name}[{sample}]: max abs {abs:e2}, relative L2 {relative:e2}");
        _compared.Add(name);
    }

    /// <summary>Nothing that the case holds was left out.</summary>
    public void CheckAllCompared(Func<string, bool>? except = null)
    {
        var left = _tensors.Tensors.Keys.Where(name => !name.Contains(".in.", StringComparison.Ordinal) && !_compared.Contains(name) && except?.Invoke(name) != true);
        Assert.Empty(left);
    }

    public void Skip(string name) => _compared.Add(name);

    public void Dispose() => _tensors.Dispose();
}
