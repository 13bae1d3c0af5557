using System.Buffers.Binary;
using System.Security.Cryptography;

namespace VideoWeb.Media.Provenance;

/// <summary>
/// ISO BMFF (mp4): the store is a <c>uuid</c> box right after <c>ftyp</c>, before <c>moov</c> and <c>mdat</c>, whose chunk offsets
/// shift by its length. The binding is "c2pa.hash.bmff.v3": for every root box that is not excluded its offset in the file
/// (64 bits, big endian) and its bytes.
/// </summary>
internal sealed class Mp4Format : SignedFormat
{
    private const int LargestMovie = 128 * 1024 * 1024;

    private static readonly byte[] StoreUuid = Convert.FromHexString("d8fec3d61b0e483c92975828877ec481");

    public override string Name => "mp4";

    public override string ContentType => "video/mp4";

    public override string HashLabel => "c2pa.hash.bmff.v3";

    public override bool Fits(ReadOnlySpan<byte> head) => head.Length >= 8 && head[4..].StartsWith("ftyp"u8);

    public override async Task<byte[]?> ReadStoreAsync(Stream file, CancellationToken cancellationToken)
    {
        foreach (var box in await BoxesAsync(file, cancellationToken))
        {
            if (!box.IsStore || box.Length > LargestStore) continue;
            var content = await ReadAsync(file, box.At + 28, (int)box.Length - 28, cancellationToken);
            var purpose = Array.IndexOf(content, (byte)0);
            if (purpose < 0 || System.Text.Encoding.ASCII.GetString(content, 0, purpose) != "manifest") continue;
            var store = content.AsSpan(purpose + 1 + 8);
            var length = BinaryPrimitives.ReadUInt32BigEndian(store);
            return length <= store.Length ? store[..(int)length].ToArray() : throw new InvalidDataException("The manifest goes past its box.");
        }

        return null;
    }

    public override async Task<Placement> PlaceAsync(Stream source, CancellationToken cancellationToken)
    {
        var boxes = (await BoxesAsync(source, cancellationToken)).Where(box => !box.IsStore).ToList();
        if (boxes[0].Type != "ftyp") throw new InvalidDataException("The mp4 does not begin with its type.");
        byte[]? movie = null;
        var removed = 0L;
        foreach (var box in boxes)
        {
            if (box.Type == "moov")
            {
                if (box.Length > LargestMovie) throw new InvalidDataException("The mp4's index is too large.");
                movie = await ReadAsync(source, box.At, (int)box.Length, cancellationToken);
            }
            else if (box.Type == "mdat")
            {
                removed = Math.Max(removed, box.At - boxes.TakeWhile(other => other != box).Sum(other => other.Length));
            }
        }

        return new Mp4Placement(boxes, movie ?? throw new InvalidDataException("The mp4 has no index."), removed);
    }

    public override async Task<bool> HoldsAsync(Stream file, IReadOnlyDictionary<string, object?> binding, CancellationToken cancellationToken)
    {
        if (binding.GetValueOrDefault("hash") is not byte[] expected || binding.GetValueOrDefault("alg") is not (null or "sha256")) return false;
        var excluded = Exclusions(binding);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var box in await BoxesAsync(file, cancellationToken))
        {
            if (excluded.Contains("/" + box.Type) && (box.Type != "uuid" || box.IsStore)) continue;
            AppendOffset(hash, box.At);
            await Streams.ForEachAsync(file, box.At, box.Length, block => hash.AppendData(block.Span), cancellationToken);
        }

