using VideoWeb.Engines.Diffusion.Onnx;
using VideoWeb.Engines.Diffusion.Weights;

namespace VideoWeb.Engines.Diffusion.Families.Wan;

/// <summary>The size of latents, [channels, frames, height, width].</summary>
internal readonly record struct WanGrid(int Frames, int Height, int Width)
{
    public int Count => Frames * Height * Width;
}

/// <summary>VACE's control: latents and mask channels, and how strongly each of its layers speaks.</summary>
/// <param name="Latents">[control channels, frames, height, width]; fewer frames than the clip's are filled up with nothing.</param>
/// <param name="Frames">Its latent frames.</param>
/// <param name="Scales">One for each layer.</param>
internal sealed record WanControl(float[] Latents, int Frames, float[] Scales);

/// <summary>One call of the transformer.</summary>
/// <param name="Latents">With all input channels, [channels, frames, height, width].</param>
/// <param name="Grid">Their size.</param>
/// <param name="Text">The prompt, [rows, text width], zeros beyond its end; 512 rows in the product.</param>
/// <param name="Timesteps">One for all tokens, or one for each.</param>
/// <param name="Images">Image tokens [count, image width], or null.</param>
/// <param name="Control">VACE's control, or null.</param>
internal sealed record WanCall(float[] Latents, WanGrid Grid, float[] Text, float[] Timesteps, float[]? Images = null, WanControl? Control = null);

/// <summary>The transformer of a checkpoint. Sessions are made for what is asked and kept; all of them share the mapped weights.</summary>
internal sealed class WanTransformer : IDisposable
{
    private readonly CheckpointWeights _weights;
    private readonly WeightChanges? _changes;
    private readonly bool _keepsTaps;
    private readonly Dictionary<WanVariant, NetworkSession> _sessions = [];
    private (WanGrid Grid, float[] Cos, float[] Sin) _rotary;

    private WanTransformer(WanConfig config, CheckpointWeights weights, WeightChanges? changes, bool keepsTaps) =>
        (Config, _weights, _changes, _keepsTaps) = (config, weights, changes, keepsTaps);

    public WanConfig Config { get; }

    /// <param name="config">Its configuration.</param>
    /// <param name="weights">Its weights under the names of <see cref="WanNames.Transformer"/>; disposed with this.</param>
    /// <param name="changes">A LoRA's changes, or null.</param>
    /// <param name="keepsTaps">Whether <see cref="Run"/> gives values on the way.</param>
    public static WanTransformer Open(WanConfig config, CheckpointWeights weights, WeightChanges? changes = null, bool keepsTaps = false) =>
        new(config, weights, changes, keepsTaps);

    /// <param name="folder">transformer/ of a checkpoint, in diffusers' or the vendor's names.</param>
    /// <param name="keepsTaps">Whether <see cref="Run"/> gives values on the way.</param>
    /// <exception cref="InvalidDataException">Configuration or weights are missing or damaged.</exception>
    public static WanTransformer Open(string folder, bool keepsTaps = false) => Open(
        WanConfig.Open(Path.Combine(folder, "config.json")), CheckpointWeights.Open(folder, WanNames.Transformer), keepsTaps: keepsTaps);

    /// <summary>The velocity, [out channels, frames, height, width].</summary>
    /// <exception cref="InvalidDataException">The weights do not fit the configuration.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public float[] Predict(WanCall call, CancellationToken cancellationToken) => Velocity(call.Grid, Run(call, cancellationToken));

