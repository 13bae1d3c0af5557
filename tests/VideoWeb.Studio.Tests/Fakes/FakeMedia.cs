using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using VideoWeb.Core.Engines;
using VideoWeb.Core.Media;

namespace VideoWeb.Studio.Tests.Fakes;

/// <summary>Writes the frames one after another into one file.</summary>
internal sealed class FakeEncoder : IClipEncoder
{
    private int open;

    public Func<CancellationToken, Task> Finishing { get; set; } = _ => Task.CompletedTask;

    /// <summary>What the last clip was to be.</summary>
    public ClipFormat? Format { get; private set; }

    /// <summary>Writers that were not disposed.</summary>
    public int Open => open;

    public Task<IClipWriter> OpenAsync(ClipFormat format, string folder, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref open);
        Format = format;
        return Task.FromResult<IClipWriter>(new Writer(this, format, folder));
    }

    private sealed class Writer(FakeEncoder encoder, ClipFormat format, string folder) : IClipWriter
    {
        private readonly FileStream video = File.Create(Path.Combine(folder, "clip.mp4"));
        private int frames;

        public async ValueTask WriteSoundAsync(ReadOnlyMemory<byte> samples, CancellationToken cancellationToken) => await video.WriteAsync(samples, cancellationToken);

        public ValueTask WriteStemAsync(SoundStem stem, ReadOnlyMemory<byte> samples, CancellationToken cancellationToken) => ValueTask.CompletedTask;

        public async ValueTask WriteFrameAsync(ReadOnlyMemory<byte> image, CancellationToken cancellationToken)
        {
            await video.WriteAsync(image, cancellationToken);
            frames++;
        }

        public async Task<EncodedClip> FinishAsync(IReadOnlyList<SpokenLine> lines, CancellationToken cancellationToken)
        {
            await encoder.Finishing(cancellationToken);
            await video.DisposeAsync();
            var captions = Path.Combine(folder, "clip.vtt");
            await File.WriteAllTextAsync(captions, string.Join('\n', lines.Select(line => line.Text)), cancellationToken);
            return new EncodedClip
            {
                Files = [new EncodedFile(MediaKind.Video, video.Name, "video/mp4"), new EncodedFile(MediaKind.Captions, captions, "text/vtt")],
                Frames = frames,
                Seconds = (double)frames / format.Fps,
                Sprites = new SpriteLayout(5, 2, 10, 160, 90),
                Watermark = format.Watermark,
                Colour = "#102030",
            };
        }

        public ValueTask DisposeAsync()
        {
            Interlocked.Decrement(ref encoder.open);
            return video.DisposeAsync();
        }
    }
}

/// <summary>Files by their content, in memory.</summary>
internal sealed class FakeMediaStore(TimeProvider clock) : IMediaStore
{
    private readonly ConcurrentDictionary<string, (byte[] Content, DateTimeOffset StoredAt)> files = new();

    public Func<CancellationToken, Task> Adding { get; set; } = _ => Task.CompletedTask;

    public int Count => files.Count;

    public async Task<StoredMedia> AddAsync(string path, CancellationToken cancellationToken)
    {
        await Adding(cancellationToken);
        var content = await File.ReadAllBytesAsync(path, cancellationToken);
        File.Delete(path);
        return Add(content);
    }

    public async Task<StoredMedia> AddAsync(Stream content, long limit, CancellationToken cancellationToken)
    {
        using var copy = new MemoryStream();
        await content.CopyToAsync(copy, cancellationToken);
        return Add(copy.ToArray());
    }

    public Task<Stream?> OpenAsync(string hash, CancellationToken cancellationToken) =>
        Task.FromResult<Stream?>(files.TryGetValue(hash, out var file) ? new MemoryStream(file.Content) : null);

    public Task<bool> DeleteAsync(string hash, CancellationToken cancellationToken) => Task.FromResult(files.TryRemove(hash, out _));

    public async IAsyncEnumerable<StoredMedia> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.Yield();
        foreach (var (hash, file) in files) yield return new StoredMedia(hash, file.Content.Length, file.StoredAt);
    }

    private StoredMedia Add(byte[] content)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(content));
        files[hash] = (content, clock.GetUtcNow());
        return new StoredMedia(hash, content.Length, clock.GetUtcNow());
    }
}
