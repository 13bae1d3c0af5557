using VideoWeb.Studio.Workspaces;

namespace VideoWeb.Studio.Webhooks;

/// <summary>Addresses of a workspace that are told when its videos are finished, and what was sent to them.</summary>
public interface IWebhooks
{
    /// <summary>Oldest first.</summary>
    Task<Outcome<IReadOnlyList<WebhookEndpointInfo>>> ListAsync(Caller caller, CancellationToken cancellationToken);

    Task<Outcome<WebhookEndpointInfo>> GetAsync(Caller caller, Guid id, CancellationToken cancellationToken);

    /// <param name="events">Some of <see cref="WebhookEvents.All"/>.</param>
    Task<Outcome<MadeWebhookEndpoint>> CreateAsync(Caller caller, string name, string url, IReadOnlyCollection<string> events, CancellationToken cancellationToken);

    /// <summary>Changes what is not null.</summary>
    Task<Outcome<WebhookEndpointInfo>> UpdateAsync(Caller caller, Guid id, string? name, string? url, IReadOnlyCollection<string>? events, CancellationToken cancellationToken);

    /// <summary>A new secret; messages carry the old one's signature too for a day where it is kept.</summary>
    Task<Outcome<MadeWebhookEndpoint>> RotateAsync(Caller caller, Guid id, bool keepOld, CancellationToken cancellationToken);

    Task<Outcome> DeleteAsync(Caller caller, Guid id, CancellationToken cancellationToken);

    /// <summary>Sends a message of that kind at once, about no video, and says what came back.</summary>
    Task<Outcome<WebhookTry>> TestAsync(Caller caller, Guid id, string type, CancellationToken cancellationToken);

    /// <summary>What was sent or waits, newest first; 100 at most.</summary>
    Task<Outcome<IReadOnlyList<WebhookDeliveryInfo>>> DeliveriesAsync(Caller caller, Guid id, CancellationToken cancellationToken);

    /// <summary>Sends a message again, whatever became of it.</summary>
    Task<Outcome> RedeliverAsync(Caller caller, Guid deliveryId, CancellationToken cancellationToken);
}

public static class WebhookEvents
{
    public const string Completed = "video.completed";
    public const string Failed = "video.failed";

    public static IReadOnlyList<string> All { get; } = [Completed, Failed];
}

/// <param name="SecretHint">The last four characters of its secret.</param>
public sealed record WebhookEndpointInfo(Guid Id, string Name, string Url, IReadOnlyList<string> Events, string SecretHint, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt);

/// <param name="Secret">The only time it is seen.</param>
public sealed record MadeWebhookEndpoint(WebhookEndpointInfo Endpoint, string Secret);

/// <param name="Status">What the receiver answered, or null where there was no answer.</param>
/// <param name="Fault">Why there was none, or null.</param>
public sealed record WebhookTry(int? Status, string? Fault)
{
    public bool Taken => Status is >= 200 and < 300;
}

public enum WebhookDeliveryState { Waiting, Taken, GivenUp }

public sealed record WebhookDeliveryInfo(
    Guid Id, string Type, Guid VideoId, WebhookDeliveryState State, int Attempts, int? Status, string? Fault, DateTimeOffset CreatedAt, DateTimeOffset? NextAt);
