using VideoWeb.Engines.Diffusion.Onnx;

namespace VideoWeb.Engines.Diffusion.Families.Kandinsky6;

/// <summary>
/// The fused two-stream transformer as a graph, one sample at a time, text without padding (which is exact: padding is
/// masked everywhere, and no mask is needed then).
/// </summary>
internal sealed class Kandinsky6Network
{
    /// <summary>Of the layer norms, and of the RMS norms of queries and keys: float32's own epsilon.</summary>
    private const float NormEpsilon = 1e-5f, HeadEpsilon = 1.1920929e-7f;

    private readonly NetworkBuilder _network;
    private readonly Kandinsky6Config _config;
    private readonly bool _hasAudio, _hasTypes;

    /// <param name="network">Where to build.</param>
    /// <param name="config">The checkpoint's configuration.</param>
    /// <param name="hasAudio">With the audio stream; without it the attention between the streams falls away.</param>
    /// <param name="hasTypes">With a type for each token.</param>
    public Kandinsky6Network(NetworkBuilder network, Kandinsky6Config config, bool hasAudio, bool hasTypes) =>
        (_network, _config, _hasAudio, _hasTypes) = (network, config, hasAudio, hasTypes);

    /// <summary>
    /// Inputs: patches [1, V, patch · channels], text [1, T, width], pooled [1, width], timestep [1, 1], audio [1, A, channels],
    /// types [V], rotary tables V, T, A, and Ta where the audio heads have another width. Outputs: sample
    /// [1, V, out channels · patch] and audio_sample [1, A, out channels].
    /// </summary>
    public void Build()
    {
        var (video, audio) = (_config.Video, _config.Audio);
        var patches = _network.Input("patches", ElementType.Float32, 1, "V", _config.PatchVolume * _config.VideoInput);
        var text = _network.Input("text", ElementType.Float32, 1, "T", _config.TextWidth);
        var pooled = _network.Input("pooled", ElementType.Float32, 1, _config.PooledWidth);
        var timestep = _network.Input("timestep", ElementType.Float32, 1, 1);
        var textRotary = _network.Rotary("T", video.HeadWidth);
        var x = Stream("video", video, text, pooled, timestep, textRotary, _network.Rotary("V", video.HeadWidth));
        x.Tokens = _network.Linear(patches, "visual_embeddings.in_layer", _config.PatchVolume * _config.VideoInput, video.Width);
        _network.Tap("visual.embed", x.Tokens);
        if (_hasTypes)
        {
            var table = _network.Weight("visual_token_type_embeddings.weight", _config.TokenTypes, video.Width);
            x.Tokens = _network.Add(x.Tokens, _network.InFront(_network.Rows(table, _network.Input("types", ElementType.Int64, "V"))));
        }

        StreamState? y = null;
        if (_hasAudio)
        {
            var audioTextRotary = audio.HeadWidth == video.HeadWidth ? textRotary : _network.Rotary("Ta", audio.HeadWidth);
            y = Stream("audio", audio, text, pooled, timestep, audioTextRotary, _network.Rotary("A", audio.HeadWidth));
            y.Tokens = Embedded(_network.Input("audio", ElementType.Float32, 1, "A", audio.In), "audio_embeddings", audio.In, audio.Width);
            _network.Tap("audio.embed", y.Tokens);
        }

        for (var block = 0; block < _config.VisualBlocks; block++)
            FusedBlock(block, x, y);
        Heads(x, y);
    }

    /// <summary>What a stream's tokens meet: its text, its time vector, its positions.</summary>
    private StreamState Stream(
        string name, Kandinsky6Stream stream, Symbol text, Symbol pooled, Symbol timestep, RotaryInput textRotary, RotaryInput rotary)
    {
        var tokens = Embedded(text, $"{name}_text_embeddings", _config.TextWidth, stream.Width);
        _network.Tap($"{name}.text", tokens);
        var embedder = $"{name}_time_embeddings.timestep_embedder";
        var sinusoids = _network.Sinusoids(timestep, Kandinsky6Rotary.Frequencies(stream.Width / 2));
        var inner = _network.Silu(_network.Linear(sinusoids, $"{embedder}.linear_1", stream.Width, stream.Time));
        var time = _network.Linear(inner, $"{embedder}.linear_2", stream.Time, stream.Time);
        _network.Tap($"{name}.time", time);
        var pooledTime = Embedded(pooled, $"{name}_pooled_text_embeddings", _config.PooledWidth, stream.Time);
        _network.Tap($"{name}.pooled", pooledTime);
        time = _network.Add(time, pooledTime);

        for (var block = 0; block < _config.TextBlocks; block++)
        {
            var prefix = $"{name}_text_transformer_blocks.{block}";
            var m = Modulation(time, $"{prefix}.text_modulation", stream.Time, Six(stream.Width));
            var h = Modulated(tokens, m[0], m[1], stream.Width);
            tokens = Gated(tokens, Attention(h, h, stream.Width, $"{prefix}.attn", stream, textRotary, textRotary), m[2]);
            tokens = Gated(tokens, FeedForward(Modulated(tokens, m[3], m[4], stream.Width), $"{prefix}.feed_forward", stream), m[5]);
            _network.Tap($"{name}.text_block.{block}", tokens);
        }

        return new StreamState(name, stream, tokens, time, rotary);
    }

