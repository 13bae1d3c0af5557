using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using VideoWeb.Core.Media;
using VideoWeb.Studio.Accounts;
using VideoWeb.Web.Api;
using VideoWeb.Web.Features.Exports;
using VideoWeb.Web.Security;

namespace VideoWeb.Web.Features.Accounts;

/// <summary>Signing in: cookies for people, keys for scripts.</summary>
internal static class AccountSetup
{
    private const string EitherScheme = "Studio";

    private static readonly TimeSpan StaySignedIn = TimeSpan.FromDays(30);

    /// <summary>Paths whose callers are programs: they get a status, never a page to sign in.</summary>
    private static readonly PathString[] ForPrograms = ["/api", "/media", "/hubs", "/mcp"];

    public static IServiceCollection AddAccountPages(this IServiceCollection services)
    {
        services.AddAuthentication(options =>
            {
                options.DefaultScheme = EitherScheme;
                options.DefaultSignInScheme = IdentityConstants.ApplicationScheme;
            })
            .AddPolicyScheme(EitherScheme, null, options => options.ForwardDefaultSelector = context =>
                ApiKeyAuthentication.IsUsedBy(context.Request) ? ApiKeyAuthentication.SchemeName : IdentityConstants.ApplicationScheme)
            .AddScheme<AuthenticationSchemeOptions, ApiKeyAuthentication>(ApiKeyAuthentication.SchemeName, null)
            .AddIdentityCookies(cookies => cookies.ApplicationCookie!.Configure(ConfigureCookie));
        services.Configure<SecurityStampValidatorOptions>(options =>
        {
            options.ValidationInterval = TimeSpan.FromMinutes(5);
            options.OnRefreshingPrincipal = SessionCookie.KeepAsync;
        });
        services.AddSingleton<CallerAccess>();
        services.AddScoped<CurrentCaller>();
        services.AddScoped<AuthenticationStateProvider, StampCheckingAuthenticationState>();
        return services;
    }

    public static void MapAccounts(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost("/sign-out", async (HttpContext context, [FromServices] SignInManager<Account> signIn) =>
        {
            await SessionCookie.EndAsync(context);
            await signIn.SignOutAsync();
            return Results.LocalRedirect("/sign-in");
        }).RequireFormToken();
        endpoints.MapGet("/account/export.zip", async (SignedIn caller, IAccountData data, IMediaStore store, CancellationToken cancellationToken) =>
            (await data.ExportAsync(caller.Caller.UserId, cancellationToken)).ToResult(export =>
                TypedResults.Stream(output => ExportZip.WriteAsync(output, export, store, cancellationToken), "application/zip", export.FileName)))
            .RequireRateLimiting(RateLimits.Heavy).RequirePerson();
        endpoints.MapPasskeys();
    }

    public static bool IsForPrograms(PathString path) => Array.Exists(ForPrograms, programs => path.StartsWithSegments(programs));

    private static void ConfigureCookie(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = "videoweb";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.ExpireTimeSpan = StaySignedIn;
        options.SlidingExpiration = true;
        options.LoginPath = "/sign-in";
        options.AccessDeniedPath = "/not-found";
        options.ReturnUrlParameter = "returnUrl";
        options.Events.OnSigningIn = SessionCookie.BeginAsync;
        options.Events.OnValidatePrincipal = SessionCookie.CheckAsync;
        options.Events.OnRedirectToLogin = context => Answer(context, StatusCodes.Status401Unauthorized);
        options.Events.OnRedirectToAccessDenied = context => Answer(context, StatusCodes.Status403Forbidden);
    }

    private static Task Answer(RedirectContext<CookieAuthenticationOptions> context, int status)
    {
        if (IsForPrograms(context.Request.Path))
            context.Response.StatusCode = status;
        else
            context.Response.Redirect(context.RedirectUri);
        return Task.CompletedTask;
    }
}
