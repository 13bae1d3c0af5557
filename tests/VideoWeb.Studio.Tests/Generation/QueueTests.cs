using Microsoft.EntityFrameworkCore;
using VideoWeb.Core.Engines;
using VideoWeb.Core.Jobs;
using VideoWeb.Studio.Generation;
using VideoWeb.Studio.Tests.Databases;

namespace VideoWeb.Studio.Tests.Generation;

public abstract class QueueTests(TestDatabase database) : StudioTests(database)
{
    [DatabaseFact]
    public async Task Take_GoesRoundTheWorkspaces_DraftsFirst()
    {
        var ann = await Studio.PersonAsync();
        var bob = await Studio.PersonAsync();
        var expected = new[]
        {
            await Studio.SubmitAsync(ann, "a draft", quality: RenderQuality.Draft),
            await Studio.SubmitAsync(bob, "bob 1"),
            await Studio.SubmitAsync(ann, "ann 1"),
            await Studio.SubmitAsync(bob, "bob 2"),
            await Studio.SubmitAsync(bob, "bob 3"),
        };
        var taken = new List<Guid?>();
        while (await TakeAsync(Studio) is { } job) taken.Add(job.Id);
        Assert.Equal(expected.Select(submitted => (Guid?)submitted.JobId), taken);
    }

    [DatabaseFact]
    public async Task Take_IsTheFirstOfTheArrangedQueue_WhateverIsInIt()
    {
        var random = new Random(20260301);
        var callers = new[] { await Studio.PersonAsync(), await Studio.PersonAsync(), await Studio.PersonAsync() };
        await Studio.TierAsync(callers[0], "pro");
        await Studio.TierAsync(callers[1], "plus", tier => tier.MaxSeconds = 25);
        for (var i = 0; i < 24; i++)
        {
            Studio.Clock.Advance(TimeSpan.FromMinutes(random.Next(3)));
            await Studio.SubmitAsync(callers[random.Next(3)], seconds: random.Next(1, 20), quality: (RenderQuality)random.Next(3));
        }

        var running = new List<Job>();

        while (true)
        {
            await using var db = await Studio.OpenAsync();
            var order = await Studio.Get<QueueView>().ReadAsync(db, default);
            var taken = await TakeAsync(Studio);
            Assert.Equal(order.FirstOrDefault(job => !job.HeldBack)?.Id, taken?.Id);
            if (taken is null && order.Count == 0) break;
            if (taken is not null) running.Add(taken);
            // a person’s jobs are held back by those that run: now and then one ends
            if (running.Count > 0 && (taken is null || random.Next(4) == 0))
            {
                var ended = running[random.Next(running.Count)];
                running.Remove(ended);
                await Studio.Get<JobLedger>().MoveAsync(ended.Id, ended.LeaseToken, JobState.Failed, default, "over");
            }
        }
    }

    [DatabaseFact]
    public async Task Take_ByManyAtOnce_GivesEachJobToOne()
    {
        var caller = await Studio.PersonAsync();
        await Studio.TierAsync(caller, "studio", tier => tier.JobsAtOnce = 12);
        for (var i = 0; i < 12; i++) await Studio.SubmitAsync(caller);
        await using var other = await StudioUnderTest.StartAsync(Database, Studio);
        async Task<List<Guid>> DrainAsync(StudioUnderTest studio)
        {
            var taken = new List<Guid>();
            for (var idle = 0; idle < 3;)
            {
                if (await studio.Get<JobQueue>().TakeAsync(default) is { } job) taken.Add(job.Id);
                else idle++;
            }

            return taken;
        }

        var taken = (await Task.WhenAll(DrainAsync(Studio), DrainAsync(other), DrainAsync(Studio), DrainAsync(other))).SelectMany(ids => ids).ToList();
        Assert.Equal(12, taken.Count);
        Assert.Equal(12, taken.Distinct().Count());
    }

    [DatabaseFact]
    public async Task ExpiredLease_GoesBack_UntilItFailsWithAReason()
    {
        var caller = await Studio.PersonAsync();
        var submitted = await Studio.SubmitAsync(caller);
        for (var attempt = 1; attempt <= 3; attempt++)
        {
            Assert.Equal(attempt, (await TakeAsync(Studio))!.Attempts);
            await Studio.Get<JobQueue>().ReclaimAsync(default);
            Assert.Equal(JobState.Staging, await Studio.StateAsync(submitted.JobId));
            Studio.Clock.Advance(TimeSpan.FromSeconds(31));
            await Studio.Get<JobQueue>().ReclaimAsync(default);
        }

        var job = await Studio.JobAsync(submitted.JobId);
        Assert.Equal(JobState.Failed, job.State);
        Assert.Contains("lost 3 times", job.Failure, StringComparison.Ordinal);
    }

    [DatabaseFact]
    public async Task JobOfADeadProcessOfThisMachine_IsTakenBackAtOnce()
    {
        var caller = await Studio.PersonAsync();
        var submitted = await Studio.SubmitAsync(caller);
        await TakeAsync(Studio);
        await using (var db = await Studio.OpenAsync())
            await db.Jobs.ExecuteUpdateAsync(set => set.SetProperty(job => job.LeasedBy, $"{Environment.MachineName}/{Environment.ProcessId}/anotherrun"));
        await Studio.Get<JobQueue>().ReclaimAsync(default);
        Assert.Equal(JobState.Queued, await Studio.StateAsync(submitted.JobId));
    }

