using Microsoft.ML.OnnxRuntime;

namespace VideoWeb.Engines.Diffusion.Onnx;

/// <summary>Values of a graph's input.</summary>
/// <param name="Floats">Row-major, or null.</param>
/// <param name="Integers">Row-major, or null.</param>
/// <param name="Shape">Its sides.</param>
internal sealed record NetworkInput(float[]? Floats, long[]? Integers, long[] Shape)
{
    public static NetworkInput Of(float[] values, params long[] shape) => new(values, null, shape);

    public static NetworkInput Of(long[] values, params long[] shape) => new(null, values, shape);
}

/// <summary>
/// A graph made ready on this machine. Weights are mapped from their files and not repacked, so that a checkpoint takes
/// its size once, in memory that the system can drop.
/// </summary>
internal sealed class NetworkSession : IDisposable
{
    private readonly InferenceSession _session;
    private readonly IReadOnlyList<string> _outputs;

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
        cancellationToken.ThrowIfCancellationRequested();
        List<OrtValue> values = [];
        try
        {
            foreach (var input in inputs.Values)
            {
                values.Add(input.Floats is { } floats
                    ? OrtValue.CreateTensorValueFromMemory(floats, input.Shape)
                    : OrtValue.CreateTensorValueFromMemory(input.Integers!, input.Shape));
            }

            using var options = new RunOptions();
            using var registration = cancellationToken.Register(() => options.Terminate = true);
            using var results = _session.Run(options, [.. inputs.Keys], values, _outputs);
            Dictionary<string, float[]> outputs = new(StringComparer.Ordinal);
            for (var index = 0; index < _outputs.Count; index++)
                outputs[_outputs[index]] = results[index].GetTensorDataAsSpan<float>().ToArray();
            return outputs;
        }
        catch (OnnxRuntimeException) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
        finally
        {
            values.ForEach(value => value.Dispose());
        }
    }

    public void Dispose() => _session.Dispose();
}
