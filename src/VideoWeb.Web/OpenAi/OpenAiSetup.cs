using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using VideoWeb.Studio.Keys;
using VideoWeb.Web.Security;

namespace VideoWeb.Web.OpenAi;

/// <summary>
/// The videos API of OpenAI, as its SDKs speak it, over this studio's use-cases: code written for the closed service runs by changing
/// the base URL and the key.
/// </summary>
internal static class OpenAiSetup
{
    /// <summary>Bytes: the largest file and the form around it.</summary>
    private const long LargestBody = 256L * 1024 * 1024;

    public static IServiceCollection AddOpenAi(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<OpenAiOptions>().Bind(configuration.GetSection("OpenAi")).ValidateOnStart();
        services.AddSingleton<IValidateOptions<OpenAiOptions>, OpenAiOptions.Validator>();
        services.AddSingleton<ApiDoor>();
        services.AddSingleton<RequestReader>();
        services.AddSingleton<ModelCatalogue>();
        services.AddSingleton<VideoRequests>();
        return services;
    }

    /// <summary>Before routing: what it finds wrong goes no further.</summary>
    public static void UseOpenAi(this WebApplication app) =>
        app.UseWhen(
            context => context.Request.Path.StartsWithSegments(ApiDoor.Root),
            branch => branch.Use(next => context => context.RequestServices.GetRequiredService<ApiDoor>().InvokeAsync(context, next)));

    public static void MapOpenAi(this IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapGroup(ApiDoor.Root).WithMetadata(new RequestSizeLimitAttribute(LargestBody));
        var read = api.MapGroup("").AskScope(KeyScopes.Read);
        var create = api.MapGroup("").AskScope(KeyScopes.Create);
        var manage = api.MapGroup("").AskScope(KeyScopes.Manage);
        VideoEndpoints.Map(read, create, manage);
        ModelEndpoints.Map(read);
        ProvenanceCheckEndpoints.Map(read);
        FileEndpoints.Map(create);
        WebhookEndpoints.Map(manage);
    }

    private static RouteGroupBuilder AskScope(this RouteGroupBuilder group, KeyScopes scope) => group.AddEndpointFilter(async (context, next) =>
        context.HttpContext.User.HasClaim(ApiKeyAuthentication.ScopeClaim, scope.ToString())
            ? await next(context)
            : new ApiError(StatusCodes.Status403Forbidden, $"This key may not do that: it lacks the scope \"{scope.ToString().ToLowerInvariant()}\".", Code: "missing_scope"));
}
