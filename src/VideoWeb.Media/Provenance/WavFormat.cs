using System.Buffers.Binary;

namespace VideoWeb.Media.Provenance;

/// <summary>WAV: the store is the last chunk, <c>C2PA</c>; what is excluded is its head and content, not the pad byte.</summary>
internal sealed class WavFormat : DataHashFormat
{
    public override string Name => "wav";

    public override string ContentType => "audio/wav";

    public override bool Fits(ReadOnlySpan<byte> head) => head.Length >= 12 && head.StartsWith("RIFF"u8) && head[8..].StartsWith("WAVE"u8);

    public override async Task<byte[]?> ReadStoreAsync(Stream file, CancellationToken cancellationToken)
    {
        foreach (var (type, at, length) in await ChunksAsync(file, cancellationToken))
        {
            if (type == "C2PA" && length <= LargestStore)
                return await ReadAsync(file, at + 8, (int)length, cancellationToken);
        }

        return null;
    }

    public override async Task<Placement> PlaceAsync(Stream source, CancellationToken cancellationToken)
    {
        var pieces = new List<Piece>();
        foreach (var (type, at, length) in await ChunksAsync(source, cancellationToken))
        {
            if (type == "C2PA") continue;
            var whole = Math.Min(8 + length, source.Length - at);
            pieces.Add(Piece.Copy(at, whole));
            if ((whole & 1) != 0) pieces.Add(Piece.Of(new byte[1]));
        }

        var content = pieces.Sum(piece => piece.Length);
        if (4 + content + LargestStore > uint.MaxValue) throw new InvalidDataException("A WAV file past 4 GB can't hold a manifest.");
        IReadOnlyList<Piece> Before(long wrapped)
        {
            var head = new byte[12];
            "RIFF"u8.CopyTo(head);
            BinaryPrimitives.WriteUInt32LittleEndian(head.AsSpan(4), (uint)(4 + content + wrapped));
            "WAVE"u8.CopyTo(head.AsSpan(8));
            return [Piece.Of(head), .. pieces];
        }

        return new DataPlacement(Before, Wrap, wrapped => 8 + (int)BinaryPrimitives.ReadUInt32LittleEndian(wrapped.AsSpan(4)), []);
    }

    private static byte[] Wrap(byte[] store)
    {
        var chunk = new byte[8 + store.Length + (store.Length & 1)];
        "C2PA"u8.CopyTo(chunk);
        BinaryPrimitives.WriteUInt32LittleEndian(chunk.AsSpan(4), (uint)store.Length);
        store.CopyTo(chunk, 8);
        return chunk;
    }

    private static async Task<List<(string Type, long At, long Length)>> ChunksAsync(Stream file, CancellationToken cancellationToken)
    {
        var chunks = new List<(string, long, long)>();
        for (var at = 12L; at + 8 <= file.Length && chunks.Count < 10_000;)
        {
            var head = await ReadAsync(file, at, 8, cancellationToken);
            // ffmpeg leaves 0xFFFFFFFF where it could not go back: the chunk ends with the file
            var length = Math.Min(BinaryPrimitives.ReadUInt32LittleEndian(head.AsSpan(4)), file.Length - at - 8);
            chunks.Add((System.Text.Encoding.ASCII.GetString(head, 0, 4), at, length));
            at += 8 + length + (length & 1);
        }

        return chunks;
    }
}
