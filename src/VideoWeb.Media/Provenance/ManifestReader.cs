using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using VideoWeb.Core.Media;
using Map = System.Collections.Generic.Dictionary<string, object?>;

namespace VideoWeb.Media.Provenance;

/// <summary>Reads a store and checks it: hashes of the assertions, the signature over the claim, the signer, the manifests it carries.</summary>
internal sealed class ManifestReader(Jumbf store, X509Certificate2 anchor, DateTimeOffset now)
{
    private const int DeepestChain = 32;

    private readonly List<string> failures = [];

    public IReadOnlyList<string> Failures => failures;

    /// <summary>The hard binding of the active manifest: its label and content.</summary>
    public (string Label, Map Content)? Binding { get; private set; }

    /// <summary>Whether the signer's chain ends in this studio's authority.</summary>
    public bool IsTrusted { get; private set; }

    public ProvenanceReport Read(string format)
    {
        var empty = new ProvenanceReport { State = ProvenanceState.Invalid, Format = format };
        if (store.Label != "c2pa" || store.Children.LastOrDefault(child => child.Type == "c2ma") is not { } active)
        {
            failures.Add("claim.missing");
            return empty;
        }

        var read = Check(active, 0, isActive: true);
        return read is null ? empty : read with { Format = format };
    }

    private ProvenanceReport? Check(Jumbf manifest, int depth, bool isActive)
    {
        if (depth > DeepestChain || manifest.Children.FirstOrDefault(child => child.Type == "c2cl") is not { } claimBox || Cbor.Decode(claimBox.Content) is not Map claim)
        {
            failures.Add("claim.missing");
            return null;
        }

        var signer = CheckSignature(manifest, claim, claimBox.Content.ToArray(), isActive);
        var assertions = CheckAssertions(manifest, claim);
        var actions = new List<ProvenanceAction>();
        var ingredients = new List<ProvenanceIngredient>();
        string? watermark = null;
        IReadOnlyList<string> credits = [];
        foreach (var (label, content) in assertions)
        {
            if (label.StartsWith("c2pa.actions", StringComparison.Ordinal)) actions.AddRange(Actions(content));
            else if (label.StartsWith("c2pa.ingredient", StringComparison.Ordinal)) ingredients.Add(CheckIngredient(content, depth));
            else if (label == "c2pa.soft-binding") watermark = Watermark(content);
            else if (label == "org.videoweb.credits") credits = [.. List(content, "credits").OfType<string>()];
            else if (isActive && label.StartsWith("c2pa.hash.", StringComparison.Ordinal)) Binding = (label, content);
        }

        if (isActive && Binding is null) failures.Add("claim.hardBindings.missing");
        if (isActive && actions.FirstOrDefault()?.Action is not ("c2pa.created" or "c2pa.opened")) failures.Add("assertion.action.malformed");
        return new ProvenanceReport
        {
            State = ProvenanceState.Invalid,
            Title = claim.GetValueOrDefault("dc:title") as string,
            Generator = (claim.GetValueOrDefault("claim_generator_info") as Map)?.GetValueOrDefault("name") as string ?? claim.GetValueOrDefault("claim_generator") as string,
            SignedBy = signer,
            Actions = actions,
            Ingredients = ingredients,
            Watermark = watermark,
            Credits = credits,
        };
    }

    private List<(string Label, Map Content)> CheckAssertions(Jumbf manifest, Map claim)
    {
        var read = new List<(string, Map)>();
        var references = List(claim, "created_assertions").Concat(List(claim, "gathered_assertions")).Concat(List(claim, "assertions"));
        foreach (var reference in references.OfType<Map>().Take(1000))
        {
            if (reference.GetValueOrDefault("url") is not string url || manifest.Find(url, store) is not { } assertion)
            {
                failures.Add("assertion.missing");
                continue;
            }

            if (reference.GetValueOrDefault("hash") is not byte[] hash || !JumbfBox.Hash(assertion.Bytes.Span).AsSpan().SequenceEqual(hash))
                failures.Add("assertion.hashedURI.mismatch");
            else if (Cbor.Decode(assertion.Content) is Map content)
                read.Add((assertion.Label, content));
        }

        return read;
    }

