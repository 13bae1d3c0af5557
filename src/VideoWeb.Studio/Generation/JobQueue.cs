using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using VideoWeb.Core.Jobs;
using VideoWeb.Studio.Storage;

namespace VideoWeb.Studio.Generation;

/// <summary>The queue is the jobs table: leases, heartbeats, and taking back what a lost worker held.</summary>
internal sealed class JobQueue(
    IDbContextFactory<StudioDbContext> contexts, JobLedger ledger, WorkerName worker, WorkerRegister workers, DraftPlaces places, IOptions<GenerationOptions> options, TimeProvider clock)
{
    /// <summary>Leases the next job to this process, or null where none waits, the queue is paused, this worker drains or another one was quicker.</summary>
    public Task<Job?> TakeAsync(CancellationToken cancellationToken) => TakeAsync(drafts: false, cancellationToken);

    /// <summary>Leases the next short draft that this process has a place for besides its full workers (<see cref="DraftPlaces"/>), or null.</summary>
    public Task<Job?> TakeDraftAsync(CancellationToken cancellationToken) => TakeAsync(drafts: true, cancellationToken);

    private async Task<Job?> TakeAsync(bool drafts, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        // a look without a lock: an idle worker writes nothing
        if (!await db.Jobs.AnyAsync(job => job.State == JobState.Queued, cancellationToken)) return null;

        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var queue = (await db.LockedQueue().AsNoTracking().ToListAsync(cancellationToken)).Single();
        if (queue.PausedAt is not null || await workers.DrainsAsync(db, cancellationToken)) return null;
        var engines = drafts ? await places.EnginesAsync(db, cancellationToken) : [];
        if (drafts && engines.Count == 0) return null;
        var only = drafts ? $",{string.Join(',', engines)}," : "";
        var job = (await db.NextJob(now - options.Value.Aging, queue.Turn, only).ToListAsync(cancellationToken)).SingleOrDefault();
        if (job is null || !job.Lease(worker.Value, now, options.Value.Lease)) return null;
        try
        {
            await TurnAsync(db, queue.Turn, job, now, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return job;
        }
        catch (DbUpdateConcurrencyException)
        {
            // cancelled between the reading and the writing
            return null;
        }
    }

    /// <summary>The round goes on: before the job leaves the queue, so that its own workspace counts among those who waited.</summary>
    private static async Task TurnAsync(StudioDbContext db, long round, Job job, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var waiting = await db.Workspaces
            .Where(workspace => db.Jobs.Any(waits => waits.WorkspaceId == workspace.Id && waits.State == JobState.Queued))
            .Select(workspace => new { workspace.Id, workspace.QueueTurn })
            .ToListAsync(cancellationToken);
        var turn = QueueShare.Next(waiting.Single(workspace => workspace.Id == job.WorkspaceId).QueueTurn, round, job.Credits, job.Weight);
        var next = QueueShare.Advance(round, waiting.Select(workspace => workspace.QueueTurn));
        await db.Workspaces.Where(workspace => workspace.Id == job.WorkspaceId).ExecuteUpdateAsync(
            set => set.SetProperty(workspace => workspace.QueueTurn, turn).SetProperty(workspace => workspace.ServedAt, now), cancellationToken);
        await db.QueueStates.ExecuteUpdateAsync(set => set.SetProperty(queue => queue.Turn, next), cancellationToken);
    }

    /// <summary>
    /// Says that the worker lives and writes its progress. Returns the job's state, or null where the lease is lost:
    /// the worker must stop and touch nothing.
    /// </summary>
    public async Task<JobState?> BeatAsync(Guid jobId, Guid lease, JobProgress? progress, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var held = db.Jobs.Where(job => job.Id == jobId && job.LeaseToken == lease);
        var until = clock.GetUtcNow() + options.Value.Lease;
        // straight to the row, past its version: a heartbeat is no move and must not make one fail
        var rows = progress is null
            ? await held.ExecuteUpdateAsync(set => set.SetProperty(job => job.LeaseUntil, until), cancellationToken)
            : await held.ExecuteUpdateAsync(
                set => set
                    .SetProperty(job => job.LeaseUntil, until)
                    .SetProperty(job => job.Pass, progress.Pass)
                    .SetProperty(job => job.PassDone, progress.PassDone)
                    .SetProperty(job => job.PassTotal, progress.PassTotal)
                    .SetProperty(job => job.Fraction, progress.Fraction)
                    .SetProperty(job => job.SecondsLeft, progress.SecondsLeft),
                cancellationToken);
        if (rows == 0) return null;
        return await held.Select(job => (JobState?)job.State).SingleOrDefaultAsync(cancellationToken);
    }

    /// <summary>Whether a job that is not background work is waiting.</summary>
    public async Task<bool> SomebodyWaitsAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Jobs.AnyAsync(job => job.State == JobState.Queued && job.Lane < JobLane.Background, cancellationToken);
    }

    /// <summary>Puts a job back that this worker won't finish: it is being shut down, or makes room. That is no attempt.</summary>
    public Task<Job?> ReleaseAsync(Guid jobId, Guid lease, CancellationToken cancellationToken) =>
        ledger.MoveAsync(jobId, lease, JobState.Queued, cancellationToken, also: (_, job, _) =>
        {
            job.ForgetAttempt();
            return Task.CompletedTask;
        });

    /// <summary>
    /// Takes back the jobs of workers that are lost: their lease ran out, or their process is known to have ended.
    /// They go back to the queue, fail after too many attempts, or are cancelled where that was asked for.
    /// </summary>
    public async Task ReclaimAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var held = await db.Jobs.AsNoTracking()
            .Where(job => job.LeaseToken != null)
            .Select(job => new { job.Id, job.LeaseToken, job.LeasedBy, job.LeaseUntil, job.State, job.Attempts })
            .ToListAsync(cancellationToken);
        var now = clock.GetUtcNow();
        foreach (var job in held)
        {
            var gone = worker.IsGone(job.LeasedBy!);
            if (!gone && job.LeaseUntil >= now) continue;
            var (to, failure) = job.State == JobState.Cancelling ? (JobState.Cancelled, null)
                : job.Attempts < options.Value.MaxAttempts ? (JobState.Queued, null)
                : (JobState.Failed, $"Its worker was lost {job.Attempts} times while it rendered this clip. Try a lower quality or a shorter clip, and see the server's log.");
            // judged again on the row as it is then: the worker may have spoken meanwhile
            await ledger.MoveAsync(
                job.Id, job.LeaseToken, to, cancellationToken, failure, from: found => found.State == job.State && (gone || found.LeaseUntil < now));
        }
    }
}
