using VideoWeb.Studio.Accounts;

namespace VideoWeb.Web.Features.Administration;

internal static class AdminSetup
{
    /// <summary>"/admin" leads to the first of its pages.</summary>
    public static void MapAdministration(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/admin", () => Results.Redirect($"/{AdminPlace.All[0].Path}")).RequireAuthorization(policy => policy.RequireRole(Account.AdministratorRole));
}
