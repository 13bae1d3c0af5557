using VideoWeb.Studio.Keys;

namespace VideoWeb.Web.Security;

/// <summary>What an endpoint asks beyond being signed in. Roles are the use-cases' own matter.</summary>
internal static class EndpointGates
{
    /// <summary>A key must have this scope; a person may do what their role allows.</summary>
    public static TBuilder RequireScope<TBuilder>(this TBuilder endpoints, KeyScopes scope)
        where TBuilder : IEndpointConventionBuilder =>
        endpoints.AddEndpointFilter(async (context, next) =>
        {
            var user = context.HttpContext.User;
            var isKey = user.Identity?.AuthenticationType == ApiKeyAuthentication.SchemeName;
            if (!isKey || user.HasClaim(ApiKeyAuthentication.ScopeClaim, scope.ToString()))
                return await next(context);
            return TypedResults.Problem(
                title: $"This key may not do that: it lacks the scope \"{scope.ToString().ToLowerInvariant()}\".",
                statusCode: StatusCodes.Status403Forbidden,
                type: "urn:videoweb:not-allowed");
        });

    /// <summary>For people only: a key of one workspace does not open a person's own things.</summary>
    public static TBuilder RequirePerson<TBuilder>(this TBuilder endpoints)
        where TBuilder : IEndpointConventionBuilder =>
        endpoints.AddEndpointFilter(async (context, next) => context.HttpContext.User.Identity?.AuthenticationType == ApiKeyAuthentication.SchemeName
            ? TypedResults.Problem(title: "Keys may not do that: sign in.", statusCode: StatusCodes.Status403Forbidden, type: "urn:videoweb:not-allowed")
            : await next(context));

    /// <summary>
    /// A cookie travels with requests that other sites' pages make; a key doesn't. Changes by cookie are taken only from our own
    /// pages: browsers say where a request comes from in Sec-Fetch-Site and Origin, which scripts can't forge.
    /// </summary>
    public static TBuilder RefuseOtherSites<TBuilder>(this TBuilder endpoints)
        where TBuilder : IEndpointConventionBuilder =>
        endpoints.AddEndpointFilter(async (context, next) =>
        {
            var request = context.HttpContext.Request;
            var reads = HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);
            if (reads || ApiKeyAuthentication.IsUsedBy(request) || IsOwnPage(request))
                return await next(context);
            return TypedResults.Problem(title: "This request came from another site.", statusCode: StatusCodes.Status403Forbidden, type: "urn:videoweb:not-allowed");
        });

    private static bool IsOwnPage(HttpRequest request)
    {
        if (request.Headers["Sec-Fetch-Site"].ToString() is { Length: > 0 } site)
            return site is "same-origin" or "none";
        return request.Headers.Origin.ToString() is not { Length: > 0 } origin || origin == $"{request.Scheme}://{request.Host}";
    }
}
