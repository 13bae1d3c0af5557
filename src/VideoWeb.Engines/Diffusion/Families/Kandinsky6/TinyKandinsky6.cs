using System.Text.Json.Nodes;
using VideoWeb.Engines.Diffusion.Packs;
using VideoWeb.Engines.Diffusion.TextEncoders;

namespace VideoWeb.Engines.Diffusion.Families.Kandinsky6;

/// <summary>A whole Kandinsky 6 checkpoint with tiny random weights, in diffusers' layout.</summary>
internal static class TinyKandinsky6
{
    private const int VideoLatents = 4, AudioLatents = 6, TextWidth = 16, PooledWidth = 12, GridPoints = 3, Mels = 16, Hop = 512;

    public static IReadOnlyList<string> Kinds { get; } = ["lite-distill", "lite"];

    public static void Write(string kind, string folder, long seed)
    {
        var isDistilled = kind == "lite-distill";
        TinyCheckpoint.WriteJson(folder, "model_index.json", new JsonObject { ["_class_name"] = "Kandinsky6TI2VAPipeline" });
        File.WriteAllText(Path.Combine(folder, "README.md"), "---\nlicense: cc0-1.0\n---\n\nTiny random weights, made by `./studio models tiny kandinsky6`: coloured noise that hisses, on the code path of a real model.\n");
        TinyCheckpoint.WriteJson(folder, "scheduler/scheduler_config.json", isDistilled
            ? new JsonObject { ["_class_name"] = "PiflowScheduler", ["n_grid"] = GridPoints, ["shift"] = 5.0 }
            : new JsonObject { ["_class_name"] = "FlowMatchEulerDiscreteScheduler", ["shift"] = 5.0 });
        WriteText(folder, seed);
        WriteClip(folder, seed + 1);
        WriteVae(folder, seed + 2);
        WriteSound(folder, seed + 3);
        var guesses = isDistilled ? GridPoints : 1;
        TinyCheckpoint.WriteJson(folder, "transformer/config.json", new JsonObject
        {
            ["model_dim"] = 20,
            ["model_dim_a"] = 20,
            ["ff_dim"] = 40,
            ["ff_dim_a"] = 40,
            ["time_dim"] = 16,
            ["time_dim_a"] = 16,
            ["axes_dims"] = new JsonArray(2, 4, 4),
            ["axes_dims_a"] = new JsonArray(2, 4, 4),
            ["audio_freqs_scaling"] = 0.144,
            ["in_visual_dim"] = VideoLatents,
            ["out_visual_dim"] = VideoLatents * guesses,
            ["in_audio_dim"] = AudioLatents,
            ["out_audio_dim"] = AudioLatents * guesses,
            ["in_text_dim"] = TextWidth,
            ["in_text_dim2"] = PooledWidth,
            ["num_text_blocks"] = 1,
            ["num_visual_blocks"] = 2,
            ["patch_size"] = new JsonArray(1, 2, 2),
            ["scale_factor"] = new JsonArray(1, 2, 2),
            ["ca_rope"] = true,
            ["cross_gates"] = true,
            ["fix_modulation"] = true,
            ["visual_cond"] = true,
            ["visual_token_type_num_embeddings"] = 2,
        });
        var config = Kandinsky6Config.Open(Path.Combine(folder, "transformer", "config.json"));
        TinyCheckpoint.WriteWeights(folder, "transformer/diffusion_pytorch_model.safetensors", seed + 4, network => new Kandinsky6Network(network, config, hasAudio: true, hasTypes: true).Build());
    }

    private static void WriteVae(string folder, long seed)
    {
        TinyCheckpoint.WriteJson(folder, "vae/config.json", new JsonObject
        {
            ["_class_name"] = "AutoencoderKLHunyuanVideo",
            ["block_out_channels"] = new JsonArray(4, 4, 8, 8),
            ["latent_channels"] = VideoLatents,
            ["layers_per_block"] = 1,
            ["norm_num_groups"] = 2,
        });
        var config = HunyuanVaeConfig.Open(Path.Combine(folder, "vae", "config.json"));
        TinyCheckpoint.WriteWeights(folder, "vae/diffusion_pytorch_model.safetensors", seed, network =>
        {
            new HunyuanVaeNetwork(network, config, latentFrames: 1).BuildEncoder();
            new HunyuanVaeNetwork(network, config, latentFrames: 1).BuildDecoder();
        });
    }

    private static void WriteSound(string folder, long seed)
    {
        TinyCheckpoint.WriteJson(folder, "audio_vae/config.json", new JsonObject
        {
            ["_class_name"] = "MMAudioVAE",
            ["hidden_channels"] = 4,
            ["channel_multipliers"] = new JsonArray(1, 2),
            ["layers_per_block"] = 1,
            ["latent_channels"] = AudioLatents,
            ["mel_bins"] = Mels,
            ["hop_length"] = Hop,
            ["scaling_factor"] = 0.417,
        });
        var vae = MmAudioVaeConfig.Open(Path.Combine(folder, "audio_vae", "config.json"));
        TinyCheckpoint.WriteWeights(folder, "audio_vae/diffusion_pytorch_model.safetensors", seed, network => new MmAudioVaeNetwork(network, vae).BuildDecoder());
        TinyCheckpoint.WriteJson(folder, "vocoder/config.json", new JsonObject
        {
            ["_class_name"] = "MMAudioVocoder",
            ["num_mels"] = Mels,
            ["upsample_initial_channel"] = 16,
            ["upsample_rates"] = new JsonArray(8, 8, 8),
            ["upsample_kernel_sizes"] = new JsonArray(16, 16, 16),
            ["resblock_kernel_sizes"] = new JsonArray(3),
            ["resblock_dilation_sizes"] = new JsonArray(new JsonArray(1)),
        });
        var vocoder = BigVganConfig.Open(Path.Combine(folder, "vocoder", "config.json"));
        TinyCheckpoint.WriteWeights(folder, "vocoder/diffusion_pytorch_model.safetensors", seed + 50, network => new BigVganNetwork(network, vocoder).Build());
    }

