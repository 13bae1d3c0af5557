using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Microsoft.Extensions.DependencyInjection;
using VideoWeb.Core.Prompts;
using VideoWeb.Core.Staging;

namespace VideoWeb.Benchmarks;

/// <summary>A prompt read and staged, dictionary open: the promise is under 5 ms.</summary>
[Config(typeof(InProcess))]
[MemoryDiagnoser]
public class DirectorBenchmark
{
    private readonly ServiceProvider services = StudioForBenchmarks.Open();
    private readonly Director director;
    private readonly StagingResolver resolver;

    public DirectorBenchmark()
    {
        director = services.GetRequiredService<Director>();
        resolver = services.GetRequiredService<StagingResolver>();
    }

    [Params(
        "A woman in a red coat walks along a pier at golden hour while gulls cry, slow dolly forward",
        "Shot 1: extreme wide of a mountain lake at dawn, fog. Shot 2: @Mara in a yellow raincoat rows a boat. She says: \"Nobody comes here now.\" orbit left 90 degrees. Cut to a close-up of her hands, 85mm, f/1.8. music: slow solo cello. negative: crowd, lens flare")]
    public string Prompt { get; set; } = "";

    [Benchmark]
    public StagedPlan ReadAndStage() => resolver.Resolve(((PlanResult.Planned)director.Plan(Prompt)).Plan);

    private sealed class InProcess : ManualConfig
    {
        public InProcess() => AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance));
    }
}
