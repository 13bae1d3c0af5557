namespace VideoWeb.Web.Features.Exports;

/// <summary>
/// The archive writes the heads of its entries synchronously, which the server's streams refuse (a slow reader would hold a thread).
/// This keeps those few bytes until the next asynchronous write, and hands that through.
/// </summary>
internal sealed class HeadBuffer(Stream output) : Stream
{
    private readonly MemoryStream heads = new();

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override void Write(byte[] buffer, int offset, int count) => heads.Write(buffer, offset, count);

    public override void Write(ReadOnlySpan<byte> buffer) => heads.Write(buffer);

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        await DrainAsync(cancellationToken);
        await output.WriteAsync(buffer, cancellationToken);
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Flush()
    {
    }

    public override async Task FlushAsync(CancellationToken cancellationToken)
    {
        await DrainAsync(cancellationToken);
        await output.FlushAsync(cancellationToken);
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    private async ValueTask DrainAsync(CancellationToken cancellationToken)
    {
        if (heads.Length == 0) return;
        await output.WriteAsync(heads.GetBuffer().AsMemory(0, (int)heads.Length), cancellationToken);
        heads.SetLength(0);
    }
}
