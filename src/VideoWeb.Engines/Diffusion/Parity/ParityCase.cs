using VideoWeb.Engines.Diffusion.Weights;

namespace VideoWeb.Engines.Diffusion.Parity;

/// <summary>A tensor beside the reference's.</summary>
/// <param name="Name">As in the case.</param>
/// <param name="MaxAbs">Largest difference of a value.</param>
/// <param name="RelativeL2">|got − want| / |want|.</param>
/// <param name="IsNear">Within the case's tolerance.</param>
internal sealed record ParityFinding(string Name, double MaxAbs, double RelativeL2, bool IsNear);

/// <summary>
/// A folder of inputs and outputs of the reference: case.json says what it is and how near is near enough, io.safetensors
/// holds RUN.in.NAME, RUN.tap.NAME and RUN.out.NAME. Collects what was compared.
/// </summary>
internal sealed class ParityCase : IDisposable
{
    private readonly Dictionary<string, ParityFinding> _findings = new(StringComparer.Ordinal);
    private readonly HashSet<string> _exact = new(StringComparer.Ordinal);
    private readonly List<string> _mistakes = [];
    private readonly SafetensorsFile? _tensors;
    private readonly double _maxAbs = double.PositiveInfinity, _relativeL2 = double.PositiveInfinity, _cosine = double.NegativeInfinity;

    /// <exception cref="InvalidDataException">The folder holds no sound case.</exception>
    public ParityCase(string folder)
    {
        Folder = folder;
        Case = JsonNodeReader.Open(Path.Combine(folder, "case.json"));
        Kind = Case.Text("kind");
        Class = Case.TextOr("class", "");
        var tolerance = Case.Child("tolerance");
        if (!tolerance.IsText && !tolerance.IsAbsent)
        {
            _maxAbs = tolerance.Child("max_abs").IsAbsent ? _maxAbs : tolerance.Child("max_abs").Number();
            _relativeL2 = tolerance.Child("rel_l2").IsAbsent ? _relativeL2 : tolerance.Child("rel_l2").Number();
            _cosine = tolerance.Child("cosine").IsAbsent ? _cosine : tolerance.Child("cosine").Number();
        }

        var path = Path.Combine(folder, "io.safetensors");
        _tensors = File.Exists(path) ? SafetensorsFile.Open(path) : null;
    }

    public string Folder { get; }

    public JsonNodeReader Case { get; }

    /// <summary>What the case is of: tokenizer, text, transformer…</summary>
    public string Kind { get; }

    /// <summary>The reference's class.</summary>
    public string Class { get; }

    /// <summary>The runs with their settings, in the file's order.</summary>
    public IReadOnlyList<(string Name, JsonNodeReader Settings)> Runs =>
        [.. Case.Child("runs").Names().Select(name => (name, Case.Child("runs").Child(name)))];

    public IReadOnlyCollection<ParityFinding> Findings => _findings.Values;

    /// <summary>What was wrong apart from numbers.</summary>
    public IReadOnlyList<string> Mistakes => _mistakes;

    public bool Passed => _mistakes.Count == 0 && _findings.Values.All(finding => finding.IsNear) && (_findings.Count > 0 || ExactRows > 0);

    /// <summary>Rows that were compared exactly.</summary>
    public int ExactRows { get; private set; }

    /// <summary>Outputs and values on the way that nothing was compared with.</summary>
    public IReadOnlyList<string> NotCompared => _tensors is null ? [] :
        [.. _tensors.Tensors.Keys.Where(name => !name.Contains(".in.", StringComparison.Ordinal) && !_exact.Contains(name) && !_findings.ContainsKey(name)).Order(StringComparer.Ordinal)];

    private SafetensorsFile Tensors => _tensors ?? throw new InvalidDataException($"{Folder}: there is no io.safetensors.");

    public bool Has(string name) => _tensors?.Tensors.ContainsKey(name) == true;

    public long[] Shape(string name) => [.. Tensors[name].Shape];

    /// <summary>Whether a tensor holds whole numbers.</summary>
    public bool IsWhole(string name) => Tensors[name].Type == TensorType.I64;

    public float[] Floats(string name) => Tensors.ReadFloats(name);

    /// <summary>Whole numbers, of 64 or 8 bits in the file.</summary>
    public int[] Integers(string name) => Tensors[name].Type == TensorType.I64
        ? [.. Tensors.ReadInt64s(name).Select(value => (int)value)]
        : [.. Tensors.ReadBytes(name).Select(value => (int)value)];

    /// <summary>One sample of a tensor whose first axis counts samples.</summary>
    public static T[] Sample<T>(T[] all, int sample, int samples) => all[(sample * all.Length / samples)..((sample + 1) * all.Length / samples)];

    /// <summary>Compares values with the first of one sample of a tensor; a case that lacks the tensor is left alone.</summary>
    /// <param name="name">The tensor.</param>
    /// <param name="got">Row-major.</param>
    /// <param name="sample">Which of its samples.</param>
    /// <param name="samples">How many it has.</param>
    /// <param name="tolerance">In place of the case's, or null.</param>
    public void Compare(string name, ReadOnlySpan<float> got, int sample = 0, int samples = 1, (double MaxAbs, double RelativeL2)? tolerance = null)
    {
        if (!Has(name))
            return;
        var want = Floats(name);
        var length = want.Length / samples;
        if (got.Length > length || got.Length == 0)
        {
            Mistake($"{name} has {got.Length} values, the reference {length}");
            return;
        }

        var (maxAbs, relativeL2) = tolerance ?? (_maxAbs, _relativeL2);
        double abs = 0, error = 0, norm = 0, own = 0, dot = 0;
        for (var index = 0; index < got.Length; index++)
        {
            var difference = (double)got[index] - want[sample * length + index];
            abs = Math.Max(abs, double.IsNaN(difference) ? double.PositiveInfinity : Math.Abs(difference));
            error += difference * difference;
            norm += (double)want[sample * length + index] * want[sample * length + index];
            own += (double)got[index] * got[index];
            dot += (double)got[index] * want[sample * length + index];
        }

        var relative = error == 0 ? 0 : Math.Sqrt(error / norm);
        var alike = error == 0 || dot / Math.Sqrt(own * norm) >= _cosine;
        var finding = new ParityFinding(name, abs, relative, abs <= maxAbs && relative <= relativeL2 && alike);
        _findings[name] = _findings.TryGetValue(name, out var before) && before.IsNear && before.RelativeL2 > relative && finding.IsNear ? before : finding;
    }

    /// <summary>Compares what has to be the same.</summary>
    public void CompareExactly<T>(string what, IReadOnlyList<T> want, IReadOnlyList<T> got)
    {
        ExactRows++;
        _exact.Add(what);
        if (!want.SequenceEqual(got))
            Mistake($"{what}: want [{Shown(want)}], got [{Shown(got)}]");
    }

    public void Mistake(string message) => _mistakes.Add(message);

    public void Dispose() => _tensors?.Dispose();

    private static string Shown<T>(IReadOnlyList<T> values) => string.Join(", ", values.Take(24)) + (values.Count > 24 ? ", …" : "");
}
