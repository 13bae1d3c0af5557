using BenchmarkDotNet.Running;
using VideoWeb.Benchmarks;

// One run measures both sides of a ratio, alternating, so that a busy machine is fair to both.
switch (args)
{
    case ["director", var prompts]:
        await DirectorTimes.RunAsync(prompts, Console.Out);
        return 0;
    case ["director"]:
        BenchmarkRunner.Run<DirectorBenchmark>();
        return 0;
    case ["make", ..]:
        await MakeBenchmark.RunAsync(Console.Out);
        return 0;
    case ["memory", ..]:
        await MemoryBenchmark.RunAsync(Console.Out);
        return 0;
    case ["sign"]:
        await SigningBenchmark.RunAsync(Console.Out);
        return 0;
    case ["diffusion"]:
        DiffusionBenchmark.Run(Console.Out);
        return 0;
    case ["contact-sheet", var prompts, var folder, .. var tier]:
        await ContactSheet.RunAsync(prompts, folder, tier is [var chosen] ? chosen : "fast", Console.Out);
        return 0;
    default:
        Console.Error.WriteLine("dotnet run -c Release --project benchmarks/VideoWeb.Benchmarks -- director [PROMPTS] | make | memory | sign | diffusion | contact-sheet PROMPTS FOLDER [TIER]");
        return 2;
}
