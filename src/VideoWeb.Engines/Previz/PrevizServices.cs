using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using VideoWeb.Core.Engines;
using VideoWeb.Engines.Previz.Furniture;

namespace VideoWeb.Engines.Previz;

public static class PrevizServices
{
    /// <summary>Adds the built-in engine and the furniture it dresses its places with.</summary>
    public static IServiceCollection AddPreviz(this IServiceCollection services, IConfiguration configuration, Action<PrevizOptions> defaults)
    {
        services.AddOptions<PrevizOptions>()
            .Configure(defaults)
            .Bind(configuration.GetSection("Previz"))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddSingleton<FurnitureLibrary>();
        services.AddSingleton<StagePages>();
        services.AddSingleton<IStageTrack, StageTrack>();
        services.AddSingleton<IEngine, PrevizEngine>();
        return services;
    }
}
