using Microsoft.EntityFrameworkCore;
using VideoWeb.Core.Jobs;
using VideoWeb.Studio.Credits;
using VideoWeb.Studio.Library;
using VideoWeb.Studio.Storage;
using VideoWeb.Studio.Webhooks;

namespace VideoWeb.Studio.Generation;

/// <summary>
/// Moves jobs from state to state: what belongs to a move (the clip's state, a take, the end of its credits' hold, the messages about it) is written in the same transaction,
/// which holds only if the job is still as it was read.
/// </summary>
internal sealed class JobLedger(IDbContextFactory<StudioDbContext> contexts, JobBoard board, JobCredits credits, TimeProvider clock)
{
    /// <summary>Others may get in between this often; each time the job is read again and judged anew.</summary>
    private const int Tries = 5;

    /// <summary>Moves a job; null where it may not (or no longer) go there, with nothing changed.</summary>
    /// <param name="lease">The worker's token, or null for moves that need none. A worker that lost its lease moves nothing.</param>
    /// <param name="from">States that this move is meant for, besides what the state machine says; null for any.</param>
    /// <param name="also">Writes what belongs to the move.</param>
    public async Task<Job?> MoveAsync(
        Guid jobId, Guid? lease, JobState to, CancellationToken cancellationToken,
        string? failure = null, Func<Job, bool>? from = null, Func<StudioDbContext, Job, Clip, Task>? also = null)
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var db = await contexts.CreateDbContextAsync(cancellationToken);
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            var job = await db.Jobs.SingleOrDefaultAsync(j => j.Id == jobId, cancellationToken);
            if (job is null || (lease is not null && job.LeaseToken != lease) || from?.Invoke(job) == false) return null;
            if (!job.MoveTo(to, clock.GetUtcNow(), failure)) return null;

            var clip = await db.Clips.Include(c => c.Tags).SingleAsync(c => c.Id == job.ClipId, cancellationToken);
            if (also is not null) await also(db, job, clip);
            await RefreshAsync(db, clip, job, cancellationToken);
            if (to.IsFinal()) await WebhookOutbox.AddAsync(db, job, clock.GetUtcNow(), cancellationToken);
            try
            {
                await db.SaveChangesAsync(cancellationToken);
                // last, because it keeps the others of this workspace waiting
                if (to.IsFinal()) await credits.SettleAsync(db, job, cancellationToken);
                await transaction.CommitAsync(cancellationToken);
            }
            catch (DbUpdateException) when (attempt < Tries)
            {
                continue;
            }

            board.Changed(job.Id, job.WorkspaceId);
            if (to == JobState.Queued) board.Waiting.Set();
            return job;
        }
    }

    /// <summary>Keeps what the stage said of the scene.</summary>
    public async Task NoteAsync(Guid jobId, Guid lease, IReadOnlyList<string> notes, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await db.Jobs.Where(job => job.Id == jobId && job.LeaseToken == lease)
            .ExecuteUpdateAsync(set => set.SetProperty(job => job.Notes, notes), cancellationToken);
    }

    /// <summary>What the clip has come to, now that one of its jobs moved.</summary>
    private static async Task RefreshAsync(StudioDbContext db, Clip clip, Job moved, CancellationToken cancellationToken)
    {
        var othersOpen = await db.Jobs.AnyAsync(
            j => j.ClipId == clip.Id && j.Id != moved.Id && j.State != JobState.Done && j.State != JobState.Failed && j.State != JobState.Cancelled, cancellationToken);
        clip.State = (othersOpen || !moved.State.IsFinal(), clip.TakeId, moved.State) switch
        {
            (true, _, _) => ClipState.Working,
            (_, not null, _) => ClipState.Ready,
            (_, _, JobState.Cancelled) => ClipState.Cancelled,
            _ => ClipState.Failed,
        };
    }
}