    /// <summary>The output and, where asked for, all values on the way.</summary>
    public IReadOnlyDictionary<string, float[]> Run(WanCall call, CancellationToken cancellationToken)
    {
        var patches = Patched(call.Grid);
        var tokens = patches.Count;
        Dictionary<string, NetworkInput> inputs = new()
        {
            ["latents"] = NetworkInput.Of(call.Latents, 1, Config.In, call.Grid.Frames, call.Grid.Height, call.Grid.Width),
            ["prompt"] = NetworkInput.Of(call.Text, 1, call.Text.Length / Config.TextWidth, Config.TextWidth),
        };
        if (_rotary.Cos is null || _rotary.Grid != patches)
        {
            var (cos, sin) = WanRotary.Table(Config.HeadWidth, patches.Frames, patches.Height, patches.Width);
            _rotary = (patches, cos, sin);
        }

        inputs["S.cos"] = NetworkInput.Of(_rotary.Cos, tokens, Config.HeadWidth / 2);
        inputs["S.sin"] = NetworkInput.Of(_rotary.Sin, tokens, Config.HeadWidth / 2);
        inputs["S.row"] = NetworkInput.Of([.. Enumerable.Range(0, tokens).Select(row => (long)row)], 1, tokens);
        var hasRows = call.Timesteps.Length > 1;
        if (hasRows)
        {
            // only a few differ
            List<float> distinct = [.. call.Timesteps.Distinct()];
            inputs["timestep"] = NetworkInput.Of([.. distinct], distinct.Count, 1);
            inputs["rows"] = NetworkInput.Of([.. call.Timesteps.Select(timestep => (long)distinct.IndexOf(timestep))], tokens);
        }
        else
        {
            inputs["timestep"] = NetworkInput.Of(call.Timesteps, 1, 1);
        }

        if (call.Images is { } images)
            inputs["images"] = NetworkInput.Of(images, 1, images.Length / Config.ImageWidth, Config.ImageWidth);
        if (call.Control is { } control)
        {
            inputs["control"] = NetworkInput.Of(control.Latents, 1, Config.ControlIn, control.Frames, call.Grid.Height, call.Grid.Width);
            var missing = tokens - control.Frames / Config.Patch[0] * patches.Height * patches.Width;
            inputs["control_pads"] = NetworkInput.Of([0L, 0, 0, 0, missing, 0], 6);
            inputs["control_scales"] = NetworkInput.Of(control.Scales, control.Scales.Length);
        }

        return Session(new WanVariant(call.Images is not null, hasRows, call.Control is not null)).Run(inputs, cancellationToken);
    }

    /// <summary>The output's patches as latents [out channels, frames, height, width].</summary>
    public float[] Velocity(WanGrid grid, IReadOnlyDictionary<string, float[]> outputs)
    {
        var patches = outputs["patches"];
        var counts = Patched(grid);
        var (depth, high, wide) = (Config.Patch[0], Config.Patch[1], Config.Patch[2]);
        var latents = new float[grid.Count * Config.Out];
        var at = 0;
        for (var token = 0; token < counts.Count; token++)
        {
            var frame = token / (counts.Height * counts.Width) * depth;
            var row = token / counts.Width % counts.Height * high;
            var column = token % counts.Width * wide;
            for (var inside = 0; inside < Config.PatchVolume; inside++)
            {
                var (t, h, w) = (inside / (high * wide), inside / wide % high, inside % wide);
                var pixel = ((frame + t) * grid.Height + row + h) * grid.Width + column + w;
                for (var channel = 0; channel < Config.Out; channel++)
                    latents[channel * grid.Count + pixel] = patches[at++];
            }
        }

        return latents;
    }

    /// <summary>The grid of patches over latents.</summary>
    /// <exception cref="ArgumentException">A side is no multiple of the patch, or too long.</exception>
    public WanGrid Patched(WanGrid grid)
    {
        if (grid.Frames % Config.Patch[0] != 0 || grid.Height % Config.Patch[1] != 0 || grid.Width % Config.Patch[2] != 0)
            throw new ArgumentException($"{grid.Frames}×{grid.Height}×{grid.Width} latents are no multiple of the patch {string.Join('×', Config.Patch)}.", nameof(grid));
        var patches = new WanGrid(grid.Frames / Config.Patch[0], grid.Height / Config.Patch[1], grid.Width / Config.Patch[2]);
        return Math.Max(patches.Frames, Math.Max(patches.Height, patches.Width)) <= Config.MaxPositions
            ? patches
            : throw new ArgumentException($"{patches.Frames}×{patches.Height}×{patches.Width} patches; at most {Config.MaxPositions} a side are possible.", nameof(grid));
    }

    public void Dispose()
    {
        foreach (var session in _sessions.Values)
            session.Dispose();
        _weights.Dispose();
    }

    private NetworkSession Session(WanVariant variant)
    {
        if (_sessions.TryGetValue(variant, out var session))
            return session;
        var network = new NetworkBuilder(_weights, _keepsTaps, _changes);
        new WanNetwork(network, Config, variant).Build();
        return _sessions[variant] = new NetworkSession(network);
    }
}
