using System.Net;
using Microsoft.EntityFrameworkCore;
using VideoWeb.Core.Webhooks;
using VideoWeb.Core.Workspaces;
using VideoWeb.Studio.Storage;
using VideoWeb.Studio.Workspaces;

namespace VideoWeb.Studio.Webhooks;

internal sealed class WebhookDesk(IDbContextFactory<StudioDbContext> contexts, WebhookSender sender, PublicAddresses addresses, TimeProvider clock) : IWebhooks
{
    private const int LongestName = 100;
    private const int LongestUrl = 2000;
    private const int MostEndpoints = 20;
    private const int MostDeliveries = 100;
    private const int HintLength = 4;

    private static readonly TimeSpan OldSecretTime = TimeSpan.FromHours(24);

    public async Task<Outcome<IReadOnlyList<WebhookEndpointInfo>>> ListAsync(Caller caller, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.RefuseAsync(caller, WorkspaceAction.Manage, cancellationToken) is { } refusal) return refusal;
        var endpoints = await db.WebhookEndpoints.AsNoTracking().Where(e => e.WorkspaceId == caller.WorkspaceId).OrderBy(e => e.Id).ToListAsync(cancellationToken);
        return endpoints.ConvertAll(endpoint => endpoint.Info);
    }

    public async Task<Outcome<WebhookEndpointInfo>> GetAsync(Caller caller, Guid id, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var found = await FindAsync(db, caller, id, cancellationToken);
        return found.Succeeded ? found.Value.Info : found.Refusal;
    }

    public async Task<Outcome<MadeWebhookEndpoint>> CreateAsync(Caller caller, string name, string url, IReadOnlyCollection<string> events, CancellationToken cancellationToken)
    {
        if (Wrong(name, url, events) is { } wrong) return wrong;
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.RefuseAsync(caller, WorkspaceAction.Manage, cancellationToken) is { } refusal) return refusal;
        if (await db.WebhookEndpoints.CountAsync(e => e.WorkspaceId == caller.WorkspaceId, cancellationToken) >= MostEndpoints)
            return new Refusal(RefusalKind.LimitReached, $"A workspace has at most {MostEndpoints} webhook endpoints. Delete one first.");
        var now = clock.GetUtcNow();
        var secret = WebhookSignature.NewSecret();
        var endpoint = new WebhookEndpoint
        {
            Id = Guid.CreateVersion7(now),
            WorkspaceId = caller.WorkspaceId,
            Name = name,
            Url = url,
            Events = [.. events.Distinct()],
            Secret = sender.Protect(secret),
            SecretHint = secret[^HintLength..],
            CreatedAt = now,
            UpdatedAt = now,
        };
        db.WebhookEndpoints.Add(endpoint);
        await db.SaveChangesAsync(cancellationToken);
        return new MadeWebhookEndpoint(endpoint.Info, secret);
    }

    public async Task<Outcome<WebhookEndpointInfo>> UpdateAsync(
        Caller caller, Guid id, string? name, string? url, IReadOnlyCollection<string>? events, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var found = await FindAsync(db, caller, id, cancellationToken);
        if (!found.Succeeded) return found.Refusal;
        var endpoint = found.Value;
        if (Wrong(name ?? endpoint.Name, url ?? endpoint.Url, events ?? endpoint.Events) is { } wrong) return wrong;
        endpoint.Name = name ?? endpoint.Name;
        endpoint.Url = url ?? endpoint.Url;
        endpoint.Events = events is null ? endpoint.Events : [.. events.Distinct()];
        endpoint.UpdatedAt = clock.GetUtcNow();
        await db.SaveChangesAsync(cancellationToken);
        return endpoint.Info;
    }

    public async Task<Outcome<MadeWebhookEndpoint>> RotateAsync(Caller caller, Guid id, bool keepOld, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var found = await FindAsync(db, caller, id, cancellationToken);
        if (!found.Succeeded) return found.Refusal;
        var endpoint = found.Value;
        var now = clock.GetUtcNow();
        var secret = WebhookSignature.NewSecret();
        endpoint.OldSecret = keepOld ? endpoint.Secret : null;
        endpoint.OldSecretUntil = keepOld ? now + OldSecretTime : null;
        endpoint.Secret = sender.Protect(secret);
        endpoint.SecretHint = secret[^HintLength..];
        endpoint.UpdatedAt = now;
        await db.SaveChangesAsync(cancellationToken);
        return new MadeWebhookEndpoint(endpoint.Info, secret);
    }

    public async Task<Outcome> DeleteAsync(Caller caller, Guid id, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var found = await FindAsync(db, caller, id, cancellationToken);
        if (!found.Succeeded) return found.Refusal;
        db.WebhookEndpoints.Remove(found.Value);
        await db.SaveChangesAsync(cancellationToken);
        return Outcome.Done;
    }

    public async Task<Outcome<WebhookTry>> TestAsync(Caller caller, Guid id, string type, CancellationToken cancellationToken)
    {
        if (!WebhookEvents.All.Contains(type)) return Refusal.Invalid("event_type", $"There is no event {type}. Choose one of: {string.Join(", ", WebhookEvents.All)}.");
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var found = await FindAsync(db, caller, id, cancellationToken);
        if (!found.Succeeded) return found.Refusal;
        var now = clock.GetUtcNow();
        var message = Guid.CreateVersion7(now);
        return await sender.SendAsync(found.Value, message, WebhookOutbox.Body(message, type, Guid.Empty, now), cancellationToken);
    }

    public async Task<Outcome<IReadOnlyList<WebhookDeliveryInfo>>> DeliveriesAsync(Caller caller, Guid id, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var found = await FindAsync(db, caller, id, cancellationToken);
        if (!found.Succeeded) return found.Refusal;
        var deliveries = await db.WebhookDeliveries.AsNoTracking().Where(d => d.EndpointId == id).OrderByDescending(d => d.Id).Take(MostDeliveries).ToListAsync(cancellationToken);
        return deliveries.ConvertAll(delivery => delivery.Info);
    }

    public async Task<Outcome> RedeliverAsync(Caller caller, Guid deliveryId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var delivery = await db.WebhookDeliveries.SingleOrDefaultAsync(d => d.Id == deliveryId, cancellationToken);
        if (delivery is null) return await db.RefuseAsync(caller, WorkspaceAction.Manage, cancellationToken) ?? Refusal.NotFound("message");
        var found = await FindAsync(db, caller, delivery.EndpointId, cancellationToken);
        if (!found.Succeeded) return found.Refusal;
        delivery.SendAgain(clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        return Outcome.Done;
    }

    private static async Task<Outcome<WebhookEndpoint>> FindAsync(StudioDbContext db, Caller caller, Guid id, CancellationToken cancellationToken)
    {
        if (await db.RefuseAsync(caller, WorkspaceAction.Manage, cancellationToken) is { } refusal) return refusal;
        var endpoint = await db.WebhookEndpoints.SingleOrDefaultAsync(e => e.Id == id && e.WorkspaceId == caller.WorkspaceId, cancellationToken);
        return endpoint is null ? Refusal.NotFound("webhook endpoint") : endpoint;
    }

    private Refusal? Wrong(string name, string url, IReadOnlyCollection<string> events)
    {
        if (string.IsNullOrWhiteSpace(name) || name.Length > LongestName) return Refusal.Invalid("name", $"A webhook endpoint needs a name of 1 to {LongestName} characters.");
        if (url.Length > LongestUrl || !Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https") || address.UserInfo.Length > 0)
            return Refusal.Invalid("url", $"The URL is http or https, has no user in it and at most {LongestUrl} characters.");
        // a name is judged when it is resolved, at each message
        if (IPAddress.TryParse(address.Host.Trim('[', ']'), out var literal) && !addresses.MayReach(literal) || !addresses.MayReach(IPAddress.Loopback) && address.IsLoopback)
            return Refusal.Invalid("url", "The URL names an address of a private network; messages go to public ones only. The operator can allow it: Webhooks:AllowPrivate.");
        return events.Count > 0 && events.All(WebhookEvents.All.Contains) ? null : Refusal.Invalid("event_types", $"event_types has some of: {string.Join(", ", WebhookEvents.All)}.");
    }
}
