namespace VideoWeb.Core.Engines;

/// <summary>A member of the cast with a likeness of its own, as an engine needs it: no owner, no consent, only what it looks and sounds like.</summary>
public sealed record EngineCameo
{
    /// <summary>"person", "animal" or "product", as <c>cast[].kind</c> of the plan.</summary>
    public required string Kind { get; init; }

    /// <summary>One to five picture files (JPEG or PNG), the best one first; each shows the same person, animal or thing.</summary>
    public required IReadOnlyList<string> Pictures { get; init; }

    /// <summary>The part of the first picture that shows it, as shares of its width and height (0 to 1), or null: the engine finds it.</summary>
    public EngineCrop? Crop { get; init; }

    /// <summary>A binary glTF file that stands for it instead of a character made from the pictures (animals, products), or null.</summary>
    public string? Model { get; init; }

    /// <summary>Name of the voice it always speaks with, or null: chosen by the stage from the likeness, the same each time.</summary>
    public string? Voice { get; init; }
}

/// <summary>A rectangle in shares of a picture's width and height: 0 to 1 from its upper left corner.</summary>
public sealed record EngineCrop(double Left, double Top, double Width, double Height);
