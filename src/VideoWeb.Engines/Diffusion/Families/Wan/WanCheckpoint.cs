using VideoWeb.Engines.Diffusion.Weights;

namespace VideoWeb.Engines.Diffusion.Families.Wan;

/// <summary>What kind of Wan model a folder in diffusers' layout holds.</summary>
internal enum WanKind
{
    /// <summary>Text to video.</summary>
    Text,

    /// <summary>A picture beside the noise in channels of the input: A14B and 2.1 image to video.</summary>
    Picture,

    /// <summary>Text, or a first frame held at timestep 0 (2.2 TI2V).</summary>
    TextOrFirstFrame,

    /// <summary>VACE: control video, mask, references.</summary>
    Control,
}

/// <summary>model_index.json of a Wan checkpoint: which pipeline it is.</summary>
/// <param name="Folder">The checkpoint.</param>
/// <param name="Boundary">Share of the timesteps at which the second transformer takes over, or null without one.</param>
/// <param name="HasFirstFrame">A timestep for each token (2.2 TI2V).</param>
internal sealed record WanCheckpoint(string Folder, double? Boundary, bool HasFirstFrame)
{
    /// <exception cref="InvalidDataException">The file is missing or asks for something that is not supported.</exception>
    public static WanCheckpoint Open(string folder)
    {
        var root = JsonNodeReader.Open(Path.Combine(folder, "model_index.json"));
        var boundary = root.Child("boundary_ratio").IsAbsent ? (double?)null : root.Child("boundary_ratio").Number();
        var hasSecond = root.Child("transformer_2").Items().FirstOrDefault() is { IsAbsent: false };
        if (hasSecond != boundary.HasValue)
            throw root.Unknown("boundary_ratio", $"'{root.Child("boundary_ratio").Value}' {(hasSecond ? "with" : "without")} a transformer_2");
        return new WanCheckpoint(folder, boundary, root.Flag("expand_timesteps"));
    }

    public string TransformerFolder(int expert) => Path.Combine(Folder, expert == 0 ? "transformer" : "transformer_2");

    public string Scheduler => Path.Combine(Folder, "scheduler", "scheduler_config.json");

    public WanKind KindOf(WanConfig transformer) => (transformer.ControlIn > 0, HasFirstFrame, transformer.In > transformer.Out) switch
    {
        (true, _, _) => WanKind.Control,
        (_, true, _) => WanKind.TextOrFirstFrame,
        (_, _, true) => WanKind.Picture,
        _ => WanKind.Text,
    };
}