        return CryptographicOperations.FixedTimeEquals(hash.GetHashAndReset(), expected);
    }

    // an exclusion that is none of the three that every writer uses is not honoured: a stranger must not choose what is checked
    private static HashSet<string> Exclusions(IReadOnlyDictionary<string, object?> binding) =>
        binding.GetValueOrDefault("exclusions") is List<object?> listed
            ? [.. listed.OfType<Dictionary<string, object?>>().Select(entry => entry.GetValueOrDefault("xpath") as string ?? "").Where(path => path is "/uuid" or "/ftyp" or "/mfra")]
            : [];

    private static void AppendOffset(IncrementalHash hash, long offset)
    {
        Span<byte> bytes = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(bytes, offset);
        hash.AppendData(bytes);
    }

    private static async Task<List<RootBox>> BoxesAsync(Stream file, CancellationToken cancellationToken)
    {
        var boxes = new List<RootBox>();
        for (var at = 0L; at < file.Length;)
        {
            if (at + 8 > file.Length || boxes.Count > 100_000) throw new InvalidDataException("The mp4's boxes don't fit the file.");
            var head = await ReadAsync(file, at, (int)Math.Min(24, file.Length - at), cancellationToken);
            long length = BinaryPrimitives.ReadUInt32BigEndian(head);
            if (length == 1 && head.Length >= 16) length = BinaryPrimitives.ReadInt64BigEndian(head.AsSpan(8));
            else if (length == 0) length = file.Length - at;
            if (length < 8 || length > file.Length - at) throw new InvalidDataException("A box goes past the end of the mp4.");
            var type = System.Text.Encoding.Latin1.GetString(head, 4, 4);
            boxes.Add(new RootBox(type, at, length, type == "uuid" && head.Length == 24 && head.AsSpan(8, 16).SequenceEqual(StoreUuid)));
            at += length;
        }

        return boxes;
    }

    private sealed record RootBox(string Type, long At, long Length, bool IsStore);

    private sealed class Mp4Placement(IReadOnlyList<RootBox> boxes, byte[] movie, long removed) : Placement
    {
        public override object Binding(int storeLength, byte[] hash) => new Dictionary<string, object?>
        {
            ["exclusions"] = new List<object?>
            {
                new Dictionary<string, object?>
                {
                    ["xpath"] = "/uuid",
                    ["data"] = new List<object?> { new Dictionary<string, object?> { ["offset"] = 8, ["value"] = StoreUuid } },
                },
                new Dictionary<string, object?> { ["xpath"] = "/ftyp" },
                new Dictionary<string, object?> { ["xpath"] = "/mfra" },
            },
            ["alg"] = "sha256",
            ["hash"] = hash,
            ["name"] = "manifest store",
        };

        public override IReadOnlyList<Piece> Compose(byte[] store) => [.. Laid(store).Select(laid => laid.Piece)];

        public override async Task<byte[]> HashAsync(Stream source, byte[] store, CancellationToken cancellationToken)
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            var at = 0L;
            foreach (var (piece, hashed) in Laid(store))
            {
                if (hashed)
                {
                    AppendOffset(hash, at);
                    await AppendAsync(hash, source, piece, cancellationToken);
                }

                at += piece.Length;
            }

            return hash.GetHashAndReset();
        }

        private IEnumerable<(Piece Piece, bool Hashed)> Laid(byte[] store)
        {
            var box = JumbfBox.Write("uuid", StoreUuid, new byte[4], "manifest\0"u8.ToArray(), new byte[8], store);
            var shifted = (byte[])movie.Clone();
            ShiftChunks(shifted, 0, shifted.Length, box.Length - removed);
            foreach (var root in boxes)
            {
                yield return (root.Type == "moov" ? Piece.Of(shifted) : Piece.Copy(root.At, root.Length), root.Type is not ("ftyp" or "mfra"));
                if (root.Type == "ftyp") yield return (Piece.Of(box), false);
            }
        }

        private static void ShiftChunks(Span<byte> bytes, int from, int to, long by)
        {
            for (var at = from; at + 8 <= to;)
            {
                var length = (int)Math.Min(BinaryPrimitives.ReadUInt32BigEndian(bytes[at..]), int.MaxValue);
                if (length < 8 || at + length > to) throw new InvalidDataException("The mp4's index is broken.");
                var type = bytes.Slice(at + 4, 4);
                if (type.SequenceEqual("moov"u8) || type.SequenceEqual("trak"u8) || type.SequenceEqual("mdia"u8) || type.SequenceEqual("minf"u8) || type.SequenceEqual("stbl"u8))
                    ShiftChunks(bytes, at + 8, at + length, by);
                else if (type.SequenceEqual("stco"u8))
                    Shift(bytes.Slice(at + 12, length - 12), wide: false, by);
                else if (type.SequenceEqual("co64"u8))
                    Shift(bytes.Slice(at + 12, length - 12), wide: true, by);
                at += length;
            }
        }

        private static void Shift(Span<byte> table, bool wide, long by)
        {
            var count = BinaryPrimitives.ReadUInt32BigEndian(table);
            var width = wide ? 8 : 4;
            if (count > (table.Length - 4) / width) throw new InvalidDataException("The mp4's index is broken.");
            for (var i = 0; i < count; i++)
            {
                var entry = table.Slice(4 + i * width, width);
                if (wide)
                    BinaryPrimitives.WriteInt64BigEndian(entry, BinaryPrimitives.ReadInt64BigEndian(entry) + by);
                else
                    BinaryPrimitives.WriteUInt32BigEndian(entry, checked((uint)(BinaryPrimitives.ReadUInt32BigEndian(entry) + by)));
            }
        }
    }
}
