using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using VideoWeb.Core.Credits;
using VideoWeb.Core.Engines;
using VideoWeb.Core.Jobs;
using VideoWeb.Studio.Credits;
using VideoWeb.Studio.Generation;
using VideoWeb.Studio.Storage;
using VideoWeb.Studio.Tests.Databases;
using VideoWeb.Studio.Tests.Fakes;
using VideoWeb.Studio.Workspaces;

namespace VideoWeb.Studio.Tests.Credits;

/// <summary>The histories of Core's CreditHistoryTests on the real tables: the process dies between any two commands to the database.</summary>
public abstract class CreditCrashTests(TestDatabase database)
{
    private const int Steps = 220;

    [DatabaseFact]
    public async Task RandomHistories_WithCrashesBetweenAnyTwoCommands_LoseAndDoubleNothing()
    {
        var random = new Random(20261126);
        var crashes = new Crashes();
        await using var studio = await StudioUnderTest.StartAsync(database, services =>
        {
            services.ConfigureDbContext<SqliteStudioDbContext>(options => options.AddInterceptors(crashes, crashes.OfTransactions));
            services.ConfigureDbContext<PostgresStudioDbContext>(options => options.AddInterceptors(crashes, crashes.OfTransactions));
        });
        var callers = new List<Caller>();
        foreach (var tier in new[] { "free", "plus", "studio" })
        {
            callers.Add(await studio.PersonAsync());
            await studio.TierAsync(callers[^1], tier, row => (row.MonthlyCredits, row.NeuralEngines) = (25, true));
        }

        var died = 0;
        for (var step = 0; step < Steps; step++)
        {
            studio.Clock.Advance(TimeSpan.FromSeconds(random.Next(40)));
            if (random.Next(2) == 0) crashes.After(random.Next(1, 30));
            try
            {
                await StepAsync(studio, random, callers);
            }
            catch (Exception) when (crashes.Crashed)
            {
                died++;
            }

            crashes.Restart();
            await CheckAsync(studio, callers);
        }

        Assert.InRange(died, Steps / 10, Steps);
        await EndAllAsync(studio);
        await CheckAsync(studio, callers);
        await using var db = await studio.OpenAsync();
        Assert.Equal(0, await db.CreditAccounts.Where(account => account.Kind == CreditAccountKind.Held).SumAsync(account => account.Balance));
        Assert.True(await db.CreditAccounts.Where(account => account.Kind == CreditAccountKind.Spent).SumAsync(account => account.Balance) > 0);
    }

    private static async Task StepAsync(StudioUnderTest studio, Random random, List<Caller> callers)
    {
        var caller = callers[random.Next(callers.Count)];
        switch (random.Next(10))
        {
            case < 4:
                await studio.Generation.SubmitAsync(caller, new SubmitRequest { Prompt = "x", Plan = Plans.Make(random.Next(1, 7)), Quality = (RenderQuality)random.Next(3) }, default);
                break;
            case 4:
                if (random.Next(4) == 0) studio.Clock.Advance(TimeSpan.FromDays(20));
                await studio.Get<ICredits>().OverviewAsync(caller, default);
                break;
            case 5:
                await using (var db = await studio.OpenAsync())
                {
                    var open = await db.Jobs.Where(job => job.WorkspaceId == caller.WorkspaceId).Select(job => job.Id).ToListAsync();
                    if (open.Count > 0) await studio.Generation.CancelAsync(caller, open[random.Next(open.Count)], default);
                }

                break;
            case 6:
                await studio.Get<JobQueue>().ReclaimAsync(default);
                break;
            case 7:
                // a worker that dies while it renders: taken, some of it done, never ended
                if (await studio.Get<JobQueue>().TakeAsync(default) is { } lost)
                    await studio.Get<JobQueue>().BeatAsync(lost.Id, lost.LeaseToken!.Value, new JobProgress("full", 1, 2, random.NextDouble(), 5, []), default);
                break;
            default:
                await studio.WorkAsync();
                break;
        }
    }

