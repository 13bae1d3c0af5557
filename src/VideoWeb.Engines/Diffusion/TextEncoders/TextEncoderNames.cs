namespace VideoWeb.Engines.Diffusion.TextEncoders;

/// <summary>Names of text encoders' weights as the networks here ask for them, whichever release of transformers wrote them.</summary>
internal static class TextEncoderNames
{
    /// <summary>CLIP: without the prefix that whole models give their text part.</summary>
    public static string Clip(string name) => WithoutPrefix(name, "text_model.");

    /// <summary>Qwen2.5-VL: model.layers.N, which newer files call model.language_model.layers.N.</summary>
    public static string Qwen(string name)
    {
        if (name.StartsWith("model.language_model.", StringComparison.Ordinal))
            return "model." + WithoutPrefix(name, "model.language_model.");
        return name.StartsWith("language_model.model.", StringComparison.Ordinal) ? WithoutPrefix(name, "language_model.") : name;
    }

    /// <summary>UMT5: the embedding table under the name of the whole model.</summary>
    public static string Umt5(string name) => name == "encoder.embed_tokens.weight" ? "shared.weight" : name;

    private static string WithoutPrefix(string name, string prefix) =>
        name.StartsWith(prefix, StringComparison.Ordinal) ? name[prefix.Length..] : name;
}