    [DatabaseFact]
    public async Task CancelledJob_WhoseWorkerIsLost_IsCancelled()
    {
        var caller = await Studio.PersonAsync();
        var submitted = await Studio.SubmitAsync(caller);
        await TakeAsync(Studio);
        await Studio.Generation.CancelAsync(caller, submitted.JobId, default);
        Studio.Clock.Advance(TimeSpan.FromSeconds(31));
        await Studio.Get<JobQueue>().ReclaimAsync(default);
        Assert.Equal(JobState.Cancelled, await Studio.StateAsync(submitted.JobId));
    }

    [DatabaseFact]
    public async Task Heartbeat_RenewsTheLease_AndIsRefusedToWhoLostIt()
    {
        var caller = await Studio.PersonAsync();
        await Studio.SubmitAsync(caller);
        var job = (await TakeAsync(Studio))!;
        Studio.Clock.Advance(TimeSpan.FromSeconds(20));
        Assert.Equal(JobState.Staging, await Studio.Get<JobQueue>().BeatAsync(job.Id, job.LeaseToken!.Value, new JobProgress("coarse", 1, 4, 0.25, 9, []), default));
        Studio.Clock.Advance(TimeSpan.FromSeconds(20));
        await Studio.Get<JobQueue>().ReclaimAsync(default);
        Assert.Equal((JobState.Staging, "coarse", 0.25), ((await Studio.JobAsync(job.Id)).State, (await Studio.JobAsync(job.Id)).Pass, (await Studio.JobAsync(job.Id)).Fraction));
        Assert.Null(await Studio.Get<JobQueue>().BeatAsync(job.Id, Guid.NewGuid(), null, default));
    }

    /// <summary>Two processes over one database, jobs submitted, cancelled and lost at random: each job ends once, with at most one take.</summary>
    [DatabaseFact]
    public async Task RandomHistories_EveryJobEndsOnce()
    {
        var random = new Random(7);
        var callers = new[] { await Studio.PersonAsync(), await Studio.PersonAsync() };
        await using var other = await StudioUnderTest.StartAsync(Database, Studio);
        var processes = new[] { Studio, other };
        foreach (var process in processes)
        {
            process.Engine.At = (_, _) => random.Next(12) switch
            {
                0 => throw new EngineException("The browser died.", retryable: true),
                1 => throw new EngineException("It can't be shown.", retryable: false),
                _ => Task.CompletedTask,
            };
        }

        var submitted = new List<Guid>();
        var running = new List<Task>();
        for (var step = 0; step < 120; step++)
        {
            switch (random.Next(6))
            {
                case 0 or 1 when submitted.Count < 16:
                    submitted.Add((await Studio.SubmitAsync(callers[random.Next(2)])).JobId);
                    break;
                case 2 when submitted.Count > 0:
                    var victim = submitted[random.Next(submitted.Count)];
                    foreach (var caller in callers) await Studio.Generation.CancelAsync(caller, victim, default);
                    break;
                case 3:
                    // a worker that takes a job and is never heard of again
                    await TakeAsync(processes[random.Next(2)]);
                    Studio.Clock.Advance(TimeSpan.FromSeconds(31));
                    await processes[random.Next(2)].Get<JobQueue>().ReclaimAsync(default);
                    break;
                default:
                    running.Add(processes[random.Next(2)].WorkAsync());
                    break;
            }
        }

        await Task.WhenAll(running);
        while (await LeftAsync() > 0)
        {
            await Studio.WorkAsync();
            Studio.Clock.Advance(TimeSpan.FromSeconds(31));
            await Studio.Get<JobQueue>().ReclaimAsync(default);
        }

        await using var db = await Studio.OpenAsync();
        var takes = await db.Takes.GroupBy(take => take.JobId).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count);
        foreach (var job in await db.Jobs.AsNoTracking().ToListAsync())
        {
            Assert.Equal(job.State == JobState.Done ? 1 : 0, takes.GetValueOrDefault(job.Id));
            Assert.Equal(job.State == JobState.Failed, !string.IsNullOrEmpty(job.Failure));
            Assert.NotNull(job.FinishedAt);
        }
    }

    private async Task<int> LeftAsync()
    {
        await using var db = await Studio.OpenAsync();
        return await db.Jobs.CountAsync(job => job.FinishedAt == null);
    }

    private async Task<Job?> TakeAsync(StudioUnderTest studio)
    {
        // the turn of a workspace is a moment: two turns of one moment have no order
        Studio.Clock.Advance(TimeSpan.FromMilliseconds(10));
        return await studio.Get<JobQueue>().TakeAsync(default);
    }
}

public sealed class QueueTestsOnSqlite(SqliteDatabase database) : QueueTests(database), IClassFixture<SqliteDatabase>;

[Collection(PostgresCollection.Name)]
public sealed class QueueTestsOnPostgres(PostgresDatabase database) : QueueTests(database);
