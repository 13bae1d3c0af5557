using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using VideoWeb.Core.Plans;
using VideoWeb.Core.Prompts;
using VideoWeb.Core.Staging;
using VideoWeb.Engines.Previz;

namespace VideoWeb.Benchmarks;

/// <summary>
/// Two frames of each prompt of a file, to be looked at one by one, with what the stage made of it and what each cost.
/// </summary>
internal static class ContactSheet
{
    private static readonly double[] Moments = [0.3, 0.75];

    public static async Task RunAsync(string prompts, string folder, string tier, TextWriter output)
    {
        Directory.CreateDirectory(folder);
        await using var services = StudioForBenchmarks.Open();
        var number = 0;
        foreach (var prompt in (await File.ReadAllLinesAsync(prompts)).Where(line => line.Length > 0))
        {
            number++;
            if (services.GetRequiredService<Director>().Plan(prompt, new PlanRequest { Seed = number, Size = new FrameSize(640, 360) }) is not PlanResult.Planned read)
            {
                await output.WriteLineAsync($"{number:00} refused: {prompt}");
                continue;
            }

            var staged = services.GetRequiredService<StagingResolver>().Resolve(read.Plan);
            await using var lease = await services.GetRequiredService<StagePages>().RentAsync(CancellationToken.None);
            var begun = Stopwatch.GetTimestamp();
            var loaded = await lease.Page.LoadAsync(staged, tier, geometry: false, image: null, CancellationToken.None);
            var staging = Stopwatch.GetElapsedTime(begun);
            int[] frames = [.. Moments.Select(moment => (int)(moment * (loaded.Frames - 1)))];
            await foreach (var frame in lease.Page.RenderAsync("full", frames, staged.Plan.Size, tier, CancellationToken.None))
            {
                await File.WriteAllBytesAsync(Path.Combine(folder, $"{number:00}-{frame.Index:000}.jpg"), frame.Image);
                await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{number:00} frame {frame.Index}: {frame.Milliseconds:0} ms"));
            }

            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{number:00} staged in {staging.TotalSeconds:0.0} s: {prompt}"));
            foreach (var (index, shot) in staged.Shots.Index())
                await output.WriteLineAsync($"   shot {index + 1}, {shot.Place}: {string.Join(", ", shot.Subjects.Select(subject => $"{subject.Key} ({subject.Kind} {subject.Asset}, {subject.Action})"))}");
            foreach (var note in loaded.Notes ?? [])
                await output.WriteLineAsync($"   {note}");
        }
    }
}
