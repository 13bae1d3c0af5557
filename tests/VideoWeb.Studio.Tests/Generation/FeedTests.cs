using VideoWeb.Core.Jobs;
using VideoWeb.Studio.Generation;
using VideoWeb.Studio.Tests.Databases;

namespace VideoWeb.Studio.Tests.Generation;

public abstract class FeedTests(TestDatabase database) : StudioTests(database)
{
    [DatabaseFact]
    public async Task Watch_BeginsWithHowItStands_AndEndsWithTheTake()
    {
        var caller = await Studio.PersonAsync();
        var submitted = await Studio.SubmitAsync(caller);
        var (reached, release) = HoldAt("frame 2");
        var seen = WatchAsync(Studio, () => Studio.Feed.WatchAsync(caller, submitted.JobId, default));
        await Studio.UntilAsync(() => Task.FromResult(seen.Count > 0), Step);
        Assert.Equal((JobState.Queued, 1), (seen[0].State, seen[0].QueuePosition));

        var run = Studio.WorkAsync();
        await reached;
        await Studio.UntilAsync(() => Task.FromResult(seen[^1].PassDone == 1), Step);
        Assert.Equal((JobState.Rendering, "full", 0.25, 4), (seen[^1].State, seen[^1].Pass, seen[^1].Fraction, seen[^1].PassTotal));
        Assert.Equal(["storyboard", "full"], seen[^1].Previews.Select(preview => preview.Pass).Distinct());
        Assert.Equal(["castle: shown as a meadow"], seen[^1].Notes);

        release.SetResult();
        await run;
        await Studio.UntilAsync(() => Task.FromResult(seen[^1].State.IsFinal()), Step);
        Assert.Equal((JobState.Done, 1.0), (seen[^1].State, seen[^1].Fraction));
        Assert.NotNull(seen[^1].TakeId);
        Assert.Equal(seen.Select(snapshot => snapshot.Fraction).Order(), seen.Select(snapshot => snapshot.Fraction));
    }

    [DatabaseFact]
    public async Task Watch_FromAnotherProcess_SeesProgressAndPreviewsToo()
    {
        var caller = await Studio.PersonAsync();
        var submitted = await Studio.SubmitAsync(caller);
        await using var web = await StudioUnderTest.StartAsync(Database, Studio);
        var (reached, release) = HoldAt("frame 2");
        var run = Studio.WorkAsync();
        await reached;
        var seen = WatchAsync(web, () => web.Feed.WatchAsync(caller, submitted.JobId, default));
        await Studio.UntilAsync(() => Task.FromResult(seen.Count > 0 && seen[^1].PassDone == 1), TimeSpan.FromSeconds(1));
        var preview = seen[^1].Previews[^1];
        await using (var jpeg = (await web.Feed.OpenPreviewAsync(caller, submitted.JobId, preview.Id, default))!) Assert.Equal(0xFF, jpeg.ReadByte());
        release.SetResult();
        await run;
        await Studio.UntilAsync(() => Task.FromResult(seen[^1].State == JobState.Done), Step);
    }

    [DatabaseFact]
    public async Task Watch_OfAnotherWorkspacesJob_IsEmpty()
    {
        var caller = await Studio.PersonAsync();
        var stranger = await Studio.PersonAsync();
        var submitted = await Studio.SubmitAsync(caller);
        var (reached, release) = HoldAt("frame 1");
        var run = Studio.WorkAsync();
        await reached;
        Assert.Empty(WatchAsync(Studio, () => Studio.Feed.WatchAsync(stranger, submitted.JobId, default)));
        Assert.Null(await Studio.Feed.SnapshotAsync(stranger, submitted.JobId, default));
        Assert.Null(await Studio.Feed.OpenPreviewAsync(stranger, submitted.JobId, 1, default));
        Assert.NotNull(await Studio.Feed.OpenPreviewAsync(caller, submitted.JobId, 1, default));
        release.SetResult();
        await run;
    }

