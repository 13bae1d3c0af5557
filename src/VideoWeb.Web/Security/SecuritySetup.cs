using Microsoft.AspNetCore.Authorization;

namespace VideoWeb.Web.Security;

internal static class SecuritySetup
{
    public static IServiceCollection AddStudioSecurity(this IServiceCollection services)
    {
        services.AddRateLimiter(RateLimits.Configure);
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = "videoweb-form";
            options.Cookie.HttpOnly = true;
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.HeaderName = "X-CSRF-Token";
        });
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        return services;
    }

    /// <summary>What holds for every answer, files too.</summary>
    public static void UseSecurityHeaders(this WebApplication app) => app.Use(ContentSecurityPolicy.Apply);

    /// <summary>Who it is, whether they may, and how often. Files that are the same for everybody are served before this.</summary>
    public static void UseGates(this WebApplication app)
    {
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseRateLimiter();
        app.UseAntiforgery();
    }
}
