using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Mvc;
using VideoWeb.Studio.Keys;
using VideoWeb.Web.Api.Reference;
using VideoWeb.Web.Features.Exports;
using VideoWeb.Web.Security;

namespace VideoWeb.Web.Api;

/// <summary>The JSON API, for the pages' scripts (by cookie) and for everybody else's (by key).</summary>
internal static class ApiSetup
{
    /// <summary>Bytes: a prompt of 32 000 characters and a plan of 12 shots are far below it.</summary>
    private const long LargestBody = 2 * 1024 * 1024;

    public static IServiceCollection AddApi(this IServiceCollection services)
    {
        services.AddProblemDetails();
        services.AddApiReference();
        services.ConfigureHttpJsonOptions(options =>
            options.SerializerOptions.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase)));
        return services;
    }

    public static void MapApi(this IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapGroup("/api").RequireRateLimiting(RateLimits.Api).RefuseOtherSites()
            .WithMetadata(new RequestSizeLimitAttribute(LargestBody)).SayWhatIsAnswered();
        var read = api.MapGroup("").RequireScope(KeyScopes.Read);
        var create = api.MapGroup("").RequireScope(KeyScopes.Create);
        var manage = api.MapGroup("").RequireScope(KeyScopes.Manage);

        PlanEndpoints.Map(read);
        JobEndpoints.Map(read, create);
        ClipEndpoints.Map(read, manage);
        CreditApi.Map(read, manage);
        WorkspaceApi.Map(read, manage);
        ReviewApi.Map(read, manage);
        ExportEndpoints.MapApi(read, create);
        endpoints.MapApiReference();
        // an unknown path below /api is told so in the API's own way, not with a page
        api.MapFallback(() => TypedResults.Problem(title: "There is no such endpoint.", statusCode: StatusCodes.Status404NotFound, type: "urn:videoweb:not-found"));
    }
}
