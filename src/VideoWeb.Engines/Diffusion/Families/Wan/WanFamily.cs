using VideoWeb.Core.Plans;
using VideoWeb.Engines.Diffusion.Onnx;
using VideoWeb.Engines.Diffusion.Packs;
using VideoWeb.Engines.Diffusion.Samplers;
using VideoWeb.Engines.Diffusion.TextEncoders;
using VideoWeb.Engines.Diffusion.Weights;

namespace VideoWeb.Engines.Diffusion.Families.Wan;

/// <summary>Wan 2.1 and 2.2 in diffusers' layout: text to video, image to video (A14B), text or first frame (TI2V), VACE.</summary>
internal sealed class WanFamily : IModelFamily
{
    private const int Float = sizeof(float);

    private static readonly string[] Pipelines = ["WanPipeline", "WanImageToVideoPipeline", "WanVACEPipeline"];

    public string Name => "wan";

    public ModelPack? Recognise(string path)
    {
        var index = Path.Combine(path, "model_index.json");
        if (!File.Exists(index))
            return null;
        var pack = new ModelPack { Name = PackNames.Of(path), Family = Name, Title = "Wan", Path = path };
        try
        {
            if (!Pipelines.Contains(JsonNodeReader.Open(index).TextOr("_class_name", "")))
                return null;
            return Described(pack, WanCheckpoint.Open(path));
        }
        catch (InvalidDataException error)
        {
            return pack with { Fault = error.Message };
        }
        catch (IOException error)
        {
            return pack with { Fault = $"{path}: {error.Message}" };
        }
    }

    public IReadOnlyList<MemoryStage> Memory(ModelPack pack, FrameSize size, int frames)
    {
        var checkpoint = WanCheckpoint.Open(pack.Path);
        var text = Umt5Config.Open(Path.Combine(pack.Path, "text_encoder", "config.json"));
        var transformer = WanConfig.Open(Path.Combine(checkpoint.TransformerFolder(0), "config.json"));
        var vae = WanVaeConfig.Open(Path.Combine(pack.Path, "vae", "config.json"));
        var latentFrames = 1 + (frames - 1) / vae.TemporalFactor;
        long latents = (long)latentFrames * (size.Height / vae.SpatialFactor) * (size.Width / vae.SpatialFactor);
        var tokens = latents / transformer.PatchVolume;
        // scores of all heads for the 512 rows of the prompt; beside the stream: norms, modulated, queries, keys, values, the feed-forward
        var reading = (long)WanTextStage.Rows * WanTextStage.Rows * text.Heads * 3 * Float;
        var stream = tokens * (10L * transformer.Width + 2L * transformer.Inner) * Float;
        // the widest pictures, some of them at once, and what the convolutions remember; large pictures go through in tiles
        long tile = Math.Min((long)size.Width * size.Height, 256 * 256) / (vae.Patch * vae.Patch);
        var decoding = tile * vae.DecoderWidth * 4 * 8 * Float + (long)frames * size.Width * size.Height * 3 * Float * 3;
        return
        [
            new MemoryStage("text encoder", Weights(Path.Combine(pack.Path, "text_encoder")), reading),
            new MemoryStage("transformer", Weights(checkpoint.TransformerFolder(0)), stream + latents * transformer.In * Float * 12),
            new MemoryStage("VAE", Weights(Path.Combine(pack.Path, "vae")), decoding),
        ];
    }

    public IWindowMaker Open(ModelPack pack) => new WanWindowMaker(WanCheckpoint.Open(pack.Path));

    public IReadOnlyList<string> QuantisedParts(ModelPack pack) =>
        WanCheckpoint.Open(pack.Path).Boundary is null ? ["transformer", "text_encoder"] : ["transformer", "transformer_2", "text_encoder"];

    public double QuantisationLoss(ModelPack before, ModelPack after, CancellationToken cancellationToken)
    {
        var grid = new WanGrid(2, 8, 8);
        var config = WanConfig.Open(Path.Combine(before.Path, "transformer", "config.json"));
        WanControl? control = config.ControlIn == 0 ? null
            : new WanControl(StartNoise.Gaussian(3, 0, grid.Count * config.ControlIn), grid.Frames, [.. config.ControlLayers.Select(_ => 1f)]);
        var call = new WanCall(
            StartNoise.Gaussian(1, 0, grid.Count * config.In), grid, StartNoise.Gaussian(2, 0, WanTextStage.Rows * config.TextWidth), [600], Control: control);
        float[] Velocity(ModelPack pack)
        {
            using var transformer = WanTransformer.Open(Path.Combine(pack.Path, "transformer"));
            return transformer.Predict(call, cancellationToken);
        }

        var (want, got) = (Velocity(before), Velocity(after));
        var (error, norm) = (0.0, 0.0);
        for (var index = 0; index < want.Length; index++)
        {
            error += Math.Pow(got[index] - want[index], 2);
            norm += Math.Pow(want[index], 2);
        }

        return Math.Sqrt(error / norm);
    }

    public IReadOnlyList<string> TinyKinds => TinyWan.Kinds;

    public void WriteTiny(string kind, string folder, long seed) => TinyWan.Write(kind, folder, seed);

