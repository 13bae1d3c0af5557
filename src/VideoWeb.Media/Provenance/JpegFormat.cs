using System.Buffers.Binary;

namespace VideoWeb.Media.Provenance;

/// <summary>
/// JPEG: the store lies in APP11 segments right after SOI, each with the JPEG XT head (ISO 19566-5): "JP", instance, number in the
/// sequence, and the store's own first eight bytes repeated. All of them together are excluded from the hash.
/// </summary>
internal sealed class JpegFormat : DataHashFormat
{
    private const ushort Instance = 0x0211;
    private const int Head = 2 + 2 + 2 + 4 + 8;
    private const int LargestPart = 65535 - Head;

    public override string Name => "jpeg";

    public override string ContentType => "image/jpeg";

    public override bool Fits(ReadOnlySpan<byte> head) => head.StartsWith<byte>([0xFF, 0xD8, 0xFF]);

    public override async Task<byte[]?> ReadStoreAsync(Stream file, CancellationToken cancellationToken)
    {
        var parts = new SortedDictionary<uint, byte[]>();
        byte[]? start = null;
        foreach (var (at, length) in await StoreSegmentsAsync(file, cancellationToken))
        {
            var segment = await ReadAsync(file, at, (int)length, cancellationToken);
            var number = BinaryPrimitives.ReadUInt32BigEndian(segment.AsSpan(8));
            start ??= segment[12..20];
            parts[number] = segment[20..];
        }

        if (start is null || parts.Values.Sum(part => (long)part.Length) > LargestStore) return null;
        return [.. start, .. parts.Values.SelectMany(part => part)];
    }

    public override async Task<Placement> PlaceAsync(Stream source, CancellationToken cancellationToken)
    {
        var after = new List<Piece>();
        var at = 2L;
        foreach (var (start, length) in await StoreSegmentsAsync(source, cancellationToken))
        {
            if (start > at) after.Add(Piece.Copy(at, start - at));
            at = start + length;
        }

        after.Add(Piece.Copy(at, source.Length - at));
        return new DataPlacement(_ => [Piece.Copy(0, 2)], Wrap, wrapped => wrapped.Length, after);
    }

    private static byte[] Wrap(byte[] store)
    {
        using var segments = new MemoryStream();
        var head = new byte[2 + Head];
        uint number = 1;
        for (var at = 8; at < store.Length; number++)
        {
            var length = Math.Min(LargestPart, store.Length - at);
            head[0] = 0xFF;
            head[1] = 0xEB;
            BinaryPrimitives.WriteUInt16BigEndian(head.AsSpan(2), (ushort)(Head + length));
            "JP"u8.CopyTo(head.AsSpan(4));
            BinaryPrimitives.WriteUInt16BigEndian(head.AsSpan(6), Instance);
            BinaryPrimitives.WriteUInt32BigEndian(head.AsSpan(8), number);
            store.AsSpan(0, 8).CopyTo(head.AsSpan(12));
            segments.Write(head);
            segments.Write(store.AsSpan(at, length));
            at += length;
        }

        return segments.ToArray();
    }

    private static async Task<List<(long At, long Length)>> StoreSegmentsAsync(Stream file, CancellationToken cancellationToken)
    {
        var found = new List<(long, long)>();
        for (var at = 2L; at + 4 <= file.Length && found.Count < 2000;)
        {
            var head = await ReadAsync(file, at, (int)Math.Min(20, file.Length - at), cancellationToken);
            if (head[0] != 0xFF || head[1] is 0xDA or 0xD9) break;
            var length = 2 + BinaryPrimitives.ReadUInt16BigEndian(head.AsSpan(2));
            if (head[1] == 0xEB && head.Length == 20 && length >= 20 && head[4] == 'J' && head[5] == 'P' && head.AsSpan(16, 4).SequenceEqual("jumb"u8))
                found.Add((at, length));
            at += length;
        }

        return found;
    }
}
