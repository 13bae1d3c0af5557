using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using VideoWeb.Core.Engines;
using VideoWeb.Core.Jobs;
using VideoWeb.Studio.Generation;
using VideoWeb.Studio.Samples;
using VideoWeb.Studio.Setup;
using VideoWeb.Studio.Tests.Databases;
using VideoWeb.Studio.Tests.Fakes;

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
    public async Task ShortDraft_OfALightEngine_StartsBesideALongFinalOnAnother()
    {
        Studio.Engine.Description = Studio.Engine.Description with { Neural = false };
        await using var studio = await StudioUnderTest.StartAsync(Database, services => services.AddSingleton<IEngine>(new HeavyEngine()));
        ((FakeEngine)studio.Get<IEnumerable<IEngine>>().First()).Description = Studio.Engine.Description;
        var caller = await studio.PersonAsync();
        var final = await studio.Generation.SubmitAsync(caller, new SubmitRequest { Prompt = "x", Plan = Plans.Make(20), Engine = "heavy", Quality = RenderQuality.Final }, default);
        Assert.Null(await studio.Get<JobQueue>().TakeDraftAsync(default));
        Assert.Equal(final.Value!.JobId, (await studio.Get<JobQueue>().TakeAsync(default))!.Id);
        // not for finals, not for engines that are busy themselves
        await studio.SubmitAsync(caller, quality: RenderQuality.Final);
        await studio.Generation.SubmitAsync(caller, new SubmitRequest { Prompt = "x", Plan = Plans.Make(), Engine = "heavy", Quality = RenderQuality.Draft }, default);
        Assert.Null(await studio.Get<JobQueue>().TakeDraftAsync(default));
        Assert.Equal(0, (await studio.Generation.QuoteAsync(caller, Plans.Make(), "previz", RenderQuality.Draft, default)).Value!.Position);
        var draft = await studio.SubmitAsync(caller, quality: RenderQuality.Draft);
        Assert.Equal(0, draft.Quote.Position);
        Assert.Equal(draft.JobId, (await studio.Get<JobQueue>().TakeDraftAsync(default))!.Id);
        var second = await studio.SubmitAsync(caller, quality: RenderQuality.Draft);
        Assert.True(second.Quote.Position > 0);
        Assert.Null(await studio.Get<JobQueue>().TakeDraftAsync(default));
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

    private sealed class HeavyEngine : IEngine
    {
        public string Name => "heavy";

        public Task<EngineDescription> DescribeAsync(CancellationToken cancellationToken) =>
            Task.FromResult(new EngineDescription { Name = Name, Title = "Heavy", Available = true });

        public IAsyncEnumerable<EngineEvent> RenderAsync(EngineRequest request, CancellationToken cancellationToken) => throw new NotSupportedException();
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
