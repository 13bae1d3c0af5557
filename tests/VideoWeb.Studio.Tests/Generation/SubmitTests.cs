using Microsoft.EntityFrameworkCore;
using VideoWeb.Core.Engines;
using VideoWeb.Core.Jobs;
using VideoWeb.Core.Plans;
using VideoWeb.Core.Workspaces;
using VideoWeb.Studio.Drafts;
using VideoWeb.Studio.Generation;
using VideoWeb.Studio.Library;
using VideoWeb.Studio.Tests.Databases;
using VideoWeb.Studio.Tests.Fakes;

namespace VideoWeb.Studio.Tests.Generation;

public abstract class SubmitTests(TestDatabase database) : StudioTests(database)
{
    protected override (string Key, string Value)[] Settings => [("Generation:MaxOpenPerWorkspace", "3"), ("Moderation:Cleared:0", "harry potter")];

    [DatabaseFact]
    public async Task Submit_StoresClipAndJob_BeforeAnythingRuns()
    {
        var caller = await Studio.PersonAsync();
        var submitted = await Studio.SubmitAsync(caller, "A woman walks along a pier at golden hour. She turns.");
        var job = await Studio.JobAsync(submitted.JobId);
        Assert.Equal((JobState.Queued, 0, 4), (job.State, job.Attempts, job.Format.Frames));
        var clip = (await Studio.Library.GetAsync(caller, submitted.ClipId, default)).Value!;
        Assert.Equal(("A woman walks along a pier at golden hour", ClipState.Working, submitted.JobId), (clip.Card.Title, clip.Card.State, clip.Card.JobId));
        Assert.Equal(0, Studio.Engine.Renderings);
    }

    [DatabaseFact]
    public async Task Submit_ForAClip_MakesAnotherTakeOfIt()
    {
        var caller = await Studio.PersonAsync();
        var first = await Studio.SubmitAsync(caller);
        await Studio.WorkAsync();
        var second = await Studio.SubmitAsync(caller, "A pier at night", clipId: first.ClipId);
        await Studio.WorkAsync();
        var clip = (await Studio.Library.GetAsync(caller, first.ClipId, default)).Value!;
        Assert.Equal([(2, second.JobId), (1, first.JobId)], clip.Takes.Select(take => (take.Number, take.JobId)));
        Assert.Equal((clip.Takes[0].Id, ClipState.Ready), (clip.Card.TakeId, clip.Card.State));
    }

    [DatabaseFact]
    public async Task Submit_WhatTheRulesSpeakAgainst_IsBlockedWithTheWordsAndStoresNothing()
    {
        var caller = await Studio.PersonAsync();
        var refused = await Studio.Generation.SubmitAsync(caller, new SubmitRequest { Prompt = "A graphic beheading", Plan = Plans.Make() }, default);
        Assert.Equal((RefusalKind.Blocked, "prompt"), (refused.Refusal!.Kind, refused.Refusal.Field));
        Assert.Contains("behead", refused.Refusal.Message, StringComparison.Ordinal);
        await using var db = await Studio.OpenAsync();
        Assert.False(await db.Jobs.AnyAsync());
    }

    [DatabaseFact]
    public async Task Submit_OfAPlanThatSaysMoreThanItsPrompt_IsScreenedToo()
    {
        var caller = await Studio.PersonAsync();
        var plan = Plans.Make();
        var spoken = plan with { Shots = [plan.Shots[0] with { Sound = new ShotSound { Dialogue = [new DialogueLine("narrator", "Death to all Jews!", "shout", 0, 0.4)] } }] };
        var refused = await Studio.Generation.SubmitAsync(caller, new SubmitRequest { Prompt = "A pier", Plan = spoken }, default);
        Assert.Equal(RefusalKind.Blocked, refused.Refusal!.Kind);
    }

    [DatabaseFact]
    public async Task Submit_OfANameTheOperatorCleared_Goes()
    {
        var caller = await Studio.PersonAsync();
        Assert.Equal(RefusalKind.Blocked, (await Studio.Generation.SubmitAsync(caller, new SubmitRequest { Prompt = "Darth Vader waters the plants", Plan = Plans.Make() }, default)).Refusal!.Kind);
        Assert.True((await Studio.Generation.SubmitAsync(caller, new SubmitRequest { Prompt = "Harry Potter waters the plants", Plan = Plans.Make() }, default)).Succeeded);
    }

    [DatabaseFact]
    public async Task Submit_OfAPlanThatIsWrong_SaysSoAndStoresNothing()
    {
        var caller = await Studio.PersonAsync();
        var refused = await Studio.Generation.SubmitAsync(
            caller, new SubmitRequest { Prompt = "x", Plan = Plans.Make() with { Negative = [FakeDirector.WrongTerm] } }, default);
        Assert.Equal((RefusalKind.Invalid, "plan"), (refused.Refusal!.Kind, refused.Refusal.Field));
        await using var db = await Studio.OpenAsync();
        Assert.False(await db.Clips.AnyAsync());
    }

    [DatabaseFact]
    public async Task Submit_PastTheEnginesLimits_NamesThem()
    {
        var caller = await Studio.PersonAsync();
        Studio.Engine.Description = Studio.Engine.Description with { MaxSeconds = 2 };
        var refused = await Studio.Generation.SubmitAsync(caller, new SubmitRequest { Prompt = "x", Plan = Plans.Make(seconds: 3) }, default);
        Assert.Equal((RefusalKind.Invalid, "seconds"), (refused.Refusal!.Kind, refused.Refusal.Field));
        Assert.Contains("2 s", refused.Refusal.Message, StringComparison.Ordinal);
    }

