using VideoWeb.Core.Prompts.Vocabulary;

namespace VideoWeb.Core.Prompts.Grammar;

/// <summary>A noun with all that belongs to it, as it stands in the text.</summary>
internal sealed record NounPhrase
{
    /// <summary>First token, and the one after the last.</summary>
    public required int Start { get; init; }

    public required int End { get; init; }

    /// <summary>The head in the singular, with the nouns that make a compound of it: "street lamp".</summary>
    public required string Noun { get; init; }

    public required NounKind Kind { get; init; }

    public bool Plural { get; init; }

    /// <summary>Null where the text gives none.</summary>
    public int? Count { get; init; }

    /// <summary>Adjectives and materials in order: "blue", "glass".</summary>
    public IReadOnlyList<string> Attributes { get; init; } = [];

    /// <summary>"the", "this", a possessive: it may have been named before.</summary>
    public bool Definite { get; init; }

    public bool HasDeterminer { get; init; }

    /// <summary>Gender of the owner where a possessive pronoun begins it ("her" → f).</summary>
    public string? OwnerPronoun { get; init; }

    /// <summary>"the driver's" before "eyes".</summary>
    public NounPhrase? Owner { get; init; }

    /// <summary>A word in the singular for several: "a wolf pack runs".</summary>
    public bool IsGroup { get; init; }

    public bool IsName { get; init; }

    /// <summary>A name of somebody in the cast.</summary>
    public string? CastId { get; init; }

    /// <summary>A word that no dictionary has.</summary>
    public bool IsUnknown { get; init; }

    /// <summary>"video", "shot", "view": the frame, not a thing in it.</summary>
    public bool IsFrame { get; init; }
}