    private static ModelPack Described(ModelPack pack, WanCheckpoint checkpoint)
    {
        var config = WanConfig.Open(Path.Combine(checkpoint.TransformerFolder(0), "config.json"));
        var vae = WanVaeConfig.Open(Path.Combine(pack.Path, "vae", "config.json"));
        var kind = checkpoint.KindOf(config);
        pack = pack with { Title = TitleOf(kind, config, checkpoint), License = ModelCard.LicenseOf(pack.Path), Abilities = AbilitiesOf(kind, config, vae) };
        if (config.ImageWidth > 0)
            return pack with { Fault = $"{checkpoint.TransformerFolder(0)}/config.json: 'image_dim': Wan 2.1's image to video needs a CLIP image encoder, which is not supported yet. Wan 2.2 works without one." };

        // every weight is asked for with its shape; nothing is loaded
        var (bytes, count) = (0L, 0L);
        for (var expert = 0; expert < (checkpoint.Boundary is null ? 1 : 2); expert++)
        {
            using var weights = CheckpointWeights.Open(checkpoint.TransformerFolder(expert), WanNames.Transformer);
            new WanNetwork(new NetworkBuilder(weights), config, new WanVariant(false, checkpoint.HasFirstFrame, config.ControlIn > 0)).Build();
            Count(weights);
        }

        using (var weights = CheckpointWeights.Open(Path.Combine(pack.Path, "vae"), name => WanVaeNames.Canonical(name, vae)))
        {
            new WanVaeNetwork(new NetworkBuilder(weights), vae, isFirst: false).BuildDecoder();
            new WanVaeNetwork(new NetworkBuilder(weights), vae, isFirst: false).BuildEncoder();
            Count(weights);
        }

        var text = Umt5Config.Open(Path.Combine(pack.Path, "text_encoder", "config.json"));
        using (var weights = CheckpointWeights.Open(Path.Combine(pack.Path, "text_encoder"), TextEncoderNames.Umt5))
            Count(weights);
        if (text.Width != config.TextWidth)
            throw new InvalidDataException($"{pack.Path}/text_encoder/config.json: 'd_model' is {text.Width}, the transformer's text_dim {config.TextWidth}: they belong to different models.");
        if (!File.Exists(Path.Combine(pack.Path, "tokenizer", "tokenizer.json")) && !File.Exists(Path.Combine(pack.Path, "tokenizer", "spiece.model")))
            throw new InvalidDataException($"{pack.Path}/tokenizer: there is neither tokenizer.json nor spiece.model.");
        SchedulerConfig.Open(checkpoint.Scheduler).CreateSampler(2, 1);
        return pack with { Bytes = bytes, Parameters = count };

        void Count(CheckpointWeights weights)
        {
            bytes += weights.Tensors.Values.Sum(tensor => tensor.Entry.Bytes);
            count += weights.Tensors.Values.Sum(tensor => tensor.Entry.Count);
        }
    }

    private static PackAbilities AbilitiesOf(WanKind kind, WanConfig config, WanVaeConfig vae)
    {
        var hasLargeFaces = config.Width > 2000 || kind == WanKind.TextOrFirstFrame;
        return new PackAbilities
        {
            FramesPerSecond = kind == WanKind.TextOrFirstFrame ? 24 : 16,
            MaxFrames = kind == WanKind.TextOrFirstFrame ? 121 : 81,
            FrameStep = vae.TemporalFactor,
            SizeStep = vae.SpatialFactor * Math.Max(config.Patch[1], config.Patch[2]),
            MaxPixels = hasLargeFaces ? 1280 * 720 : 832 * 480,
            // VACE keeps frames as its control video, text to video as latents; the others begin as one picture
            Overlap = kind switch { WanKind.Control => 1 + 4 * vae.TemporalFactor, WanKind.Text => 1 + 2 * vae.TemporalFactor, _ => 1 },
            FirstFrame = kind != WanKind.Text,
            NeedsFirstFrame = kind == WanKind.Picture,
            References = kind == WanKind.Control,
            Guide = true,
            Steps = (15, 30, 50),
            Guidance = kind == WanKind.Picture ? 3.5 : 5,
        };
    }

    private static string TitleOf(WanKind kind, WanConfig config, WanCheckpoint checkpoint)
    {
        var version = checkpoint.Boundary is not null || checkpoint.HasFirstFrame ? "2.2" : "2.1";
        var what = kind switch
        {
            WanKind.Control => "VACE",
            WanKind.TextOrFirstFrame => "TI2V",
            WanKind.Picture => "I2V",
            _ => "T2V",
        };
        var size = config.Width switch { 1536 => " 1.3B", 3072 => " 5B", 5120 => checkpoint.Boundary is null ? " 14B" : " A14B", _ => "" };
        return $"Wan {version} {what}{size}";
    }

    /// <summary>Bytes as they are computed with on the processor: half precision is widened, quantised weights stay as they are.</summary>
    private static long Weights(string folder)
    {
        using var weights = CheckpointWeights.Open(folder, name => name);
        return weights.Tensors.Values.Sum(tensor => tensor.Entry.Type is TensorType.F16 or TensorType.BF16 ? tensor.Entry.Bytes + tensor.Entry.Count * Float : tensor.Entry.Bytes);
    }
}
