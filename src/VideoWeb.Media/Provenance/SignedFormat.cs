using System.Security.Cryptography;
using VideoWeb.Core.Media;

namespace VideoWeb.Media.Provenance;

/// <summary>A run of bytes of the file being written: given, or copied from the source.</summary>
internal readonly record struct Piece(ReadOnlyMemory<byte> Bytes, long From, long Length)
{
    public static Piece Of(ReadOnlyMemory<byte> bytes) => new(bytes, -1, bytes.Length);

    public static Piece Copy(long from, long length) => new(default, from, length);
}

/// <summary>
/// A kind of file that can hold a manifest store: where it lies, and what of the file the manifest's hash covers
/// (C2PA 2.x, "Embedding manifests into various file formats" and "Hard bindings").
/// </summary>
internal abstract class SignedFormat
{
    /// <summary>Bytes of a manifest store that is still read: a chain of many ingredients is some hundred kilobytes.</summary>
    protected const int LargestStore = 32 * 1024 * 1024;

    public abstract string Name { get; }

    public abstract string ContentType { get; }

    /// <summary>Label of the hard binding: "c2pa.hash.data" or "c2pa.hash.bmff.v3".</summary>
    public abstract string HashLabel { get; }

    /// <summary>Whether the first bytes are of this kind.</summary>
    public abstract bool Fits(ReadOnlySpan<byte> head);

    /// <summary>The manifest store in the file, or null where there is none.</summary>
    /// <exception cref="InvalidDataException">The file is broken.</exception>
    public abstract Task<byte[]?> ReadStoreAsync(Stream file, CancellationToken cancellationToken);

    /// <summary>The file's content as it will lie around a store, without any earlier store.</summary>
    public abstract Task<Placement> PlaceAsync(Stream source, CancellationToken cancellationToken);

    /// <summary>Whether the file's content has the hash that its own manifest says.</summary>
    public abstract Task<bool> HoldsAsync(Stream file, IReadOnlyDictionary<string, object?> binding, CancellationToken cancellationToken);

    public static IReadOnlyList<SignedFormat> All { get; } = [new Mp4Format(), new PngFormat(), new JpegFormat(), new WavFormat()];

    public static async Task<SignedFormat?> OfAsync(Stream file, CancellationToken cancellationToken)
    {
        var head = new byte[16];
        file.Position = 0;
        var read = await file.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancellationToken);
        return All.FirstOrDefault(format => format.Fits(head.AsSpan(0, read)));
    }

    protected static async Task<byte[]> ReadAsync(Stream file, long at, int length, CancellationToken cancellationToken)
    {
        if (length < 0 || at < 0 || at + length > file.Length) throw new InvalidDataException("The file ends too early.");
        var bytes = new byte[length];
        file.Position = at;
        await file.ReadExactlyAsync(bytes, cancellationToken);
        return bytes;
    }
}

/// <summary>How a file is laid around its manifest store.</summary>
internal abstract class Placement
{
    /// <summary>The hard binding for a store that takes <paramref name="storeLength"/> bytes, with that hash.</summary>
    public abstract object Binding(int storeLength, byte[] hash);

    /// <summary>The whole file with a store in it.</summary>
    public abstract IReadOnlyList<Piece> Compose(byte[] store);

    /// <summary>What the hash is taken of.</summary>
    public abstract Task<byte[]> HashAsync(Stream source, byte[] store, CancellationToken cancellationToken);

    protected static async Task AppendAsync(IncrementalHash hash, Stream source, Piece piece, CancellationToken cancellationToken)
    {
        if (piece.From < 0)
            hash.AppendData(piece.Bytes.Span);
        else
            await Streams.ForEachAsync(source, piece.From, piece.Length, block => hash.AppendData(block.Span), cancellationToken);
    }
}

internal static class Streams
{
    private const int Block = 256 * 1024;

    /// <summary>A range of a file, block by block.</summary>
    public static async Task ForEachAsync(Stream file, long from, long length, Action<ReadOnlyMemory<byte>> take, CancellationToken cancellationToken)
    {
        var buffer = new byte[Math.Min(Block, Math.Max(1, length))];
        file.Position = from;
        for (var left = length; left > 0;)
        {
            var read = await file.ReadAsync(buffer.AsMemory(0, (int)Math.Min(buffer.Length, left)), cancellationToken);
            if (read == 0) throw new InvalidDataException("The file ends too early.");
            take(buffer.AsMemory(0, read));
            left -= read;
        }
    }

    public static async Task CopyAsync(Stream source, Stream target, Piece piece, CancellationToken cancellationToken)
    {
        if (piece.From < 0)
        {
            await target.WriteAsync(piece.Bytes, cancellationToken);
            return;
        }

        var buffer = new byte[Math.Min(Block, Math.Max(1, piece.Length))];
        source.Position = piece.From;
        for (var left = piece.Length; left > 0;)
        {
            var read = await source.ReadAsync(buffer.AsMemory(0, (int)Math.Min(buffer.Length, left)), cancellationToken);
            if (read == 0) throw new MediaException("The file became shorter while it was signed.", retryable: true);
            await target.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            left -= read;
        }
    }
}
