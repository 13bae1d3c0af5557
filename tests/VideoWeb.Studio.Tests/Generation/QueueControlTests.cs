using Microsoft.EntityFrameworkCore;
using VideoWeb.Core.Jobs;
using VideoWeb.Studio.Generation;
using VideoWeb.Studio.Tests.Databases;

namespace VideoWeb.Studio.Tests.Generation;

public abstract class QueueControlTests(TestDatabase database) : StudioTests(database)
{
    private IQueueControl Control => Studio.Get<IQueueControl>();

    [DatabaseFact]
    public async Task Pause_HoldsWhatWaits_InEveryProcess()
    {
        var administrator = await Studio.AdministratorAsync();
        var caller = await Studio.PersonAsync();
        var submitted = await Studio.SubmitAsync(caller);
        await using var other = await StudioUnderTest.StartAsync(Database, Studio);
        Assert.True((await Control.PauseAsync(administrator, default)).Succeeded);
        Assert.Null(await other.WorkAsync());
        Assert.True(await other.Generation.QueuePausedAsync(default));
        Assert.NotNull((await Control.OverviewAsync(administrator, default)).Value!.PausedAt);
        Assert.Null((await Studio.Feed.SnapshotAsync(caller, submitted.JobId, default))!.StartsIn);
        Assert.True((await Control.ResumeAsync(administrator, default)).Succeeded);
        Assert.Equal(submitted.JobId, await other.WorkAsync());
    }

    [DatabaseFact]
    public async Task MovedToTheFront_IsTakenNext()
    {
        var administrator = await Studio.AdministratorAsync();
        var caller = await Studio.PersonAsync();
        await Studio.SubmitAsync(caller, quality: Core.Engines.RenderQuality.Draft);
        var last = await Studio.SubmitAsync(await Studio.PersonAsync(), seconds: 20);
        Assert.True((await Control.MoveToFrontAsync(administrator, last.JobId, default)).Succeeded);
        Assert.Equal(last.JobId, await Studio.WorkAsync());
        Assert.Equal(RefusalKind.Conflict, (await Control.MoveToFrontAsync(administrator, last.JobId, default)).Refusal!.Kind);
    }

    [DatabaseFact]
    public async Task DrainedWorker_TakesNothingNew_AndAnotherOneDoes()
    {
        var administrator = await Studio.AdministratorAsync();
        var submitted = await Studio.SubmitAsync(await Studio.PersonAsync());
        await using var other = await StudioUnderTest.StartAsync(Database, Studio);
        await Studio.Get<WorkerRegister>().SayAsync(default);
        // the same process, so that it is not taken for a dead one
        var name = (await Control.OverviewAsync(administrator, default)).Value!.Workers.Single().Name;
        Assert.True((await Control.DrainAsync(administrator, name, true, default)).Succeeded);
        Assert.Null(await Studio.WorkAsync());
        Assert.Equal(submitted.JobId, await other.WorkAsync());
        var next = await Studio.SubmitAsync(await Studio.PersonAsync());
        Assert.True((await Control.DrainAsync(administrator, name, false, default)).Succeeded);
        Assert.Equal(next.JobId, await Studio.WorkAsync());
        Assert.Equal(RefusalKind.NotFound, (await Control.DrainAsync(administrator, "nobody", true, default)).Refusal!.Kind);
    }

    [DatabaseFact]
    public async Task JobsAtOnce_OfTheTier_HoldAPersonsJobsBack_NotTheOthers()
    {
        var caller = await Studio.PersonAsync();
        await Studio.TierAsync(caller, "studio", tier => tier.JobsAtOnce = 1);
        var first = await Studio.SubmitAsync(caller);
        var second = await Studio.SubmitAsync(caller);
        var other = await Studio.SubmitAsync(await Studio.PersonAsync());
        var job = (await Studio.Get<JobQueue>().TakeAsync(default))!;
        Assert.Equal(first.JobId, job.Id);
        Assert.Null((await Studio.Feed.SnapshotAsync(caller, second.JobId, default))!.StartsIn);
        Assert.Equal(other.JobId, (await Studio.Get<JobQueue>().TakeAsync(default))!.Id);
        Assert.Null(await Studio.Get<JobQueue>().TakeAsync(default));
        await Studio.Get<JobLedger>().MoveAsync(job.Id, job.LeaseToken, JobState.Failed, default, "over");
        Assert.Equal(second.JobId, (await Studio.Get<JobQueue>().TakeAsync(default))!.Id);
    }

    [DatabaseFact]
    public async Task Take_SharesTheWorkers_ByTheTiersWeights()
    {
        var heavy = await Studio.PersonAsync();
        var light = await Studio.PersonAsync();
        await Studio.TierAsync(heavy, "studio", tier => tier.JobsAtOnce = 64);
        await Studio.TierAsync(light, "plus", tier => (tier.JobsAtOnce, tier.MaxSeconds) = (64, 25));
        for (var i = 0; i < 12; i++)
        {
            await Studio.SubmitAsync(light);
            await Studio.SubmitAsync(heavy);
        }

        var taken = new List<Guid>();
        for (var i = 0; i < 12; i++)
        {
            Studio.Clock.Advance(TimeSpan.FromMilliseconds(10));
            taken.Add((await Studio.Get<JobQueue>().TakeAsync(default))!.WorkspaceId);
        }

        Assert.Equal((9, 3), (taken.Count(workspace => workspace == heavy.WorkspaceId), taken.Count(workspace => workspace == light.WorkspaceId)));
    }

    [DatabaseFact]
    public async Task Cancel_ByAnAdministrator_GivesTheCreditsBack()
    {
        var administrator = await Studio.AdministratorAsync();
        var caller = await Studio.PersonAsync();
        var submitted = await Studio.SubmitAsync(caller);
        var queued = Assert.Single((await Control.OverviewAsync(administrator, default)).Value!.Jobs);
        Assert.Equal((submitted.JobId, 1, submitted.Quote.Credits, "person2"), (queued.Id, queued.Position, queued.Credits, queued.Person));
        Assert.True((await Control.CancelAsync(administrator, submitted.JobId, default)).Succeeded);
        await using var db = await Studio.OpenAsync();
        Assert.Equal(2000, await db.CreditAccounts.Where(account => account.WorkspaceId == caller.WorkspaceId && account.Kind == Core.Credits.CreditAccountKind.Balance).Select(account => account.Balance).SingleAsync());
    }

    [DatabaseFact]
    public async Task Control_IsForAdministrators()
    {
        var caller = await Studio.PersonAsync();
        var submitted = await Studio.SubmitAsync(caller);
        Refusal?[] refusals =
        [
            (await Control.OverviewAsync(caller, default)).Refusal,
            (await Control.PauseAsync(caller, default)).Refusal,
            (await Control.ResumeAsync(caller, default)).Refusal,
            (await Control.MoveToFrontAsync(caller, submitted.JobId, default)).Refusal,
            (await Control.CancelAsync(caller, submitted.JobId, default)).Refusal,
            (await Control.DrainAsync(caller, "x", true, default)).Refusal,
        ];
        Assert.All(refusals, refusal => Assert.Equal(RefusalKind.NotAllowed, refusal?.Kind));
    }
}

public sealed class QueueControlTestsOnSqlite(SqliteDatabase database) : QueueControlTests(database), IClassFixture<SqliteDatabase>;

[Collection(PostgresCollection.Name)]
public sealed class QueueControlTestsOnPostgres(PostgresDatabase database) : QueueControlTests(database);
