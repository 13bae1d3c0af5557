using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using VideoWeb.Core.Engines;
using VideoWeb.Core.Plans;
using VideoWeb.Studio.Rendering;

namespace VideoWeb.Benchmarks;

/// <summary>
/// Peak memory of this process, its browser and its encoder together: 25 s against 4 s (promise: within a tenth).
/// Proportional set sizes, so that pages shared between the browser's processes count once.
/// </summary>
internal static class MemoryBenchmark
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);

    public static async Task RunAsync(TextWriter output)
    {
        await using var services = StudioForBenchmarks.Open();
        await MakeAsync(services, 4);
        var shortPeak = await MakeAsync(services, 4);
        var longPeak = await MakeAsync(services, 25);
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
            $"peak memory of all processes: 4 s {shortPeak >> 20} MiB, 25 s {longPeak >> 20} MiB ({(double)longPeak / shortPeak:0.00} ×)"));
    }

    private static async Task<long> MakeAsync(ServiceProvider services, double seconds)
    {
        var folder = Directory.CreateTempSubdirectory("memory-");
        using var done = new CancellationTokenSource();
        var watching = PeakAsync(done.Token);
        await services.GetRequiredService<IClipRenderer>().RenderAsync(
            new RenderRequest
            {
                Engine = "previz",
                Staged = StudioForBenchmarks.Plan(services, seconds, new FrameSize(320, 180)),
                Quality = RenderQuality.Draft,
                Title = "benchmark",
                Folder = folder.FullName,
            },
            new Silent(),
            CancellationToken.None);
        await done.CancelAsync();
        folder.Delete(recursive: true);
        return await watching;
    }

    private static async Task<long> PeakAsync(CancellationToken done)
    {
        var peak = 0L;
        while (!done.IsCancellationRequested)
        {
            peak = Math.Max(peak, Tree(Environment.ProcessId).Sum(ProportionalBytes));
            await Task.Delay(Interval, TimeProvider.System, CancellationToken.None);
        }

        return peak;
    }

    /// <summary>The process and all below it.</summary>
    private static IEnumerable<int> Tree(int root)
    {
        var parents = Directory.EnumerateDirectories("/proc")
            .Select(folder => int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0)
            .Where(id => id > 0)
            .Select(id => (Id: id, Parent: ParentOf(id)))
            .ToLookup(process => process.Parent, process => process.Id);
        var open = new Stack<int>([root]);
        while (open.TryPop(out var id))
        {
            yield return id;
            foreach (var child in parents[id])
                open.Push(child);
        }
    }

    private static int ParentOf(int id) => ReadNumber($"/proc/{id}/status", "PPid:") is { } parent ? (int)parent : 0;

    private static long ProportionalBytes(int id) => (ReadNumber($"/proc/{id}/smaps_rollup", "Pss:") ?? 0) * 1024;

    private static long? ReadNumber(string file, string field)
    {
        try
        {
            var line = File.ReadLines(file).FirstOrDefault(row => row.StartsWith(field, StringComparison.Ordinal));
            return line is null ? null : long.Parse(line[field.Length..].Replace("kB", "", StringComparison.Ordinal), NumberStyles.Integer, CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            // it ended while it was looked at
            return null;
        }
    }

    private sealed class Silent : IRenderSink;
}
