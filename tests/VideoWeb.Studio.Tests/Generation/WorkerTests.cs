using Microsoft.Extensions.Hosting;
using VideoWeb.Core.Engines;
using VideoWeb.Core.Jobs;
using VideoWeb.Studio.Generation;
using VideoWeb.Studio.Samples;
using VideoWeb.Studio.Setup;
using VideoWeb.Studio.Tests.Databases;

namespace VideoWeb.Studio.Tests.Generation;

public abstract class WorkerTests(TestDatabase database) : StudioTests(database)
{
    protected override (string Key, string Value)[] Settings => [("Samples:Enabled", "false")];

    [DatabaseFact]
    public async Task Worker_TakesWhatIsSubmitted_AndStopsInOrder()
    {
        var caller = await Studio.PersonAsync();
        await using var worker = new RunningWorker(Studio);
        var submitted = await Studio.SubmitAsync(caller);
        await Studio.UntilAsync(async () => await Studio.StateAsync(submitted.JobId) == JobState.Done, TimeSpan.FromMilliseconds(200));
    }

    [DatabaseFact]
    public async Task BackgroundJob_MakesRoom_ForOneThatSomebodyWaitsFor()
    {
        await Studio.Get<IStudioSetup>().PrepareAsync(default);
        await using var withSample = await StudioUnderTest.StartAsync(Database, Studio, ("Samples:Enabled", "true"));
        Assert.True(await withSample.Get<SampleClip>().EnsureAsync(default));
        var held = new TaskCompletionSource();
        withSample.Engine.At = (point, token) =>
        {
            if (point != "frame 3") return Task.CompletedTask;
            held.TrySetResult();
            return Task.Delay(Timeout.Infinite, token);
        };
        var sample = withSample.WorkAsync();
        await held.Task;
        var caller = await Studio.PersonAsync();
        var wanted = await Studio.SubmitAsync(caller, quality: RenderQuality.Draft);
        await Studio.UntilAsync(() => Task.FromResult(sample.IsCompleted), TimeSpan.FromSeconds(1));
        withSample.Engine.At = (_, _) => Task.CompletedTask;
        Assert.Equal(wanted.JobId, await withSample.WorkAsync());
        Assert.Equal(await sample, await withSample.WorkAsync());
        Assert.Equal(JobState.Done, await Studio.StateAsync((await sample)!.Value));
    }

    private sealed class RunningWorker : IAsyncDisposable
    {
        private readonly GenerationWorker worker;

        public RunningWorker(StudioUnderTest studio)
        {
            worker = studio.Get<IEnumerable<IHostedService>>().OfType<GenerationWorker>().Single();
            _ = worker.StartAsync(default);
        }

        public async ValueTask DisposeAsync() => await worker.StopAsync(default);
    }
}

public sealed class WorkerTestsOnSqlite(SqliteDatabase database) : WorkerTests(database), IClassFixture<SqliteDatabase>;

[Collection(PostgresCollection.Name)]
public sealed class WorkerTestsOnPostgres(PostgresDatabase database) : WorkerTests(database);
