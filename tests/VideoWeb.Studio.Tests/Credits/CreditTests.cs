using Microsoft.EntityFrameworkCore;
using VideoWeb.Core.Credits;
using VideoWeb.Core.Engines;
using VideoWeb.Core.Jobs;
using VideoWeb.Core.Plans;
using VideoWeb.Core.Workspaces;
using VideoWeb.Studio.Credits;
using VideoWeb.Studio.Generation;
using VideoWeb.Studio.Tests.Databases;
using VideoWeb.Studio.Tests.Fakes;
using VideoWeb.Studio.Workspaces;

namespace VideoWeb.Studio.Tests.Credits;

public abstract class CreditTests(TestDatabase database) : StudioTests(database)
{
    private ICredits Credits => Studio.Get<ICredits>();

    [DatabaseFact]
    public async Task Submit_HoldsWhatTheQuoteSaid_AndTheEndSettlesIt()
    {
        var caller = await Studio.PersonAsync();
        var quote = (await Studio.Generation.QuoteAsync(caller, Plans.Make(25), "previz", RenderQuality.Final, default)).Value!;
        Assert.Equal((2000, 0), (quote.CreditsLeft, quote.CreditsMissing));
        Assert.Equal(quote.Credits, quote.Price.Sum(line => line.Credits));
        var submitted = await Studio.SubmitAsync(caller, seconds: 25, quality: RenderQuality.Final);
        Assert.Equal(quote.Credits, submitted.Quote.Credits);
        Assert.Equal((2000 - quote.Credits, quote.Credits, 0), await BalancesAsync(caller));
        await Studio.WorkAsync();
        Assert.Equal(JobState.Done, await Studio.StateAsync(submitted.JobId));
        Assert.Equal((2000 - quote.Credits, 0, quote.Credits), await BalancesAsync(caller));
    }

    [DatabaseFact]
    public async Task Done_ShorterThanAskedFor_PaysWhatWasMade()
    {
        var caller = await Studio.PersonAsync();
        var submitted = await Studio.SubmitAsync(caller, seconds: 20, quality: RenderQuality.Draft);
        await using (var db = await Studio.OpenAsync())
            await db.Jobs.ExecuteUpdateAsync(set => set.SetProperty(job => job.Plan, System.Text.Json.JsonSerializer.Serialize(Plans.Make(5), PlanJson.Default.ShotPlan)));
        await Studio.WorkAsync();
        // 20 s cost 4, 5 s cost 1
        Assert.Equal((1999, 0, 1), await BalancesAsync(caller));
        Assert.Equal(4, submitted.Quote.Credits);
    }

    [DatabaseFact]
    public async Task Failed_ReturnsAll_AndTheStatementSaysSo()
    {
        var caller = await Studio.PersonAsync();
        await Studio.SubmitAsync(caller, "A pier");
        Studio.Engine.At = (_, _) => throw new EngineException("The disk is full.", retryable: false);
        await Studio.WorkAsync();
        Assert.Equal((2000, 0, 0), await BalancesAsync(caller));
        var line = (await Credits.StatementAsync(caller, null, 10, default)).Value!.Lines[0];
        Assert.Equal(("A pier: failed, all returned", 1, 0, 2000), (line.What, line.Held, line.Paid, line.Balance));
    }

    [DatabaseFact]
    public async Task Cancel_BeforeItRan_ReturnsAll()
    {
        var caller = await Studio.PersonAsync();
        var submitted = await Studio.SubmitAsync(caller, seconds: 25, quality: RenderQuality.Final);
        await Studio.Generation.CancelAsync(caller, submitted.JobId, default);
        Assert.Equal((2000, 0, 0), await BalancesAsync(caller));
    }

