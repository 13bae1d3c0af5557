using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using VideoWeb.Studio.Accounts;
using VideoWeb.Web.Security;

namespace VideoWeb.Web.Features.Workspaces;

internal static class WorkspaceEndpoints
{
    public static IServiceCollection AddWorkspacePages(this IServiceCollection services) => services.AddScoped<WorkspaceEntry>();

    public static void MapWorkspaces(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapPost("/workspaces/{id:guid}/enter", EnterAsync).RequireRateLimiting(RateLimits.SignIn).RequireFormToken();

    private static async Task<IResult> EnterAsync(Guid id, HttpContext context, [FromServices] WorkspaceEntry entry, [FromServices] UserManager<Account> users)
    {
        if (await users.GetUserAsync(context.User) is not { } account)
            return TypedResults.Unauthorized();
        var entered = await entry.EnterAsync(context, account, id);
        return entered.Succeeded ? TypedResults.LocalRedirect("/library") : TypedResults.NotFound();
    }
}
