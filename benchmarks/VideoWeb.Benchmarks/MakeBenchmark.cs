using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using VideoWeb.Core.Engines;
using VideoWeb.Core.Plans;
using VideoWeb.Core.Staging;
using VideoWeb.Engines.Previz;
using VideoWeb.Studio.Rendering;

namespace VideoWeb.Benchmarks;

/// <summary>
/// What a 4 s 640×360 draft takes with a warm worker: until the first preview, in all, and against the stage's bare rendering
/// of the same frames (promises: 5 s, 90 s on two cores without a GPU, 1.25 ×).
/// </summary>
internal static class MakeBenchmark
{
    private const int Rounds = 2;

    public static async Task RunAsync(TextWriter output)
    {
        await using var services = StudioForBenchmarks.Open();
        var staged = StudioForBenchmarks.Plan(services, seconds: 4, new FrameSize(640, 360));
        await output.WriteLineAsync("warming: browser, shaders, voices");
        await MakeAsync(services, staged);

        for (var round = 1; round <= Rounds; round++)
        {
            var bare = await BareAsync(services, staged);
            var made = await MakeAsync(services, staged);
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
                $"round {round}: bare {bare.TotalSeconds:0.0} s, make {made.Whole.TotalSeconds:0.0} s ({made.Whole / bare:0.00} ×), first preview after {made.FirstPreview.TotalSeconds:0.0} s, {bare.TotalMilliseconds / (4 * 24):0} ms a frame"));
        }
    }

    /// <summary>The frames drawn and taken out of the browser, and thrown away.</summary>
    private static async Task<TimeSpan> BareAsync(ServiceProvider services, StagedPlan staged)
    {
        await using var lease = await services.GetRequiredService<StagePages>().RentAsync(CancellationToken.None);
        var loaded = await lease.Page.LoadAsync(staged, "fast", geometry: false, image: null, CancellationToken.None);
        var begun = Stopwatch.GetTimestamp();
        await foreach (var _ in lease.Page.RenderAsync("full", [.. Enumerable.Range(0, loaded.Frames)], staged.Plan.Size, "fast", CancellationToken.None))
        {
        }

        return Stopwatch.GetElapsedTime(begun);
    }

    private static async Task<(TimeSpan Whole, TimeSpan FirstPreview)> MakeAsync(ServiceProvider services, StagedPlan staged)
    {
        var folder = Directory.CreateTempSubdirectory("make-");
        var sink = new FirstPreview();
        var begun = Stopwatch.GetTimestamp();
        await services.GetRequiredService<IClipRenderer>().RenderAsync(
            new RenderRequest { Engine = "previz", Staged = staged, Quality = RenderQuality.Draft, Title = "benchmark", Folder = folder.FullName },
            sink,
            CancellationToken.None);
        var whole = Stopwatch.GetElapsedTime(begun);
        folder.Delete(recursive: true);
        return (whole, Stopwatch.GetElapsedTime(begun, sink.At));
    }

    private sealed class FirstPreview : IRenderSink
    {
        public long At { get; private set; }

        public ValueTask OnPreviewAsync(EnginePreview preview, CancellationToken cancellationToken)
        {
            if (At == 0)
                At = Stopwatch.GetTimestamp();
            return ValueTask.CompletedTask;
        }
    }
}
