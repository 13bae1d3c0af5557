using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using VideoWeb.Studio;
using VideoWeb.Studio.Accounts;
using VideoWeb.Studio.Workspaces;
using VideoWeb.Web.Security;

namespace VideoWeb.Web.Features.Workspaces;

/// <summary>Going into a workspace: the choice is a claim of the cookie, so that pages, circuits and media agree on it, and is remembered for the next sign-in.</summary>
internal sealed class WorkspaceEntry(IWorkspaces workspaces, SignInManager<Account> signIn)
{
    public async Task<Outcome> EnterAsync(HttpContext context, Account account, Guid workspaceId)
    {
        var gone = await workspaces.GoAsync(new Caller(account.Id, workspaceId), context.RequestAborted);
        if (!gone.Succeeded)
            return gone;
        var session = await context.AuthenticateAsync(IdentityConstants.ApplicationScheme);
        var properties = new AuthenticationProperties { IsPersistent = session.Properties?.IsPersistent is true };
        await signIn.SignInWithClaimsAsync(account, properties, [new Claim(CallerAccess.WorkspaceClaim, workspaceId.ToString())]);
        return Outcome.Done;
    }
}