    private void FusedBlock(int block, StreamState x, StreamState? y)
    {
        var prefix = $"visual_transformer_blocks.{block}";
        var videoModulation = SelfAndText(x, $"{prefix}.video_dec_block", $"block.{block}.video");
        if (y is not null)
        {
            var audioModulation = SelfAndText(y, $"{prefix}.audio_dec_block", $"block.{block}.audio");
            Across(block, prefix, x, y);
            Forward(y, audioModulation, $"{prefix}.audio_dec_block", $"block.{block}.audio");
        }

        Forward(x, videoModulation, $"{prefix}.video_dec_block", $"block.{block}.video");
    }

    /// <summary>Self-attention, then text. Leaves behind what the other stream reads: the tokens as the text met them.</summary>
    private Symbol[] SelfAndText(StreamState state, string prefix, string tap)
    {
        var stream = state.Stream;
        var name = $"{prefix}.visual_modulation";
        var m = Modulation(state.Time, name, stream.Time, [.. Six(stream.Width), stream.Width, stream.Width, stream.Width], $"{tap}.modulation");
        var h = Modulated(state.Tokens, m[0], m[1], stream.Width);
        var attention = Attention(h, h, stream.Width, $"{prefix}.self_attention", stream, state.Rotary, state.Rotary);
        _network.Tap($"{tap}.self_attention", attention);
        state.Tokens = Gated(state.Tokens, attention, m[2]);
        state.BeforeText = Modulated(state.Tokens, m[3], m[4], stream.Width);
        attention = Attention(state.BeforeText, state.Text, stream.Width, $"{prefix}.cross_attention", stream, null, null);
        _network.Tap($"{tap}.cross_attention", attention);
        state.Tokens = Gated(state.Tokens, attention, m[5]);
        return m;
    }

    /// <summary>Each stream reads the other, both as they were before either changes.</summary>
    private void Across(int block, string prefix, StreamState x, StreamState y)
    {
        var (video, audio) = (x.Stream, y.Stream);
        var (videoTime, audioTime) = _config.OwnTime ? (x, y) : (y, x);
        var va = Modulation(
            videoTime.Time, $"{prefix}.va_modulation", videoTime.Stream.Time,
            [video.Width, video.Width, _config.CrossGates ? audio.Width : video.Width], $"block.{block}.va.modulation");
        var av = Modulation(
            audioTime.Time, $"{prefix}.av_modulation", audioTime.Stream.Time,
            [audio.Width, audio.Width, _config.CrossGates ? video.Width : audio.Width], $"block.{block}.av.modulation");
        RotaryInput? videoRotary = _config.RotaryAcross ? x.Rotary : null, audioRotary = _config.RotaryAcross ? y.Rotary : null;
        var fromAudio = Attention(
            Modulated(x.Tokens, va[0], va[1], video.Width), y.BeforeText, audio.Width, $"{prefix}.va_cross_attention", video, videoRotary, audioRotary);
        var fromVideo = Attention(
            Modulated(y.Tokens, av[0], av[1], audio.Width), x.BeforeText, video.Width, $"{prefix}.av_cross_attention", audio, audioRotary, videoRotary);
        _network.Tap($"block.{block}.va.attention", fromAudio);
        _network.Tap($"block.{block}.av.attention", fromVideo);
        x.Tokens = Gated(x.Tokens, fromAudio, _config.CrossGates ? av[2] : va[2]);
        y.Tokens = Gated(y.Tokens, fromVideo, _config.CrossGates ? va[2] : av[2]);
    }

    private void Forward(StreamState state, Symbol[] m, string prefix, string tap)
    {
        var forward = FeedForward(Modulated(state.Tokens, m[6], m[7], state.Stream.Width), $"{prefix}.feed_forward", state.Stream);
        _network.Tap($"{tap}.feed_forward", forward);
        state.Tokens = Gated(state.Tokens, forward, m[8]);
        _network.Tap(tap, state.Tokens);
    }

