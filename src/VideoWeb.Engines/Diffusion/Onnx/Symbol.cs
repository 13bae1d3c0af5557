namespace VideoWeb.Engines.Diffusion.Onnx;

/// <summary>A tensor in a graph that is being built.</summary>
/// <param name="Name">Its name in the graph, unique.</param>
internal readonly record struct Symbol(string Name)
{
    /// <summary>An optional input that is left out.</summary>
    public static Symbol None => new("");
}

/// <summary>Number formats of graph inputs and weights, by ONNX's numbers.</summary>
internal enum ElementType
{
    Float32 = 1,
    UInt8 = 2,
    Int64 = 7,
    Float16 = 10,
    BFloat16 = 16,
}

/// <summary>A side of an input: a number, or a name for one that differs from run to run.</summary>
internal readonly record struct Dimension(long Size, string? Name)
{
    public static implicit operator Dimension(long size) => new(size, null);

    public static implicit operator Dimension(string name) => new(0, name);
}

/// <summary>A named setting of an operator.</summary>
/// <param name="Name">As in the operator's specification.</param>
/// <param name="Value">A long, float, string or an array of longs.</param>
internal readonly record struct OperatorSetting(string Name, object Value);
