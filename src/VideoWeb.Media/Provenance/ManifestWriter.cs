using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using VideoWeb.Core.Media;
using Map = System.Collections.Generic.Dictionary<string, object?>;

namespace VideoWeb.Media.Provenance;

/// <summary>
/// One claim with its assertions and signature, in a store with the manifests it carries on. Built twice for a file, with a hash of
/// zeros and with the real one: both have the same length.
/// </summary>
internal sealed class ManifestWriter(SigningIdentity identity, Origin origin, string format, IReadOnlyList<CarriedManifest> carried, string generator, DateTimeOffset now)
{
    internal const string WatermarkAlgorithm = "org.videoweb.dct.1";

    /// <summary>What a manifest says of the tier's mark, and what it is known by.</summary>
    internal const string VisibleMarkWords = "Visible mark of generated content drawn into the picture";

    private const int CoseSign1 = 18;
    private const int Es256 = -7;
    private const int AlgorithmHeader = 1;
    private const int ChainHeader = 33;
    private const string SourceTypes = "http://cv.iptc.org/newscodes/digitalsourcetype/";

    private readonly string label = $"urn:c2pa:{Guid.NewGuid()}";
    private readonly string instance = $"xmp:iid:{Guid.NewGuid()}";
    private readonly Dictionary<string, string> instances = [];

    public byte[] Write(string hashLabel, object binding)
    {
        var assertions = new List<(string Label, byte[] Box)>();
        var inputs = Ingredients(assertions);
        Add(assertions, "c2pa.actions.v2", new Map { ["actions"] = Actions(inputs) });
        if (origin.Watermark is { } watermark)
        {
            Add(assertions, "c2pa.soft-binding", new Map
            {
                ["alg"] = WatermarkAlgorithm,
                ["blocks"] = new List<object?> { new Map { ["scope"] = new Map(), ["value"] = watermark } },
            });
        }

        if (origin.Credits.Count > 0)
            Add(assertions, "org.videoweb.credits", new Map { ["credits"] = origin.Credits.Select(credit => (object?)credit).ToList() });
        Add(assertions, hashLabel, binding);

        var claim = Cbor.Encode(new Map
        {
            ["instanceID"] = instance,
            ["claim_generator_info"] = new Map { ["name"] = generator, ["version"] = typeof(ManifestWriter).Assembly.GetName().Version!.ToString(3) },
            ["signature"] = $"self#jumbf=/c2pa/{label}/c2pa.signature",
            ["created_assertions"] = assertions.Select(assertion => (object?)Reference(assertion)).ToList(),
            ["alg"] = "sha256",
            ["dc:title"] = origin.Title,
            ["dc:format"] = format,
        });
        var manifest = JumbfBox.WriteSuper(
            "c2ma", label,
            JumbfBox.WriteSuper("c2as", "c2pa.assertions", [.. assertions.Select(assertion => assertion.Box)]),
            JumbfBox.WriteSuper("c2cl", "c2pa.claim.v2", JumbfBox.Write("cbor", claim)),
            JumbfBox.WriteSuper("c2cs", "c2pa.signature", JumbfBox.Write("cbor", Sign(claim))));
        // the active manifest is the last of the store
        return JumbfBox.WriteSuper("c2pa", "c2pa", [.. carried.SelectMany(c => c.Manifests).DistinctBy(m => m.Label).Select(m => m.Bytes.ToArray()), manifest]);
    }

    private sealed record Inputs(List<object?> Given, Map? Opened, List<object?> Placed);

    private Inputs Ingredients(List<(string Label, byte[] Box)> assertions)
    {
        var inputs = new Inputs([], null, []);
        foreach (var ingredient in origin.Ingredients)
        {
            inputs.Given.Add(AddIngredient(assertions, new Map
            {
                ["dc:title"] = ingredient.Title,
                ["dc:format"] = ingredient.ContentType,
                ["relationship"] = "inputTo",
                ["instanceID"] = InstanceOf(ingredient.Path),
            }));
        }

        foreach (var chain in carried)
        {
            var manifest = chain.Manifests[^1];
            var url = $"self#jumbf=/c2pa/{manifest.Label}";
            var signature = manifest.Child("c2pa.signature");
            var reference = AddIngredient(assertions, new Map
            {
                ["dc:title"] = chain.Title,
                ["dc:format"] = chain.ContentType,
                ["relationship"] = chain.Relationship,
                ["activeManifest"] = new Map { ["url"] = url, ["hash"] = JumbfBox.Hash(manifest.Bytes.Span) },
                ["claimSignature"] = new Map { ["url"] = $"{url}/c2pa.signature", ["hash"] = signature is null ? new byte[32] : JumbfBox.Hash(signature.Bytes.Span) },
                ["validationResults"] = new Map
                {
                    ["activeManifest"] = new Map
                    {
                        ["success"] = new List<object?> { Status("claimSignature.insideValidity", url), Status("claimSignature.validated", url) },
                        ["informational"] = new List<object?>(),
                        ["failure"] = new List<object?>(),
                    },
                },
            });
            if (chain.Relationship == "parentOf") inputs = inputs with { Opened = reference };
            else inputs.Placed.Add(reference);
        }

        return inputs;
    }

