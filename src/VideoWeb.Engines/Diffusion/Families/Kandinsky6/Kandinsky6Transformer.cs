using VideoWeb.Engines.Diffusion.Onnx;
using VideoWeb.Engines.Diffusion.Weights;

namespace VideoWeb.Engines.Diffusion.Families.Kandinsky6;

/// <summary>
/// The transformer of a checkpoint. Sessions are made for what is asked (with sound or without, with a reference frame or
/// without) and kept; all of them share the mapped weights.
/// </summary>
internal sealed class Kandinsky6Transformer : IKandinsky6Transformer, IDisposable
{
    private readonly CheckpointWeights _weights;
    private readonly bool _keepsTaps;
    private readonly Dictionary<(bool Audio, bool Types), NetworkSession> _sessions = [];

    private Kandinsky6Transformer(Kandinsky6Config config, CheckpointWeights weights, bool keepsTaps) =>
        (Config, _weights, _keepsTaps) = (config, weights, keepsTaps);

    public Kandinsky6Config Config { get; }

    /// <param name="folder">transformer/ of a checkpoint, in diffusers' or the vendor's names.</param>
    /// <param name="keepsTaps">Whether <see cref="Run"/> gives values on the way.</param>
    /// <exception cref="InvalidDataException">Configuration or weights are missing or damaged.</exception>
    public static Kandinsky6Transformer Open(string folder, bool keepsTaps = false) => new(
        Kandinsky6Config.Open(Path.Combine(folder, "config.json")), CheckpointWeights.Open(folder, Kandinsky6Names.Canonical), keepsTaps);

    public Kandinsky6Velocity Predict(Kandinsky6Call call, CancellationToken cancellationToken)
    {
        var times = Enumerable.Range(0, call.Grid.Patched(Config.Patch).Frames).ToArray();
        int[]? types = null;
        if (call.HasReference)
        {
            times[^1] = 0;
            types = new int[times.Length];
            types[^1] = 1;
        }

        return Velocity(call, Run(call, times, Config.TokenTypes > 0 ? types : null, cancellationToken));
    }

    /// <summary>The outputs and, where asked for, all values on the way.</summary>
    /// <param name="call">What to run on.</param>
    /// <param name="times">Temporal position of each frame of patches.</param>
    /// <param name="types">Type of each frame of patches, or null.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    /// <exception cref="InvalidDataException">The weights do not fit the configuration.</exception>
    public IReadOnlyDictionary<string, float[]> Run(Kandinsky6Call call, IReadOnlyList<int> times, IReadOnlyList<int>? types, CancellationToken cancellationToken)
    {
        var patches = call.Grid.Patched(Config.Patch);
        var perFrame = patches.Height * patches.Width;
        Dictionary<string, NetworkInput> inputs = new()
        {
            ["patches"] = NetworkInput.Of(
                Kandinsky6Patches.Pack(call.Video, call.Grid, Config.VideoInput, Config.Patch), 1, patches.Count, Config.PatchVolume * Config.VideoInput),
            ["text"] = NetworkInput.Of(call.Text.Tokens, 1, call.Text.Length, Config.TextWidth),
            ["pooled"] = NetworkInput.Of(call.Text.Pooled, 1, Config.PooledWidth),
            ["timestep"] = NetworkInput.Of([call.Timestep], 1, 1),
        };
        Add(inputs, "V", Kandinsky6Rotary.Grid(Config.Video.Axes, Config.Scales, times, patches.Height, patches.Width));
        Add(inputs, "T", Kandinsky6Rotary.Line(Config.Video.HeadWidth, call.Text.Length));
        if (types is not null)
            inputs["types"] = NetworkInput.Of([.. Enumerable.Range(0, patches.Count).Select(token => (long)types[token / perFrame])], patches.Count);
        if (call.Audio is { } audio)
        {
            var length = audio.Length / Config.Audio.In;
            inputs["audio"] = NetworkInput.Of(audio, 1, length, Config.Audio.In);
            Add(inputs, "A", Kandinsky6Rotary.Line(Config.Audio.HeadWidth, length, Config.AudioScaling));
            if (Config.Audio.HeadWidth != Config.Video.HeadWidth)
                Add(inputs, "Ta", Kandinsky6Rotary.Line(Config.Audio.HeadWidth, call.Text.Length));
        }

        return Session(call.Audio is not null, types is not null).Run(inputs, cancellationToken);
    }

    /// <summary>The velocities among the outputs, in the loop's layout.</summary>
    public Kandinsky6Velocity Velocity(Kandinsky6Call call, IReadOnlyDictionary<string, float[]> outputs) => new(
        Kandinsky6Patches.Unpack(outputs["sample"], call.Grid, Config.Video.Out, Config.Patch), outputs.GetValueOrDefault("audio_sample"));

    public void Dispose()
    {
        foreach (var session in _sessions.Values)
            session.Dispose();
        _weights.Dispose();
    }

    private static void Add(Dictionary<string, NetworkInput> inputs, string name, RotaryTable table)
    {
        inputs[$"{name}.cos"] = NetworkInput.Of(table.Cos, table.Rows, table.Half);
        inputs[$"{name}.sin"] = NetworkInput.Of(table.Sin, table.Rows, table.Half);
        inputs[$"{name}.row"] = NetworkInput.Of([.. Enumerable.Range(0, table.Rows).Select(row => (long)row)], 1, table.Rows);
    }

    private NetworkSession Session(bool hasAudio, bool hasTypes)
    {
        if (_sessions.TryGetValue((hasAudio, hasTypes), out var session))
            return session;
        var network = new NetworkBuilder(_weights, _keepsTaps);
        new Kandinsky6Network(network, Config, hasAudio, hasTypes).Build();
        return _sessions[(hasAudio, hasTypes)] = new NetworkSession(network);
    }
}
