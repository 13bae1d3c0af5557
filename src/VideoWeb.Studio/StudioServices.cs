using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using VideoWeb.Studio.Accounts;
using VideoWeb.Studio.Keys;
using VideoWeb.Studio.Setup;
using VideoWeb.Studio.Storage;
using VideoWeb.Studio.Workspaces;

namespace VideoWeb.Studio;

public static class StudioServices
{
    /// <summary>The use-cases over the database. Engines, encoder and media store are registered by their own rooms.</summary>
    public static StudioBuilder AddStudio(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddStorage(configuration);
        var identity = services.AddAccounts(configuration);
        services.AddSingleton<SetupLock>();
        services.AddSingleton<IStudioSetup, StudioSetup>();
        services.AddSingleton<IWorkspaces, WorkspaceDirectory>();
        services.AddSingleton<IApiKeys, ApiKeyDesk>();
        return new StudioBuilder(services, identity);
    }
}

/// <param name="Identity">To add what only the web needs: <c>Identity.AddSignInManager()</c>.</param>
public sealed record StudioBuilder(IServiceCollection Services, IdentityBuilder Identity);