    /// <summary>Bytes as tokens, and the head of the template in exactly as many tokens as are cut off.</summary>
    private static void WriteText(string folder, long seed)
    {
        string[] bytes = [.. Bytes()];
        var whole = Kandinsky6Prompt.Head.Length / Kandinsky6Prompt.CropStart;
        var longer = Kandinsky6Prompt.Head.Length % Kandinsky6Prompt.CropStart;
        string[] pieces =
        [
            .. Enumerable.Range(0, Kandinsky6Prompt.CropStart)
                .Select(piece => Kandinsky6Prompt.Head.Substring(piece * whole + Math.Min(piece, longer), whole + (piece < longer ? 1 : 0)))
                .Append(Kandinsky6Prompt.Tail)
                .Distinct(StringComparer.Ordinal),
        ];
        TinyCheckpoint.WriteJson(folder, "tokenizer/tokenizer.json", Tokens(
            bytes,
            pieces,
            @"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+",
            null,
            null));
        TinyCheckpoint.WriteJson(folder, "text_encoder/config.json", new JsonObject
        {
            ["hidden_size"] = TextWidth,
            ["num_attention_heads"] = 2,
            ["num_key_value_heads"] = 1,
            ["intermediate_size"] = 24,
            ["num_hidden_layers"] = 1,
            ["vocab_size"] = bytes.Length + pieces.Length,
        });
        var config = QwenTextConfig.Open(Path.Combine(folder, "text_encoder", "config.json"));
        TinyCheckpoint.WriteWeights(folder, "text_encoder/model.safetensors", seed, network => QwenTextEncoder.Build(network, config));
    }

    private static void WriteClip(string folder, long seed)
    {
        string[] bytes = [.. Bytes(), .. Bytes().Select(letter => letter + "</w>")];
        var (start, end) = (bytes.Length, bytes.Length + 1);
        TinyCheckpoint.WriteJson(folder, "tokenizer_2/tokenizer.json", Tokens(
            bytes,
            ["<|startoftext|>", "<|endoftext|>"],
            @"<\|startoftext\|>|<\|endoftext\|>|'s|'t|'re|'ve|'m|'ll|'d|[\p{L}]+|[\p{N}]|[^\s\p{L}\p{N}]+",
            "</w>",
            new JsonObject { ["type"] = "RobertaProcessing", ["sep"] = new JsonArray("<|endoftext|>", end), ["cls"] = new JsonArray("<|startoftext|>", start) }));
        TinyCheckpoint.WriteJson(folder, "text_encoder_2/config.json", new JsonObject
        {
            ["hidden_size"] = PooledWidth,
            ["num_attention_heads"] = 2,
            ["intermediate_size"] = 16,
            ["num_hidden_layers"] = 1,
            ["vocab_size"] = end + 1,
            ["eos_token_id"] = end,
        });
        var config = ClipTextConfig.Open(Path.Combine(folder, "text_encoder_2", "config.json"));
        TinyCheckpoint.WriteWeights(folder, "text_encoder_2/model.safetensors", seed, network => ClipTextEncoder.Build(network, config));
    }

    private static JsonObject Tokens(string[] vocabulary, string[] added, string pattern, string? ending, JsonObject? around) => new()
    {
        ["added_tokens"] = new JsonArray([.. added.Select((token, index) => (JsonNode)new JsonObject { ["id"] = vocabulary.Length + index,
        ["content"] = token,
        ["normalized"] = false,
        ["lstrip"] = false,
        ["rstrip"] = false,
        ["single_word"] = false })]),
        ["normalizer"] = new JsonObject { ["type"] = "NFC" },
        ["pre_tokenizer"] = new JsonObject
        {
            ["type"] = "Sequence",
            ["pretokenizers"] = new JsonArray(
                new JsonObject { ["type"] = "Split", ["pattern"] = new JsonObject { ["Regex"] = pattern }, ["behavior"] = ending is null ? "Isolated" : "Removed", ["invert"] = ending is not null },
                new JsonObject { ["type"] = "ByteLevel", ["add_prefix_space"] = false, ["use_regex"] = ending is not null }),
        },
        ["post_processor"] = around,
        ["model"] = new JsonObject
        {
            ["type"] = "BPE",
            ["end_of_word_suffix"] = ending,
            ["vocab"] = new JsonObject(vocabulary.Select((token, id) => KeyValuePair.Create(token, (JsonNode?)id))),
            ["merges"] = new JsonArray(),
        },
    };

    /// <summary>The letters that byte-level tokenizers write bytes as: themselves where they can be seen, else from U+0100 up.</summary>
    private static IEnumerable<string> Bytes()
    {
        var next = 0x100;
        for (var value = 0; value < 256; value++)
            yield return ((char)(value is (>= '!' and <= '~') or (>= 0xA1 and <= 0xAC) or >= 0xAE ? value : next++)).ToString();
    }
}
