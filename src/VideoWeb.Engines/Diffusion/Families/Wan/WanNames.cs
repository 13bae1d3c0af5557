using System.Text.RegularExpressions;

namespace VideoWeb.Engines.Diffusion.Families.Wan;

/// <summary>
/// Names of the weights: the layout of diffusers is ours, the vendor's own files have others. The norms 2 and 3 are exchanged
/// between the two; only the one before the text has weights, so that a <c>norm3</c> can only be the vendor's.
/// </summary>
internal static partial class WanNames
{
    private static readonly string[] Prefixes = ["model.diffusion_model.", "diffusion_model."];

    /// <summary>The vendor's name of a module and diffusers', each with its dot.</summary>
    private static readonly (string Original, string Diffusers)[] Modules =
    [
        ("head.head.", "proj_out."),
        ("time_embedding.0.", "condition_embedder.time_embedder.linear_1."),
        ("time_embedding.2.", "condition_embedder.time_embedder.linear_2."),
        ("time_projection.1.", "condition_embedder.time_proj."),
        ("text_embedding.0.", "condition_embedder.text_embedder.linear_1."),
        ("text_embedding.2.", "condition_embedder.text_embedder.linear_2."),
        ("img_emb.proj.0.", "condition_embedder.image_embedder.norm1."),
        ("img_emb.proj.1.", "condition_embedder.image_embedder.ff.net.0.proj."),
        ("img_emb.proj.3.", "condition_embedder.image_embedder.ff.net.2."),
        ("img_emb.proj.4.", "condition_embedder.image_embedder.norm2."),
    ];

    /// <summary>The same inside a block.</summary>
    private static readonly (string Original, string Diffusers)[] BlockModules =
    [
        ("self_attn.q.", "attn1.to_q."), ("self_attn.k.", "attn1.to_k."), ("self_attn.v.", "attn1.to_v."), ("self_attn.o.", "attn1.to_out.0."),
        ("self_attn.norm_q.", "attn1.norm_q."), ("self_attn.norm_k.", "attn1.norm_k."),
        ("cross_attn.q.", "attn2.to_q."), ("cross_attn.k.", "attn2.to_k."), ("cross_attn.v.", "attn2.to_v."), ("cross_attn.o.", "attn2.to_out.0."),
        ("cross_attn.norm_q.", "attn2.norm_q."), ("cross_attn.norm_k.", "attn2.norm_k."),
        ("cross_attn.k_img.", "attn2.add_k_proj."), ("cross_attn.v_img.", "attn2.add_v_proj."), ("cross_attn.norm_k_img.", "attn2.norm_added_k."),
        ("ffn.0.", "ffn.net.0.proj."), ("ffn.2.", "ffn.net.2."), ("norm3.", "norm2."), ("before_proj.", "proj_in."), ("after_proj.", "proj_out."),
    ];

    /// <summary>The diffusers name of a transformer's weight in any layout.</summary>
    public static string Transformer(string name)
    {
        name = WithoutPrefix(name);
        switch (name)
        {
            case "head.modulation":
                return "scale_shift_table";
            case "img_emb.emb_pos":
                return "condition_embedder.image_embedder.pos_embed";
        }

        if (Block().Match(name) is not { Success: true } block)
            return Replaced(name, Modules);
        var inside = name[block.Length..];
        return block.Value + (inside == "modulation" ? "scale_shift_table" : Replaced(inside, BlockModules));
    }

    /// <summary>The vendor's name of a module ("blocks.0.self_attn.q") by diffusers'.</summary>
    public static string Original(string module)
    {
        var name = module + ".";
        var start = Block().Match(name) is { Success: true } block ? block.Length : 0;
        foreach (var (original, diffusers) in start > 0 ? BlockModules : Modules)
        {
            if (name[start..] == diffusers)
                return (name[..start] + original).TrimEnd('.');
        }

        return module;
    }

    /// <summary>Without what whole-program checkpoints put before the transformer's names.</summary>
    public static string WithoutPrefix(string name)
    {
        foreach (var prefix in Prefixes)
        {
            if (name.StartsWith(prefix, StringComparison.Ordinal))
                return name[prefix.Length..];
        }

        return name;
    }

    private static string Replaced(string name, (string Original, string Diffusers)[] modules)
    {
        foreach (var (original, diffusers) in modules)
        {
            if (name.StartsWith(original, StringComparison.Ordinal))
                return diffusers + name[original.Length..];
        }

        return name;
    }

    [GeneratedRegex(@"^(vace_)?blocks\.\d+\.", RegexOptions.CultureInvariant)]
    private static partial Regex Block();
}
