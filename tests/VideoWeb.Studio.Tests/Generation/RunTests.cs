using Microsoft.EntityFrameworkCore;
using VideoWeb.Core.Engines;
using VideoWeb.Core.Jobs;
using VideoWeb.Core.Media;
using VideoWeb.Studio.Generation;
using VideoWeb.Studio.Library;
using VideoWeb.Studio.Tests.Databases;
using VideoWeb.Studio.Tests.Fakes;

namespace VideoWeb.Studio.Tests.Generation;

/// <summary>One job, from its lease to its end, and what can come between.</summary>
public abstract class RunTests(TestDatabase database) : StudioTests(database)
{
    [DatabaseFact]
    public async Task Run_ToTheEnd_PutsATakeIntoTheLibrary()
    {
        var caller = await Studio.PersonAsync();
        var submitted = await Studio.SubmitAsync(caller);
        await Studio.WorkAsync();
        Assert.Equal(JobState.Done, await Studio.StateAsync(submitted.JobId));
        var clip = (await Studio.Library.GetAsync(caller, submitted.ClipId, default)).Value!;
        var take = Assert.Single(clip.Takes);
        Assert.Equal((1.0, "fake", "#102030", 1), (take.Seconds, take.Device, take.Colour, take.Number));
        Assert.Equal(["The sea remembers."], take.Lines.Select(line => line.Text));
        var media = (await Studio.Library.GetMediaAsync(caller, take.Id, MediaKind.Video, default)).Value!;
        Assert.Equal(("video/mp4", "a-pier-at-dusk-1.mp4"), (media.ContentType, media.FileName));
        Assert.NotNull(await Studio.Media.OpenAsync(media.Hash, default));
        Assert.Empty(Directory.EnumerateFileSystemEntries(Path.Combine(Studio.Folder, "work")));
    }

    [DatabaseFact]
    public async Task Run_WithGeometry_KeepsARowForEachFrame()
    {
        var caller = await Studio.PersonAsync();
        var submitted = await Studio.Generation.SubmitAsync(caller, new SubmitRequest { Prompt = "x", Plan = Plans.Make(), Geometry = true }, default);
        await Studio.WorkAsync();
        var clip = (await Studio.Library.GetAsync(caller, submitted.Value!.ClipId, default)).Value!;
        var media = (await Studio.Library.GetMediaAsync(caller, clip.Takes[0].Id, MediaKind.Geometry, default)).Value!;
        using var reader = new StreamReader((await Studio.Media.OpenAsync(media.Hash, default))!);
        Assert.Equal("""{"time":0}|{"time":1}|{"time":2}|{"time":3}|""", (await reader.ReadToEndAsync()).Replace('\n', '|'));
    }

    [DatabaseFact]
    public async Task EngineFailure_ThatAnotherTryMends_IsTriedOnceMore()
    {
        var caller = await Studio.PersonAsync();
        var submitted = await Studio.SubmitAsync(caller);
        Studio.Engine.At = (point, _) => point == "frame 2" && Studio.Engine.Renderings == 1 ? throw new EngineException("The browser died.", retryable: true) : Task.CompletedTask;
        await Studio.WorkAsync();
        Assert.Equal((JobState.Done, 2), (await Studio.StateAsync(submitted.JobId), Studio.Engine.Renderings));
        var take = (await Studio.Library.GetAsync(caller, submitted.ClipId, default)).Value!.Takes.Single();
        Assert.Equal(1.0, take.Seconds);
    }

    [DatabaseFact]
    public async Task EngineFailure_Twice_FailsTheJobWithItsMessage()
    {
        var caller = await Studio.PersonAsync();
        var submitted = await Studio.SubmitAsync(caller);
        Studio.Engine.At = (_, _) => throw new EngineException("The browser died.", retryable: true);
        await Studio.WorkAsync();
        var clip = (await Studio.Library.GetAsync(caller, submitted.ClipId, default)).Value!;
        Assert.Equal(("The browser died.", ClipState.Failed, 2), (clip.Failure, clip.Card.State, Studio.Engine.Renderings));
        Assert.Null(await Studio.WorkAsync());
    }

    [DatabaseFact]
    public async Task UnexpectedFailure_FailsTheJob_WithoutTellingInsides()
    {
        var caller = await Studio.PersonAsync();
        var submitted = await Studio.SubmitAsync(caller);
        Studio.Engine.At = (_, _) => throw new InvalidOperationException("secret path");
        await Studio.WorkAsync();
        var job = await Studio.JobAsync(submitted.JobId);
        Assert.Equal(JobState.Failed, job.State);
        Assert.DoesNotContain("secret", job.Failure, StringComparison.Ordinal);
    }

