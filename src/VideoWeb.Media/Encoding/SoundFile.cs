using System.Buffers.Binary;

namespace VideoWeb.Media.Encoding;

/// <summary>
/// A WAV file (32-bit float, stereo, 48 kHz) of a length that is known before the first sample: what is written past it is
/// dropped, what is missing at the end is silence. So the sound is exactly as long as the picture.
/// </summary>
internal sealed class SoundFile : IAsyncDisposable
{
    public const int Rate = 48_000;
    public const int HeaderBytes = 44;
    private const int FrameBytes = 2 * sizeof(float);

    private readonly FileStream file;
    private readonly long length;
    private long written;

    private SoundFile(FileStream file, long samples)
    {
        this.file = file;
        length = samples * FrameBytes;
    }

    /// <param name="samples">For each channel.</param>
    public static async Task<SoundFile> CreateAsync(string path, long samples, CancellationToken cancellationToken)
    {
        var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, 64 * 1024, FileOptions.Asynchronous);
        await file.WriteAsync(Header(samples), cancellationToken);
        return new SoundFile(file, samples);
    }

    public async ValueTask WriteAsync(ReadOnlyMemory<byte> samples, CancellationToken cancellationToken)
    {
        var taken = samples[..(int)Math.Min(samples.Length, length - written)];
        await file.WriteAsync(taken, cancellationToken);
        written += taken.Length;
    }

    /// <summary>Fills up with silence and closes the file.</summary>
    public async Task CompleteAsync(CancellationToken cancellationToken)
    {
        var silence = new byte[64 * 1024];
        while (written < length) await WriteAsync(silence, cancellationToken);
        await file.FlushAsync(cancellationToken);
        await file.DisposeAsync();
    }

    public ValueTask DisposeAsync() => file.DisposeAsync();

    private static byte[] Header(long samples)
    {
        var bytes = (uint)(samples * FrameBytes);
        var header = new byte[HeaderBytes];
        "RIFF"u8.CopyTo(header);
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(4), 36 + bytes);
        "WAVEfmt "u8.CopyTo(header.AsSpan(8));
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(16), 16);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(20), 3); // IEEE float
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(22), 2);
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(24), Rate);
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(28), Rate * FrameBytes);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(32), FrameBytes);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(34), 32);
        "data"u8.CopyTo(header.AsSpan(36));
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(40), bytes);
        return header;
    }
}
