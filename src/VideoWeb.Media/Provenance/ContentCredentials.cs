using Microsoft.Extensions.Options;
using VideoWeb.Core.Media;

namespace VideoWeb.Media.Provenance;

/// <summary>Signs and checks; the formats know where a store lies, the writer and the reader what it holds.</summary>
internal sealed class ContentCredentials(SignerKeys keys, IOptions<MediaOptions> options, TimeProvider clock) : IProvenance
{
    private const int LayoutRounds = 6;

    public async Task SignAsync(string source, string target, Origin origin, CancellationToken cancellationToken)
    {
        var part = $"{target}.{Guid.NewGuid():n}.part";
        try
        {
            await using (var file = Open(source))
            await using (var signed = new FileStream(part, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 16, useAsync: true))
                await WriteAsync(file, signed, origin, cancellationToken);
            File.Move(part, target, overwrite: true);
        }
        catch (InvalidDataException exception)
        {
            throw new MediaException($"{Path.GetFileName(source)} can't be signed: {exception.Message}", retryable: false, exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new MediaException($"The signed file can't be written: {exception.Message}", retryable: true, exception);
        }
        finally
        {
            File.Delete(part);
        }
    }

    public async Task<ProvenanceReport> VerifyAsync(Stream content, CancellationToken cancellationToken)
    {
        var format = await SignedFormat.OfAsync(content, cancellationToken);
        if (format is null) return new ProvenanceReport { State = ProvenanceState.None };
        try
        {
            if (await format.ReadStoreAsync(content, cancellationToken) is not { } bytes)
                return new ProvenanceReport { State = ProvenanceState.None, Format = format.Name };
            if (JumbfBox.Read(bytes) is not { } store)
                return new ProvenanceReport { State = ProvenanceState.Invalid, Format = format.Name, Failures = ["claim.missing"] };
            var identity = await keys.GetAsync(cancellationToken);
            var reader = new ManifestReader(store, identity.Anchor, clock.GetUtcNow());
            var report = reader.Read(format.Name);
            var failures = reader.Failures.ToList();
            if (reader.Binding is { } binding && !(binding.Label == format.HashLabel && await format.HoldsAsync(content, binding.Content, cancellationToken)))
                failures.Add(format is Mp4Format ? "assertion.bmffHash.mismatch" : "assertion.dataHash.mismatch");
            return report with
            {
                State = failures.Count > 0 ? ProvenanceState.Invalid : reader.IsTrusted ? ProvenanceState.Trusted : ProvenanceState.Valid,
                Failures = failures,
            };
        }
        catch (InvalidDataException exception)
        {
            return new ProvenanceReport { State = ProvenanceState.Invalid, Format = format.Name, Failures = [exception.Message] };
        }
    }

    public async Task<string> TrustAnchorAsync(CancellationToken cancellationToken) =>
        (await keys.GetAsync(cancellationToken)).Anchor.ExportCertificatePem();

    private async Task WriteAsync(Stream source, Stream target, Origin origin, CancellationToken cancellationToken)
    {
        var format = await SignedFormat.OfAsync(source, cancellationToken) ?? throw new InvalidDataException("it is no mp4, PNG, JPEG or WAV file.");
        var carried = new List<CarriedManifest>();
        if (origin.Parent is { } parent) carried.Add(await CarryAsync(parent, "parentOf", cancellationToken));
        foreach (var piece in origin.Parts) carried.Add(await CarryAsync(piece, "componentOf", cancellationToken));

        var writer = new ManifestWriter(await keys.GetAsync(cancellationToken), origin, format.ContentType, carried, options.Value.Provenance.Generator, clock.GetUtcNow());
        var placement = await format.PlaceAsync(source, cancellationToken);
        // the binding says how long the store is, and the store holds the binding: a length or two later they agree
        var store = writer.Write(format.HashLabel, placement.Binding(0, new byte[32]));
        for (var round = 0; ; round++)
        {
            var again = writer.Write(format.HashLabel, placement.Binding(store.Length, new byte[32]));
            if (again.Length == store.Length) break;
            if (round == LayoutRounds) throw new InvalidDataException("no layout was found for its manifest.");
            store = again;
        }

        var length = store.Length;
        store = writer.Write(format.HashLabel, placement.Binding(length, await placement.HashAsync(source, store, cancellationToken)));
        if (store.Length != length) throw new InvalidOperationException("The manifest changed its length between its two writings.");
        foreach (var piece in placement.Compose(store)) await Streams.CopyAsync(source, target, piece, cancellationToken);
        await target.FlushAsync(cancellationToken);
    }

    private static async Task<CarriedManifest> CarryAsync(string path, string relationship, CancellationToken cancellationToken)
    {
        await using var file = Open(path);
        var format = await SignedFormat.OfAsync(file, cancellationToken) ?? throw new InvalidDataException($"{Path.GetFileName(path)} is no mp4, PNG, JPEG or WAV file.");
        var bytes = await format.ReadStoreAsync(file, cancellationToken);
        if (bytes is null || JumbfBox.Read(bytes) is not { Children: { Count: > 0 } manifests })
            throw new InvalidDataException($"{Path.GetFileName(path)} holds no manifest to carry on.");
        return new CarriedManifest(Path.GetFileName(path), format.ContentType, relationship, manifests);
    }

    private static FileStream Open(string path) => new(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, useAsync: true);
}
