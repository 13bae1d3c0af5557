using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace VideoWeb.Media.Provenance;

/// <summary>Who signs: the leaf's key, and the chain that goes into each file (leaf first, without the root).</summary>
internal sealed class SigningIdentity(ECDsa key, IReadOnlyList<X509Certificate2> chain, X509Certificate2 anchor) : IDisposable
{
    /// <summary>C2PA claim signing.</summary>
    private const string ClaimSigning = "1.3.6.1.4.1.62558.2.1";

    private const string EmailProtection = "1.3.6.1.5.5.7.3.4";

    private const string Organisation = "VideoWeb studio";

    public ECDsa Key => key;

    public IReadOnlyList<X509Certificate2> Chain => chain;

    /// <summary>The root that others trust.</summary>
    public X509Certificate2 Anchor => anchor;

    public DateTime Expires => chain[0].NotAfter.ToUniversalTime();

    public void Dispose()
    {
        key.Dispose();
        foreach (var certificate in chain) certificate.Dispose();
        anchor.Dispose();
    }

    /// <summary>An authority of this studio's own: valid ten years, its key P-256.</summary>
    public static X509Certificate2 NewAuthority(DateTimeOffset now)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN=Local authority, O={Organisation}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, true, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        return request.CreateSelfSigned(now.AddDays(-1), now.AddYears(10));
    }

    /// <summary>
    /// A signer under it, valid for two years. The validators ask for the C2PA use beside e-mail protection, digital signature as
    /// its only key usage, and the authority's key identifier: each of them missing makes the credential invalid.
    /// </summary>
    public static SigningIdentity NewSigner(X509Certificate2 authority, DateTimeOffset now)
    {
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN=Claim signer, O={Organisation}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(ClaimSigning), new Oid(EmailProtection)], false));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(authority, true, false));
        var end = new[] { now.AddYears(2), new DateTimeOffset(authority.NotAfter.ToUniversalTime()) }.Min();
        var leaf = request.Create(authority, now.AddDays(-1), end, RandomNumberGenerator.GetBytes(16));
        return new SigningIdentity(key, [leaf], X509CertificateLoader.LoadCertificate(authority.RawData));
    }

    /// <summary>Null where a claim may be signed with it, else what is wrong.</summary>
    public static string? Fault(X509Certificate2 leaf, DateTimeOffset now)
    {
        if (leaf.GetECDsaPublicKey() is not { KeySize: 256 }) return "its key is no P-256 key (ES256)";
        if (leaf.NotAfter.ToUniversalTime() < now.UtcDateTime) return "it has expired";
        var uses = leaf.Extensions.OfType<X509EnhancedKeyUsageExtension>().SelectMany(e => e.EnhancedKeyUsages.Cast<Oid>()).Select(use => use.Value).ToHashSet();
        if (!uses.Contains(ClaimSigning) && !uses.Contains(EmailProtection)) return "it is not for signing claims (extended key usage 1.3.6.1.4.1.62558.2.1 or e-mail protection)";
        if (leaf.Extensions.OfType<X509BasicConstraintsExtension>().Any(e => e.CertificateAuthority)) return "it is an authority's";
        return leaf.Extensions.OfType<X509KeyUsageExtension>().Any(e => e.KeyUsages.HasFlag(X509KeyUsageFlags.DigitalSignature)) ? null : "its key usage lacks digital signature";
    }
}
