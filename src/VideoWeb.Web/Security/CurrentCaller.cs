using Microsoft.AspNetCore.Components.Authorization;
using VideoWeb.Studio.Workspaces;

namespace VideoWeb.Web.Security;

/// <summary>The caller of a page or circuit. Role and membership are read anew by every use-case, so this may be kept.</summary>
internal sealed class CurrentCaller(AuthenticationStateProvider authentication, CallerAccess access)
{
    private Caller? known;

    /// <exception cref="InvalidOperationException">Nobody is signed in: the page lacks [Authorize].</exception>
    public async Task<Caller> GetAsync(CancellationToken cancellationToken = default)
    {
        if (known is { } caller)
            return caller;
        var state = await authentication.GetAuthenticationStateAsync();
        known = await access.OfAsync(state.User, cancellationToken);
        return known ?? throw new InvalidOperationException("Nobody is signed in on this page.");
    }
}
