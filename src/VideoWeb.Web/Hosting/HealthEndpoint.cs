namespace VideoWeb.Web.Hosting;

internal static class HealthEndpoint
{
    /// <summary>Answers only after the start-up services have run: the database is migrated and the worker is up by then.</summary>
    public static void MapHealth(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/health", () => Results.Text("ok")).AllowAnonymous();
}