    [DatabaseFact]
    public async Task EngineThatStopsByItself_FailsTheJob()
    {
        var caller = await Studio.PersonAsync();
        var submitted = await Studio.SubmitAsync(caller);
        Studio.Engine.At = (_, _) => throw new OperationCanceledException();
        await Studio.WorkAsync();
        Assert.Equal(JobState.Failed, await Studio.StateAsync(submitted.JobId));
    }

    [DatabaseFact]
    public async Task FullDisk_FailsTheJob_AndNoTakeIsLeft()
    {
        var caller = await Studio.PersonAsync();
        var submitted = await Studio.SubmitAsync(caller);
        Studio.Encoder.Finishing = _ => throw new MediaException("The disk is full: free 2 GB and try again.", retryable: false);
        await Studio.WorkAsync();
        Assert.Equal("The disk is full: free 2 GB and try again.", (await Studio.JobAsync(submitted.JobId)).Failure);
        await using var db = await Studio.OpenAsync();
        Assert.False(await db.Takes.AnyAsync());
        Assert.Equal(0, Studio.Media.Count);
    }

    [DatabaseFact]
    public async Task Cancel_WhileWaiting_EndsAtOnce()
    {
        var caller = await Studio.PersonAsync();
        var submitted = await Studio.SubmitAsync(caller);
        Assert.True((await Studio.Generation.CancelAsync(caller, submitted.JobId, default)).Succeeded);
        Assert.Equal(JobState.Cancelled, await Studio.StateAsync(submitted.JobId));
        Assert.Null(await Studio.WorkAsync());
        Assert.Equal(RefusalKind.Conflict, (await Studio.Generation.CancelAsync(caller, submitted.JobId, default)).Refusal!.Kind);
    }

    [DatabaseFact]
    public Task Cancel_WhileStaging_StopsTheEngine() => CancelAtAsync(JobState.Staging, hold: (studio, at) => studio.Engine.BeforeStaged = token => at(true, token));

    [DatabaseFact]
    public Task Cancel_WhileRendering_StopsTheEngine() => CancelAtAsync(JobState.Rendering, hold: (studio, at) => studio.Engine.At = (point, token) => at(point == "frame 2", token));

    [DatabaseFact]
    public Task Cancel_WhileEncoding_StopsTheEncoder() => CancelAtAsync(JobState.Encoding, hold: (studio, at) => studio.Encoder.Finishing = token => at(true, token));

    [DatabaseFact]
    public Task Cancel_WhileStoring_LeavesNoTake() => CancelAtAsync(JobState.Encoding, hold: (studio, at) => studio.Media.Adding = token => at(true, token));

    [DatabaseFact]
    public async Task Cancel_OfAnEngineThatDoesNotStop_IsNotHeldUpByIt()
    {
        var caller = await Studio.PersonAsync();
        var submitted = await Studio.SubmitAsync(caller);
        var reached = new TaskCompletionSource();
        var release = new TaskCompletionSource();
        Studio.Engine.At = (point, _) =>
        {
            if (point != "frame 1") return Task.CompletedTask;
            reached.SetResult();
            return release.Task;
        };
        var run = Studio.WorkAsync();
        await reached.Task;
        await Studio.Generation.CancelAsync(caller, submitted.JobId, default);
        await Studio.UntilAsync(async () => await Studio.StateAsync(submitted.JobId) == JobState.Cancelled, step: TimeSpan.FromMilliseconds(100));
        release.SetResult();
        await run;
        await using var db = await Studio.OpenAsync();
        Assert.False(await db.Takes.AnyAsync());
    }

    [DatabaseFact]
    public async Task Cancel_FromAnotherProcess_IsSeenAtTheNextHeartbeat()
    {
        var caller = await Studio.PersonAsync();
        var submitted = await Studio.SubmitAsync(caller);
        await using var web = await StudioUnderTest.StartAsync(Database, Studio);
        var reached = HoldAt("frame 1");
        var run = Studio.WorkAsync();
        await reached;
        Assert.True((await web.Generation.CancelAsync(caller, submitted.JobId, default)).Succeeded);
        Assert.Equal(JobState.Cancelling, await Studio.StateAsync(submitted.JobId));
        await Studio.UntilAsync(() => Task.FromResult(run.IsCompleted), step: TimeSpan.FromSeconds(1));
        Assert.Equal(JobState.Cancelled, await Studio.StateAsync(submitted.JobId));
    }

