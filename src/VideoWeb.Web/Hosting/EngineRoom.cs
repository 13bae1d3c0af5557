using VideoWeb.Engines.Previz;

namespace VideoWeb.Web.Hosting;

/// <summary>The engines, told where their files lie: the same for the server and for the shell's commands.</summary>
internal static class EngineRoom
{
    public static IServiceCollection AddEngines(this IServiceCollection services, IConfiguration configuration, DataFolder data) =>
        services.AddPreviz(configuration, options =>
        {
            options.StageRoot = RepositoryFiles.Stage;
            options.ConverterRoot = RepositoryFiles.StageTools;
            options.FurnitureRoot = data.Furniture;
            options.CacheRoot = data.Cache;
        });
}
