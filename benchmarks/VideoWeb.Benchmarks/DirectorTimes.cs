using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using VideoWeb.Core.Prompts;

namespace VideoWeb.Benchmarks;

/// <summary>
/// How long the Director takes for each prompt of a set: the first time a prompt is seen, its words still to be looked up in the
/// dictionary, and the median of <see cref="Rounds"/> later readings. The promise is under 5 ms for every one of them.
/// </summary>
internal static class DirectorTimes
{
    private const int Rounds = 9;

    /// <param name="path">JSON Lines: a string, or an object with <c>prompt</c>.</param>
    public static async Task RunAsync(string path, TextWriter output)
    {
        await using var services = StudioForBenchmarks.Open();
        var director = services.GetRequiredService<Director>();
        var prompts = (await File.ReadAllLinesAsync(path)).Where(line => line.Length > 0).Select(Prompt).ToList();

        // The code's own first call is the compiler's time, not the Director's.
        for (var i = 0; i < 200; i++) director.Plan(StudioForBenchmarks.Prompt);

        var first = prompts.Select(prompt => Milliseconds(director, prompt)).ToList();
        var later = prompts.Select(prompt => Median(Enumerable.Range(0, Rounds).Select(_ => Milliseconds(director, prompt)))).ToList();
        await WriteAsync(output, "first reading", first);
        await WriteAsync(output, $"median of {Rounds} more", later);
    }

    private static string Prompt(string line)
    {
        using var json = JsonDocument.Parse(line);
        var root = json.RootElement;
        return (root.ValueKind == JsonValueKind.String ? root : root.GetProperty("prompt")).GetString()!;
    }

    private static double Milliseconds(Director director, string prompt)
    {
        var start = Stopwatch.GetTimestamp();
        director.Plan(prompt);
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static double Median(IEnumerable<double> times) => times.Order().ElementAt(Rounds / 2);

    private static Task WriteAsync(TextWriter output, string what, List<double> times) =>
        output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{what}: {times.Count} prompts, mean {times.Average():0.00} ms, worst {times.Max():0.00} ms, over 5 ms: {times.Count(t => t >= 5)}"));
}
