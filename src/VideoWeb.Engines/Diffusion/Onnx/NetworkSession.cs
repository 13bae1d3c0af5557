using Microsoft.ML.OnnxRuntime;

namespace VideoWeb.Engines.Diffusion.Onnx;

/// <summary>Values of a graph's input.</summary>
/// <param name="Floats">Row-major, or null.</param>
/// <param name="Integers">Row-major, or null.</param>
/// <param name="Shape">Its sides.</param>
internal sealed record NetworkInput(float[]? Floats, long[]? Integers, long[] Shape)
{
    /// <summary>A value that a run left behind; then there are no others. Still its giver's.</summary>
    public OrtValue? Kept { get; init; }

    public static NetworkInput Of(float[] values, params long[] shape) => new(values, null, shape);

    public static NetworkInput Of(long[] values, params long[] shape) => new(null, values, shape);

    public static NetworkInput Of(OrtValue kept) => new(null, null, []) { Kept = kept };
}

/// <summary>
/// A graph made ready on this machine. Weights are mapped from their files and not repacked, so that a checkpoint takes
/// its size once, in memory that the system can drop.
/// </summary>
internal sealed class NetworkSession : IDisposable
{
    private readonly InferenceSession _session;
    private readonly IReadOnlyList<string> _outputs;

    /// <summary>Names of the outputs in their order.</summary>
    public IReadOnlyList<string> Outputs => _outputs;

    /// <exception cref="InvalidDataException">The runtime refuses the graph; the message is its own.</exception>
    public NetworkSession(NetworkBuilder graph)
    {
        _outputs = graph.Outputs;
        using var options = new SessionOptions { LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR };
        options.AddSessionConfigEntry("session.model_external_initializers_file_folder_path", graph.WeightsFolder);
        options.AddSessionConfigEntry("session.disable_prepacking", "1");
        try
        {
            _session = new InferenceSession(graph.ToModel(), options);
        }
        catch (OnnxRuntimeException error)
        {
            throw new InvalidDataException($"{graph.WeightsFolder}: the network cannot be built: {error.Message}", error);
        }
    }

    /// <summary>Runs once.</summary>
    /// <param name="inputs">A value for each input.</param>
    /// <param name="cancellationToken">Ends the run within a second.</param>
    /// <returns>All outputs by name, row-major.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public IReadOnlyDictionary<string, float[]> Run(IReadOnlyDictionary<string, NetworkInput> inputs, CancellationToken cancellationToken)
    {
        using var results = RunKept(inputs, cancellationToken);
        return _outputs.ToDictionary(name => name, results.Floats, StringComparer.Ordinal);
    }

    /// <summary>Runs once and leaves the outputs where the runtime put them.</summary>
    /// <param name="inputs">A value for each input.</param>
    /// <param name="cancellationToken">Ends the run within a second.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public NetworkResults RunKept(IReadOnlyDictionary<string, NetworkInput> inputs, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        List<OrtValue> made = [];
        try
        {
            List<OrtValue> values = [];
            foreach (var input in inputs.Values)
            {
                if (input.Kept is { } kept)
                {
                    values.Add(kept);
                    continue;
                }

                made.Add(input.Floats is { } floats
                    ? OrtValue.CreateTensorValueFromMemory(floats, input.Shape)
                    : OrtValue.CreateTensorValueFromMemory(input.Integers!, input.Shape));
                values.Add(made[^1]);
            }

            using var options = new RunOptions();
            using var registration = cancellationToken.Register(() => options.Terminate = true);
            return new NetworkResults(_outputs, _session.Run(options, [.. inputs.Keys], values, _outputs));
        }
        catch (OnnxRuntimeException) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
        finally
        {
            made.ForEach(value => value.Dispose());
        }
    }

    public void Dispose() => _session.Dispose();
}

/// <summary>What a run gave, in the runtime's memory until this is disposed.</summary>
internal sealed class NetworkResults(IReadOnlyList<string> names, IDisposableReadOnlyCollection<OrtValue> values) : IDisposable
{
    public OrtValue this[string name]
    {
        get
        {
            for (var index = 0; index < names.Count; index++)
            {
                if (names[index] == name)
                    return values[index];
            }

            throw new ArgumentException($"There is no output '{name}'.", nameof(name));
        }
    }

    /// <summary>A copy, row-major.</summary>
    public float[] Floats(string name) => this[name].GetTensorDataAsSpan<float>().ToArray();

    public void Dispose() => values.Dispose();
}
