using Microsoft.AspNetCore.Identity;
using VideoWeb.Studio;
using VideoWeb.Web.Api;
using VideoWeb.Web.Features.Accounts;
using VideoWeb.Web.Features.Administration;
using VideoWeb.Web.Features.Cameos;
using VideoWeb.Web.Features.Clips;
using VideoWeb.Web.Features.Create;
using VideoWeb.Web.Features.Credits;
using VideoWeb.Web.Features.Exports;
using VideoWeb.Web.Features.Jobs;
using VideoWeb.Web.Features.Provenance;
using VideoWeb.Web.Features.Sharing;
using VideoWeb.Web.Features.Workspaces;
using VideoWeb.Web.Mcp;
using VideoWeb.Web.OpenAi;
using VideoWeb.Web.Security;
using VideoWeb.Web.Shell;

namespace VideoWeb.Web.Hosting;

/// <summary>Puts the studio's rooms together: the one place that knows all of them.</summary>
public static class StudioHost
{
    /// <param name="options">Where the data lies and where to listen.</param>
    /// <param name="configure">The last word of the caller: commands add their services, tests put fakes in the place of engines.</param>
    public static WebApplication Build(StudioHostOptions options, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(StudioHost).Assembly.GetName().Name,
            EnvironmentName = options.Environment,
            // beside the binaries, wherever the command was typed
            ContentRootPath = AppContext.BaseDirectory,
        });
        // a plain build (unlike a publish) leaves assets where they were built; outside Development nobody else asks for their map
        builder.WebHost.UseStaticWebAssets();

        var data = Directory.CreateDirectory(options.DataDirectory).FullName;
        var folder = new DataFolder(data);
        Configure(builder.Configuration, folder);
        if (options.Port is { } port)
            builder.WebHost.UseUrls($"http://{options.Address}:{port}");

        builder.Services.AddSingleton(folder);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddDirector();
        builder.Services.AddRooms(builder.Configuration, folder);
        builder.Services.AddStudio(builder.Configuration).Identity.AddSignInManager();
        builder.Services.AddAssets();
        builder.Services.AddStudioSecurity();
        builder.Services.AddAccountPages();
        builder.Services.AddWorkspacePages();
        builder.Services.AddApi();
        builder.Services.AddOpenAi(builder.Configuration);
        builder.Services.AddMcpTools();
        builder.Services.AddJobPages();
        builder.Services.AddCreate();
        builder.Services.AddShell();
        configure?.Invoke(builder);

        var app = builder.Build();
        app.UseSecurityHeaders();
        app.UseErrorPages();
        app.UseOpenAi();
        app.UseAssets();
        app.UseRouting();
        app.UseGates();
        app.MapHealth();
        app.MapAssets();
        app.MapAccounts();
        app.MapWorkspaces();
        app.MapCredits();
        app.MapAdministration();
        app.MapApi();
        app.MapOpenAi();
        app.MapMcpTools();
        app.MapMedia();
        app.MapShares();
        app.MapExports();
        app.MapCameos();
        app.MapProvenance();
        app.MapJobs();
        app.MapShell();
        return app;
    }

    /// <summary>The settings of a data folder, for the server and for the shell's commands alike.</summary>
    internal static IConfiguration Configure(IConfigurationManager configuration, DataFolder data)
    {
        configuration.AddInMemoryCollection([new("Data:Folder", data.Path)]);
        configuration.AddJsonFile(Path.Combine(data.Path, "settings.json"), optional: true, reloadOnChange: false);
        return configuration;
    }
}
