using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using VideoWeb.Studio.Accounts;
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
            options.OnRefreshingPrincipal = KeepWorkspace;
        });
        services.AddSingleton<CallerAccess>();
        services.AddScoped<CurrentCaller>();
        services.AddScoped<AuthenticationStateProvider, StampCheckingAuthenticationState>();
        return services;
    }

    public static void MapAccounts(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost("/sign-out", async ([FromServices] SignInManager<Account> signIn) =>
        {
            await signIn.SignOutAsync();
            return Results.LocalRedirect("/sign-in");
        }).RequireFormToken();
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
        options.Events.OnSigningIn = StayInWorkspaceAsync;
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

    /// <summary>Every cookie says which workspace it is in, so that going elsewhere in one browser moves no other one.</summary>
    private static async Task StayInWorkspaceAsync(CookieSigningInContext context)
    {
        if (context.Principal is not { Identity: ClaimsIdentity identity } principal || principal.HasClaim(claim => claim.Type == CallerAccess.WorkspaceClaim))
            return;
        var before = context.HttpContext.User;
        var known = before.FindFirstValue(ClaimTypes.NameIdentifier) == principal.FindFirstValue(ClaimTypes.NameIdentifier) ? before.FindFirst(CallerAccess.WorkspaceClaim) : null;
        if (known is not null)
            identity.AddClaim(known.Clone());
        else if (await context.HttpContext.RequestServices.GetRequiredService<CallerAccess>().OfAsync(principal, context.HttpContext.RequestAborted) is { } caller)
            identity.AddClaim(new Claim(CallerAccess.WorkspaceClaim, caller.WorkspaceId.ToString()));
    }

    private static Task KeepWorkspace(SecurityStampRefreshingPrincipalContext context)
    {
        var chosen = context.CurrentPrincipal?.FindFirst(CallerAccess.WorkspaceClaim);
        if (chosen is not null && context.NewPrincipal?.Identities.FirstOrDefault() is { } identity)
            identity.AddClaim(chosen.Clone());
        return Task.CompletedTask;
    }
}
