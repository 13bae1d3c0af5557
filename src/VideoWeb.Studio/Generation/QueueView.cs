using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using VideoWeb.Core.Jobs;
using VideoWeb.Studio.Storage;

namespace VideoWeb.Studio.Generation;

/// <summary>The waiting jobs in the order in which they will be served. Looks at the front of the queue only: behind that a place is a guess anyway.</summary>
internal sealed class QueueView(WorkerRegister workers, IOptions<GenerationOptions> options, TimeProvider clock)
{
    private const int Front = 1000;

    public async Task<IReadOnlyList<WaitingJob>> ReadAsync(StudioDbContext db, CancellationToken cancellationToken)
    {
        var rows = await db.Jobs
            .Where(job => job.State == JobState.Queued)
            .OrderByDescending(job => job.Front).ThenBy(job => job.Lane).ThenBy(job => job.CreatedAt).ThenBy(job => job.Id)
            .Take(Front)
            .Select(job => new { job.Id, job.WorkspaceId, job.Lane, job.CreatedAt, job.CreatedBy, job.Credits, job.Weight, job.JobsAtOnce, job.Front, job.ExpectedSeconds })
            .ToListAsync(cancellationToken);
        if (rows.Count == 0) return [];
        var running = (await db.Jobs
                .Where(job => job.LeaseToken != null && job.CreatedBy != null)
                .GroupBy(job => new { job.WorkspaceId, job.CreatedBy })
                .Select(group => new { group.Key.WorkspaceId, group.Key.CreatedBy, Count = group.Count() })
                .ToListAsync(cancellationToken))
            .ToDictionary(group => (group.WorkspaceId, group.CreatedBy!.Value), group => group.Count);
        var waiting = rows.Select(job => new WaitingJob(job.Id, job.WorkspaceId, job.Lane, job.CreatedAt)
        {
            Cost = job.Credits,
            Weight = job.Weight,
            Front = job.Front,
            HeldBack = job.CreatedBy is { } person && running.GetValueOrDefault((job.WorkspaceId, person)) >= job.JobsAtOnce,
            Seconds = job.ExpectedSeconds,
        });
        var workspaces = rows.Select(job => job.WorkspaceId).Distinct().ToList();
        var turns = await db.Workspaces
            .Where(workspace => workspaces.Contains(workspace.Id))
            .ToDictionaryAsync(workspace => workspace.Id, workspace => new QueueTurn(workspace.QueueTurn, workspace.ServedAt ?? DateTimeOffset.MinValue), cancellationToken);
        var round = await db.QueueStates.Select(queue => queue.Turn).SingleAsync(cancellationToken);
        return QueueOrder.Arrange(waiting, turns, round, clock.GetUtcNow() - options.Value.Aging);
    }

    public Task<bool> IsPausedAsync(StudioDbContext db, CancellationToken cancellationToken) => db.QueueStates.AnyAsync(queue => queue.PausedAt != null, cancellationToken);

    /// <summary>Place and expected start of each waiting job; no start while the queue is paused or where the job is held back.</summary>
    public async Task<IReadOnlyDictionary<Guid, QueuePlace>> PlacesAsync(StudioDbContext db, CancellationToken cancellationToken)
    {
        var order = await ReadAsync(db, cancellationToken);
        if (order.Count == 0) return new Dictionary<Guid, QueuePlace>();
        var paused = await IsPausedAsync(db, cancellationToken);
        var times = await TimesAsync(db, cancellationToken);
        var places = new Dictionary<Guid, QueuePlace>();
        foreach (var job in order) places[job.Id] = new QueuePlace(places.Count + 1, paused || job.HeldBack ? null : times.Next(job.Seconds));
        return places;
    }

    /// <summary>The workers as they are now, to be filled with the jobs that wait, in their order.</summary>
    public async Task<QueueTimes> TimesAsync(StudioDbContext db, CancellationToken cancellationToken)
    {
        var running = await db.Jobs.AsNoTracking()
            .Where(job => job.LeaseToken != null && job.State != JobState.Cancelling)
            .Select(job => job.SecondsLeft ?? job.ExpectedSeconds)
            .ToListAsync(cancellationToken);
        return new QueueTimes(running, await workers.CapacityAsync(db, cancellationToken));
    }
}

/// <param name="Place">From 1.</param>
/// <param name="StartsIn">Seconds until it is expected to start, or null where nobody knows.</param>
internal sealed record QueuePlace(int Place, double? StartsIn);
