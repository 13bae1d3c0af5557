using VideoWeb.Core.Plans;
using VideoWeb.Engines.Diffusion.Onnx;
using VideoWeb.Engines.Diffusion.Packs;
using VideoWeb.Engines.Diffusion.Samplers;
using VideoWeb.Engines.Diffusion.TextEncoders;
using VideoWeb.Engines.Diffusion.Tokenizers;
using VideoWeb.Engines.Diffusion.Weights;

namespace VideoWeb.Engines.Diffusion.Families.Kandinsky6;

/// <summary>Kandinsky 6 in diffusers' layout: picture and sound of one run, from words or from a picture; with guidance, or distilled without.</summary>
internal sealed class Kandinsky6Family : IModelFamily
{
    /// <summary>Frames a second that it was trained on.</summary>
    public const int FramesPerSecond = 24;

    private const int Float = sizeof(float);

    /// <summary>
    /// Whose weights the released folders carry beside the vendor's own. Whether the vendor's licence covers the two VAEs is
    /// not known, so their makers' terms are shown.
    /// </summary>
    private const string PartLicenses =
        "video VAE: Tencent Hunyuan Community (not for the EU, the UK and South Korea); audio VAE: MMAudio, CC BY-NC 4.0 by its card; "
        + "vocoder: BigVGAN-v2, MIT; text: Qwen2.5-VL, Apache-2.0, and CLIP-L, MIT";

    private static readonly string[] Parts = ["text_encoder", "text_encoder_2", "transformer", "vae", "audio_vae", "vocoder"];

    public string Name => "kandinsky6";

    public IReadOnlyList<string> TinyKinds => TinyKandinsky6.Kinds;

