using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using VideoWeb.Studio.Costs;
using VideoWeb.Studio.Moderation;

namespace VideoWeb.Studio.Generation;

internal static class GenerationServices
{
    public static void AddGeneration(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<GenerationOptions>().Bind(configuration.GetSection("Generation")).ValidateOnStart();
        services.AddSingleton<IValidateOptions<GenerationOptions>, GenerationOptions.Validator>();
        services.AddSingleton<WorkerName>();
        services.AddSingleton<JobBoard>();
        services.AddSingleton<JobLedger>();
        services.AddSingleton<JobQueue>();
        services.AddSingleton<QueueView>();
        services.AddSingleton<WorkerRegister>();
        services.AddSingleton<DraftPlaces>();
        services.AddSingleton<IQueueControl, QueueControl>();
        services.AddSingleton<PreviewShelf>();
        services.AddSingleton<SnapshotReader>();
        services.AddOptions<ModerationOptions>().Bind(configuration.GetSection("Moderation")).ValidateOnStart();
        services.AddSingleton<IValidateOptions<ModerationOptions>, ModerationOptions.Validator>();
        services.AddSingleton<PromptGate>();
        services.AddSingleton<PlanGate>();
        services.AddSingleton<CostBook>();
        services.AddSingleton<GenerationDesk>();
        services.AddSingleton<IGeneration>(provider => provider.GetRequiredService<GenerationDesk>());
        services.AddSingleton<IJobFeed, JobFeed>();
        services.AddSingleton<TakeStore>();
        services.AddSingleton<JobRunner>();
    }
}
