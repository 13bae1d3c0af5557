using VideoWeb.Core.Webhooks;
using VideoWeb.Studio.Storage;

namespace VideoWeb.Studio.Webhooks;

internal sealed class WebhookEndpoint : IVersioned
{
    public Guid Id { get; init; }

    public Guid WorkspaceId { get; init; }

    public required string Name { get; set; }

    public required string Url { get; set; }

    public IReadOnlyList<string> Events { get; set; } = [];

    /// <summary>Encrypted: it must be read again to sign.</summary>
    public required string Secret { get; set; }

    public string? OldSecret { get; set; }

    public DateTimeOffset? OldSecretUntil { get; set; }

    public required string SecretHint { get; set; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; set; }

    public int Version { get; set; }

    public WebhookEndpointInfo Info => new(Id, Name, Url, Events, SecretHint, CreatedAt, UpdatedAt);
}

/// <summary>One message to one address. Its state changes only in <see cref="Sent"/> and <see cref="SendAgain"/>.</summary>
internal sealed class WebhookDelivery : IVersioned
{
    public Guid Id { get; init; }

    public Guid EndpointId { get; init; }

    public required string Type { get; init; }

    public Guid VideoId { get; init; }

    /// <summary>The text that is sent, the same at every try.</summary>
    public required string Body { get; init; }

    public WebhookDeliveryState State { get; private set; }

    public int Attempts { get; private set; }

    public int? Status { get; private set; }

    public string? Fault { get; private set; }

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it is due; pushed on while somebody sends it, so that a sender that dies loses nothing.</summary>
    public DateTimeOffset? NextAt { get; set; }

    public int Version { get; set; }

    public WebhookDeliveryInfo Info => new(Id, Type, VideoId, State, Attempts, Status, Fault, CreatedAt, NextAt);

    public void Sent(WebhookTry result, DateTimeOffset now)
    {
        Attempts++;
        Status = result.Status;
        Fault = result.Fault;
        NextAt = result.Taken ? null : WebhookRetries.Next(Attempts, CreatedAt, now);
        State = result.Taken ? WebhookDeliveryState.Taken : NextAt is null ? WebhookDeliveryState.GivenUp : WebhookDeliveryState.Waiting;
    }

    public void SendAgain(DateTimeOffset now)
    {
        State = WebhookDeliveryState.Waiting;
        NextAt = now;
    }
}
