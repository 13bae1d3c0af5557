using VideoWeb.Core.Engines;
using VideoWeb.Core.Interchange;
using VideoWeb.Core.Media;

namespace VideoWeb.Studio.Tests.Fakes;

internal sealed class FakeTranscoder : IClipTranscoder
{
    /// <summary>What happens between the first word and the end.</summary>
    public Func<Func<double, ValueTask>, CancellationToken, Task> Making { get; set; } = (_, _) => Task.CompletedTask;

    public async Task MezzanineAsync(string source, string target, MezzanineCodec codec, double seconds, Func<double, ValueTask> onProgress, CancellationToken cancellationToken)
    {
        await Making(onProgress, cancellationToken);
        await File.WriteAllTextAsync(target, $"{codec} of {new FileInfo(source).Length} bytes", cancellationToken);
    }

    public Task StillAsync(string source, string target, StillFormat format, int frame, int fps, CancellationToken cancellationToken) =>
        File.WriteAllTextAsync(target, $"{format} {frame}", cancellationToken);
}

/// <summary>Keeps the last timeline.</summary>
internal sealed class FakeTimelineWriter : ITimelineWriter
{
    public EditTimeline? Last { get; private set; }

    public string? Folder { get; private set; }

    public byte[] Write(EditTimeline timeline, TimelineFormat format, string? folder = null)
    {
        timeline.Check();
        (Last, Folder) = (timeline, folder);
        return [(byte)format];
    }

    public byte[] Captions(IReadOnlyList<SpokenLine> lines) => [];
}