    [DatabaseFact]
    public async Task Shutdown_PutsTheJobBack_AndTheAttemptDoesNotCount()
    {
        var caller = await Studio.PersonAsync();
        var submitted = await Studio.SubmitAsync(caller);
        using var shuttingDown = new CancellationTokenSource();
        var reached = HoldAt("frame 1");
        var run = Studio.WorkAsync(shuttingDown.Token);
        await reached;
        await shuttingDown.CancelAsync();
        await run;
        var job = await Studio.JobAsync(submitted.JobId);
        Assert.Equal((JobState.Queued, 0, null), (job.State, job.Attempts, job.LeaseToken));
        Studio.Engine.At = (_, _) => Task.CompletedTask;
        await Studio.WorkAsync();
        Assert.Equal(JobState.Done, await Studio.StateAsync(submitted.JobId));
    }

    [DatabaseFact]
    public async Task LostLease_TheLateWorkerCommitsNothing()
    {
        var caller = await Studio.PersonAsync();
        var submitted = await Studio.SubmitAsync(caller);
        await using var other = await StudioUnderTest.StartAsync(Database, Studio);
        var release = new TaskCompletionSource();
        var reached = new TaskCompletionSource();
        Studio.Media.Adding = async _ =>
        {
            if (!reached.TrySetResult()) return;
            await release.Task;
        };
        // this worker goes silent just before it stores: its heartbeat needs a clock that runs
        var late = Studio.WorkAsync();
        await reached.Task;
        await using (var db = await Studio.OpenAsync())
            await db.Jobs.ExecuteUpdateAsync(set => set.SetProperty(job => job.LeaseUntil, Studio.Clock.GetUtcNow() - TimeSpan.FromSeconds(1)));
        await other.Get<JobQueue>().ReclaimAsync(default);
        await other.WorkAsync();
        release.SetResult();
        await late;
        await using var after = await Studio.OpenAsync();
        Assert.Equal(1, await after.Takes.CountAsync());
        var job = await Studio.JobAsync(submitted.JobId);
        Assert.Equal((JobState.Done, 2), (job.State, job.Attempts));
    }

    [DatabaseFact]
    public async Task SilentEngine_IsGivenUp()
    {
        var caller = await Studio.PersonAsync();
        var submitted = await Studio.SubmitAsync(caller);
        var reached = HoldAt("frame 1");
        var run = Studio.WorkAsync();
        await reached;
        await Studio.UntilAsync(() => Task.FromResult(run.IsCompleted), step: TimeSpan.FromSeconds(20));
        var job = await Studio.JobAsync(submitted.JobId);
        Assert.Equal(JobState.Failed, job.State);
        Assert.Contains("said nothing for 10 minutes", job.Failure, StringComparison.Ordinal);
    }

    [DatabaseFact]
    public async Task DeletingAClip_CancelsItsJobs()
    {
        var caller = await Studio.PersonAsync();
        var submitted = await Studio.SubmitAsync(caller);
        var reached = HoldAt("frame 1");
        var run = Studio.WorkAsync();
        await reached;
        await Studio.Library.DeleteAsync(caller, submitted.ClipId, default);
        await run;
        Assert.Equal(JobState.Cancelled, await Studio.StateAsync(submitted.JobId));
    }

    /// <summary>Holds the engine at a point until it's stopped.</summary>
    private Task HoldAt(string where)
    {
        var reached = new TaskCompletionSource();
        Studio.Engine.At = (point, token) =>
        {
            if (point != where) return Task.CompletedTask;
            reached.TrySetResult();
            return Task.Delay(Timeout.Infinite, token);
        };
        return reached.Task;
    }

    private async Task CancelAtAsync(JobState state, Action<StudioUnderTest, Func<bool, CancellationToken, Task>> hold)
    {
        var caller = await Studio.PersonAsync();
        var submitted = await Studio.SubmitAsync(caller);
        var reached = new TaskCompletionSource();
        hold(Studio, (here, token) =>
        {
            if (!here) return Task.CompletedTask;
            reached.TrySetResult();
            return Task.Delay(Timeout.Infinite, token);
        });
        var run = Studio.WorkAsync();
        await reached.Task;
        Assert.Equal(state, await Studio.StateAsync(submitted.JobId));
        // the clock stands: what ends now ends without waiting for anything
        Assert.True((await Studio.Generation.CancelAsync(caller, submitted.JobId, default)).Succeeded);
        await run;
        Assert.Equal(JobState.Cancelled, await Studio.StateAsync(submitted.JobId));
        Assert.Equal(Studio.Engine.Renderings, Studio.Engine.Ended);
        await using var db = await Studio.OpenAsync();
        Assert.False(await db.Takes.AnyAsync());
        Assert.Empty(Directory.EnumerateFileSystemEntries(Path.Combine(Studio.Folder, "work")));
    }
}

public sealed class RunTestsOnSqlite(SqliteDatabase database) : RunTests(database), IClassFixture<SqliteDatabase>;

[Collection(PostgresCollection.Name)]
public sealed class RunTestsOnPostgres(PostgresDatabase database) : RunTests(database);
