using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using VideoWeb.Studio.Accounts;
using VideoWeb.Web.Security;

namespace VideoWeb.Web.Features.Accounts;

/// <summary>What the browser's authenticator is asked; its answer comes back in the form of the page.</summary>
internal static class PasskeyEndpoints
{
    public static void MapPasskeys(this IEndpointRouteBuilder endpoints)
    {
        var passkeys = endpoints.MapGroup("/passkeys").RequireRateLimiting(RateLimits.SignIn).RequireFormToken();

        passkeys.MapPost("/request", async ([FromServices] SignInManager<Account> signIn) =>
            Results.Content(await signIn.MakePasskeyRequestOptionsAsync(null), "application/json")).AllowAnonymous();

        passkeys.MapPost("/create", async (ClaimsPrincipal user, [FromServices] UserManager<Account> users, [FromServices] SignInManager<Account> signIn) =>
        {
            if (await users.GetUserAsync(user) is not { } account)
                return Results.Unauthorized();
            var entity = new PasskeyUserEntity
            {
                Id = account.Id.ToString(),
                Name = account.UserName ?? account.Name,
                DisplayName = account.Name,
            };
            return Results.Content(await signIn.MakePasskeyCreationOptionsAsync(entity), "application/json");
        });
    }
}
