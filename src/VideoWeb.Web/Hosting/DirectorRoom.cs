using Microsoft.Extensions.Options;
using VideoWeb.Core.Plans;
using VideoWeb.Core.Prompts;
using VideoWeb.Core.Prompts.Dictionary;
using VideoWeb.Core.Staging;
using VideoWeb.Studio.Generation;

namespace VideoWeb.Web.Hosting;

/// <summary>The Director and what stages its plans, over a dictionary that is opened once for each process.</summary>
internal static class DirectorRoom
{
    public static IServiceCollection AddDirector(this IServiceCollection services)
    {
        services.AddSingleton(provider => Open(provider.GetRequiredService<DataFolder>()));
        services.AddSingleton(provider => new Director(provider.GetRequiredService<Lexicon>()));
        services.AddSingleton(provider => new StagingResolver(provider.GetRequiredService<Lexicon>()));
        services.AddSingleton<IDirector, StudioDirector>();
        return services;
    }

    /// <summary>The compact dictionary: made from WordNet at the first start, read from the cache afterwards.</summary>
    public static LexiconResult OpenDictionary(DataFolder data)
    {
        Directory.CreateDirectory(data.Cache);
        return LexiconStore.Open(Path.Combine(data.Cache, LexiconStore.FileName));
    }

    private static Lexicon Open(DataFolder data) => OpenDictionary(data) switch
    {
        LexiconResult.Opened opened => opened.Lexicon,
        LexiconResult.Missing missing => throw new OptionsValidationException("Dictionary", typeof(Lexicon), [missing.Message]),
        var other => throw new InvalidOperationException(other.ToString()),
    };

    private sealed class StudioDirector(Director director, StagingResolver resolver) : IDirector
    {
        public IReadOnlyList<string> Check(ShotPlan plan) => [.. PlanValidator.Validate(plan).Select(error => $"{error.Path}: {error.Message}")];

        public StagedPlan Stage(ShotPlan plan) => resolver.Resolve(plan);

        public ShotPlan? Read(string prompt, long seed, double seconds, FrameSize size) =>
            (director.Plan(prompt, new PlanRequest { Seed = seed, Seconds = seconds, Size = size }) as PlanResult.Planned)?.Plan;
    }
}