    [DatabaseFact]
    public async Task Cancel_WhileRendering_PaysThePartThatWasDone()
    {
        var caller = await Studio.PersonAsync();
        var submitted = await Studio.SubmitAsync(caller, seconds: 25, quality: RenderQuality.Final);
        var held = submitted.Quote.Credits;
        var job = (await Studio.Get<JobQueue>().TakeAsync(default))!;
        await Studio.Get<JobLedger>().MoveAsync(job.Id, job.LeaseToken, JobState.Rendering, default);
        await Studio.Get<JobQueue>().BeatAsync(job.Id, job.LeaseToken!.Value, new JobProgress("full", 2, 5, 0.4, 9, []), default);
        await Studio.Generation.CancelAsync(caller, job.Id, default);
        Assert.Equal((2000 - held, held, 0), await BalancesAsync(caller));
        await Studio.Get<JobLedger>().MoveAsync(job.Id, job.LeaseToken, JobState.Cancelled, default);
        var part = (long)Math.Floor(held * 0.4);
        Assert.True(part > 0);
        Assert.Equal((2000 - part, 0, part), await BalancesAsync(caller));
        // its worker did not hear of that and says it again
        await Studio.Get<JobLedger>().MoveAsync(job.Id, job.LeaseToken, JobState.Cancelled, default);
        Assert.Equal((2000 - part, 0, part), await BalancesAsync(caller));
    }

    [DatabaseFact]
    public async Task LostWorkers_CostNothing_HoweverOftenItBegan()
    {
        var caller = await Studio.PersonAsync();
        var submitted = await Studio.SubmitAsync(caller);
        for (var attempt = 0; attempt < 3; attempt++)
        {
            await Studio.Get<JobQueue>().TakeAsync(default);
            Assert.Equal((1999, 1, 0), await BalancesAsync(caller));
            Studio.Clock.Advance(TimeSpan.FromSeconds(31));
            await Studio.Get<JobQueue>().ReclaimAsync(default);
        }

        Assert.Equal(JobState.Failed, await Studio.StateAsync(submitted.JobId));
        Assert.Equal((2000, 0, 0), await BalancesAsync(caller));
    }

    [DatabaseFact]
    public async Task Submit_WithoutEnoughCredits_SaysHowManyAreMissing_AndStoresNothing()
    {
        var caller = await Studio.PersonAsync();
        await Studio.TierAsync(caller, "studio", tier => tier.MonthlyCredits = 3);
        var plan = Plans.Make(25);
        var quote = (await Studio.Generation.QuoteAsync(caller, plan, "previz", RenderQuality.Draft, default)).Value!;
        Assert.Equal((5, 3, 2), (quote.Credits, quote.CreditsLeft, quote.CreditsMissing));
        var refused = await Studio.Generation.SubmitAsync(caller, new SubmitRequest { Prompt = "x", Plan = plan, Quality = RenderQuality.Draft }, default);
        Assert.Equal((RefusalKind.CreditsMissing, 2), (refused.Refusal!.Kind, refused.Refusal.Missing));
        Assert.Contains("needs 5 credits. 3 are left in the pool: 2 short", refused.Refusal.Message, StringComparison.Ordinal);
        await using var db = await Studio.OpenAsync();
        Assert.False(await db.Jobs.AnyAsync() || await db.Clips.AnyAsync());
        Assert.Equal((3, 0, 0), await BalancesAsync(caller));
    }

    [DatabaseFact]
    public async Task Submit_PastAMembersLimit_IsRefused_AndOthersGoOn()
    {
        var owner = await Studio.PersonAsync();
        var member = await MemberAsync(owner, WorkspaceRole.Producer);
        Assert.Equal(RefusalKind.NotAllowed, (await Credits.LimitAsync(member, member.UserId, 100, default)).Refusal!.Kind);
        Assert.True((await Credits.LimitAsync(owner, member.UserId, 6, default)).Succeeded);
        await Studio.SubmitAsync(member, seconds: 25, quality: RenderQuality.Draft);
        var refused = await Studio.Generation.SubmitAsync(member, new SubmitRequest { Prompt = "x", Plan = Plans.Make(25), Quality = RenderQuality.Draft }, default);
        Assert.Equal((RefusalKind.CreditsMissing, 4), (refused.Refusal!.Kind, refused.Refusal.Missing));
        Assert.Contains("1 left of your 6 this month", refused.Refusal.Message, StringComparison.Ordinal);
        await Studio.SubmitAsync(owner, seconds: 25, quality: RenderQuality.Draft);
        var overview = (await Credits.OverviewAsync(member, default)).Value!;
        Assert.Equal((1, 6, false), (overview.Left, overview.Limit, overview.MayLimit));
        Assert.Equal([5, 5], overview.Members.Select(share => share.Used));
        // a new month, a new limit
        Studio.Clock.Advance(TimeSpan.FromDays(31));
        Assert.Equal(6, (await Credits.OverviewAsync(member, default)).Value!.Left);
    }

