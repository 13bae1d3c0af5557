using VideoWeb.Engines.Diffusion;
using VideoWeb.Engines.Previz;
using VideoWeb.Media;

namespace VideoWeb.Web.Hosting;

/// <summary>Engines and media, told where their files lie: the same for the server and for the shell's commands.</summary>
internal static class Rooms
{
    public static IServiceCollection AddRooms(this IServiceCollection services, IConfiguration configuration, DataFolder data)
    {
        services.AddPreviz(configuration, options =>
        {
            options.StageRoot = RepositoryFiles.Stage;
            options.ConverterRoot = RepositoryFiles.StageTools;
            options.FurnitureRoot = data.Furniture;
            options.CacheRoot = data.Cache;
        });
        services.AddDiffusion(configuration, options =>
        {
            options.Folders.Add(RepositoryFiles.Models);
            options.Folders.Add(data.Models);
            options.DownloadFolder = data.Models;
            options.CacheRoot = Path.Combine(data.Cache, "diffusion");
        });
        services.AddMedia(options =>
        {
            options.StoreRoot = data.Media;
            options.Provenance.Folder = data.Provenance;
            configuration.GetSection("Media").Bind(options);
        });
        return services;
    }
}
