using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using VideoWeb.Engines.Diffusion.Families.Wan;
using VideoWeb.Engines.Diffusion.Onnx;
using VideoWeb.Engines.Diffusion.Packs;
using VideoWeb.Engines.Diffusion.Pictures;
using VideoWeb.Engines.Diffusion.Samplers;
using VideoWeb.Engines.Diffusion.TextEncoders;
using VideoWeb.Engines.Diffusion.Weights;

namespace VideoWeb.Benchmarks;

/// <summary>
/// What Wan's components reach on this processor against its roofline (one large matrix product by the same runtime): layers of
/// their real widths with random weights, a few of them, at 320 × 192 and 17 frames. The transformer's step is reckoned up to
/// all its blocks.
/// </summary>
internal static class DiffusionBenchmark
{
    private const int Blocks = 3, RealBlocks = 30, Rounds = 3;
    private const int Width = 1536, Heads = 12, Inner = 8960, TextWidth = 4096, TextInner = 10240;

    private static readonly WanGrid Grid = new(5, 24, 40);

    public static void Run(TextWriter output)
    {
        var folder = Directory.CreateTempSubdirectory("diffusion-benchmark-").FullName;
        try
        {
            var roofline = Roofline(folder);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"roofline: {roofline:0} GFLOP/s (2048³ matrix product, float32)"));
            void Say(string what, double seconds, double gigaflop) => output.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{what}: {seconds:0.00} s, {gigaflop:0} GFLOP, {gigaflop / seconds:0} GFLOP/s, {100 * gigaflop / seconds / roofline:0} % of the roofline"));

            var block = Transformer(folder, Say);
            Text(folder, Say);
            var preview = Decode(folder, Say);
            var step = block * RealBlocks / Blocks;
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"a step of {RealBlocks} blocks without guidance: about {step:0.0} s; its previews: {1000 * preview:0.0} ms, {100 * preview / step:0.00} % of it"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static double Roofline(string folder)
    {
        const int Side = 2048;
        using var weights = Made(folder, "roofline", new Dictionary<string, long[]> { ["x.weight"] = [Side, Side] });
        var network = new NetworkBuilder(weights);
        network.Output("y", network.Linear(network.Input("x", ElementType.Float32, 1, Side, Side), "x", Side, Side, bias: false));
        using var session = new NetworkSession(network);
        var x = new Dictionary<string, NetworkInput> { ["x"] = NetworkInput.Of(StartNoise.Gaussian(1, 0, Side * Side), 1, Side, Side) };
        return 2.0 * Side * Side * Side / 1e9 / Best(() => session.Run(x, CancellationToken.None));
    }

    private static double Transformer(string folder, Action<string, double, double> say)
    {
        var config = new WanConfig
        {
            In = 16,
            Out = 16,
            Heads = Heads,
            HeadWidth = Width / Heads,
            Blocks = Blocks,
            Inner = Inner,
            TextWidth = TextWidth,
            Frequencies = 256,
            Patch = [1, 2, 2],
            Epsilon = 1e-6f,
            CrossNorm = true,
            ImageWidth = 0,
            ImagePositions = 0,
            MaxPositions = 1024,
            ControlLayers = [],
            ControlIn = 0,
        };
        Dictionary<string, long[]> wanted = [];
        new WanNetwork(new NetworkBuilder(wanted), config, default).Build();
        using var transformer = WanTransformer.Open(config, Made(folder, "transformer", wanted));
        var call = new WanCall(StartNoise.Gaussian(1, 0, Grid.Count * 16), Grid, StartNoise.Gaussian(2, 0, WanTextStage.Rows * TextWidth), [500]);
        var seconds = Best(() => transformer.Predict(call, CancellationToken.None));
        double tokens = transformer.Patched(Grid).Count, rows = WanTextStage.Rows;
        var one = 8 * tokens * Width * Width + 4 * tokens * tokens * Width
            + 4 * tokens * Width * Width + 4 * rows * Width * Width + 4 * tokens * rows * Width
            + 4 * tokens * Width * Inner;
        say($"transformer, {Blocks} blocks of 1.3B, {tokens} tokens", seconds, Blocks * one / 1e9);
        return seconds;
    }

    private static void Text(string folder, Action<string, double, double> say)
    {
        const int Vocabulary = 1000, Layers = 1;
        var home = Directory.CreateDirectory(Path.Combine(folder, "text")).FullName;
        File.WriteAllText(Path.Combine(home, "config.json"), new JsonObject
        {
            ["d_model"] = TextWidth,
            ["d_kv"] = 64,
            ["num_heads"] = 64,
            ["d_ff"] = TextInner,
            ["num_layers"] = Layers,
            ["vocab_size"] = Vocabulary,
            ["feed_forward_proj"] = "gated-gelu",
        }.ToJsonString());
        TinyCheckpoint.WriteWeights(home, "model.safetensors", 1, network => Umt5Encoder.Build(network, Umt5Config.Open(Path.Combine(home, "config.json"))));
        using var encoder = Umt5Encoder.Open(home);
        const int Tokens = 128;
        int[] ids = [.. Enumerable.Range(0, Tokens)];
        var seconds = Best(() => encoder.Encode(ids, Tokens, CancellationToken.None));
        say($"text encoder, {Layers} layer of UMT5-XXL, {Tokens} tokens", seconds, Layers * (8.0 * Tokens * TextWidth * TextWidth + 4.0 * Tokens * Tokens * TextWidth + 6.0 * Tokens * TextWidth * TextInner) / 1e9);
    }

