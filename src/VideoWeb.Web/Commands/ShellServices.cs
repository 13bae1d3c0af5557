using VideoWeb.Studio;
using VideoWeb.Web.Hosting;

namespace VideoWeb.Web.Commands;

/// <summary>The studio's rooms without its pages, for a command that ends.</summary>
internal static class ShellServices
{
    /// <summary>Director, engines, media and the renderer: nothing that needs a user.</summary>
    public static ServiceProvider WithoutDatabase(DirectoryInfo data) => Build(data, (services, _) => services.AddClipRendering());

    /// <summary>All of it.</summary>
    public static ServiceProvider WithDatabase(DirectoryInfo data) => Build(data, (services, configuration) => services.AddStudio(configuration));

    private static ServiceProvider Build(DirectoryInfo data, Action<IServiceCollection, IConfiguration> add)
    {
        data.Create();
        var folder = new DataFolder(data.FullName);
        var configuration = StudioHost.Configure(new ConfigurationManager(), folder);
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(configuration);
        services.AddLogging(logging => logging.AddConfiguration(configuration.GetSection("Logging")).AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace).SetMinimumLevel(LogLevel.Warning));
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(folder);
        services.AddDirector();
        services.AddRooms(configuration, folder);
        add(services, configuration);
        return services.BuildServiceProvider();
    }
}
