using VideoWeb.Core.Media;
using VideoWeb.Media.Encoding;
using VideoWeb.Media.Processes;

namespace VideoWeb.Media.Tests.Encoding;

public sealed class LoudnessTests : IAsyncLifetime
{
    private readonly MediaRoom room = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await room.DisposeAsync();

    /// <summary>The reference of EBU Tech 3341: 997 Hz at −23 dBFS in both channels reads −23.0 LUFS.</summary>
    [Fact]
    public async Task ReferenceTone_ReadsWhatTheStandardSays()
    {
        var path = Path.Combine(room.Folder, "tone.wav");
        await MediaRoom.FfmpegAsync("-f", "lavfi", "-i", "aevalsrc='0.070795*sin(2*PI*997*t)|0.070795*sin(2*PI*997*t)':s=48000:d=2", "-c:a", "pcm_f32le", path);
        var loudness = await Loudness.MeasureAsync(room.Get<ToolRunner>(), path, CancellationToken.None);
        Assert.Equal(-23, loudness.Integrated!.Value, 0.15);
        Assert.Equal(-23, loudness.TruePeak!.Value, 0.5);
    }

    [Fact]
    public void PrintWithoutASummary_IsAFailure_NotAZero() => Assert.Throws<MediaException>(() => Loudness.Parse("Conversion failed!"));

    [Fact]
    public void Silence_HasNoLoudness()
    {
        var loudness = Loudness.Parse("  Integrated loudness:\n    I:         -70.0 LUFS\n  True peak:\n    Peak:       -inf dBFS");
        Assert.Null(loudness.Integrated);
        Assert.Null(loudness.TruePeak);
    }
}
