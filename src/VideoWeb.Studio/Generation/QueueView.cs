using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using VideoWeb.Core.Jobs;
using VideoWeb.Studio.Storage;

namespace VideoWeb.Studio.Generation;

/// <summary>The waiting jobs in the order in which they will be served. Looks at the front of the queue only: behind that a place is a guess anyway.</summary>
internal sealed class QueueView(IOptions<GenerationOptions> options, TimeProvider clock)
{
    private const int Front = 1000;

    public async Task<IReadOnlyList<WaitingJob>> ReadAsync(StudioDbContext db, CancellationToken cancellationToken)
    {
        var waiting = await db.Jobs
            .Where(job => job.State == JobState.Queued)
            .OrderBy(job => job.Lane).ThenBy(job => job.CreatedAt).ThenBy(job => job.Id)
            .Take(Front)
            .Select(job => new WaitingJob(job.Id, job.WorkspaceId, job.Lane, job.CreatedAt))
            .ToListAsync(cancellationToken);
        if (waiting.Count == 0) return waiting;
        var workspaces = waiting.Select(job => job.WorkspaceId).Distinct().ToList();
        var served = await db.Workspaces
            .Where(workspace => workspaces.Contains(workspace.Id) && workspace.ServedAt != null)
            .ToDictionaryAsync(workspace => workspace.Id, workspace => workspace.ServedAt!.Value, cancellationToken);
        return QueueOrder.Arrange(waiting, served, clock.GetUtcNow() - options.Value.Aging);
    }
}
