using VideoWeb.Web.Design;

namespace VideoWeb.Web.Shell;

internal static class ShellSetup
{
    public static IServiceCollection AddShell(this IServiceCollection services)
    {
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddCascadingAuthenticationState();
        services.AddHttpContextAccessor();
        services.AddScoped<Toasts>();
        return services;
    }

    public static void MapShell(this WebApplication app)
    {
        app.MapGet("/", () => Results.Redirect("/create")).AllowAnonymous();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode();
    }
}
