using System.Globalization;
using VideoWeb.Core.Media;
using VideoWeb.Web.Design;

namespace VideoWeb.Web.Features.Provenance;

/// <summary>A manifest's terms in words for people.</summary>
internal static class ProvenanceWords
{
    private static readonly StateMark Trusted = new("done", "circle-check", "Valid, made here");
    private static readonly StateMark Valid = new("done", "circle-check", "Valid");
    private static readonly StateMark Invalid = new("failed", "circle-x", "Not valid");
    private static readonly StateMark None = new("cancelled", "circle-slash", "No manifest");

    public static StateMark Of(ProvenanceState state) => state switch
    {
        ProvenanceState.Trusted => Trusted,
        ProvenanceState.Valid => Valid,
        ProvenanceState.Invalid => Invalid,
        _ => None,
    };

    public static (string Icon, string Title) Of(string action) => action switch
    {
        "c2pa.created" => ("cpu", "Generated"),
        "c2pa.opened" => ("folder-open", "Opened"),
        "c2pa.edited" => ("git-branch", "Changed"),
        "c2pa.watermarked" => ("fingerprint-pattern", "Watermarked"),
        _ => ("circle-dot", action.StartsWith("c2pa.", StringComparison.Ordinal) ? action["c2pa.".Length..] : action),
    };

    public static string About(ProvenanceAction action)
    {
        var parts = new List<string>();
        if (action.Description is { } description) parts.Add(description);
        if (action.Software is { } software) parts.Add(software);
        if (Source(action.Source) is { } source) parts.Add(source);
        if (DateTimeOffset.TryParse(action.When, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment))
            parts.Add(moment.ToUniversalTime().ToString("d MMMM yyyy, HH:mm:ss 'UTC'", CultureInfo.InvariantCulture));
        return string.Join(", ", parts);
    }

    public static string Of(ProvenanceIngredient ingredient) => ingredient.Relationship switch
    {
        "parentOf" => $"Remixed from {ingredient.Title}",
        "componentOf" => $"Holds {ingredient.Title}",
        _ => $"Given: {ingredient.Title}",
    };

    /// <summary>What a failure's code means for somebody who got the file.</summary>
    public static string OfFailure(string code) => code switch
    {
        "assertion.bmffHash.mismatch" or "assertion.dataHash.mismatch" => "The content was changed after it was signed.",
        "assertion.hashedURI.mismatch" or "claimSignature.mismatch" => "The manifest was changed after it was signed.",
        "signingCredential.invalid" => "The signer's certificate is expired or may not sign claims.",
        "algorithm.unsupported" => "It is signed in a way this studio can't check (it knows ES256).",
        "ingredient.manifest.mismatch" or "ingredient.manifest.missing" => "The manifest of something it was made from is missing or was changed.",
        "claim.missing" or "claimSignature.missing" or "assertion.missing" or "claim.hardBindings.missing" or "assertion.action.malformed" => "The manifest is incomplete.",
        _ => code,
    };

    private static string? Source(string? source) => source switch
    {
        null => null,
        "algorithmicMedia" => "computed from a plan, without a trained model",
        "trainedAlgorithmicMedia" => "made by a trained model",
        "compositeWithTrainedAlgorithmicMedia" => "made by a trained model together with given pictures",
        "digitalCapture" => "photographed or filmed",
        _ => source,
    };
}
