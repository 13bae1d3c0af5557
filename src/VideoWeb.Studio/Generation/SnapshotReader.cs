using Microsoft.EntityFrameworkCore;
using VideoWeb.Core.Jobs;
using VideoWeb.Core.Workspaces;
using VideoWeb.Studio.Storage;
using VideoWeb.Studio.Workspaces;

namespace VideoWeb.Studio.Generation;

/// <summary>How jobs stand: the row, with what this process knows better because it runs the job.</summary>
internal sealed class SnapshotReader(IDbContextFactory<StudioDbContext> contexts, QueueView queue, JobBoard board, PreviewShelf shelf)
{
    /// <summary>Seconds: a start that is only guessed at is no news each time that it moves a little.</summary>
    private const double Step = 5;

    /// <summary>Those of the asked jobs that the caller may see.</summary>
    public async Task<IReadOnlyList<JobSnapshot>> ReadAsync(Caller caller, Func<IQueryable<Job>, IQueryable<Job>> which, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.RefuseAsync(caller, WorkspaceAction.View, cancellationToken) is not null) return [];
        var rows = await which(db.Jobs.AsNoTracking().Where(job => job.WorkspaceId == caller.WorkspaceId)).ToListAsync(cancellationToken);
        return await MakeAsync(db, rows, cancellationToken);
    }

    private async Task<IReadOnlyList<JobSnapshot>> MakeAsync(StudioDbContext db, List<Job> rows, CancellationToken cancellationToken)
    {
        var done = rows.Where(job => job.State == JobState.Done).Select(job => job.Id).ToList();
        var takes = done.Count == 0 ? [] : await db.Takes.Where(take => done.Contains(take.JobId)).ToDictionaryAsync(take => take.JobId, take => take.Id, cancellationToken);
        var places = rows.Exists(job => job.State == JobState.Queued) ? await queue.PlacesAsync(db, cancellationToken) : new Dictionary<Guid, QueuePlace>();
        return rows.ConvertAll(job => Make(job, places.GetValueOrDefault(job.Id), takes.TryGetValue(job.Id, out var take) ? take : null));
    }

    private JobSnapshot Make(Job job, QueuePlace? place, Guid? takeId)
    {
        var snapshot = new JobSnapshot
        {
            Id = job.Id,
            ClipId = job.ClipId,
            Title = job.Title,
            State = job.State,
            Engine = job.Engine,
            Format = job.Format,
            Pass = job.Pass,
            PassDone = job.PassDone,
            PassTotal = job.PassTotal,
            Fraction = job.Fraction,
            SecondsLeft = job.SecondsLeft,
            QueuePosition = job.State == JobState.Queued ? place?.Place : null,
            StartsIn = job.State == JobState.Queued && place?.StartsIn is { } seconds ? Step * Math.Round(seconds / Step) : null,
            Credits = job.Credits,
            Notes = job.Notes,
            Failure = job.Failure,
            TakeId = takeId,
            Attempt = job.Attempts,
            CreatedAt = job.CreatedAt,
            StartedAt = job.StartedAt,
            FinishedAt = job.FinishedAt,
        };
        if (job.State.IsFinal()) return snapshot;
        return board.Progress(job.Id) is { } progress ? With(snapshot, progress) : snapshot with { Previews = shelf.List(job.Id) };
    }

    /// <summary>The snapshot with newer progress.</summary>
    public static JobSnapshot With(JobSnapshot snapshot, JobProgress progress) => snapshot with
    {
        Pass = progress.Pass,
        PassDone = progress.PassDone,
        PassTotal = progress.PassTotal,
        Fraction = progress.Fraction,
        SecondsLeft = progress.SecondsLeft,
        Previews = progress.Previews,
    };
}
