namespace VideoWeb.Engines.Diffusion.Families.Kandinsky6;

/// <summary>Names of the transformer's weights: the layout of diffusers is ours, the vendor's own files have older names.</summary>
internal static class Kandinsky6Names
{
    /// <summary>The diffusers name of a weight in either layout.</summary>
    public static string Canonical(string name)
    {
        if (name.StartsWith("visual_blocks.", StringComparison.Ordinal))
            name = "visual_transformer_blocks." + name["visual_blocks.".Length..];
        else if (name.StartsWith("audio_outLayer.", StringComparison.Ordinal))
            name = "audio_out_layer." + name["audio_outLayer.".Length..];
        name = name
            .Replace(".videoT.", ".video_dec_block.", StringComparison.Ordinal)
            .Replace(".audioT.", ".audio_dec_block.", StringComparison.Ordinal)
            .Replace(".feed_forward.in_layer.", ".feed_forward.net.0.proj.", StringComparison.Ordinal)
            .Replace(".feed_forward.out_layer.", ".feed_forward.net.2.", StringComparison.Ordinal)
            .Replace("_time_embeddings.in_layer.", "_time_embeddings.timestep_embedder.linear_1.", StringComparison.Ordinal)
            .Replace("_time_embeddings.out_layer.", "_time_embeddings.timestep_embedder.linear_2.", StringComparison.Ordinal);
        return name.Contains("_text_transformer_blocks.", StringComparison.Ordinal)
            ? name.Replace(".self_attention.", ".attn.", StringComparison.Ordinal)
            : name;
    }
}
