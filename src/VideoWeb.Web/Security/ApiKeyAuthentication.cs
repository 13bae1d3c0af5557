using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using VideoWeb.Studio.Keys;

namespace VideoWeb.Web.Security;

/// <summary>"Authorization: Bearer KEY", for scripts. A key speaks for its owner in its own workspace, within its scopes.</summary>
internal sealed class ApiKeyAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, IApiKeys keys)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "ApiKey";

    /// <summary>One claim for each scope of the key.</summary>
    public const string ScopeClaim = "videoweb:scope";

    private const string Prefix = "Bearer ";

    public static bool IsUsedBy(HttpRequest request) =>
        request.Headers.Authorization.ToString().StartsWith(Prefix, StringComparison.OrdinalIgnoreCase);

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (!IsUsedBy(Request))
            return AuthenticateResult.NoResult();

        var key = Request.Headers.Authorization.ToString()[Prefix.Length..].Trim();
        if (await keys.AuthenticateAsync(key, Context.RequestAborted) is not { } holder)
            return AuthenticateResult.Fail("The key is unknown, revoked or expired.");

        var identity = new ClaimsIdentity(SchemeName);
        identity.AddClaim(new Claim(ClaimTypes.NameIdentifier, holder.Caller.UserId.ToString()));
        identity.AddClaim(new Claim(ClaimTypes.Name, $"key {holder.KeyId}"));
        identity.AddClaim(new Claim(CallerAccess.WorkspaceClaim, holder.Caller.WorkspaceId.ToString()));
        foreach (var scope in Enum.GetValues<KeyScopes>().Where(s => s is KeyScopes.Read or KeyScopes.Create or KeyScopes.Manage && holder.Scopes.HasFlag(s)))
            identity.AddClaim(new Claim(ScopeClaim, scope.ToString()));
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), SchemeName));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.Append(HeaderNames.WWWAuthenticate, "Bearer");
        return base.HandleChallengeAsync(properties);
    }
}
