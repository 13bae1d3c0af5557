using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using VideoWeb.Core.Engines;
using VideoWeb.Engines.Diffusion.Downloads;
using VideoWeb.Engines.Diffusion.Families.Kandinsky6;
using VideoWeb.Engines.Diffusion.Families.Wan;
using VideoWeb.Engines.Diffusion.Packs;

namespace VideoWeb.Engines.Diffusion;

public static class DiffusionServices
{
    /// <summary>Adds the models on disk as engines, after <see cref="Previz.PrevizServices.AddPreviz"/>, whose stage gives them sound.</summary>
    public static IServiceCollection AddDiffusion(this IServiceCollection services, IConfiguration configuration, Action<DiffusionOptions> defaults)
    {
        services.AddOptions<DiffusionOptions>()
            .Configure(defaults)
            .Bind(configuration.GetSection("Diffusion"))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        // one line for each family
        services.AddSingleton<IModelFamily, WanFamily>();
        services.AddSingleton<IModelFamily, Kandinsky6Family>();
        services.AddSingleton<PackShelf>();
        services.AddHttpClient(nameof(ModelStore), http => http.Timeout = Timeout.InfiniteTimeSpan);
        services.AddSingleton(provider => new ModelStore(
            provider.GetRequiredService<IHttpClientFactory>().CreateClient(nameof(ModelStore)),
            provider.GetRequiredService<IOptions<DiffusionOptions>>(),
            provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new ModelTools(provider.GetServices<IModelFamily>(), provider.GetRequiredService<PackShelf>()));
        services.AddSingleton<ModelShelf>();
        services.AddSingleton<IEngineSource>(provider => provider.GetRequiredService<ModelShelf>());
        services.AddSingleton<IModelShelf>(provider => provider.GetRequiredService<ModelShelf>());
        return services;
    }
}