    public ModelPack? Recognise(string path)
    {
        var index = Path.Combine(path, "model_index.json");
        if (!File.Exists(index))
            return null;
        var pack = new ModelPack { Name = PackNames.Of(path), Family = Name, Title = "Kandinsky 6", Path = path };
        try
        {
            return JsonNodeReader.Open(index).TextOr("_class_name", "") == "Kandinsky6TI2VAPipeline" ? Described(pack) : null;
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
        var text = QwenTextConfig.Open(Path.Combine(pack.Path, "text_encoder", "config.json"));
        var transformer = Kandinsky6Config.Open(Path.Combine(pack.Path, "transformer", "config.json"));
        var vae = HunyuanVaeConfig.Open(Path.Combine(pack.Path, "vae", "config.json"));
        // the template and the longest prompt: scores of all heads, beside the stream and its feed-forward
        const long Tokens = Kandinsky6Prompt.CropStart + Kandinsky6Prompt.MaxLength;
        var reading = Tokens * Tokens * text.Heads * 2 * Float + Tokens * (8L * text.Width + 3L * text.Inner) * Float;
        long latents = (1 + (frames - 1) / vae.TemporalFactor + 1L) * (size.Height / vae.SpatialFactor) * (size.Width / vae.SpatialFactor);
        var stream = latents / transformer.PatchVolume * (10L * transformer.Video.Width + 2L * transformer.Video.Inner) * Float;
        // a tile of a piece at its widest, some of them at once, and two pieces of the video
        long tile = Math.Min((long)size.Width * size.Height, 256 * 256) * (HunyuanVae.PieceFrames + 1);
        var decoding = tile * vae.Widths[0] * 8 * Float + 4L * (HunyuanVae.PieceFrames + 1) * size.Width * size.Height * 3 * Float;
        return
        [
            new MemoryStage("text encoder", Weights(pack, "text_encoder") + Weights(pack, "text_encoder_2"), reading),
            new MemoryStage("transformer", Weights(pack, "transformer"), stream + latents * (transformer.VideoInput + 3L * transformer.Video.Out) * Float),
            new MemoryStage("audio VAE and vocoder", Weights(pack, "audio_vae") + Weights(pack, "vocoder"), 512L << 20),
            new MemoryStage("VAE", Weights(pack, "vae"), decoding),
        ];
    }

    public IWindowMaker Open(ModelPack pack) => new Kandinsky6WindowMaker(pack.Path);

    public string PromptOf(ShotPlan plan, Shot shot) => Kandinsky6Captions.Of(plan, shot);

    public void WriteTiny(string kind, string folder, long seed) => TinyKandinsky6.Write(kind, folder, seed);

    private static ModelPack Described(ModelPack pack)
    {
        string In(params string[] parts) => Path.Combine([pack.Path, .. parts]);
        var config = Kandinsky6Config.Open(In("transformer", "config.json"));
        var vae = HunyuanVaeConfig.Open(In("vae", "config.json"));
        var sound = MmAudioVaeConfig.Open(In("audio_vae", "config.json"));
        var isDistilled = config.Video.Out > config.Video.In;
        var size = config.Video.Width switch { 1792 => " Lite", 4096 => " Pro", _ => "" };
        pack = pack with
        {
            Title = $"Kandinsky 6{size}{(isDistilled ? " distilled" : "")}",
            License = size.Length == 0 ? ModelCard.LicenseOf(pack.Path) : $"{ModelCard.LicenseOf(pack.Path) ?? "no licence named"}; {PartLicenses}",
            Abilities = new PackAbilities
            {
                FramesPerSecond = FramesPerSecond,
                MaxFrames = 121,
                FrameStep = vae.TemporalFactor,
                SizeStep = vae.SpatialFactor * Math.Max(config.Patch[1], config.Patch[2]),
                MaxPixels = 864 * 480,
                Overlap = 1,
                FirstFrame = config.HasCondition,
                Sound = true,
                // a distilled one takes ten steps and knows no guidance
                Steps = isDistilled ? (10, 10, 10) : (20, 35, 50),
                Guidance = isDistilled ? 1 : 5,
            },
        };

        // every weight is asked for with its shape; nothing is loaded
        Check(In("transformer"), Kandinsky6Names.Canonical, network => new Kandinsky6Network(network, config, hasAudio: true, hasTypes: config.TokenTypes > 0).Build());
        Check(In("vae"), name => name, network => new HunyuanVaeNetwork(network, vae, latentFrames: 1).BuildDecoder());
        Check(In("vae"), name => name, network => new HunyuanVaeNetwork(network, vae, latentFrames: 1).BuildEncoder());
        Check(In("audio_vae"), name => name, network => new MmAudioVaeNetwork(network, sound).BuildDecoder());
        Check(In("vocoder"), name => name, network => new BigVganNetwork(network, BigVganConfig.Open(In("vocoder", "config.json"))).Build());
        Check(In("text_encoder"), TextEncoderNames.Qwen, network => QwenTextEncoder.Build(network, QwenTextConfig.Open(In("text_encoder", "config.json"))));
        Check(In("text_encoder_2"), TextEncoderNames.Clip, network => ClipTextEncoder.Build(network, ClipTextConfig.Open(In("text_encoder_2", "config.json"))));
        Tokenizer.Open(In("tokenizer"));
        Tokenizer.Open(In("tokenizer_2"));
        SchedulerConfig.Open(In("scheduler", "scheduler_config.json")).CreateSampler(2, config.Video.In);
        if (vae.Latents != config.Video.In || sound.Latents != config.Audio.In)
            throw new InvalidDataException($"{pack.Path}: the transformer works on {config.Video.In} and {config.Audio.In} channels, the VAEs on {vae.Latents} and {sound.Latents}.");
        var (bytes, count) = (0L, 0L);
        foreach (var part in Parts)
        {
            using var weights = CheckpointWeights.Open(In(part), name => name);
            bytes += weights.Tensors.Values.Sum(tensor => tensor.Entry.Bytes);
            count += weights.Tensors.Values.Sum(tensor => tensor.Entry.Count);
        }

        return pack with { Bytes = bytes, Parameters = count };
    }

    private static void Check(string folder, Func<string, string> canonical, Action<NetworkBuilder> build)
    {
        using var weights = CheckpointWeights.Open(folder, canonical);
        build(new NetworkBuilder(weights));
    }

    /// <summary>Bytes as they are computed with on the processor: half precision is widened.</summary>
    private static long Weights(ModelPack pack, string part)
    {
        using var weights = CheckpointWeights.Open(Path.Combine(pack.Path, part), name => name);
        return weights.Tensors.Values.Sum(tensor => tensor.Entry.Type is TensorType.F16 or TensorType.BF16 ? tensor.Entry.Bytes + tensor.Entry.Count * Float : tensor.Entry.Bytes);
    }
}
