using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using VideoWeb.Core.Engines;
using VideoWeb.Core.Jobs;
using VideoWeb.Studio.Storage;

namespace VideoWeb.Studio.Generation;

/// <summary>
/// The interactive lane's own place in this process: while all its workers are busy, short drafts may start on engines that draw
/// without a neural model and have nothing to do here. A draft on the engine that is busy would only wait for it in another place.
/// </summary>
internal sealed class DraftPlaces(EngineCatalogue engines, WorkerName worker, IOptions<GenerationOptions> options)
{
    /// <summary>The engines that a draft may start on now; none while a worker is free, which takes it anyway.</summary>
    public async Task<IReadOnlyList<string>> EnginesAsync(StudioDbContext db, CancellationToken cancellationToken)
    {
        var busy = await db.Jobs.Where(job => job.LeasedBy == worker.Value).Select(job => job.Engine).ToListAsync(cancellationToken);
        if (busy.Count < options.Value.Workers || busy.Count >= options.Value.Workers + options.Value.DraftWorkers) return [];
        var free = new List<string>();
        foreach (var engine in engines.All)
        {
            if (busy.Contains(engine.Name)) continue;
            if (await engine.DescribeAsync(cancellationToken) is { Neural: false, Available: true }) free.Add(engine.Name);
        }

        return free;
    }

    /// <summary>Whether a short draft on this engine would start at once here, before those that wait for a worker.</summary>
    /// <param name="own">The job itself, where it waits already.</param>
    public async Task<bool> IsFreeAsync(StudioDbContext db, string engine, Guid? own, CancellationToken cancellationToken)
    {
        if (await db.Jobs.AnyAsync(job => job.State == JobState.Queued && job.Lane == JobLane.Interactive && job.Engine == engine && job.Id != own, cancellationToken)) return false;
        return (await EnginesAsync(db, cancellationToken)).Contains(engine);
    }
}