    [DatabaseFact]
    public async Task Submit_PastTheTier_NamesTheLimit_AndTheQuoteRefusesToo()
    {
        var caller = await Studio.PersonAsync();
        await Studio.TierAsync(caller, "free");
        var refused = await Studio.Generation.SubmitAsync(caller, new SubmitRequest { Prompt = "x", Plan = Plans.Make(7) }, default);
        Assert.Equal(RefusalKind.NotAllowed, refused.Refusal!.Kind);
        Assert.Contains("Free tier", refused.Refusal.Message, StringComparison.Ordinal);
        Assert.Equal(refused.Refusal, (await Studio.Generation.QuoteAsync(caller, Plans.Make(7), "previz", RenderQuality.Draft, default)).Refusal);
    }

    [DatabaseFact]
    public async Task Job_KeepsTheTermsItWasMadeOn()
    {
        var administrator = await Studio.AdministratorAsync();
        var caller = await Studio.PersonAsync();
        await Studio.TierAsync(caller, "plus");
        Studio.Engine.Description = Studio.Engine.Description with { Neural = false };
        var submitted = await Studio.SubmitAsync(caller);
        var plus = (await Studio.Get<ITiers>().ListAsync(administrator, default)).Value!.Single(use => use.Tier.Id == "plus");
        await Studio.Get<ITiers>().SaveAsync(administrator, [new TierChange(plus.Tier with { Weight = 9, JobsAtOnce = 1, VisibleMark = false }, plus.Version)], default);
        var job = await Studio.JobAsync(submitted.JobId);
        Assert.Equal((1, 2, true), (job.Weight, job.JobsAtOnce, job.VisibleMark));
        var later = await Studio.JobAsync((await Studio.SubmitAsync(caller)).JobId);
        Assert.Equal((9, 1, false), (later.Weight, later.JobsAtOnce, later.VisibleMark));
    }