    private string? CheckSignature(Jumbf manifest, Map claim, byte[] claimBytes, bool isActive)
    {
        if (claim.GetValueOrDefault("signature") is not string url || manifest.Find(url, store) is not { Type: "c2cs" } box
            || Cbor.Decode(box.Content) is not List<object?> { Count: 4 } cose || cose[0] is not byte[] head || cose[3] is not byte[] signature
            || Cbor.Decode(head) is not Map protectedHead)
        {
            failures.Add("claimSignature.missing");
            return null;
        }

        var chain = Chain(protectedHead) ?? Chain(cose[1] as Map);
        if (chain is null || chain.Count == 0 || protectedHead.GetValueOrDefault("1") is not -7L)
        {
            // other algorithms exist; this reader knows ES256 alone and says so rather than guess
            failures.Add("algorithm.unsupported");
            return null;
        }

        try
        {
            using var key = chain[0].GetECDsaPublicKey();
            if (key is null || !key.VerifyData(ManifestWriter.SignedBytes(head, claimBytes), signature, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation))
                failures.Add("claimSignature.mismatch");
            if (SigningIdentity.Fault(chain[0], now) is not null) failures.Add("signingCredential.invalid");
            if (isActive) IsTrusted = EndsInAnchor(chain);
            var name = chain[0].GetNameInfo(X509NameType.SimpleName, forIssuer: false);
            var organisation = chain[0].SubjectName.EnumerateRelativeDistinguishedNames().FirstOrDefault(part => part.GetSingleElementType().Value == "2.5.4.10")?.GetSingleElementValue();
            return organisation ?? name;
        }
        catch (CryptographicException)
        {
            // a certificate that loads may still be broken within: its key, an extension
            failures.Add("signingCredential.invalid");
            return null;
        }
        finally
        {
            foreach (var certificate in chain) certificate.Dispose();
        }
    }

    private bool EndsInAnchor(List<X509Certificate2> chain)
    {
        using var built = new X509Chain();
        built.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        built.ChainPolicy.CustomTrustStore.Add(anchor);
        foreach (var certificate in chain.Skip(1)) built.ChainPolicy.ExtraStore.Add(certificate);
        built.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        built.ChainPolicy.VerificationTime = now.UtcDateTime;
        return built.Build(chain[0]);
    }

    private static List<X509Certificate2>? Chain(Map? head)
    {
        var value = head?.GetValueOrDefault("33") ?? head?.GetValueOrDefault("x5chain");
        var encoded = value switch
        {
            byte[] single => [single],
            List<object?> { Count: <= 8 } several => several.OfType<byte[]>().ToList(),
            _ => null,
        };
        if (encoded is null) return null;
        try
        {
            return encoded.ConvertAll(X509CertificateLoader.LoadCertificate);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private ProvenanceIngredient CheckIngredient(Map content, int depth)
    {
        var title = content.GetValueOrDefault("dc:title") as string ?? "untitled";
        var relationship = content.GetValueOrDefault("relationship") as string ?? "";
        if (content.GetValueOrDefault("activeManifest") is not Map reference || reference.GetValueOrDefault("url") is not string url)
            return new ProvenanceIngredient(title, relationship, Signed: false);
        if (store.Find(url, store) is not { } manifest)
            failures.Add("ingredient.manifest.missing");
        else if (reference.GetValueOrDefault("hash") is not byte[] hash || !JumbfBox.Hash(manifest.Bytes.Span).AsSpan().SequenceEqual(hash))
            failures.Add("ingredient.manifest.mismatch");
        else
            Check(manifest, depth + 1, isActive: false);
        return new ProvenanceIngredient(title, relationship, Signed: true);
    }

    private static IEnumerable<ProvenanceAction> Actions(Map content) =>
        List(content, "actions").OfType<Map>().Take(1000).Select(action => new ProvenanceAction(
            action.GetValueOrDefault("action") as string ?? "",
            action.GetValueOrDefault("when") as string,
            (action.GetValueOrDefault("softwareAgent") as Map)?.GetValueOrDefault("name") as string ?? action.GetValueOrDefault("softwareAgent") as string,
            (action.GetValueOrDefault("digitalSourceType") as string)?.Split('/')[^1],
            action.GetValueOrDefault("description") as string));

    private static string? Watermark(Map content) =>
        content.GetValueOrDefault("alg") is ManifestWriter.WatermarkAlgorithm
            ? List(content, "blocks").OfType<Map>().Select(block => block.GetValueOrDefault("value") as string).FirstOrDefault()
            : null;

    private static IEnumerable<object?> List(Map map, string key) => map.GetValueOrDefault(key) as List<object?> ?? [];
}
