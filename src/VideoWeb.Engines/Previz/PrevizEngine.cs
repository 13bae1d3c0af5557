using System.Runtime.CompilerServices;
using Microsoft.Extensions.Options;
using VideoWeb.Core.Engines;
using VideoWeb.Core.Plans;

namespace VideoWeb.Engines.Previz;

/// <summary>
/// The built-in engine: the plan staged as a 3-D scene and drawn frame by frame in a headless browser,
/// by the same module that plays in the user's page. Three passes: storyboard, coarse, full.
/// </summary>
internal sealed class PrevizEngine(StagePages pages, IOptions<PrevizOptions> options) : IEngine
{
    /// <summary>Width in pixels of storyboard and coarse pictures.</summary>
    private const int PreviewWidth = 426;

    // shares of the whole job at which each part ends, for a progress bar that moves evenly
    private const double StagedAt = 0.05, StoryboardAt = 0.08, SoundAt = 0.11, CoarseAt = 0.17;

    private const string Title = "Previz";

    public string Name => "previz";

    public Task<EngineDescription> DescribeAsync(CancellationToken cancellationToken)
    {
        var browser = StageBrowser.Find(options.Value);
        var built = File.Exists(Path.Combine(options.Value.StageRoot, "headless.html"));
        return Task.FromResult(new EngineDescription
        {
            Name = Name,
            Title = Title,
            Neural = false,
            Available = browser is not null && built,
            Reason = browser is null ? "No headless browser is installed. Install one: apt-get install chromium-headless-shell"
                : built ? null
                : "The stage is not built. Run ./studio, which builds it.",
            Audio = true,
            Images = true,
            Cameos = true,
            Device = StageBrowser.DrawsInSoftware(options.Value) ? "software (Mesa llvmpipe)" : "GPU",
        });
    }

    public async IAsyncEnumerable<EngineEvent> RenderAsync(EngineRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var plan = request.Staged.Plan;
        var tier = TierOf(request.Quality);
        var small = Fit(plan.Size, PreviewWidth);

        await using var lease = await pages.RentAsync(cancellationToken);
        var page = lease.Page;

        using var picture = request.ImagePath is { } path ? lease.Offer(path) : null;
        using var cameos = new OfferedCameos(lease, request.Cameos);
        var loaded = await page.LoadAsync(request.Staged, tier, request.Geometry, picture?.Address, cancellationToken, cameos.Cast);
        yield return new EngineStaged(loaded.Frames, [.. (loaded.Lines ?? []).Select(line => line.ToSpokenLine())], [.. loaded.Notes ?? [], .. cameos.Notes], loaded.Renderer ?? "") { Model = Title, Credits = loaded.Credits ?? [] };
        yield return new EngineProgress("storyboard", 0, options.Value.StoryboardFrames, StagedAt);

        await foreach (var update in PreviewPassAsync(page, "storyboard", Spread(loaded.Frames, options.Value.StoryboardFrames), small, StagedAt, StoryboardAt, cancellationToken))
            yield return update;

        await foreach (var chunk in page.SoundAsync(cancellationToken))
            yield return chunk is StageSound sound ? new EngineSound(sound.Samples, sound.Last) : new EngineStem(((StageStem)chunk).Stem, ((StageStem)chunk).Samples);

        var coarse = Spread(loaded.Frames, (int)Math.Ceiling(plan.Seconds * options.Value.CoarseFramesPerSecond));
        await foreach (var update in PreviewPassAsync(page, "coarse", coarse, small, SoundAt, CoarseAt, cancellationToken))
            yield return update;

        var previewEvery = Math.Max(1, plan.Fps / 2);
        await foreach (var frame in page.RenderAsync("full", [.. Enumerable.Range(0, loaded.Frames)], plan.Size, tier, cancellationToken))
        {
            yield return new EngineFrame(frame.Index, frame.Image, frame.Geometry);
            if (frame.Index % previewEvery == 0)
                yield return new EnginePreview("full", frame.Time, frame.Width, frame.Height, frame.Image);
            yield return new EngineProgress("full", frame.Index + 1, loaded.Frames, CoarseAt + (1 - CoarseAt) * (frame.Index + 1) / loaded.Frames);
        }
    }

    private static async IAsyncEnumerable<EngineEvent> PreviewPassAsync(
        StagePage page, string pass, IReadOnlyList<int> frames, FrameSize size, double from, double to, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var done = 0;
        await foreach (var frame in page.RenderAsync(pass, frames, size, "cheap", cancellationToken))
        {
            done++;
            yield return new EnginePreview(pass, frame.Time, frame.Width, frame.Height, frame.Image);
            yield return new EngineProgress(pass, done, frames.Count, from + (to - from) * done / frames.Count);
        }
    }

    /// <summary>The stage's name for a quality: what it draws with is set there.</summary>
    private static string TierOf(RenderQuality quality) => quality switch
    {
        RenderQuality.Draft => "fast",
        RenderQuality.Standard => "full",
        _ => "final",
    };

    /// <summary>Indices at the middles of equal parts of the clip, in order, none twice.</summary>
    internal static int[] Spread(int frames, int count) =>
        [.. Enumerable.Range(0, Math.Min(count, frames)).Select(i => (int)((i + 0.5) * frames / Math.Min(count, frames)))];

    /// <summary>The same shape at no more than a width, both sides even.</summary>
    internal static FrameSize Fit(FrameSize size, int width)
    {
        if (size.Width <= width)
            return size;
        var height = (double)size.Height * width / size.Width;
        return new FrameSize(width / 2 * 2, Math.Max(2, (int)Math.Round(height / 2) * 2));
    }
}
