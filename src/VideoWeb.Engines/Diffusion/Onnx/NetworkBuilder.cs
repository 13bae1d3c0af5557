using System.Globalization;
using System.Runtime.InteropServices;
using VideoWeb.Engines.Diffusion.Weights;

namespace VideoWeb.Engines.Diffusion.Onnx;

/// <summary>
/// Writes a network as a person would: layers by the names of their weights. Computes in float32; weights in half precision
/// are widened when the graph is loaded. Every weight's shape is checked against the configuration when it is asked for.
/// </summary>
/// <param name="weights">Where the weights are; has to outlive sessions made of the graph.</param>
/// <param name="keepsTaps">Whether values on the way become outputs, for parity checks.</param>
/// <param name="changes">What is added to the weights (LoRA), or null; the runtime folds it into them when the graph is loaded.</param>
internal sealed partial class NetworkBuilder(CheckpointWeights weights, bool keepsTaps = false, WeightChanges? changes = null)
{
    private readonly Dictionary<string, long[]>? _wanted;

    /// <summary>A builder that runs nothing and only notes which weights a network asks for, with their shapes.</summary>
    public NetworkBuilder(Dictionary<string, long[]> wanted) : this(weights: null!) => _wanted = wanted;

    /// <summary>Domain of ONNX Runtime's own operators.</summary>
    public const string Microsoft = "com.microsoft";

    private readonly OnnxModel _model = new();
    private readonly Dictionary<string, Symbol> _initializers = new(StringComparer.Ordinal);
    private readonly List<string> _outputs = [];
    private string? _folder;
    private int _next;

    /// <summary>Names of the outputs in their order.</summary>
    public IReadOnlyList<string> Outputs => _outputs;

    /// <summary>Folder of the weights' files, links followed.</summary>
    public string WeightsFolder => _folder ?? weights.Folder;

    public byte[] ToModel() => _model.ToBytes();

    public Symbol Input(string name, ElementType type, params Dimension[] shape)
    {
        _model.Input(name, type, shape);
        return new Symbol(name);
    }

    public void Output(string name, Symbol value)
    {
        _model.Node("Identity", "", [value.Name], [name], []);
        _model.Output(name);
        _outputs.Add(name);
    }

    /// <summary>An output that only a parity check asks for.</summary>
    public void Tap(string name, Symbol value)
    {
        if (keepsTaps)
            Output(name, value);
    }

    /// <summary>A weight of the checkpoint.</summary>
    /// <exception cref="InvalidDataException">It is missing or has another shape or type; the message names file and weight.</exception>
    public Symbol Weight(string name, params long[] shape)
    {
        if (_initializers.TryGetValue(name, out var known))
            return known;
        if (_wanted is not null)
        {
            _wanted[name] = shape;
            return _initializers[name] = new Symbol(name);
        }

        var entry = Checked(name, shape);
        ElementType type = entry.Type switch
        {
            TensorType.F32 => ElementType.Float32,
            TensorType.F16 => ElementType.Float16,
            TensorType.BF16 => ElementType.BFloat16,
            _ => throw new InvalidDataException($"{weights[name].File.Path}: '{entry.Name}' is of type {entry.Type}; float32, float16 and bfloat16 are supported."),
        };
        External(name, type);
        var weight = type == ElementType.Float32
            ? new Symbol(name)
            : Op("Cast", [new Symbol(name)], new OperatorSetting("to", (long)ElementType.Float32));
        return _initializers[name] = changes is null ? weight : Changed(weight, name, shape, changes);
    }

    /// <summary>The weight's place in its file, where its shape is what the configuration asks for.</summary>
    private TensorEntry Checked(string name, long[] shape)
    {
        var (file, entry) = weights[name];
        return entry.Shape.SequenceEqual(shape)
            ? entry
            : throw new InvalidDataException($"{file.Path}: '{entry.Name}' has the shape [{string.Join(", ", entry.Shape)}], the configuration asks for [{string.Join(", ", shape)}].");
    }

    /// <summary>Puts a weight into the model by reference.</summary>
    private void External(string name, ElementType type)
    {
        var (file, entry) = weights[name];
        // the runtime refuses links out of the model's folder, and shared caches are full of them
        var real = File.ResolveLinkTarget(file.Path, returnFinalTarget: true)?.FullName ?? Path.GetFullPath(file.Path);
        var folder = Path.GetDirectoryName(real)!;
        if ((_folder ??= folder) != folder)
            throw new InvalidDataException($"{file.Path}: this component's files lie in {_folder} and in {folder}; they have to lie in one folder.");
        _model.External(name, type, entry, Path.GetFileName(real));
    }

    private Symbol Changed(Symbol weight, string name, long[] shape, WeightChanges added)
    {
        if (added.DifferenceOf(name) is { } difference)
            weight = Add(weight, Constant(difference, shape));
        foreach (var product in added.ProductsOf(name))
        {
            var up = Constant(product.Up, product.Up.Length / product.Rank, product.Rank);
            var down = Constant(product.Down, product.Rank, product.Down.Length / product.Rank);
            weight = Add(weight, Reshape(Op("MatMul", [up, down]), shape));
        }

        return weight;
    }

    public Symbol Constant(ReadOnlySpan<float> values, params long[] shape)
    {
        var name = Fresh();
        _model.Constant(name, ElementType.Float32, shape, MemoryMarshal.AsBytes(values).ToArray());
        return new Symbol(name);
    }

    public Symbol Constant(params long[] values)
    {
        var key = $"ints {string.Join(' ', values)}";
        if (_initializers.TryGetValue(key, out var known))
            return known;
        var name = Fresh();
        _model.Constant(name, ElementType.Int64, [values.Length], MemoryMarshal.AsBytes(values.AsSpan()).ToArray());
        return _initializers[key] = new Symbol(name);
    }

    /// <summary>One number that fits any shape.</summary>
    public Symbol Scalar(float value)
    {
        var key = $"scalar {value.ToString("R", CultureInfo.InvariantCulture)}";
        return _initializers.TryGetValue(key, out var known) ? known : _initializers[key] = Constant([value]);
    }

    /// <summary>One of ONNX's operators with one output.</summary>
    public Symbol Op(string type, ReadOnlySpan<Symbol> inputs, params ReadOnlySpan<OperatorSetting> attributes) => Op(type, "", inputs, attributes);

    private Symbol Op(string type, string domain, ReadOnlySpan<Symbol> inputs, ReadOnlySpan<OperatorSetting> attributes)
    {
        var output = Fresh();
        _model.Node(type, domain, Names(inputs), [output], attributes.ToArray());
        return new Symbol(output);
    }

    private Symbol[] SeveralOutputs(string type, ReadOnlySpan<Symbol> inputs, int outputs, params ReadOnlySpan<OperatorSetting> attributes)
    {
        string[] names = [.. Enumerable.Range(0, outputs).Select(_ => Fresh())];
        _model.Node(type, "", Names(inputs), names, attributes.ToArray());
        return [.. names.Select(name => new Symbol(name))];
    }

    private static string[] Names(ReadOnlySpan<Symbol> symbols)
    {
        var names = new string[symbols.Length];
        for (var index = 0; index < names.Length; index++)
            names[index] = symbols[index].Name;
        return names;
    }

    private string Fresh() => $"_{_next++}";
}
