using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using VideoWeb.Studio.Webhooks;
using VideoWeb.Web.Security;

namespace VideoWeb.Web.OpenAi;

/// <summary>Who is told when a video ends; the secret is in the answers of create and rotate alone.</summary>
internal static class WebhookEndpoints
{
    public static void Map(IEndpointRouteBuilder manage)
    {
        var endpoints = manage.MapGroup("/webhook_endpoints");
        endpoints.MapPost("", CreateAsync);
        endpoints.MapGet("", ListAsync);
        endpoints.MapGet("/{id}", async (string id, SignedIn caller, IWebhooks webhooks, CancellationToken cancellationToken) =>
            Answer(await webhooks.GetAsync(caller, IdOf(id), cancellationToken), WebhookObject.Of));
        endpoints.MapPost("/{id}", UpdateAsync);
        endpoints.MapDelete("/{id}", DeleteAsync);
        endpoints.MapPost("/{id}/rotate_secret", RotateAsync);
        endpoints.MapPost("/{id}/test", TestAsync);
        endpoints.MapGet("/{id}/deliveries", DeliveriesAsync);
        endpoints.MapPost("/{id}/deliveries/{delivery:guid}/redeliver", RedeliverAsync);
        manage.MapGet("/webhook_event_types", () => TypedResults.Ok(new { @object = "list", data = WebhookEvents.All }));
    }

    private static async Task<IResult> CreateAsync(HttpRequest request, RequestReader reader, SignedIn caller, IWebhooks webhooks, CancellationToken cancellationToken)
    {
        await using var content = await reader.ReadAsync(request, cancellationToken);
        var fields = new VideoFields(content.Fields);
        var made = await webhooks.CreateAsync(
            caller,
            fields.Text("name") ?? throw VideoFields.Missing("name"),
            fields.Text("url") ?? throw VideoFields.Missing("url"),
            EventsOf(content.Fields) ?? throw VideoFields.Missing("event_types"),
            cancellationToken);
        return Answer(made, endpoint => WebhookObject.Of(endpoint.Endpoint) with { SigningSecret = endpoint.Secret });
    }

    private static async Task<IResult> UpdateAsync(string id, HttpRequest request, RequestReader reader, SignedIn caller, IWebhooks webhooks, CancellationToken cancellationToken)
    {
        await using var content = await reader.ReadAsync(request, cancellationToken);
        var fields = new VideoFields(content.Fields);
        return Answer(await webhooks.UpdateAsync(caller, IdOf(id), fields.Text("name"), fields.Text("url"), EventsOf(content.Fields), cancellationToken), WebhookObject.Of);
    }

    private static async Task<IResult> DeleteAsync(string id, SignedIn caller, IWebhooks webhooks, CancellationToken cancellationToken)
    {
        var done = await webhooks.DeleteAsync(caller, IdOf(id), cancellationToken);
        return done.Succeeded ? TypedResults.Ok(new { id, @object = "webhook_endpoint.deleted", deleted = true }) : ApiError.From(done.Refusal);
    }

    private static async Task<IResult> RedeliverAsync(Guid delivery, SignedIn caller, IWebhooks webhooks, CancellationToken cancellationToken)
    {
        var done = await webhooks.RedeliverAsync(caller, delivery, cancellationToken);
        return done.Succeeded ? TypedResults.NoContent() : ApiError.From(done.Refusal);
    }

    private static async Task<IResult> RotateAsync(string id, HttpRequest request, RequestReader reader, SignedIn caller, IWebhooks webhooks, CancellationToken cancellationToken)
    {
        await using var content = await reader.ReadAsync(request, cancellationToken);
        var keep = content.Fields["keep_old_secret_active_for_24_hours"] is JsonValue value && value.TryGetValue<bool>(out var kept) && kept;
        return Answer(await webhooks.RotateAsync(caller, IdOf(id), keep, cancellationToken), endpoint => WebhookObject.Of(endpoint.Endpoint) with { SigningSecret = endpoint.Secret });
    }

