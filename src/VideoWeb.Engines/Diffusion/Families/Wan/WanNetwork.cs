using VideoWeb.Engines.Diffusion.Onnx;

namespace VideoWeb.Engines.Diffusion.Families.Wan;

/// <summary>What a graph of the transformer is made for; each has a session of its own.</summary>
/// <param name="Images">With image tokens beside the text (2.1 image to video).</param>
/// <param name="Rows">With a timestep for each token instead of one for all.</param>
/// <param name="Control">With VACE's control stream.</param>
internal readonly record struct WanVariant(bool Images, bool Rows, bool Control);

/// <summary>Wan's transformer as a graph, one sample at a time.</summary>
internal sealed class WanNetwork
{
    /// <summary>Of the norms around the image tokens.</summary>
    private const float ImageEpsilon = 1e-5f;

    private readonly NetworkBuilder _network;
    private readonly WanConfig _config;
    private readonly WanVariant _variant;
    private readonly int _width;
    private Symbol _time, _text, _images, _rows;
    private RotaryInput _rotary;

    public WanNetwork(NetworkBuilder network, WanConfig config, WanVariant variant)
    {
        (_network, _config, _variant) = (network, config, variant);
        _width = config.Width;
    }

    /// <summary>
    /// Inputs: latents [1, in, T, H, W], prompt [1, L, width], timestep [N, 1], rows [S] (which timestep a token has), images [1, N, width],
    /// control [1, in, T, H, W] with control_pads (zero tokens at its end) and control_scales, the rotary table S.
    /// Output: patches [1, S, patch · out channels], channels innermost.
    /// </summary>
    public void Build()
    {
        var timestep = _network.Input("timestep", ElementType.Float32, "N", 1);
        if (_variant.Rows)
            _rows = _network.Input("rows", ElementType.Int64, "S");
        _rotary = _network.Rotary("S", _config.HeadWidth);
        var embedding = Time(timestep);
        _text = Text(_network.Input("prompt", ElementType.Float32, 1, "L", _config.TextWidth));
        if (_variant.Images)
            _images = Images(_network.Input("images", ElementType.Float32, 1, "I", _config.ImageWidth));

        var x = Patches("latents", "patch_embedding", _config.In);
        var hints = _variant.Control ? Hints(x) : [];
        for (var block = 0; block < _config.Blocks; block++)
        {
            x = Block(x, $"blocks.{block}", hasTaps: block == 0);
            _network.Tap($"blocks.{block}", x);
            if (hints.TryGetValue(block, out var hint))
                x = _network.Add(x, hint);
        }

        _network.Output("patches", Head(x, embedding));
    }

    private Symbol Time(Symbol timestep)
    {
        var frequencies = new float[_config.Frequencies / 2];
        for (var index = 0; index < frequencies.Length; index++)
            frequencies[index] = MathF.Exp(-MathF.Log(10000) * index / frequencies.Length);
        const string Embedder = "condition_embedder.time_embedder";
        var inner = _network.Silu(_network.Linear(_network.Sinusoids(timestep, frequencies), $"{Embedder}.linear_1", _config.Frequencies, _width));
        var embedding = _network.Linear(inner, $"{Embedder}.linear_2", _width, _width);
        _time = _network.Linear(_network.Silu(embedding), "condition_embedder.time_proj", _width, 6 * _width);
        _network.Tap("temb", Spread(embedding));
        _network.Tap("timestep_proj", Spread(_time));
        return embedding;
    }

    private Symbol Text(Symbol text)
    {
        const string Embedder = "condition_embedder.text_embedder";
        var inner = _network.Gelu(_network.Linear(text, $"{Embedder}.linear_1", _config.TextWidth, _width), tanh: true);
        var tokens = _network.Linear(inner, $"{Embedder}.linear_2", _width, _width);
        _network.Tap("text", tokens);
        return tokens;
    }

    private Symbol Images(Symbol images)
    {
        const string Embedder = "condition_embedder.image_embedder";
        var width = _config.ImageWidth;
        if (_config.ImagePositions > 0)
            images = _network.Add(images, _network.Weight($"{Embedder}.pos_embed", 1, _config.ImagePositions, width));
        var inner = _network.Linear(_network.LayerNorm(images, $"{Embedder}.norm1", width, ImageEpsilon), $"{Embedder}.ff.net.0.proj", width, width);
        var outer = _network.Linear(_network.Gelu(inner, tanh: false), $"{Embedder}.ff.net.2", width, _width);
        var tokens = _network.LayerNorm(outer, $"{Embedder}.norm2", _width, ImageEpsilon);
        _network.Tap("image", tokens);
        return tokens;
    }

    /// <summary>The patch convolution, then tokens [1, S, width].</summary>
    private Symbol Patches(string input, string name, int channels)
    {
        long[] patch = [.. _config.Patch.Select(side => (long)side)];
        var latents = _network.Input(input, ElementType.Float32, 1, channels, $"{input}.T", $"{input}.H", $"{input}.W");
        var patches = _network.Convolution(latents, name, channels, _width, patch, new ConvolutionOptions { Stride = patch });
        _network.Tap(name, patches);
        return _network.Transpose(_network.Reshape(patches, 1, _width, -1), 0, 2, 1);
    }