    /// <summary>The audio head normalises a second time, after its modulation.</summary>
    private void Heads(StreamState x, StreamState? y)
    {
        _network.Output("sample", Head(x, "out_layer", _config.PatchVolume * x.Stream.Out, normalisesTwice: false));
        if (y is not null)
            _network.Output("audio_sample", Head(y, "audio_out_layer", y.Stream.Out, normalisesTwice: true));
    }

    private Symbol Head(StreamState state, string prefix, int outputs, bool normalisesTwice)
    {
        var width = state.Stream.Width;
        var m = Modulation(state.Time, $"{prefix}.modulation", state.Stream.Time, [width, width]);
        var h = Modulated(state.Tokens, m[0], m[1], width);
        if (normalisesTwice)
            h = _network.LayerNorm(h, null, width, NormEpsilon);
        return _network.Linear(h, $"{prefix}.out_layer", width, outputs);
    }

    private Symbol Embedded(Symbol x, string prefix, int inputs, int outputs) =>
        _network.LayerNorm(_network.Linear(x, $"{prefix}.in_layer", inputs, outputs), $"{prefix}.norm", outputs, NormEpsilon);

    private Symbol[] Modulation(Symbol time, string prefix, int inputs, long[] sizes, string? tap = null)
    {
        var all = _network.Linear(_network.Silu(time), $"{prefix}.out_layer", inputs, (int)sizes.Sum());
        if (tap is not null)
            _network.Tap(tap, all);
        return _network.Split(all, sizes);
    }

    /// <summary>norm(x)·(1 + scale) + shift.</summary>
    private Symbol Modulated(Symbol x, Symbol shift, Symbol scale, int width) => _network.Add(
        _network.Multiply(_network.LayerNorm(x, null, width, NormEpsilon), _network.Add(scale, _network.Scalar(1))), shift);

    private Symbol Gated(Symbol x, Symbol change, Symbol gate) => _network.Add(x, _network.Multiply(change, gate));

    private Symbol FeedForward(Symbol x, string prefix, Kandinsky6Stream stream)
    {
        var inner = _network.Gelu(_network.Linear(x, $"{prefix}.net.0.proj", stream.Width, stream.Inner, bias: false), tanh: false);
        return _network.Linear(inner, $"{prefix}.net.2", stream.Inner, stream.Width, bias: false);
    }

    private Symbol Attention(
        Symbol x, Symbol from, int fromWidth, string prefix, Kandinsky6Stream stream, RotaryInput? queryRotary, RotaryInput? keyRotary)
    {
        var query = HeadNorm(_network.Linear(x, $"{prefix}.to_query", stream.Width, stream.Width), $"{prefix}.query_norm", stream);
        var key = HeadNorm(_network.Linear(from, $"{prefix}.to_key", fromWidth, stream.Width), $"{prefix}.key_norm", stream);
        var value = _network.Linear(from, $"{prefix}.to_value", fromWidth, stream.Width);
        if (queryRotary is { } q)
            query = _network.Rotate(query, q, stream.Heads, neighbours: true);
        if (keyRotary is { } k)
            key = _network.Rotate(key, k, stream.Heads, neighbours: true);
        return _network.Linear(_network.Attention(query, key, value, stream.Heads), $"{prefix}.out_layer", stream.Width, stream.Width);
    }

    /// <summary>RMS norm over the width of each head.</summary>
    private Symbol HeadNorm(Symbol x, string name, Kandinsky6Stream stream)
    {
        var heads = _network.Reshape(x, 1, -1, stream.Heads, stream.HeadWidth);
        return _network.Reshape(_network.RmsNorm(heads, name, stream.HeadWidth, HeadEpsilon), 1, -1, stream.Width);
    }

    private static long[] Six(int width) => [width, width, width, width, width, width];

    /// <summary>One stream on its way through the blocks.</summary>
    private sealed class StreamState(string name, Kandinsky6Stream stream, Symbol text, Symbol time, RotaryInput rotary)
    {
        public string Name => name;

        public Kandinsky6Stream Stream => stream;

        public Symbol Text => text;

        public Symbol Time => time;

        public RotaryInput Rotary => rotary;

        public Symbol Tokens { get; set; }

        /// <summary>The tokens as they met the text; what the other stream reads.</summary>
        public Symbol BeforeText { get; set; }
    }
}
