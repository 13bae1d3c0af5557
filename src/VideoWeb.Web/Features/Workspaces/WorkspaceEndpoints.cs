using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using VideoWeb.Studio.Accounts;
using VideoWeb.Studio.Workspaces;
using VideoWeb.Web.Security;

namespace VideoWeb.Web.Features.Workspaces;

/// <summary>Going from one workspace to another: the choice is a claim of the cookie, so that pages, circuits and media agree on it.</summary>
internal static class WorkspaceEndpoints
{
    public static void MapWorkspaces(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapPost("/workspaces/{id:guid}/enter", EnterAsync).RequireFormToken();

    private static async Task<IResult> EnterAsync(
        Guid id, HttpContext context, IWorkspaces workspaces, [FromServices] UserManager<Account> users, [FromServices] SignInManager<Account> signIn)
    {
        if (await users.GetUserAsync(context.User) is not { } account)
            return TypedResults.Unauthorized();
        // someone who isn't a member lands in their own workspace
        var caller = await workspaces.EnterAsync(account.Id, id, context.RequestAborted);
        if (caller?.WorkspaceId != id)
            return TypedResults.NotFound();

        var session = await context.AuthenticateAsync(IdentityConstants.ApplicationScheme);
        var properties = new AuthenticationProperties { IsPersistent = session.Properties?.IsPersistent is true };
        await signIn.SignInWithClaimsAsync(account, properties, [new Claim(CallerAccess.WorkspaceClaim, id.ToString())]);
        return TypedResults.LocalRedirect("/library");
    }
}