    /// <summary>What the control stream adds to the main blocks; all its blocks run first.</summary>
    private Dictionary<int, Symbol> Hints(Symbol x)
    {
        var pads = _network.Input("control_pads", ElementType.Int64, 6);
        var scales = _network.Input("control_scales", ElementType.Float32, _config.ControlLayers.Count);
        var scale = _network.Split(scales, [.. _config.ControlLayers.Select(_ => 1L)]);
        var control = _network.Op("Pad", [Patches("control", "vace_patch_embedding", _config.ControlIn), pads]);
        Dictionary<int, Symbol> hints = [];
        for (var block = 0; block < _config.ControlLayers.Count; block++)
        {
            var prefix = $"vace_blocks.{block}";
            if (block == 0)
                control = _network.Add(_network.Linear(control, $"{prefix}.proj_in", _width, _width), x);
            control = Block(control, prefix, hasTaps: false);
            _network.Tap($"{prefix}.control", control);
            var hint = _network.Linear(control, $"{prefix}.proj_out", _width, _width);
            _network.Tap($"{prefix}.hint", hint);
            hints[_config.ControlLayers[block]] = _network.Multiply(hint, scale[block]);
        }

        return hints;
    }

    private Symbol Block(Symbol x, string prefix, bool hasTaps)
    {
        var table = _network.Reshape(_network.Weight($"{prefix}.scale_shift_table", 1, 6, _width), 1, 6 * _width);
        var m = _network.Split(_network.Add(_time, table), _width, _width, _width, _width, _width, _width);
        for (var part = 0; part < m.Length; part++)
            m[part] = Spread(m[part]);

        var normed = _network.LayerNorm(x, null, _width, _config.Epsilon);
        var self = SelfAttention(Modulated(normed, m[0], m[1]), $"{prefix}.attn1", hasTaps);
        x = _network.Add(x, _network.Multiply(self, m[2]));

        var beforeText = _config.CrossNorm ? _network.LayerNorm(x, $"{prefix}.norm2", _width, _config.Epsilon) : x;
        var cross = CrossAttention(beforeText, $"{prefix}.attn2");
        x = _network.Add(x, cross);

        var last = _network.LayerNorm(x, null, _width, _config.Epsilon);
        var inner = _network.Gelu(_network.Linear(Modulated(last, m[3], m[4]), $"{prefix}.ffn.net.0.proj", _width, _config.Inner), tanh: true);
        var forward = _network.Linear(inner, $"{prefix}.ffn.net.2", _config.Inner, _width);
        if (hasTaps)
        {
            foreach (var (name, value) in new[] { ("norm1", normed), ("attn1", self), ("norm2", beforeText), ("attn2", cross), ("norm3", last), ("ffn", forward) })
                _network.Tap($"{prefix}.{name}", value);
        }

        return _network.Add(x, _network.Multiply(forward, m[5]));
    }

    private Symbol SelfAttention(Symbol x, string prefix, bool hasTaps)
    {
        var query = Normed(_network.Linear(x, $"{prefix}.to_q", _width, _width), $"{prefix}.norm_q");
        var key = Normed(_network.Linear(x, $"{prefix}.to_k", _width, _width), $"{prefix}.norm_k");
        if (hasTaps)
        {
            _network.Tap($"{prefix}.norm_q", query);
            _network.Tap($"{prefix}.norm_k", key);
        }

        var attention = _network.Attention(
            _network.Rotate(query, _rotary, _config.Heads, neighbours: true),
            _network.Rotate(key, _rotary, _config.Heads, neighbours: true),
            _network.Linear(x, $"{prefix}.to_v", _width, _width),
            _config.Heads);
        return _network.Linear(attention, $"{prefix}.to_out.0", _width, _width);
    }

    /// <summary>To the text, and beside it to the image tokens with the same queries.</summary>
    private Symbol CrossAttention(Symbol x, string prefix)
    {
        var query = Normed(_network.Linear(x, $"{prefix}.to_q", _width, _width), $"{prefix}.norm_q");
        var key = Normed(_network.Linear(_text, $"{prefix}.to_k", _width, _width), $"{prefix}.norm_k");
        var attention = _network.Attention(query, key, _network.Linear(_text, $"{prefix}.to_v", _width, _width), _config.Heads);
        if (_variant.Images)
        {
            var imageKey = Normed(_network.Linear(_images, $"{prefix}.add_k_proj", _width, _width), $"{prefix}.norm_added_k");
            var imageValue = _network.Linear(_images, $"{prefix}.add_v_proj", _width, _width);
            attention = _network.Add(attention, _network.Attention(query, imageKey, imageValue, _config.Heads));
        }

        return _network.Linear(attention, $"{prefix}.to_out.0", _width, _width);
    }

    private Symbol Head(Symbol x, Symbol embedding)
    {
        var table = _network.Split(_network.Reshape(_network.Weight("scale_shift_table", 1, 2, _width), 1, 2 * _width), _width, _width);
        var normed = _network.LayerNorm(x, null, _width, _config.Epsilon);
        _network.Tap("norm_out", normed);
        var shift = Spread(_network.Add(embedding, table[0]));
        var scale = Spread(_network.Add(embedding, table[1]));
        var patches = _network.Linear(Modulated(normed, shift, scale), "proj_out", _width, _config.PatchVolume * _config.Out);
        _network.Tap("proj_out", patches);
        return patches;
    }

    /// <summary>Over the whole width, before it is split into heads.</summary>
    private Symbol Normed(Symbol x, string name) => _network.RmsNorm(x, name, _width, _config.Epsilon);

    /// <summary>x·(1 + scale) + shift.</summary>
    private Symbol Modulated(Symbol x, Symbol shift, Symbol scale) =>
        _network.Add(_network.Multiply(x, _network.Add(scale, _network.Scalar(1))), shift);

    /// <summary>Of each token's own timestep, where they differ: only a few do, so that the wide tables are made for those.</summary>
    private Symbol Spread(Symbol time) => _variant.Rows ? _network.Rows(time, _rows) : time;
}
