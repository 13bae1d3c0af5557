using System.Runtime.CompilerServices;
using Microsoft.Extensions.Options;
using VideoWeb.Core.Engines;
using VideoWeb.Core.Plans;
using VideoWeb.Core.Staging;

namespace VideoWeb.Engines.Previz;

/// <summary>What the stage lends to engines that draw with a model: the sound of the same plan, and its pictures to follow.</summary>
internal interface IStageTrack
{
    /// <summary>Why it cannot be had here, or null.</summary>
    string? Missing { get; }

    /// <summary>The plan's whole sound, and when each line is really spoken.</summary>
    /// <exception cref="EngineException">The stage failed.</exception>
    Task<StageSoundTrack> SoundAsync(StagedPlan staged, CancellationToken cancellationToken);

    /// <summary>Some frames of the plan, counted in its own rate, as JPEG files in the order asked for.</summary>
    /// <exception cref="EngineException">The stage failed.</exception>
    IAsyncEnumerable<ReadOnlyMemory<byte>> FramesAsync(StagedPlan staged, IReadOnlyList<int> frames, FrameSize size, CancellationToken cancellationToken);
}

/// <param name="Lines">As they are spoken.</param>
/// <param name="Sound">The mix and its stems, in the order of the port.</param>
internal sealed record StageSoundTrack(IReadOnlyList<SpokenLine> Lines, IReadOnlyList<EngineEvent> Sound);

internal sealed class StageTrack(StagePages pages, IOptions<PrevizOptions> options) : IStageTrack
{
    /// <summary>How the stage draws what is only followed.</summary>
    private const string Tier = "fast";

    public string? Missing => StageBrowser.Find(options.Value) is null ? "no headless browser is installed (apt-get install chromium-headless-shell)"
        : File.Exists(Path.Combine(options.Value.StageRoot, "headless.html")) ? null
        : "the stage is not built (run ./studio)";

    public async Task<StageSoundTrack> SoundAsync(StagedPlan staged, CancellationToken cancellationToken)
    {
        await using var lease = await pages.RentAsync(cancellationToken);
        var loaded = await lease.Page.LoadAsync(staged, Tier, geometry: false, image: null, cancellationToken);
        List<EngineEvent> sound = [];
        await foreach (var chunk in lease.Page.SoundAsync(cancellationToken))
            sound.Add(chunk is StageStem stem ? new EngineStem(stem.Stem, stem.Samples) : new EngineSound(((StageSound)chunk).Samples, ((StageSound)chunk).Last));
        return new StageSoundTrack([.. (loaded.Lines ?? []).Select(line => line.ToSpokenLine())], sound);
    }

    public async IAsyncEnumerable<ReadOnlyMemory<byte>> FramesAsync(
        StagedPlan staged, IReadOnlyList<int> frames, FrameSize size, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var lease = await pages.RentAsync(cancellationToken);
        var loaded = await lease.Page.LoadAsync(staged, Tier, geometry: false, image: null, cancellationToken);
        int[] within = [.. frames.Select(frame => Math.Clamp(frame, 0, loaded.Frames - 1))];
        await foreach (var frame in lease.Page.RenderAsync("guide", within, size, Tier, cancellationToken))
            yield return frame.Image;
    }
}