    private static async Task EndAllAsync(StudioUnderTest studio)
    {
        for (var left = true; left;)
        {
            await studio.WorkAsync();
            studio.Clock.Advance(TimeSpan.FromSeconds(31));
            await studio.Get<JobQueue>().ReclaimAsync(default);
            await using var db = await studio.OpenAsync();
            left = await db.Jobs.AnyAsync(job => job.FinishedAt == null);
        }
    }

    private static async Task CheckAsync(StudioUnderTest studio, List<Caller> callers)
    {
        await using var db = await studio.OpenAsync();
        var rows = await db.CreditTransactions.AsNoTracking().Include(row => row.Entries).OrderBy(row => row.Number).ToListAsync();
        var accounts = await db.CreditAccounts.AsNoTracking().ToListAsync();
        var jobs = await db.Jobs.AsNoTracking().ToListAsync();
        Assert.All(rows, row => Assert.Equal(0, row.Entries.Sum(entry => entry.Amount)));
        foreach (var account in accounts)
        {
            var entries = rows.Where(row => row.WorkspaceId == account.WorkspaceId).SelectMany(row => row.Entries).Where(entry => entry.Account == account.Kind).ToList();
            Assert.Equal(entries.Sum(entry => entry.Amount), account.Balance);
            Assert.True(account.Kind == CreditAccountKind.Granted || entries.TrueForAll(entry => entry.After >= 0));
            // each entry says what its account held then: none is missing between two
            Assert.True(entries.Aggregate((Sum: 0L, Right: true), (so, entry) => (so.Sum + entry.Amount, so.Right && so.Sum + entry.Amount == entry.After)).Right);
        }

        var byJob = rows.Where(row => row.JobId is not null).ToLookup(row => (row.JobId!.Value, row.Kind));
        Assert.Equal(jobs.Count, byJob.Count(group => group.Key.Kind == CreditMoveKind.Hold));
        foreach (var job in jobs)
        {
            Assert.Single(byJob[(job.Id, CreditMoveKind.Hold)]);
            Assert.Equal(job.State.IsFinal() ? 1 : 0, byJob[(job.Id, CreditMoveKind.Settlement)].Count());
        }

        foreach (var caller in callers)
            Assert.Equal(
                jobs.Where(job => job.WorkspaceId == caller.WorkspaceId && !job.State.IsFinal()).Sum(job => (long)job.Credits),
                accounts.SingleOrDefault(account => account.WorkspaceId == caller.WorkspaceId && account.Kind == CreditAccountKind.Held)?.Balance ?? 0);
    }

    /// <summary>The process that dies: from a command on nothing reaches the database any more, until it is started again.</summary>
    private sealed class Crashes : DbCommandInterceptor
    {
        private int left = int.MaxValue;

        public bool Crashed { get; private set; }

        public DbTransactionInterceptor OfTransactions => new Commits(this);

        public void After(int commands) => left = commands;

        public void Restart()
        {
            left = int.MaxValue;
            Crashed = false;
        }

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            Step();
            return ValueTask.FromResult(result);
        }

        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            Step();
            return ValueTask.FromResult(result);
        }

        private void Step()
        {
            if (!Crashed && --left > 0) return;
            Crashed = true;
            throw new InvalidOperationException("The process died.");
        }

        private sealed class Commits(Crashes crashes) : DbTransactionInterceptor
        {
            public override ValueTask<InterceptionResult> TransactionCommittingAsync(
                DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
            {
                crashes.Step();
                return ValueTask.FromResult(result);
            }

            /// <summary>It is written, and nobody hears of it.</summary>
            public override Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
            {
                crashes.Step();
                return Task.CompletedTask;
            }
        }
    }
}

public sealed class CreditCrashTestsOnSqlite(SqliteDatabase database) : CreditCrashTests(database), IClassFixture<SqliteDatabase>;

[Collection(PostgresCollection.Name)]
public sealed class CreditCrashTestsOnPostgres(PostgresDatabase database) : CreditCrashTests(database);