    private static async Task<IResult> TestAsync(string id, HttpRequest request, RequestReader reader, SignedIn caller, IWebhooks webhooks, CancellationToken cancellationToken)
    {
        await using var content = await reader.ReadAsync(request, cancellationToken);
        var type = new VideoFields(content.Fields).Text("event_type") ?? WebhookEvents.Completed;
        return Answer(await webhooks.TestAsync(caller, IdOf(id), type, cancellationToken), result => new
        {
            @object = "webhook_endpoint.test",
            webhook_endpoint_id = id,
            event_type = type,
            status_code = result.Status,
            success = result.Taken,
            error = result.Fault,
        });
    }

    private static async Task<IResult> ListAsync(SignedIn caller, IWebhooks webhooks, CancellationToken cancellationToken, string? after = null, int limit = 20)
    {
        if (limit is < 1 or > 100) return ApiError.Invalid("limit", "limit is 1 to 100.");
        var found = await webhooks.ListAsync(caller, cancellationToken);
        if (!found.Succeeded) return ApiError.From(found.Refusal);
        var rest = found.Value.Select(WebhookObject.Of).SkipWhile(endpoint => after is not null && endpoint.Id != after).Skip(after is null ? 0 : 1).ToList();
        return TypedResults.Ok(new { @object = "list", data = rest.Take(limit), first_id = rest.FirstOrDefault()?.Id, last_id = rest.Take(limit).LastOrDefault()?.Id, has_more = rest.Count > limit });
    }

    private static async Task<IResult> DeliveriesAsync(string id, SignedIn caller, IWebhooks webhooks, CancellationToken cancellationToken) =>
        Answer(await webhooks.DeliveriesAsync(caller, IdOf(id), cancellationToken), deliveries => new { @object = "list", data = deliveries, has_more = false });

    private static IResult Answer<T, TShown>(Studio.Outcome<T> outcome, Func<T, TShown> show) => outcome.Succeeded ? TypedResults.Ok(show(outcome.Value)) : ApiError.From(outcome.Refusal);

    private static List<string>? EventsOf(JsonObject fields) => fields["event_types"] switch
    {
        null => null,
        JsonArray list => [.. list.Select(item => item is JsonValue value && value.TryGetValue<string>(out var text) ? text : throw VideoFields.Wrong("event_types", "event_types is a list of texts.", "invalid_type"))],
        _ => throw VideoFields.Wrong("event_types", "event_types is a list of texts.", "invalid_type"),
    };

    // an id of another form is one that does not exist
    private static Guid IdOf(string id) => id.StartsWith(WebhookObject.Prefix, StringComparison.Ordinal) && Guid.TryParseExact(id[WebhookObject.Prefix.Length..], "n", out var known) ? known : Guid.Empty;

    private sealed record WebhookObject
    {
        public const string Prefix = "we_";

        public required string Id { get; init; }

        public string Object => "webhook_endpoint";

        [JsonPropertyName("created_at")]
        public required long CreatedAt { get; init; }

        [JsonPropertyName("updated_at")]
        public required long UpdatedAt { get; init; }

        public required string Name { get; init; }

        public required string Url { get; init; }

        [JsonPropertyName("event_types")]
        public required IReadOnlyList<string> EventTypes { get; init; }

        [JsonPropertyName("signing_secret_hint")]
        public required string SigningSecretHint { get; init; }

        [JsonPropertyName("signing_secret"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public string? SigningSecret { get; init; }

        public static WebhookObject Of(WebhookEndpointInfo endpoint) => new()
        {
            Id = $"{Prefix}{endpoint.Id:n}",
            CreatedAt = endpoint.CreatedAt.ToUnixTimeSeconds(),
            UpdatedAt = endpoint.UpdatedAt.ToUnixTimeSeconds(),
            Name = endpoint.Name,
            Url = endpoint.Url,
            EventTypes = endpoint.Events,
            SigningSecretHint = $"whsec_…{endpoint.SecretHint}",
        };
    }
}
