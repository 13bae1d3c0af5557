using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace VideoWeb.Web.Api.Reference;

/// <summary>The OpenAPI 3.1 document of the studio's own API: from the routes and their types, with the catalogue's words.</summary>
internal static class ApiReference
{
    /// <summary>The name that an address without one stands for.</summary>
    public const string DocumentName = "v1";
    public const string Address = "/api/openapi.json";

    private const string Scheme = "key";

    public static IServiceCollection AddApiReference(this IServiceCollection services) => services.AddOpenApi(DocumentName, options =>
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.ShouldInclude = description => description is { HttpMethod: not null and not "HEAD", RelativePath: { } path } && (path.StartsWith("api/", StringComparison.Ordinal) || path.StartsWith("media/", StringComparison.Ordinal));
        options.AddDocumentTransformer(DescribeAsync);
        options.AddOperationTransformer(DescribeAsync);
    });

    /// <summary>No secret: what there is, not what is in it.</summary>
    public static void MapApiReference(this IEndpointRouteBuilder endpoints) => endpoints.MapOpenApi(Address).AllowAnonymous();

    /// <summary>Tells the document what the endpoints of a group answer: they return results whose types the routes do not know.</summary>
    public static TBuilder SayWhatIsAnswered<TBuilder>(this TBuilder group)
        where TBuilder : IEndpointConventionBuilder
    {
        group.Finally(endpoint =>
        {
            if (endpoint is not RouteEndpointBuilder { RoutePattern.RawText: { } path } || endpoint.Metadata.OfType<IHttpMethodMetadata>().FirstOrDefault() is not { HttpMethods: [var method, ..] })
                return;
            if (ApiCatalogue.Find(method, path) is { } entry)
                endpoint.Metadata.Add(entry.Answer is { } type ? new ProducesResponseTypeMetadata(entry.Status, type, ["application/json"]) : new ProducesResponseTypeMetadata(entry.Status));
        });
        return group;
    }

    private static Task DescribeAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = new OpenApiInfo
        {
            Title = "VideoWeb: the studio's own API",
            Version = "1",
            Description = "What OpenAI's videos API (at /v1) lacks: plans, quotes, library, exports, credits, administration. "
                + "Keys are made under Account → API keys or by `./studio key EMAIL`. Errors are application/problem+json: a sentence in `title`, the wrong field in `field`.",
        };
        // wherever it is read from
        document.Servers = [new OpenApiServer { Url = "/" }];
        document.Tags = new HashSet<OpenApiTag>(ApiCatalogue.Entries.Select(entry => entry.Tag).Distinct().Select(tag => new OpenApiTag { Name = tag }));
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            [Scheme] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "A key of the workspace, with the scope that the endpoint names." },
        };
        document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Scheme, document)] = [] }];
        return Task.CompletedTask;
    }

    private static async Task DescribeAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        if (ApiCatalogue.Find(context.Description.HttpMethod ?? "", "/" + context.Description.RelativePath) is not { } entry)
            return;
        operation.OperationId = entry.OperationId;
        operation.Summary = entry.Summary;
        operation.Description = $"Scope: {entry.Scope}. Example: {entry.Method} {entry.Example}";
        operation.Tags = new HashSet<OpenApiTagReference> { new(entry.Tag, context.Document) };
        operation.Responses ??= [];
        if (entry.Answer is null)
        {
            operation.Responses.Clear();
            operation.Responses[$"{entry.Status}"] = new OpenApiResponse
            {
                Description = entry.Status == StatusCodes.Status204NoContent ? "Done." : "The file.",
                Content = entry.ContentType is { } type ? new Dictionary<string, OpenApiMediaType> { [type] = new() { Schema = new OpenApiSchema() } } : null,
            };
        }

        operation.Responses["default"] = new OpenApiResponse
        {
            Description = "Why not: 400 a field is wrong, 401 no key, 402 credits are missing, 403 the key, role or tier does not allow it, 404 not in this workspace, 409 its state does not allow it, 422 moderation, 429 a limit, 503 not here now.",
            Content = new Dictionary<string, OpenApiMediaType>
            {
                ["application/problem+json"] = new() { Schema = await context.GetOrCreateSchemaAsync(typeof(ProblemDetails), null, cancellationToken) },
            },
        };
        if (entry.SendsPicture)
        {
            operation.RequestBody = new OpenApiRequestBody
            {
                Required = true,
                Content = new[] { "image/jpeg", "image/png", "image/webp" }.ToDictionary(type => type, _ => new OpenApiMediaType { Schema = new OpenApiSchema() }),
            };
        }
        else if (entry.Body is { } body && operation.RequestBody?.Content?.TryGetValue("application/json", out var content) == true)
        {
            content.Example = JsonNode.Parse(body);
        }
    }
}
