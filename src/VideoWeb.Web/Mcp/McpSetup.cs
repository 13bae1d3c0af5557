using VideoWeb.Studio.Keys;
using VideoWeb.Web.Security;

namespace VideoWeb.Web.Mcp;

/// <summary>The studio as tools for assistants (Model Context Protocol over streamable HTTP, stateless), with the API's keys.</summary>
internal static class McpSetup
{
    public const string Root = "/mcp";

    private const string Instructions =
        "Makes short clips with sound from a script. plan shows what a script becomes, quote what it costs; make starts the rendering and answers at once; "
        + "watch says how it goes; fetch gives the address of the finished file. A refusal says what to change.";

    public static IServiceCollection AddMcpTools(this IServiceCollection services)
    {
        services.AddMcpServer(options =>
            {
                options.ServerInfo = new() { Name = "VideoWeb", Version = typeof(McpSetup).Assembly.GetName().Version!.ToString(3) };
                options.ServerInstructions = Instructions;
            })
            .WithHttpTransport(transport => transport.Stateless = true)
            .WithTools<StudioTools>();
        return services;
    }

    /// <summary>Keys only: a cookie could be used by another site's page.</summary>
    public static void MapMcpTools(this IEndpointRouteBuilder endpoints) => endpoints.MapMcp(Root)
        .RequireAuthorization(policy => policy.AddAuthenticationSchemes(ApiKeyAuthentication.SchemeName).RequireAuthenticatedUser())
        .RequireRateLimiting(RateLimits.Api)
        .RequireScope(KeyScopes.Read);
}