    private static Map Status(string code, string manifest) => new() { ["code"] = code, ["url"] = $"{manifest}/c2pa.signature" };

    // the same ingredient keeps its id while the manifest is built twice
    private string InstanceOf(string path) => instances.TryGetValue(path, out var known) ? known : instances[path] = $"xmp:iid:{Guid.NewGuid()}";

    private List<object?> Actions(Inputs inputs)
    {
        var when = new CborDate(now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        var software = new Map { ["name"] = origin.Engine };
        var source = SourceTypes + JsonNamingPolicy.CamelCase.ConvertName(origin.Source.ToString());
        var actions = new List<object?>();
        if (inputs.Opened is { } opened)
        {
            actions.Add(new Map { ["action"] = "c2pa.opened", ["when"] = when, ["softwareAgent"] = software, ["parameters"] = new Map { ["ingredients"] = new List<object?> { opened } } });
            var edited = new Map { ["action"] = "c2pa.edited", ["when"] = when, ["softwareAgent"] = software, ["digitalSourceType"] = source };
            if (inputs.Given.Count > 0) edited["parameters"] = new Map { ["ingredients"] = inputs.Given };
            actions.Add(edited);
        }
        else
        {
            var created = new Map { ["action"] = "c2pa.created", ["when"] = when, ["softwareAgent"] = software, ["digitalSourceType"] = source };
            if (inputs.Given.Count > 0) created["parameters"] = new Map { ["ingredients"] = inputs.Given };
            actions.Add(created);
        }

        foreach (var placed in inputs.Placed)
            actions.Add(new Map { ["action"] = "c2pa.placed", ["when"] = when, ["parameters"] = new Map { ["ingredients"] = new List<object?> { placed } } });
        if (origin.VisibleMark)
            actions.Add(new Map { ["action"] = "c2pa.edited", ["when"] = when, ["softwareAgent"] = software, ["description"] = VisibleMarkWords });
        if (origin.Watermark is not null)
            actions.Add(new Map { ["action"] = "c2pa.watermarked", ["when"] = when, ["softwareAgent"] = software });
        return actions;
    }

    private static Map AddIngredient(List<(string Label, byte[] Box)> assertions, Map content)
    {
        var count = assertions.Count(assertion => assertion.Label.StartsWith("c2pa.ingredient.v3", StringComparison.Ordinal));
        return Reference(Add(assertions, count == 0 ? "c2pa.ingredient.v3" : $"c2pa.ingredient.v3__{count}", content));
    }

    private static (string Label, byte[] Box) Add(List<(string Label, byte[] Box)> assertions, string label, object content)
    {
        var assertion = (label, JumbfBox.WriteSuper("cbor", label, JumbfBox.Write("cbor", Cbor.Encode(content))));
        assertions.Add(assertion);
        return assertion;
    }

    private static Map Reference((string Label, byte[] Box) assertion) =>
        new() { ["url"] = $"self#jumbf=c2pa.assertions/{assertion.Label}", ["hash"] = JumbfBox.Hash(assertion.Box) };

    /// <summary>COSE_Sign1 (RFC 9052) over the claim, detached, the chain in the protected header (RFC 9360).</summary>
    private byte[] Sign(byte[] claim)
    {
        object chain = identity.Chain.Count == 1 ? identity.Chain[0].RawData : identity.Chain.Select(certificate => (object?)certificate.RawData).ToList();
        var head = Cbor.Encode(new Dictionary<int, object?> { [AlgorithmHeader] = Es256, [ChainHeader] = chain });
        var signature = identity.Key.SignData(SignedBytes(head, claim), HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
        return Cbor.Encode(new CborTagged(CoseSign1, new List<object?> { head, new Map(), null, signature }));
    }

    internal static byte[] SignedBytes(byte[] head, byte[] claim) =>
        Cbor.Encode(new List<object?> { "Signature1", head, Array.Empty<byte>(), claim });
}

/// <summary>A signed file that goes into this one: its manifests, the active one last.</summary>
internal sealed record CarriedManifest(string Title, string ContentType, string Relationship, IReadOnlyList<Jumbf> Manifests);
