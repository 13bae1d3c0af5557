using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using VideoWeb.Core.Jobs;
using VideoWeb.Studio.Generation;
using VideoWeb.Studio.Storage;
using VideoWeb.Studio.Videos;

namespace VideoWeb.Studio.Webhooks;

/// <summary>The messages about a job's end, written in the transaction that ends it: none is lost, and none speaks of an end that did not happen.</summary>
internal static class WebhookOutbox
{
    public static async Task AddAsync(StudioDbContext db, Job job, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var type = job.State == JobState.Done ? WebhookEvents.Completed : WebhookEvents.Failed;
        var endpoints = await db.WebhookEndpoints.AsNoTracking().Where(endpoint => endpoint.WorkspaceId == job.WorkspaceId).ToListAsync(cancellationToken);
        foreach (var endpoint in endpoints.Where(endpoint => endpoint.Events.Contains(type)))
        {
            db.WebhookDeliveries.Add(new WebhookDelivery
            {
                Id = Guid.CreateVersion7(now),
                EndpointId = endpoint.Id,
                Type = type,
                VideoId = job.Id,
                Body = Body(Guid.CreateVersion7(now), type, job.Id, now),
                CreatedAt = now,
                NextAt = now,
            });
        }
    }

    public static string Body(Guid id, string type, Guid videoId, DateTimeOffset now) => JsonSerializer.Serialize(
        new { id = $"evt_{id:n}", @object = "event", created_at = now.ToUnixTimeSeconds(), type, data = new { id = VideoIds.Text(videoId) } });
}
