using System.Text.Json.Nodes;
using VideoWeb.Engines.Diffusion.Packs;
using VideoWeb.Engines.Diffusion.TextEncoders;

namespace VideoWeb.Engines.Diffusion.Families.Wan;

/// <summary>A whole Wan checkpoint with tiny random weights, in diffusers' layout, of any of the supported kinds.</summary>
internal static class TinyWan
{
    private const string Pieces = "▁abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.,:;!?'\"()/-";
    private const int Heads = 2, HeadWidth = 16, Blocks = 2, Inner = 64, TextWidth = 16;

    public static IReadOnlyList<string> Kinds { get; } = ["t2v", "vace", "ti2v", "a14b-t2v", "a14b-i2v"];

    public static void Write(string kind, string folder, long seed)
    {
        var isTwo = kind == "ti2v";
        var hasExperts = kind.StartsWith("a14b", StringComparison.Ordinal);
        var latents = isTwo ? 12 : 16;
        TinyCheckpoint.WriteJson(folder, "model_index.json", new JsonObject
        {
            ["_class_name"] = kind switch { "vace" => "WanVACEPipeline", "a14b-i2v" => "WanImageToVideoPipeline", _ => "WanPipeline" },
            ["boundary_ratio"] = hasExperts ? 0.9 : null,
            ["expand_timesteps"] = isTwo,
            ["transformer"] = new JsonArray("diffusers", "WanTransformer3DModel"),
            ["transformer_2"] = hasExperts ? new JsonArray("diffusers", "WanTransformer3DModel") : new JsonArray(null, null),
        });
        File.WriteAllText(Path.Combine(folder, "README.md"), "---\nlicense: cc0-1.0\n---\n\nTiny random weights, made by `./studio models tiny wan`: coloured noise, on the code path of a real model.\n");
        TinyCheckpoint.WriteJson(folder, "scheduler/scheduler_config.json", new JsonObject
        {
            ["_class_name"] = "UniPCMultistepScheduler",
            ["prediction_type"] = "flow_prediction",
            ["use_flow_sigmas"] = true,
            ["flow_shift"] = 3.0,
        });
        WriteText(folder, seed);
        WriteVae(folder, isTwo, latents, seed);
        for (var expert = 0; expert < (hasExperts ? 2 : 1); expert++)
            WriteTransformer(folder, expert == 0 ? "transformer" : "transformer_2", kind, latents, seed + expert);
    }

    private static void WriteTransformer(string folder, string name, string kind, int latents, long seed)
    {
        var config = new JsonObject
        {
            ["_class_name"] = kind == "vace" ? "WanVACETransformer3DModel" : "WanTransformer3DModel",
            ["attention_head_dim"] = HeadWidth,
            ["cross_attn_norm"] = true,
            ["eps"] = 1e-6,
            ["ffn_dim"] = Inner,
            ["freq_dim"] = 32,
            ["in_channels"] = kind == "a14b-i2v" ? 36 : latents,
            ["num_attention_heads"] = Heads,
            ["num_layers"] = Blocks,
            ["out_channels"] = latents,
            ["patch_size"] = new JsonArray(1, 2, 2),
            ["qk_norm"] = "rms_norm_across_heads",
            ["rope_max_seq_len"] = 1024,
            ["text_dim"] = TextWidth,
        };
        if (kind == "vace")
        {
            config["vace_layers"] = new JsonArray(0);
            config["vace_in_channels"] = 96;
        }

        TinyCheckpoint.WriteJson(folder, $"{name}/config.json", config);
        var read = WanConfig.Open(Path.Combine(folder, name, "config.json"));
        TinyCheckpoint.WriteWeights(folder, $"{name}/diffusion_pytorch_model.safetensors", seed, network => new WanNetwork(network, read, new WanVariant(false, false, kind == "vace")).Build());
    }

    private static void WriteVae(string folder, bool isTwo, int latents, long seed)
    {
        var config = new JsonObject
        {
            ["_class_name"] = "AutoencoderKLWan",
            ["base_dim"] = isTwo ? 2 : 4,
            ["decoder_base_dim"] = isTwo ? 3 : null,
            ["dim_mult"] = new JsonArray(1, 2, 4, 4),
            ["num_res_blocks"] = 1,
            ["temperal_downsample"] = new JsonArray(false, true, true),
            ["is_residual"] = isTwo,
            ["in_channels"] = isTwo ? 12 : 3,
            ["out_channels"] = isTwo ? 12 : 3,
            ["patch_size"] = isTwo ? 2 : null,
            ["z_dim"] = latents,
            ["latents_mean"] = new JsonArray([.. Enumerable.Repeat(0, latents).Select(value => (JsonNode)value)]),
            ["latents_std"] = new JsonArray([.. Enumerable.Repeat(1, latents).Select(value => (JsonNode)value)]),
        };
        TinyCheckpoint.WriteJson(folder, "vae/config.json", config);
        var read = WanVaeConfig.Open(Path.Combine(folder, "vae", "config.json"));
        TinyCheckpoint.WriteWeights(folder, "vae/diffusion_pytorch_model.safetensors", seed + 10, network =>
        {
            new WanVaeNetwork(network, read, isFirst: false).BuildEncoder();
            new WanVaeNetwork(network, read, isFirst: false).BuildDecoder();
        });
    }

    private static void WriteText(string folder, long seed)
    {
        string[] vocabulary = ["<pad>", "</s>", "<s>", "<unk>", .. Pieces.Select(piece => piece.ToString())];
        TinyCheckpoint.WriteJson(folder, "tokenizer/tokenizer.json", new JsonObject
        {
            ["added_tokens"] = new JsonArray([.. Enumerable.Range(0, 4).Select(id => (JsonNode)new JsonObject
            {
                ["id"] = id, ["content"] = vocabulary[id], ["normalized"] = false, ["lstrip"] = false, ["rstrip"] = false, ["single_word"] = false,
            })]),
            ["pre_tokenizer"] = new JsonObject { ["type"] = "Metaspace", ["replacement"] = "▁", ["prepend_scheme"] = "always" },
            ["post_processor"] = new JsonObject
            {
                ["type"] = "TemplateProcessing",
                ["single"] = new JsonArray(
                    new JsonObject { ["Sequence"] = new JsonObject { ["id"] = "A" } },
                    new JsonObject { ["SpecialToken"] = new JsonObject { ["id"] = "</s>" } }),
                ["special_tokens"] = new JsonObject { ["</s>"] = new JsonObject { ["ids"] = new JsonArray(1) } },
            },
            ["model"] = new JsonObject
            {
                ["type"] = "Unigram",
                ["unk_id"] = 3,
                ["vocab"] = new JsonArray([.. vocabulary.Select((piece, id) => (JsonNode)new JsonArray(piece, id < 4 ? 0 : -4.0 - 0.01 * id))]),
            },
        });
        TinyCheckpoint.WriteJson(folder, "text_encoder/config.json", new JsonObject
        {
            ["d_model"] = TextWidth,
            ["d_kv"] = 8,
            ["num_heads"] = 2,
            ["d_ff"] = 32,
            ["num_layers"] = 1,
            ["vocab_size"] = vocabulary.Length,
            ["feed_forward_proj"] = "gated-gelu",
        });
        var read = Umt5Config.Open(Path.Combine(folder, "text_encoder", "config.json"));
        TinyCheckpoint.WriteWeights(folder, "text_encoder/model.safetensors", seed + 20, network => Umt5Encoder.Build(network, read));
    }
}
