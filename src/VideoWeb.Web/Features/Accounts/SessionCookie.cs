using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using VideoWeb.Studio.Accounts;
using VideoWeb.Web.Security;

namespace VideoWeb.Web.Features.Accounts;

/// <summary>What the cookie carries beside who it is: its session, which can be ended from elsewhere, and the workspace it is in.</summary>
internal static class SessionCookie
{
    public const string SessionClaim = "videoweb:session";

    private static readonly string[] Kept = [SessionClaim, CallerAccess.WorkspaceClaim];

    public static Guid? SessionOf(ClaimsPrincipal? user) => Guid.TryParse(user?.FindFirstValue(SessionClaim), out var id) ? id : null;

    /// <summary>A sign-in begins a session; a sign-in of the same person in the same browser (a new password, another workspace) goes on with it.</summary>
    public static async Task BeginAsync(CookieSigningInContext context)
    {
        if (context.Principal is not { Identity: ClaimsIdentity identity } principal || AccountOf(principal) is not { } account)
            return;
        var http = context.HttpContext;
        var before = AccountOf(http.User) == account ? http.User : null;
        foreach (var claim in Kept.Where(type => !principal.HasClaim(known => known.Type == type)).Select(type => before?.FindFirst(type)).OfType<Claim>())
            identity.AddClaim(claim.Clone());
        if (SessionOf(principal) is null)
        {
            var begun = await http.RequestServices.GetRequiredService<ISessions>().BeginAsync(
                account, http.Connection.RemoteIpAddress?.ToString(), http.Request.Headers.UserAgent.ToString(), http.RequestAborted);
            identity.AddClaim(new Claim(SessionClaim, begun.ToString()));
        }
        // every cookie says which workspace it is in, so that going elsewhere in one browser moves no other one
        if (!principal.HasClaim(claim => claim.Type == CallerAccess.WorkspaceClaim)
            && await http.RequestServices.GetRequiredService<CallerAccess>().OfAsync(principal, http.RequestAborted) is { } caller)
            identity.AddClaim(new Claim(CallerAccess.WorkspaceClaim, caller.WorkspaceId.ToString()));
    }

    /// <summary>A cookie of a session that was ended, or of before there were sessions, counts no more.</summary>
    public static async Task CheckAsync(CookieValidatePrincipalContext context)
    {
        if (!await IsOpenAsync(context.Principal, context.HttpContext.RequestServices, context.HttpContext.RequestAborted))
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
            return;
        }
        await SecurityStampValidator.ValidatePrincipalAsync(context);
    }

    public static async Task<bool> IsOpenAsync(ClaimsPrincipal? user, IServiceProvider services, CancellationToken cancellationToken) =>
        AccountOf(user) is { } account && SessionOf(user) is { } session && await services.GetRequiredService<ISessions>().IsOpenAsync(account, session, cancellationToken);

    public static async Task EndAsync(HttpContext context)
    {
        if (AccountOf(context.User) is { } account && SessionOf(context.User) is { } session)
            await context.RequestServices.GetRequiredService<ISessions>().EndAsync(account, session, context.RequestAborted);
    }

    /// <summary>The stamp was checked, and the person's claims were read anew.</summary>
    public static Task KeepAsync(SecurityStampRefreshingPrincipalContext context)
    {
        if (context.NewPrincipal?.Identities.FirstOrDefault() is { } identity)
            identity.AddClaims(Kept.Select(type => context.CurrentPrincipal?.FindFirst(type)).OfType<Claim>().Select(claim => claim.Clone()));
        return Task.CompletedTask;
    }

    private static Guid? AccountOf(ClaimsPrincipal? user) => Guid.TryParse(user?.FindFirstValue(ClaimTypes.NameIdentifier), out var id) ? id : null;
}