    [DatabaseFact]
    public async Task Month_FillsThePoolUpOnce_AndAnotherTierOnceMore()
    {
        var administrator = await Studio.AdministratorAsync();
        var caller = await Studio.PersonAsync();
        await Studio.TierAsync(caller, "free");
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Credits.OverviewAsync(caller, default)));
        Assert.Equal((60, 0, 0), await BalancesAsync(caller));
        Assert.True((await Studio.Get<ITiers>().GiveAsync(administrator, caller.WorkspaceId, "plus", default)).Succeeded);
        Assert.True((await Studio.Get<ITiers>().GiveAsync(administrator, caller.WorkspaceId, "free", default)).Succeeded);
        Assert.Equal((300, 0, 0), await BalancesAsync(caller));
        Assert.True((await Studio.Get<ITiers>().AdjustAsync(administrator, caller.WorkspaceId, -295, "Correction", default)).Succeeded);
        Assert.Equal(RefusalKind.Conflict, (await Studio.Get<ITiers>().AdjustAsync(administrator, caller.WorkspaceId, -6, "Correction", default)).Refusal!.Kind);
        Studio.Clock.Advance(TimeSpan.FromDays(31));
        await Studio.Get<IEnumerable<Microsoft.Extensions.Hosting.IHostedService>>().OfType<CreditKeeper>().Single().RunOnceAsync(default);
        Assert.Equal((60, 0, 0), await BalancesAsync(caller));
        var lines = (await Credits.StatementAsync(caller, null, 10, default)).Value!.Lines;
        Assert.Equal(["Month’s credits, Free tier", "Correction", "Month’s credits, Plus tier", "Month’s credits, Free tier"], lines.Select(line => line.What));
        Assert.Equal([-55, 295, -240, -60], lines.Select(line => line.Paid!.Value));
    }

    [DatabaseFact]
    public async Task AdministratorsWorkspace_IsStudio_WhateverTheDefault()
    {
        await using var studio = await StudioUnderTest.StartAsync(Database, ("Credits:DefaultTier", "free"));
        var administrator = await studio.AdministratorAsync();
        var caller = await studio.PersonAsync();
        Assert.Equal("studio", (await studio.Get<ICredits>().OverviewAsync(administrator, default)).Value!.Tier.Id);
        Assert.Equal("free", (await studio.Get<ICredits>().OverviewAsync(caller, default)).Value!.Tier.Id);
        var tiers = (await studio.Get<ITiers>().ListAsync(administrator, default)).Value!;
        Assert.Equal([("free", 1), ("plus", 0), ("pro", 0), ("studio", 1)], tiers.Select(use => (use.Tier.Id, use.Workspaces)));
    }

    [DatabaseFact]
    public async Task Prices_OfTheSettings_HoldForTheQuote()
    {
        await using var studio = await StudioUnderTest.StartAsync(Database, ("Credits:PerSecond:previz", "2"), ("Credits:Final", "5"));
        var quote = (await studio.Generation.QuoteAsync(await studio.PersonAsync(), Plans.Make(3), "previz", RenderQuality.Final, default)).Value!;
        Assert.Equal(30, quote.Credits);
    }

    [DatabaseFact]
    public async Task Statement_GoesPageByPage_AndTheLedgerHasEveryMove()
    {
        var caller = await Studio.PersonAsync();
        for (var i = 0; i < 3; i++)
        {
            await Studio.SubmitAsync(caller, $"Clip {i}");
            await Studio.WorkAsync();
        }

        await Studio.SubmitAsync(caller, "Open");
        var first = (await Credits.StatementAsync(caller, null, 3, default)).Value!;
        Assert.Equal(["Open", "Clip 2", "Clip 1"], first.Lines.Select(line => line.What));
        Assert.Equal((1L, null), (first.Lines[0].Held, first.Lines[0].Paid));
        var second = (await Credits.StatementAsync(caller, first.Next, 3, default)).Value!;
        Assert.Equal(["Clip 0", "Month’s credits, Studio tier"], second.Lines.Select(line => line.What));
        Assert.Null(second.Next);
        var moves = new List<LedgerLine>();
        await foreach (var line in (await Credits.LedgerAsync(caller, null, default)).Value!) moves.Add(line);
        Assert.Equal(1 + 4 + 3, moves.Count);
        Assert.All(moves, move => Assert.Equal(0, move.Balance + move.Held + move.Spent + move.Granted));
        Assert.Equal(1996, moves[^1].BalanceAfter);
        Assert.Equal(RefusalKind.Invalid, (await Credits.LedgerAsync(caller, "November", default)).Refusal!.Kind);
    }

    [DatabaseFact]
    public async Task Credits_OfAnotherWorkspace_AreNotFound_AndTiersAreForAdministrators()
    {
        var owner = await Studio.PersonAsync();
        await Studio.SubmitAsync(owner);
        var stranger = await Studio.PersonAsync();
        var elsewhere = stranger with { WorkspaceId = owner.WorkspaceId };
        Refusal?[] unseen =
        [
            (await Credits.OverviewAsync(elsewhere, default)).Refusal,
            (await Credits.StatementAsync(elsewhere, null, 10, default)).Refusal,
            (await Credits.LedgerAsync(elsewhere, null, default)).Refusal,
            (await Credits.LimitAsync(elsewhere, owner.UserId, 1, default)).Refusal,
            (await Credits.LimitAsync(stranger, owner.UserId, 1, default)).Refusal,
        ];
        Assert.All(unseen, refusal => Assert.Equal(RefusalKind.NotFound, refusal?.Kind));
        var tiers = Studio.Get<ITiers>();
        Refusal?[] forbidden =
        [
            (await tiers.ListAsync(owner, default)).Refusal,
            (await tiers.SaveAsync(owner, [], default)).Refusal,
            (await tiers.FindWorkspacesAsync(owner, null, default)).Refusal,
            (await tiers.GiveAsync(owner, owner.WorkspaceId, "studio", default)).Refusal,
            (await tiers.AdjustAsync(owner, owner.WorkspaceId, 1, "x", default)).Refusal,
        ];
        Assert.All(forbidden, refusal => Assert.Equal(RefusalKind.NotAllowed, refusal?.Kind));
    }

    [DatabaseFact]
    public async Task Tiers_AreSavedTogether_OrNotAtAll()
    {
        var administrator = await Studio.AdministratorAsync();
        var tiers = Studio.Get<ITiers>();
        var read = (await tiers.ListAsync(administrator, default)).Value!;
        TierChange[] changes = [new(read[0].Tier with { MonthlyCredits = 90 }, read[0].Version), new(read[1].Tier with { MaxSeconds = 26 }, read[1].Version)];
        var wrong = (await tiers.SaveAsync(administrator, changes, default)).Refusal!;
        Assert.Equal((RefusalKind.Invalid, "MaxSeconds", "Plus: the longest clip is 1 to 25 s."), (wrong.Kind, wrong.Field, wrong.Message));
        Assert.Equal(60, (await tiers.ListAsync(administrator, default)).Value![0].Tier.MonthlyCredits);
        Assert.True((await tiers.SaveAsync(administrator, changes[..1], default)).Succeeded);
        Assert.Equal(RefusalKind.Conflict, (await tiers.SaveAsync(administrator, changes[..1], default)).Refusal!.Kind);
        Assert.Equal(90, (await tiers.ListAsync(administrator, default)).Value![0].Tier.MonthlyCredits);
        var found = (await tiers.FindWorkspacesAsync(administrator, "person1@", default)).Value!;
        Assert.Equal(("studio", false), (Assert.Single(found).Tier, found[0].Given));
    }

    [DatabaseFact]
    public async Task ManySubmitsAtOnce_NeverSpendMoreThanThereIs()
    {
        var caller = await Studio.PersonAsync();
        await Studio.TierAsync(caller, "studio", tier => tier.MonthlyCredits = 7);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Studio.Generation.SubmitAsync(caller, new SubmitRequest { Prompt = "x", Plan = Plans.Make() }, default)));
        Assert.Equal(7, outcomes.Count(outcome => outcome.Succeeded));
        Assert.All(outcomes.Where(outcome => !outcome.Succeeded), outcome => Assert.Equal(RefusalKind.CreditsMissing, outcome.Refusal!.Kind));
        Assert.Equal((0, 7, 0), await BalancesAsync(caller));
    }

    [DatabaseFact]
    public async Task HoldOfAJobThatIsGone_ComesBack_Once()
    {
        var caller = await Studio.PersonAsync();
        await Studio.SubmitAsync(caller, "A pier");
        await using (var db = await Studio.OpenAsync()) await db.Clips.ExecuteDeleteAsync();
        Assert.Equal((1999, 1, 0), await BalancesAsync(caller));
        var keeper = Studio.Get<IEnumerable<Microsoft.Extensions.Hosting.IHostedService>>().OfType<CreditKeeper>().Single();
        await keeper.RunOnceAsync(default);
        await keeper.RunOnceAsync(default);
        Assert.Equal((2000, 0, 0), await BalancesAsync(caller));
        Assert.Equal("A pier: its job is gone, all returned", (await Credits.StatementAsync(caller, null, 1, default)).Value!.Lines[0].What);
    }

    [DatabaseFact]
    public async Task Ledger_IsNeverRewritten()
    {
        var caller = await Studio.PersonAsync();
        await Credits.OverviewAsync(caller, default);
        await using var db = await Studio.OpenAsync();
        db.CreditTransactions.Remove(await db.CreditTransactions.FirstAsync());
        await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync());
    }

    private async Task<Caller> MemberAsync(Caller owner, WorkspaceRole role)
    {
        var person = await Studio.PersonAsync();
        await using var db = await Studio.OpenAsync();
        db.Memberships.Add(new Membership { WorkspaceId = owner.WorkspaceId, AccountId = person.UserId, Role = role });
        await db.SaveChangesAsync();
        return person with { WorkspaceId = owner.WorkspaceId };
    }

    private async Task<(long Balance, long Held, long Spent)> BalancesAsync(Caller caller)
    {
        await using var db = await Studio.OpenAsync();
        var accounts = await db.CreditAccounts.Where(account => account.WorkspaceId == caller.WorkspaceId).ToDictionaryAsync(account => account.Kind, account => account.Balance);
        Assert.Equal(0, accounts.Values.Sum());
        return (accounts[CreditAccountKind.Balance], accounts[CreditAccountKind.Held], accounts[CreditAccountKind.Spent]);
    }
}

public sealed class CreditTestsOnSqlite(SqliteDatabase database) : CreditTests(database), IClassFixture<SqliteDatabase>;

[Collection(PostgresCollection.Name)]
public sealed class CreditTestsOnPostgres(PostgresDatabase database) : CreditTests(database);