    /// <summary>A steady chunk: one latent frame to four frames. Gives the seconds of a step's previews.</summary>
    private static double Decode(string folder, Action<string, double, double> say)
    {
        var config = new WanVaeConfig
        {
            EncoderWidth = 96,
            DecoderWidth = 96,
            Latents = 16,
            Widths = [1, 2, 4, 4],
            Residuals = 2,
            HalvesTime = [false, true, true],
            HasShortcuts = false,
            In = 3,
            Out = 3,
            Patch = 1,
            Mean = new float[16],
            Deviation = [.. Enumerable.Repeat(1f, 16)],
        };
        Dictionary<string, long[]> wanted = [];
        new WanVaeNetwork(new NetworkBuilder(wanted), config, isFirst: false).BuildEncoder();
        new WanVaeNetwork(new NetworkBuilder(wanted), config, isFirst: false).BuildDecoder();
        using var vae = WanVae.Open(config, Made(folder, "vae", wanted));
        var latents = new WanVolume(StartNoise.Gaussian(1, 0, 16 * 3 * Grid.Height * Grid.Width), 16, 3, Grid.Height, Grid.Width);
        // the last chunk alone: the graphs are made by then
        var seconds = double.MaxValue;
        for (var round = 0; round < Rounds; round++)
        {
            using var chunks = vae.Decode(latents, null, CancellationToken.None).GetEnumerator();
            chunks.MoveNext();
            chunks.MoveNext();
            var begun = Stopwatch.GetTimestamp();
            chunks.MoveNext();
            seconds = Math.Min(seconds, Stopwatch.GetElapsedTime(begun).TotalSeconds);
        }

        say($"VAE 2.1 decoder, a chunk of 4 frames at {Grid.Width * 8} × {Grid.Height * 8}", seconds, DecoderFlop(config, Grid.Height * Grid.Width) / 1e9);
        var picture = LinearPreview.FitPicture();
        var fit = LinearPreview.Fit(picture, StartNoise.Gaussian(1, 0, 16 * 32 * 32), 16, 32, 32);
        var clean = StartNoise.Gaussian(1, 0, Grid.Count * 16);
        return Best(() =>
        {
            for (var frame = 0; frame < 3; frame++)
                PictureFile.Jpeg(PictureFile.Fill(fit.Draw(clean, Grid.Frames, frame, Grid.Height, Grid.Width), 416, 248), 85);
        });
    }

    private static double DecoderFlop(WanVaeConfig config, double plane)
    {
        int[] widths = [.. config.Widths.Reverse().Select(factor => config.DecoderWidth * factor)];
        double Convolution(double inputs, double outputs, double taps, double pixels) => 2 * inputs * outputs * taps * pixels;
        var pixels = plane;
        var flop = Convolution(config.Latents, widths[0], 27, pixels) + 4 * Convolution(widths[0], widths[0], 27, pixels)
            + Convolution(widths[0], 4 * widths[0], 1, pixels) + 4 * plane * plane * widths[0];
        for (var level = 0; level < widths.Length; level++)
        {
            var before = level == 0 ? widths[0] : widths[level - 1] / 2;
            flop += Convolution(before, widths[level], before == widths[level] ? 27 : 28, pixels) + (2 * config.Residuals + 1) * Convolution(widths[level], widths[level], 27, pixels);
            if (level == widths.Length - 1)
                break;
            if (config.HalvesTime[config.HalvesTime.Count - 1 - level])
            {
                flop += Convolution(widths[level], 2 * widths[level], 3, pixels);
                pixels *= 2;
            }

            pixels *= 4;
            flop += Convolution(widths[level], widths[level] / 2.0, 9, pixels);
        }

        return flop + Convolution(widths[^1], config.Out, 27, pixels);
    }

    private static CheckpointWeights Made(string folder, string name, Dictionary<string, long[]> wanted)
    {
        var path = Path.Combine(folder, $"{name}.safetensors");
        TinyWeights.Write(path, wanted, 1);
        return CheckpointWeights.OpenFile(path, weight => weight);
    }

    /// <summary>Seconds of the fastest round after one to warm up.</summary>
    private static double Best(Action work)
    {
        work();
        return Enumerable.Range(0, Rounds).Min(_ =>
        {
            var begun = Stopwatch.GetTimestamp();
            work();
            return Stopwatch.GetElapsedTime(begun).TotalSeconds;
        });
    }
}
