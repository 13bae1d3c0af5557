using System.Security.Cryptography;

namespace VideoWeb.Media.Provenance;

/// <summary>Kinds whose binding is "c2pa.hash.data": the whole file is hashed but for the range that holds the store.</summary>
internal abstract class DataHashFormat : SignedFormat
{
    public sealed override string HashLabel => "c2pa.hash.data";

    public sealed override async Task<bool> HoldsAsync(Stream file, IReadOnlyDictionary<string, object?> binding, CancellationToken cancellationToken)
    {
        if (binding.GetValueOrDefault("hash") is not byte[] expected || binding.GetValueOrDefault("alg") is not (null or "sha256")
            || binding.GetValueOrDefault("exclusions") is not List<object?> listed || listed.Count > 64)
            return false;
        var exclusions = new List<(long Start, long Length)>();
        foreach (var entry in listed.OfType<Dictionary<string, object?>>())
        {
            if (entry.GetValueOrDefault("start") is not long start || entry.GetValueOrDefault("length") is not long length || start < 0 || length < 0)
                return false;
            exclusions.Add((start, length));
        }

        exclusions.Sort();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var at = 0L;
        foreach (var (start, length) in exclusions)
        {
            if (start < at || start + length > file.Length) return false;
            await Streams.ForEachAsync(file, at, start - at, block => hash.AppendData(block.Span), cancellationToken);
            at = start + length;
        }

        await Streams.ForEachAsync(file, at, file.Length - at, block => hash.AppendData(block.Span), cancellationToken);
        return CryptographicOperations.FixedTimeEquals(hash.GetHashAndReset(), expected);
    }

    /// <summary>
    /// What lies before the store (it may depend on how long that is: a length in the head), the store as it lies in the file, how many
    /// bytes of it the exclusion covers (all, or all but a pad byte), and what lies after it.
    /// </summary>
    protected sealed class DataPlacement(Func<long, IReadOnlyList<Piece>> before, Func<byte[], byte[]> wrap, Func<byte[], int> unhashed, IReadOnlyList<Piece> after) : Placement
    {
        public override object Binding(int storeLength, byte[] hash)
        {
            var wrapped = wrap(new byte[storeLength]);
            var start = before(wrapped.Length).Sum(piece => piece.Length);
            return new Dictionary<string, object?>
            {
                ["exclusions"] = new List<object?> { new Dictionary<string, object?> { ["start"] = start, ["length"] = (long)unhashed(wrapped) } },
                ["alg"] = "sha256",
                ["hash"] = hash,
                ["name"] = "manifest store",
                ["pad"] = Array.Empty<byte>(),
            };
        }

        public override IReadOnlyList<Piece> Compose(byte[] store)
        {
            var wrapped = wrap(store);
            return [.. before(wrapped.Length), Piece.Of(wrapped), .. after];
        }

        public override async Task<byte[]> HashAsync(Stream source, byte[] store, CancellationToken cancellationToken)
        {
            var wrapped = wrap(store);
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            foreach (var piece in before(wrapped.Length)) await AppendAsync(hash, source, piece, cancellationToken);
            hash.AppendData(wrapped.AsSpan(unhashed(wrapped)));
            foreach (var piece in after) await AppendAsync(hash, source, piece, cancellationToken);
            return hash.GetHashAndReset();
        }
    }
}
