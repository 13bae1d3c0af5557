using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Options;
using VideoWeb.Core.Media;

namespace VideoWeb.Media.Provenance;

/// <summary>
/// The signing identity: the operator's own by configuration, else one that is made at first use under a local authority.
/// Keys lie as files that only their owner can read, never in the database.
/// </summary>
internal sealed class SignerKeys(IOptions<MediaOptions> options, TimeProvider clock) : IDisposable
{
    private const string AuthorityFile = "authority.pem";
    private const string SignerFile = "signer.pem";

    private static readonly TimeSpan RenewBefore = TimeSpan.FromDays(30);

    private readonly SemaphoreSlim gate = new(1, 1);
    private readonly ProvenanceOptions options = options.Value.Provenance;
    private SigningIdentity? identity;

    public async Task<SigningIdentity> GetAsync(CancellationToken cancellationToken)
    {
        await gate.WaitAsync(cancellationToken);
        try
        {
            if (identity is null || identity.Expires - clock.GetUtcNow().UtcDateTime < RenewBefore && options.CertificatePath is null)
                identity = options.CertificatePath is null ? await LocalAsync(cancellationToken) : await OperatorsAsync(cancellationToken);
            return identity;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw new MediaException($"The signing key can't be read or made: {exception.Message}", retryable: false, exception);
        }
        finally
        {
            gate.Release();
        }
    }

    public void Dispose()
    {
        identity?.Dispose();
        gate.Dispose();
    }

    private async Task<SigningIdentity> OperatorsAsync(CancellationToken cancellationToken)
    {
        var pem = await File.ReadAllTextAsync(options.CertificatePath!, cancellationToken);
        var chain = new X509Certificate2Collection();
        chain.ImportFromPem(pem);
        if (chain.Count == 0) throw new CryptographicException($"{options.CertificatePath} holds no certificate.");
        if (SigningIdentity.Fault(chain[0], clock.GetUtcNow()) is { } fault) throw new CryptographicException($"{options.CertificatePath} can't sign: {fault}.");
        var key = ECDsa.Create();
        key.ImportFromPem(await File.ReadAllTextAsync(options.KeyPath!, cancellationToken));
        if (!key.ExportSubjectPublicKeyInfo().AsSpan().SequenceEqual(chain[0].PublicKey.ExportSubjectPublicKeyInfo()))
            throw new CryptographicException($"{options.KeyPath} is not the key of {options.CertificatePath}.");
        var sent = chain.Where(certificate => certificate.Subject != certificate.Issuer).ToList();
        return new SigningIdentity(key, sent, chain.FirstOrDefault(certificate => certificate.Subject == certificate.Issuer) ?? chain[^1]);
    }

    private async Task<SigningIdentity> LocalAsync(CancellationToken cancellationToken)
    {
        var folder = Directory.CreateDirectory(options.Folder).FullName;
        // two processes of one data folder (server and shell) must not make two authorities
        await using var claim = await ClaimAsync(Path.Combine(folder, ".lock"), cancellationToken);
        var now = clock.GetUtcNow();
        using var authority = await ReadAsync(Path.Combine(folder, AuthorityFile), cancellationToken) ?? await MakeAuthorityAsync(folder, now, cancellationToken);
        if (await ReadAsync(Path.Combine(folder, SignerFile), cancellationToken) is { } signer)
        {
            if (signer.NotAfter.ToUniversalTime() - now.UtcDateTime > RenewBefore && signer.Issuer == authority.Subject)
                return new SigningIdentity(signer.GetECDsaPrivateKey()!, [signer], X509CertificateLoader.LoadCertificate(authority.RawData));
            signer.Dispose();
        }

        var made = SigningIdentity.NewSigner(authority, now);
        await WriteAsync(Path.Combine(folder, SignerFile), made.Chain[0].ExportCertificatePem() + "\n" + made.Key.ExportPkcs8PrivateKeyPem() + "\n", cancellationToken);
        return made;
    }

    private static async Task<X509Certificate2> MakeAuthorityAsync(string folder, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var authority = SigningIdentity.NewAuthority(now);
        using var key = authority.GetECDsaPrivateKey()!;
        await WriteAsync(Path.Combine(folder, AuthorityFile), authority.ExportCertificatePem() + "\n" + key.ExportPkcs8PrivateKeyPem() + "\n", cancellationToken);
        return authority;
    }

    private static async Task<X509Certificate2?> ReadAsync(string path, CancellationToken cancellationToken)
    {
        if (!File.Exists(path)) return null;
        var pem = await File.ReadAllTextAsync(path, cancellationToken);
        return X509Certificate2.CreateFromPem(pem, pem);
    }

    private static async Task WriteAsync(string path, string text, CancellationToken cancellationToken)
    {
        var part = path + ".part";
        File.Delete(part);
        var creation = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) creation.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        await using (var file = new FileStream(part, creation))
            await file.WriteAsync(System.Text.Encoding.ASCII.GetBytes(text), cancellationToken);
        File.Move(part, path, overwrite: true);
    }

    private async Task<FileStream> ClaimAsync(string path, CancellationToken cancellationToken)
    {
        for (var tries = 0; ; tries++)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (tries < 100)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(50), clock, cancellationToken);
            }
        }
    }
}
