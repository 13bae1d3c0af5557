using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using VideoWeb.Studio.Storage;

namespace VideoWeb.Studio.Generation;

/// <summary>Which workers there are. Each says so a few times within a lease; one that is silent for long is forgotten.</summary>
internal sealed class WorkerRegister(IDbContextFactory<StudioDbContext> contexts, WorkerName name, IOptions<GenerationOptions> options, TimeProvider clock)
{
    public async Task SayAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var known = await db.Workers.Where(worker => worker.Name == name.Value).ExecuteUpdateAsync(set => set.SetProperty(worker => worker.SeenAt, now), cancellationToken);
        if (known == 0)
        {
            db.Workers.Add(new WorkerRow { Name = name.Value, Capacity = options.Value.Workers, StartedAt = now, SeenAt = now });
            await db.SaveChangesAsync(cancellationToken);
        }

        var silent = now - 2 * options.Value.Lease;
        var others = await db.Workers.Where(worker => worker.Name != name.Value).Select(worker => new { worker.Name, worker.SeenAt }).ToListAsync(cancellationToken);
        var gone = others.Where(worker => worker.SeenAt < silent || name.IsGone(worker.Name)).Select(worker => worker.Name).ToList();
        if (gone.Count > 0) await db.Workers.Where(worker => gone.Contains(worker.Name)).ExecuteDeleteAsync(cancellationToken);
    }

    /// <summary>Whether an administrator told this worker to take nothing new.</summary>
    public Task<bool> DrainsAsync(StudioDbContext db, CancellationToken cancellationToken) =>
        db.Workers.AnyAsync(worker => worker.Name == name.Value && worker.Draining, cancellationToken);

    /// <summary>Clips that can be rendered at the same time by all workers, at least 1: for the times of those who wait.</summary>
    public async Task<int> CapacityAsync(StudioDbContext db, CancellationToken cancellationToken)
    {
        var capacity = await db.Workers.Where(worker => !worker.Draining).SumAsync(worker => worker.Capacity, cancellationToken);
        return capacity > 0 ? capacity : options.Value.Workers;
    }
}
