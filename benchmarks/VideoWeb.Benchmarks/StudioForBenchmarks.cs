using Microsoft.Extensions.DependencyInjection;
using VideoWeb.Core.Plans;
using VideoWeb.Core.Prompts;
using VideoWeb.Core.Staging;
using VideoWeb.Web.Commands;

namespace VideoWeb.Benchmarks;

/// <summary>The studio's rooms as <c>./studio make</c> joins them, in a data folder that is kept, so that caches are warm.</summary>
internal static class StudioForBenchmarks
{
    public const string Prompt =
        "A woman in a red coat walks along a wooden pier at golden hour, slow dolly forward. She says: \"The sea remembers everything.\" ambient: gulls and waves";

    public static ServiceProvider Open() =>
        ShellServices.WithoutDatabase(new DirectoryInfo(Path.Combine(Path.GetTempPath(), "videoweb-benchmarks")));

    public static StagedPlan Plan(IServiceProvider services, double seconds, FrameSize size)
    {
        var read = services.GetRequiredService<Director>().Plan(Prompt, new PlanRequest { Seconds = seconds, Size = size, Seed = 7 });
        return services.GetRequiredService<StagingResolver>().Resolve(((PlanResult.Planned)read).Plan);
    }
}
