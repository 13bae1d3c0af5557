using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using VideoWeb.Studio.Storage;

namespace VideoWeb.Studio.Webhooks;

/// <summary>Sends what is due. A message is pushed on by a minute before it is sent, so that of several senders one has it, and one that dies gives it back.</summary>
internal sealed partial class WebhookWorker(IDbContextFactory<StudioDbContext> contexts, WebhookSender sender, TimeProvider clock, ILogger<WebhookWorker> logger) : BackgroundService
{
    private const int AtOnce = 20;

    private static readonly TimeSpan Round = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Claim = TimeSpan.FromMinutes(1);

    /// <summary>Sends what is due now; the number of messages.</summary>
    internal async Task<int> SendDueAsync(CancellationToken cancellationToken)
    {
        var due = await ClaimAsync(cancellationToken);
        await Parallel.ForEachAsync(due, new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = cancellationToken }, SendAsync);
        return due.Count;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Round, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                try
                {
                    while (await SendDueAsync(stoppingToken) == AtOnce)
                    {
                    }
                }
                catch (Exception failure) when (failure is not OperationCanceledException)
                {
                    Stumbled(logger, failure);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // the host stops
        }
    }

    private async Task<List<Guid>> ClaimAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var due = await db.WebhookDeliveries.Where(delivery => delivery.NextAt <= now).OrderBy(delivery => delivery.NextAt).Take(AtOnce).ToListAsync(cancellationToken);
        var claimed = new List<Guid>();
        foreach (var delivery in due)
        {
            delivery.NextAt = now + Claim;
            try
            {
                await db.SaveChangesAsync(cancellationToken);
                claimed.Add(delivery.Id);
            }
            catch (DbUpdateConcurrencyException)
            {
                db.Entry(delivery).State = EntityState.Detached;
            }
        }

        return claimed;
    }

    private async ValueTask SendAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var delivery = await db.WebhookDeliveries.SingleOrDefaultAsync(d => d.Id == id, cancellationToken);
        var endpoint = delivery is null ? null : await db.WebhookEndpoints.AsNoTracking().SingleOrDefaultAsync(e => e.Id == delivery.EndpointId, cancellationToken);
        if (delivery is null || endpoint is null) return;
        delivery.Sent(await sender.SendAsync(endpoint, delivery.Id, delivery.Body, cancellationToken), clock.GetUtcNow());
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            // somebody asked for it again meanwhile: it is sent once more
        }
    }

    [LoggerMessage(LogLevel.Error, "Webhooks could not be sent.")]
    private static partial void Stumbled(ILogger logger, Exception failure);
}
