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

    public static void UseStudioSecurity(this WebApplication app)
    {
        app.UseExceptionHandler("/error", createScopeForErrors: true);
        app.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
        app.Use(ContentSecurityPolicy.Apply);
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseRateLimiter();
        app.UseAntiforgery();
    }
}
