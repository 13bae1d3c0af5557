using System.Security.Claims;
using VideoWeb.Studio.Workspaces;

namespace VideoWeb.Web.Security;

/// <summary>From who is signed in to the <see cref="Caller"/> that every use-case takes.</summary>
internal sealed class CallerAccess(IWorkspaces workspaces)
{
    /// <summary>The claim that names the workspace one is in; without it, the personal one.</summary>
    public const string WorkspaceClaim = "videoweb:workspace";

    /// <summary>Null where nobody is signed in or the account is gone.</summary>
    public async Task<Caller?> OfAsync(ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        if (!Guid.TryParse(user.FindFirstValue(ClaimTypes.NameIdentifier), out var userId))
            return null;
        Guid? workspace = Guid.TryParse(user.FindFirstValue(WorkspaceClaim), out var chosen) ? chosen : null;
        return await workspaces.EnterAsync(userId, workspace, cancellationToken);
    }
}
