using Microsoft.EntityFrameworkCore;
using VideoWeb.Core.Jobs;
using VideoWeb.Studio.Accounts;
using VideoWeb.Studio.Storage;
using VideoWeb.Studio.Workspaces;

namespace VideoWeb.Studio.Generation;

internal sealed class QueueControl(
    IDbContextFactory<StudioDbContext> contexts, GenerationDesk generation, QueueView queue, JobBoard board, TimeProvider clock) : IQueueControl
{
    private const int MostShown = 200;

    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    public async Task<Outcome<QueueOverview>> OverviewAsync(Caller caller, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.RefuseUnlessAdministratorAsync(caller, cancellationToken) is { } refusal) return refusal;
        var state = await db.QueueStates.AsNoTracking().SingleAsync(cancellationToken);
        return new QueueOverview(
            state.PausedAt,
            await db.Jobs.CountAsync(job => job.State == JobState.Queued, cancellationToken),
            await JobsAsync(db, cancellationToken),
            await WorkersAsync(db, cancellationToken),
            await LastHourAsync(db, cancellationToken));
    }

    public Task<Outcome> PauseAsync(Caller caller, CancellationToken cancellationToken) => SetPauseAsync(caller, clock.GetUtcNow(), cancellationToken);

    public Task<Outcome> ResumeAsync(Caller caller, CancellationToken cancellationToken) => SetPauseAsync(caller, null, cancellationToken);

    public async Task<Outcome> MoveToFrontAsync(Caller caller, Guid jobId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.RefuseUnlessAdministratorAsync(caller, cancellationToken) is { } refusal) return refusal;
        var job = await db.Jobs.AsNoTracking().SingleOrDefaultAsync(j => j.Id == jobId, cancellationToken);
        if (job is null) return Refusal.NotFound("job");
        var front = 1 + await db.Jobs.Where(j => j.State == JobState.Queued).MaxAsync(j => (int?)j.Front, cancellationToken) ?? 1;
        // past the row's version: where it stands in the queue is no move of the job
        var moved = await db.Jobs.Where(j => j.Id == jobId && j.State == JobState.Queued).ExecuteUpdateAsync(set => set.SetProperty(j => j.Front, front), cancellationToken);
        if (moved == 0) return new Refusal(RefusalKind.Conflict, "This job does not wait any more.");
        board.Changed(jobId, job.WorkspaceId);
        return Outcome.Done;
    }

    public async Task<Outcome> CancelAsync(Caller caller, Guid jobId, CancellationToken cancellationToken)
    {
        await using (var db = await contexts.CreateDbContextAsync(cancellationToken))
        {
            if (await db.RefuseUnlessAdministratorAsync(caller, cancellationToken) is { } refusal) return refusal;
            if (!await db.Jobs.AnyAsync(job => job.Id == jobId, cancellationToken)) return Refusal.NotFound("job");
        }

        return await generation.StopAsync(jobId, cancellationToken) ? Outcome.Done : new Refusal(RefusalKind.Conflict, "This job has ended already.");
    }

    public async Task<Outcome> DrainAsync(Caller caller, string worker, bool drain, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.RefuseUnlessAdministratorAsync(caller, cancellationToken) is { } refusal) return refusal;
        var told = await db.Workers.Where(row => row.Name == worker).ExecuteUpdateAsync(set => set.SetProperty(row => row.Draining, drain), cancellationToken);
        if (told == 0) return Refusal.NotFound("worker");
        board.Waiting.Set();
        return Outcome.Done;
    }

    private async Task<Outcome> SetPauseAsync(Caller caller, DateTimeOffset? pausedAt, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.RefuseUnlessAdministratorAsync(caller, cancellationToken) is { } refusal) return refusal;
        await db.QueueStates
            .Where(queue => pausedAt == null || queue.PausedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(queue => queue.PausedAt, pausedAt), cancellationToken);
        board.Waiting.Set();
        return Outcome.Done;
    }

    private async Task<IReadOnlyList<QueuedJob>> JobsAsync(StudioDbContext db, CancellationToken cancellationToken)
    {
        var places = await queue.PlacesAsync(db, cancellationToken);
        var first = places.OrderBy(pair => pair.Value.Place).Take(MostShown).Select(pair => pair.Key).ToList();
        var rows = await (
                from job in db.Jobs.AsNoTracking()
                join workspace in db.Workspaces on job.WorkspaceId equals workspace.Id
                join account in db.Users on job.CreatedBy equals account.Id into people
                from person in people.DefaultIfEmpty()
                where job.LeaseToken != null || first.Contains(job.Id)
                select new { Job = job, Workspace = workspace.Name, Person = person == null ? null : person.Name })
            .ToListAsync(cancellationToken);
        var jobs = rows.ConvertAll(row =>
        {
            var place = row.Job.State == JobState.Queued ? places.GetValueOrDefault(row.Job.Id) : null;
            var progress = board.Progress(row.Job.Id);
            return new QueuedJob
            {
                Id = row.Job.Id,
                WorkspaceId = row.Job.WorkspaceId,
                Workspace = row.Workspace,
                Person = row.Person,
                Title = row.Job.Title,
                State = row.Job.State,
                Lane = row.Job.Lane,
                Engine = row.Job.Engine,
                Format = row.Job.Format,
                Fraction = progress?.Fraction ?? row.Job.Fraction,
                Credits = row.Job.Credits,
                Position = place?.Place,
                StartsIn = place?.StartsIn,
                SecondsLeft = row.Job.State == JobState.Queued ? null : progress?.SecondsLeft ?? row.Job.SecondsLeft,
                Front = row.Job.Front > 0,
                CreatedAt = row.Job.CreatedAt,
            };
        });
        return [.. jobs.OrderBy(job => job.Position ?? 0).ThenBy(job => job.CreatedAt)];
    }

    private static async Task<IReadOnlyList<QueueWorker>> WorkersAsync(StudioDbContext db, CancellationToken cancellationToken)
    {
        var rows = await db.Workers.AsNoTracking().OrderBy(worker => worker.StartedAt).ToListAsync(cancellationToken);
        var running = await db.Jobs.Where(job => job.LeasedBy != null)
            .GroupBy(job => job.LeasedBy!).Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.Key, group => group.Count, cancellationToken);
        return rows.ConvertAll(row => new QueueWorker(row.Name, WorkerName.MachineOf(row.Name), running.GetValueOrDefault(row.Name), row.Capacity, row.Draining, row.StartedAt, row.SeenAt));
    }

    private async Task<IReadOnlyList<QueueShareOfWorkspace>> LastHourAsync(StudioDbContext db, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var since = now - Hour;
        var jobs = await (
                from job in db.Jobs
                join workspace in db.Workspaces on job.WorkspaceId equals workspace.Id
                where job.StartedAt != null && (job.FinishedAt == null || job.FinishedAt > since)
                orderby job.StartedAt descending
                select new { job.WorkspaceId, workspace.Name, job.StartedAt, job.FinishedAt, job.Weight })
            .ToListAsync(cancellationToken);
        return
        [
            .. jobs.GroupBy(job => (job.WorkspaceId, job.Name))
                .Select(group => new QueueShareOfWorkspace(
                    group.Key.WorkspaceId, group.Key.Name, group.Sum(job => Overlap(job.StartedAt!.Value, job.FinishedAt ?? now, since, now)), group.First().Weight))
                .OrderByDescending(share => share.Seconds),
        ];
    }

    private static double Overlap(DateTimeOffset start, DateTimeOffset end, DateTimeOffset from, DateTimeOffset to)
    {
        var (first, last) = (start > from ? start : from, end < to ? end : to);
        return last > first ? (last - first).TotalSeconds : 0;
    }
}
