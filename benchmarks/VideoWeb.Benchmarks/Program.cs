using BenchmarkDotNet.Running;
using VideoWeb.Benchmarks;

// One run measures both sides of a ratio, alternating, so that a busy machine is fair to both.
switch (args)
{
    case ["director", ..]:
        BenchmarkRunner.Run<DirectorBenchmark>();
        return 0;
    case ["make", ..]:
        await MakeBenchmark.RunAsync(Console.Out);
        return 0;
    case ["memory", ..]:
        await MemoryBenchmark.RunAsync(Console.Out);
        return 0;
    default:
        Console.Error.WriteLine("dotnet run -c Release --project benchmarks/VideoWeb.Benchmarks -- director | make | memory");
        return 2;
}
