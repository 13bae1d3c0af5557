using VideoWeb.Engines.Diffusion.Families.Kandinsky6;
using VideoWeb.Engines.Diffusion.TextEncoders;
using VideoWeb.Engines.Diffusion.Weights;

namespace VideoWeb.Engines.Tests.Diffusion;

/// <summary>Weights found under either of their published names.</summary>
public sealed class WeightNameTests
{
    private static readonly (string Diffusers, string Vendor)[] Renamed =
    [
        ("visual_transformer_blocks.", "visual_blocks."),
        ("audio_out_layer.", "audio_outLayer."),
        (".video_dec_block.", ".videoT."),
        (".audio_dec_block.", ".audioT."),
        (".feed_forward.net.0.proj.", ".feed_forward.in_layer."),
        (".feed_forward.net.2.", ".feed_forward.out_layer."),
        (".timestep_embedder.linear_1.", ".in_layer."),
        (".timestep_embedder.linear_2.", ".out_layer."),
        (".attn.", ".self_attention."),
    ];

    [Fact]
    public void Canonical_OfTheVendorsNames_GivesEveryNameOfTheDiffusersFile()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "Diffusion", "Goldens", "kandinsky6", "transformer-release");
        using var weights = SafetensorsFile.Open(Path.Combine(folder, "model.safetensors"));
        foreach (var name in weights.Tensors.Keys)
        {
            var vendor = Renamed.Aggregate(name, (current, pair) => current.Replace(pair.Diffusers, pair.Vendor, StringComparison.Ordinal));
            Assert.Equal(name, Kandinsky6Names.Canonical(vendor));
            Assert.Equal(name, Kandinsky6Names.Canonical(name));
        }
    }

    [Theory]
    [InlineData("text_model.encoder.layers.0.mlp.fc1.weight", "encoder.layers.0.mlp.fc1.weight")]
    [InlineData("final_layer_norm.bias", "final_layer_norm.bias")]
    public void Clip_WithOrWithoutItsPrefix_IsOneName(string file, string asked) => Assert.Equal(asked, TextEncoderNames.Clip(file));

    [Theory]
    [InlineData("model.language_model.layers.3.mlp.up_proj.weight", "model.layers.3.mlp.up_proj.weight")]
    [InlineData("language_model.model.norm.weight", "model.norm.weight")]
    [InlineData("model.embed_tokens.weight", "model.embed_tokens.weight")]
    [InlineData("visual.blocks.0.norm1.weight", "visual.blocks.0.norm1.weight")]
    public void Qwen_OfAnyRelease_IsOneName(string file, string asked) => Assert.Equal(asked, TextEncoderNames.Qwen(file));
}
