namespace VideoWeb.Core.Media;

/// <summary>
/// Content credentials: every file that leaves the studio says who made it, with what and from what, in a signed manifest inside it
/// (C2PA 2.x), and any such file can be checked. Implemented by VideoWeb.Media.
/// </summary>
public interface IProvenance
{
    /// <summary>
    /// Writes a signed copy of an mp4, PNG, JPEG or WAV file. Streams: memory does not grow with the file.
    /// An earlier manifest of the source is replaced; name the source as <see cref="Origin.Parent"/> to carry it on.
    /// </summary>
    /// <param name="source">The finished file.</param>
    /// <param name="target">Where the signed one goes; there whole, or not at all. May be the source itself.</param>
    /// <exception cref="MediaException">It is no such file, or the disk can't be written.</exception>
    Task SignAsync(string source, string target, Origin origin, CancellationToken cancellationToken);

    /// <summary>Reads and checks the manifest of a file; never throws for what a stranger's file holds.</summary>
    /// <param name="content">Seekable, from its beginning.</param>
    Task<ProvenanceReport> VerifyAsync(Stream content, CancellationToken cancellationToken);

    /// <summary>The certificate that others add to their trust list to see "trusted" for this studio's files, as PEM.</summary>
    Task<string> TrustAnchorAsync(CancellationToken cancellationToken);
}

/// <summary>How the pictures came to be, in IPTC's vocabulary (cv.iptc.org/newscodes/digitalsourcetype).</summary>
public enum DigitalSource
{
    /// <summary>Computed from a plan without any trained model: the Previz stage.</summary>
    AlgorithmicMedia,

    /// <summary>Made by a model that was trained on sampled content: the Diffusion and Remote engines.</summary>
    TrainedAlgorithmicMedia,

    /// <summary>Trained model and other material in one: a generated clip continued from a photograph.</summary>
    CompositeWithTrainedAlgorithmicMedia,
}

/// <summary>What a manifest says of a file's making.</summary>
public sealed record Origin
{
    public required string Title { get; init; }

    public required DigitalSource Source { get; init; }

    /// <summary>The engine: "Previz", "Wan 2.1 T2V 1.3B".</summary>
    public required string Engine { get; init; }

    /// <summary>Cameo pictures, first frames: in the order they were given.</summary>
    public IReadOnlyList<Ingredient> Ingredients { get; init; } = [];

    /// <summary>The signed file that this one is an edit or a remix of, or null.</summary>
    public string? Parent { get; init; }

    /// <summary>Signed files that this one is stitched from, in their order.</summary>
    public IReadOnlyList<string> Parts { get; init; } = [];

    /// <summary>The clip's id that an invisible watermark in the picture carries, or null where there is none.</summary>
    public string? Watermark { get; init; }

    /// <summary>The tier's mark is drawn into the picture.</summary>
    public bool VisibleMark { get; init; }

    /// <summary>Credits and licences of material in the picture or sound ("CC BY 4.0: …").</summary>
    public IReadOnlyList<string> Credits { get; init; } = [];
}

/// <param name="Title">What to call it: "cameo mara".</param>
/// <param name="Path">The picture's file.</param>
/// <param name="ContentType">"image/jpeg"…</param>
public sealed record Ingredient(string Title, string Path, string ContentType);

public enum ProvenanceState
{
    /// <summary>The file holds no manifest.</summary>
    None,

    /// <summary>It holds one that does not hold: the file was changed, or the signature is wrong.</summary>
    Invalid,

    /// <summary>Manifest, signature and content agree; who signed is not known here.</summary>
    Valid,

    /// <summary>Valid, and signed by this studio (or an authority it trusts).</summary>
    Trusted,
}

/// <summary>What a file says of itself, and whether it is true.</summary>
public sealed record ProvenanceReport
{
    public required ProvenanceState State { get; init; }

    /// <summary>"mp4", "png", "jpeg", "wav", or null for any other file.</summary>
    public string? Format { get; init; }

    public string? Title { get; init; }

    /// <summary>The program that wrote the manifest.</summary>
    public string? Generator { get; init; }

    /// <summary>Organisation of the signer's certificate, or its common name.</summary>
    public string? SignedBy { get; init; }

    public IReadOnlyList<ProvenanceAction> Actions { get; init; } = [];

    public IReadOnlyList<ProvenanceIngredient> Ingredients { get; init; } = [];

    /// <summary>The clip's id in the invisible watermark that the manifest declares, or null.</summary>
    public string? Watermark { get; init; }

    public IReadOnlyList<string> Credits { get; init; } = [];

    /// <summary>What is wrong, as C2PA's codes: "assertion.bmffHash.mismatch", "claimSignature.mismatch"…</summary>
    public IReadOnlyList<string> Failures { get; init; } = [];
}

/// <param name="Action">"c2pa.created", "c2pa.opened"…</param>
/// <param name="When">Moment in ISO 8601, or null.</param>
/// <param name="Software">Engine, or null.</param>
/// <param name="Source">Last part of the digital source type: "algorithmicMedia", or null.</param>
/// <param name="Description">What was done, in words, or null.</param>
public sealed record ProvenanceAction(string Action, string? When, string? Software, string? Source, string? Description = null);

/// <param name="Relationship">"inputTo", "parentOf", "componentOf".</param>
/// <param name="Signed">It came with a manifest of its own, which is carried along.</param>
public sealed record ProvenanceIngredient(string Title, string Relationship, bool Signed);
