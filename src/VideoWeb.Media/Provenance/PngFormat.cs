using System.Buffers.Binary;
using System.IO.Hashing;

namespace VideoWeb.Media.Provenance;

/// <summary>PNG: the store is a chunk <c>caBX</c> right after IHDR; the whole chunk is excluded from the hash.</summary>
internal sealed class PngFormat : DataHashFormat
{
    private static readonly byte[] Signature = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    public override string Name => "png";

    public override string ContentType => "image/png";

    public override bool Fits(ReadOnlySpan<byte> head) => head.StartsWith(Signature);

    public override async Task<byte[]?> ReadStoreAsync(Stream file, CancellationToken cancellationToken)
    {
        foreach (var (type, at, length) in await ChunksAsync(file, cancellationToken))
        {
            if (type == "caBX" && length <= LargestStore)
                return await ReadAsync(file, at + 8, (int)length, cancellationToken);
        }

        return null;
    }

    public override async Task<Placement> PlaceAsync(Stream source, CancellationToken cancellationToken)
    {
        var chunks = await ChunksAsync(source, cancellationToken);
        var start = 8L;
        var after = new List<Piece>();
        for (var i = 0; i < chunks.Count; i++)
        {
            var (type, at, length) = chunks[i];
            if (i == 0) start = at + length + 12;
            else if (type != "caBX") after.Add(Piece.Copy(at, length + 12));
        }

        return new DataPlacement(_ => [Piece.Copy(0, start)], Wrap, wrapped => wrapped.Length, after);
    }

    private static byte[] Wrap(byte[] store)
    {
        var chunk = new byte[12 + store.Length];
        BinaryPrimitives.WriteUInt32BigEndian(chunk, (uint)store.Length);
        System.Text.Encoding.ASCII.GetBytes("caBX", chunk.AsSpan(4));
        store.CopyTo(chunk, 8);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(8 + store.Length), Crc32.HashToUInt32(chunk.AsSpan(4, 4 + store.Length)));
        return chunk;
    }

    private static async Task<List<(string Type, long At, long Length)>> ChunksAsync(Stream file, CancellationToken cancellationToken)
    {
        var chunks = new List<(string, long, long)>();
        for (var at = 8L; at + 12 <= file.Length && chunks.Count < 100_000;)
        {
            var head = await ReadAsync(file, at, 8, cancellationToken);
            long length = BinaryPrimitives.ReadUInt32BigEndian(head);
            if (at + length + 12 > file.Length) throw new InvalidDataException("A chunk goes past the end of the PNG.");
            chunks.Add((System.Text.Encoding.ASCII.GetString(head, 4, 4), at, length));
            at += length + 12;
        }

        return chunks;
    }
}
