using System.Runtime.CompilerServices;
using VideoWeb.Core.Jobs;
using VideoWeb.Studio.Workspaces;

namespace VideoWeb.Studio.Generation;

/// <summary>
/// Signals come from <see cref="JobBoard"/> (this process) and, once a second, from a look into the database (any process).
/// LISTEN/NOTIFY would be one more source of the same signals.
/// </summary>
internal sealed class JobFeed(SnapshotReader snapshots, PreviewShelf shelf, JobBoard board, TimeProvider clock) : IJobFeed
{
    private const int MostFollowed = 100;
    private const int MostRemembered = 2 * MostFollowed;

    /// <summary>Also how soon a removed member stops seeing anything.</summary>
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    /// <summary>No reader gets more than ten changes a second.</summary>
    private static readonly TimeSpan Gap = TimeSpan.FromMilliseconds(100);

    public async Task<JobSnapshot?> SnapshotAsync(Caller caller, Guid jobId, CancellationToken cancellationToken) =>
        (await snapshots.ReadAsync(caller, jobs => jobs.Where(job => job.Id == jobId), cancellationToken)).SingleOrDefault();

    public async IAsyncEnumerable<JobSnapshot> WatchAsync(Caller caller, Guid jobId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var changes = board.Subscribe(jobId, caller.WorkspaceId);
        JobSnapshot? last = null;
        var now = await SnapshotAsync(caller, jobId, cancellationToken);
        var readAt = clock.GetTimestamp();
        while (now is not null)
        {
            if (IsNews(last, now)) yield return now;
            last = now;
            if (now.State.IsFinal()) yield break;
            await Task.Delay(Gap, clock, cancellationToken);
            var changed = await changes.TakeAsync(Look, clock, cancellationToken);
            // mere progress of a job that runs here needs no look into the database, for so long as the last one is good
            if (changed.TryGetValue(jobId, out var rowChanged) && !rowChanged && clock.GetElapsedTime(readAt) < Look && board.Progress(jobId) is { } progress)
            {
                now = SnapshotReader.With(now, progress);
            }
            else
            {
                now = await SnapshotAsync(caller, jobId, cancellationToken);
                readAt = clock.GetTimestamp();
            }
        }
    }

    public async IAsyncEnumerable<JobSnapshot> WatchWorkspaceAsync(Caller caller, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var changes = board.Subscribe(null, caller.WorkspaceId);
        var seen = new Dictionary<Guid, JobSnapshot>();
        var following = new HashSet<Guid>();
        while (true)
        {
            foreach (var now in await OpenAndAsync(caller, following, cancellationToken))
            {
                if (IsNews(seen.GetValueOrDefault(now.Id), now)) yield return now;
                seen[now.Id] = now;
                if (!now.State.IsFinal()) following.Add(now.Id);
                else following.Remove(now.Id);
            }

            Forget(seen);

            await Task.Delay(Gap, clock, cancellationToken);
            // a job may begin and end between two looks: whoever is named in a signal is looked at once more
            following.UnionWith((await changes.TakeAsync(Look, clock, cancellationToken)).Keys);
        }
    }

    public async Task<Stream?> OpenPreviewAsync(Caller caller, Guid jobId, int previewId, CancellationToken cancellationToken) =>
        await SnapshotAsync(caller, jobId, cancellationToken) is null ? null : shelf.Open(jobId, previewId);

    /// <summary>Ended jobs are remembered for a while: a late signal must not make old news of them.</summary>
    private static void Forget(Dictionary<Guid, JobSnapshot> seen)
    {
        if (seen.Count <= MostRemembered) return;
        foreach (var ended in seen.Values.Where(snapshot => snapshot.State.IsFinal()).OrderBy(snapshot => snapshot.FinishedAt).Take(seen.Count - MostRemembered).ToList())
            seen.Remove(ended.Id);
    }

    private Task<IReadOnlyList<JobSnapshot>> OpenAndAsync(Caller caller, HashSet<Guid> following, CancellationToken cancellationToken)
    {
        var named = following.ToList();
        return snapshots.ReadAsync(
            caller,
            jobs => jobs
                .Where(job => (job.State != JobState.Done && job.State != JobState.Failed && job.State != JobState.Cancelled) || named.Contains(job.Id))
                .OrderBy(job => job.CreatedAt).ThenBy(job => job.Id)
                .Take(MostFollowed),
            cancellationToken);
    }

    private static bool IsNews(JobSnapshot? last, JobSnapshot now) =>
        last is null
        || last with { Previews = now.Previews, Notes = now.Notes } != now
        || !last.Previews.SequenceEqual(now.Previews)
        || !last.Notes.SequenceEqual(now.Notes);
}