    [DatabaseFact]
    public async Task Submit_WhereTheEngineCantRun_SaysWhy()
    {
        var caller = await Studio.PersonAsync();
        Studio.Engine.Description = Studio.Engine.Description with { Available = false, Reason = "Chromium is missing: apt-get install chromium." };
        var refused = await Studio.Generation.SubmitAsync(caller, new SubmitRequest { Prompt = "x", Plan = Plans.Make() }, default);
        Assert.Equal((RefusalKind.Unavailable, "Chromium is missing: apt-get install chromium."), (refused.Refusal!.Kind, refused.Refusal.Message));
    }

    [DatabaseFact]
    public async Task Submit_PastTheWorkspacesLimit_IsRefused_AndCountsOnlyOpenJobs()
    {
        var caller = await Studio.PersonAsync();
        for (var i = 0; i < 3; i++) await Studio.SubmitAsync(caller);
        var refused = await Studio.Generation.SubmitAsync(caller, new SubmitRequest { Prompt = "x", Plan = Plans.Make() }, default);
        Assert.Equal(RefusalKind.LimitReached, refused.Refusal!.Kind);
        await Studio.WorkAsync();
        await Studio.SubmitAsync(caller);
    }

    [DatabaseFact]
    public async Task Submit_ByAnEditor_IsNotAllowed()
    {
        var caller = await Studio.PersonAsync();
        await using (var db = await Studio.OpenAsync())
            await db.Memberships.ExecuteUpdateAsync(set => set.SetProperty(member => member.Role, WorkspaceRole.Editor));
        var refused = await Studio.Generation.SubmitAsync(caller, new SubmitRequest { Prompt = "x", Plan = Plans.Make() }, default);
        Assert.Equal(RefusalKind.NotAllowed, refused.Refusal!.Kind);
    }

    [DatabaseFact]
    public async Task Submit_FromADraft_BindsItToTheClip_AndThePageGoesOnWriting()
    {
        var caller = await Studio.PersonAsync();
        var drafts = Studio.Get<IDrafts>();
        var draft = (await drafts.SaveAsync(caller, new Draft { Id = Guid.CreateVersion7(), Prompt = "A pier" }, default)).Value!;
        var submitted = await Studio.Generation.SubmitAsync(caller, new SubmitRequest { Prompt = "A pier", Plan = Plans.Make(), DraftId = draft.Id }, default);
        var later = await drafts.SaveAsync(caller, draft with { Prompt = "A pier at dusk" }, default);
        Assert.True(later.Succeeded);
        Assert.Equal(submitted.Value!.ClipId, later.Value.ClipId);
    }

    [DatabaseFact]
    public async Task Quote_BeforeAnyClip_IsAGuess_AndAfterOneIsMeasured()
    {
        var caller = await Studio.PersonAsync();
        var guess = (await Studio.Generation.QuoteAsync(caller, Plans.Make(), "previz", RenderQuality.Draft, default)).Value!;
        Assert.False(guess.Measured);
        Studio.Engine.At = (point, _) =>
        {
            if (point.StartsWith("frame", StringComparison.Ordinal)) Studio.Clock.Advance(TimeSpan.FromSeconds(2));
            return Task.CompletedTask;
        };
        await Studio.SubmitAsync(caller, quality: RenderQuality.Draft);
        await Studio.WorkAsync();
        var quote = (await Studio.Generation.QuoteAsync(caller, Plans.Make(), "previz", RenderQuality.Draft, default)).Value!;
        Assert.True(quote.Measured);
        Assert.Equal((4, 2.0, 0), (quote.Frames, Math.Round(quote.SecondsPerFrame, 3), quote.Position));
    }

    [DatabaseFact]
    public async Task Quote_BehindOthers_SaysPlaceAndWait()
    {
        var caller = await Studio.PersonAsync();
        await Studio.SubmitAsync(caller);
        var second = await Studio.SubmitAsync(caller);
        Assert.Equal(2, second.Quote.Position);
        Assert.True(second.Quote.WaitSeconds > 0);
    }

    [DatabaseFact]
    public async Task Retry_OfAFailedJob_IsANewJobOfTheSameRequest()
    {
        var caller = await Studio.PersonAsync();
        var failed = await Studio.SubmitAsync(caller);
        Studio.Engine.At = (_, _) => throw new EngineException("The disk is full.", retryable: false);
        await Studio.WorkAsync();
        Studio.Engine.At = (_, _) => Task.CompletedTask;
        var again = await Studio.Generation.RetryAsync(caller, failed.JobId, default);
        Assert.True(again.Succeeded);
        await Studio.WorkAsync();
        Assert.Equal((JobState.Failed, JobState.Done), (await Studio.StateAsync(failed.JobId), await Studio.StateAsync(again.Value.JobId)));
        Assert.Equal(failed.ClipId, again.Value.ClipId);
        Assert.Equal(RefusalKind.Conflict, (await Studio.Generation.RetryAsync(caller, again.Value.JobId, default)).Refusal!.Kind);
    }
}

public sealed class SubmitTestsOnSqlite(SqliteDatabase database) : SubmitTests(database), IClassFixture<SqliteDatabase>;

[Collection(PostgresCollection.Name)]
public sealed class SubmitTestsOnPostgres(PostgresDatabase database) : SubmitTests(database);
