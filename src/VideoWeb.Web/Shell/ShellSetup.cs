using Microsoft.AspNetCore.Diagnostics;
using VideoWeb.Web.Design;
using VideoWeb.Web.Features.Accounts;

namespace VideoWeb.Web.Shell;

internal static class ShellSetup
{
    /// <summary>Bytes of one message of a circuit: a script of the longest allowed length, escaped as JSON.</summary>
    private const long MaxCircuitMessage = 256 * 1024;

    public static IServiceCollection AddShell(this IServiceCollection services)
    {
        services.AddRazorComponents().AddInteractiveServerComponents()
            .AddHubOptions(options => options.MaximumReceiveMessageSize = MaxCircuitMessage);
        services.AddCascadingAuthenticationState();
        services.AddHttpContextAccessor();
        services.AddScoped<Toasts>();
        return services;
    }

    public static void UseErrorPages(this WebApplication app)
    {
        app.UseExceptionHandler("/error", createScopeForErrors: true);
        app.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
        app.Use(LeaveProgramsAlone);
    }

    public static void MapShell(this WebApplication app)
    {
        app.MapGet("/", () => Results.Redirect("/create")).AllowAnonymous();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(options =>
            options.ContentSecurityFrameAncestorsPolicy = null); // our own policy says it, for every answer
    }

    /// <summary>A page instead of a status is for people who read it.</summary>
    private static Task LeaveProgramsAlone(HttpContext context, RequestDelegate next)
    {
        var request = context.Request;
        var wantsPage = HttpMethods.IsGet(request.Method) && !AccountSetup.IsForPrograms(request.Path)
            && request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);
        if (!wantsPage && context.Features.Get<IStatusCodePagesFeature>() is { } pages)
            pages.Enabled = false;
        return next(context);
    }
}