    [DatabaseFact]
    public async Task WatchWorkspace_SeesJobsComeAndGo()
    {
        var caller = await Studio.PersonAsync();
        var first = await Studio.SubmitAsync(caller);
        using var leaving = new CancellationTokenSource();
        var seen = WatchAsync(Studio, () => Studio.Feed.WatchWorkspaceAsync(caller, leaving.Token));
        await Studio.UntilAsync(() => Task.FromResult(seen.Count == 1), Step);
        var second = await Studio.SubmitAsync(caller);
        await Studio.WorkAsync();
        await Studio.WorkAsync();
        await Studio.UntilAsync(() => Task.FromResult(seen.Count(snapshot => snapshot.State == JobState.Done) == 2), Step);
        Assert.Equal(new[] { first.JobId, second.JobId }.Order(), seen.Where(snapshot => snapshot.State == JobState.Done).Select(snapshot => snapshot.Id).Order());
        await leaving.CancelAsync();
    }

    [DatabaseFact]
    public async Task Previews_KeepTheLatestFewOfEachPass()
    {
        var caller = await Studio.PersonAsync();
        var submitted = await Studio.SubmitAsync(caller, seconds: 10);
        Studio.Engine.At = (point, _) =>
        {
            Studio.Clock.Advance(TimeSpan.FromMilliseconds(200));
            return Task.CompletedTask;
        };
        var (reached, release) = HoldAt("frame 30", Studio.Engine.At);
        var run = Studio.WorkAsync();
        await reached;
        var snapshot = (await Studio.Feed.SnapshotAsync(caller, submitted.JobId, default))!;
        Assert.Equal((1, 8), (snapshot.Previews.Count(preview => preview.Pass == "storyboard"), snapshot.Previews.Count(preview => preview.Pass == "full")));
        Assert.Equal(29, snapshot.Previews[^1].Time);
        release.SetResult();
        await run;
    }

    private static TimeSpan Step => TimeSpan.FromMilliseconds(100);

    private (Task Reached, TaskCompletionSource Release) HoldAt(string where, Func<string, CancellationToken, Task>? otherwise = null)
    {
        var reached = new TaskCompletionSource();
        var release = new TaskCompletionSource();
        Studio.Engine.At = (point, token) =>
        {
            if (point != where) return otherwise?.Invoke(point, token) ?? Task.CompletedTask;
            reached.TrySetResult();
            return release.Task.WaitAsync(token);
        };
        return (reached.Task, release);
    }

    /// <summary>What a reader sees, growing as it comes.</summary>
    private static Seen WatchAsync(StudioUnderTest studio, Func<IAsyncEnumerable<JobSnapshot>> watch)
    {
        var seen = new Seen();
        _ = Task.Run(async () =>
        {
            try
            {
                await foreach (var snapshot in watch()) seen.Add(snapshot);
            }
            catch (OperationCanceledException)
            {
                // the reader left
            }
        });
        return seen;
    }

    private sealed class Seen : IReadOnlyList<JobSnapshot>
    {
        private readonly List<JobSnapshot> items = [];
        private readonly Lock gate = new();

        public int Count
        {
            get
            {
                lock (gate) return items.Count;
            }
        }

        public JobSnapshot this[int index]
        {
            get
            {
                lock (gate) return items[index];
            }
        }

        public void Add(JobSnapshot snapshot)
        {
            lock (gate) items.Add(snapshot);
        }

        public IEnumerator<JobSnapshot> GetEnumerator()
        {
            lock (gate) return items.ToList().GetEnumerator();
        }

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
    }
}

public sealed class FeedTestsOnSqlite(SqliteDatabase database) : FeedTests(database), IClassFixture<SqliteDatabase>;

[Collection(PostgresCollection.Name)]
public sealed class FeedTestsOnPostgres(PostgresDatabase database) : FeedTests(database);
