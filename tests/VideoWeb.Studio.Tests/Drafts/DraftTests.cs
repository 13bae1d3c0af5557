using VideoWeb.Studio.Drafts;
using VideoWeb.Studio.Tests.Databases;
using VideoWeb.Studio.Tests.Fakes;

namespace VideoWeb.Studio.Tests.Drafts;

public abstract class DraftTests(TestDatabase database) : StudioTests(database)
{
    private IDrafts Drafts => Studio.Get<IDrafts>();

    [DatabaseFact]
    public async Task Draft_ComesBackAsItWasWritten()
    {
        var caller = await Studio.PersonAsync();
        var written = new Draft { Id = Guid.CreateVersion7(), Prompt = "A pier", Plan = Plans.Make(3, seed: 9), Settings = """{"quality":"draft"}""", History = "[1,2]" };
        var saved = (await Drafts.SaveAsync(caller, written, default)).Value!;
        var read = (await Drafts.GetAsync(caller, written.Id, default)).Value!;
        Assert.Equal((saved.Revision, "A pier", 9L, written.Settings, written.History), (read.Revision, read.Prompt, read.Plan!.Seed, read.Settings, read.History));
        Assert.Equal([written.Id], (await Drafts.ListAsync(caller, default)).Value!.Select(draft => draft.Id));
        await Drafts.DiscardAsync(caller, written.Id, default);
        Assert.Equal(RefusalKind.NotFound, (await Drafts.GetAsync(caller, written.Id, default)).Refusal!.Kind);
    }

    [DatabaseFact]
    public async Task TwoWindows_TheSecondWriterIsTold()
    {
        var caller = await Studio.PersonAsync();
        var first = (await Drafts.SaveAsync(caller, new Draft { Id = Guid.CreateVersion7(), Prompt = "1" }, default)).Value!;
        var second = (await Drafts.SaveAsync(caller, first with { Prompt = "2" }, default)).Value!;
        Assert.Equal(RefusalKind.Conflict, (await Drafts.SaveAsync(caller, first with { Prompt = "3" }, default)).Refusal!.Kind);
        Assert.True((await Drafts.SaveAsync(caller, second with { Prompt = "3" }, default)).Succeeded);
    }

    [DatabaseFact]
    public async Task ForClip_IsItsLastDraft_OrANewOneFromItsPlan()
    {
        var caller = await Studio.PersonAsync();
        var submitted = await Studio.SubmitAsync(caller, "A pier", seconds: 5);
        var fresh = (await Drafts.ForClipAsync(caller, submitted.ClipId, default)).Value!;
        Assert.Equal(("A pier", 5.0, 0), (fresh.Prompt, fresh.Plan!.Seconds, fresh.Revision));
        await Drafts.SaveAsync(caller, fresh with { Prompt = "A pier at dusk" }, default);
        Assert.Equal((fresh.Id, "A pier at dusk"), ((await Drafts.ForClipAsync(caller, submitted.ClipId, default)).Value!.Id, (await Drafts.ForClipAsync(caller, submitted.ClipId, default)).Value!.Prompt));
        Assert.Empty((await Drafts.ListAsync(caller, default)).Value!);
    }

    [DatabaseFact]
    public async Task PastTwoHundred_TheOneUntouchedLongest_MakesRoom()
    {
        var caller = await Studio.PersonAsync();
        var now = Studio.Clock.GetUtcNow();
        await using var db = await Studio.OpenAsync();
        var rows = Enumerable.Range(0, DraftDesk.MostKept)
            .Select(age => new DraftRow { Id = Guid.CreateVersion7(now), WorkspaceId = caller.WorkspaceId, AccountId = caller.UserId, UpdatedAt = now.AddMinutes(-age) })
            .ToList();
        db.Drafts.AddRange(rows);
        await db.SaveChangesAsync();
        await Drafts.SaveAsync(caller, new Draft { Id = Guid.CreateVersion7(), Prompt = "one more" }, default);
        Assert.Equal(DraftDesk.MostKept, db.Drafts.Count());
        Assert.False((await Drafts.GetAsync(caller, rows[^1].Id, default)).Succeeded);
        Assert.True((await Drafts.GetAsync(caller, rows[^2].Id, default)).Succeeded);
    }

    [DatabaseFact]
    public async Task TooLarge_IsRefused()
    {
        var caller = await Studio.PersonAsync();
        Draft[] wrong =
        [
            new() { Id = Guid.CreateVersion7(), Prompt = new string('x', 32_001) },
            new() { Id = Guid.CreateVersion7(), Settings = new string('x', 70_000) },
            new() { Id = Guid.CreateVersion7(), History = new string('x', 1_100_000) },
        ];
        foreach (var draft in wrong) Assert.Equal(RefusalKind.Invalid, (await Drafts.SaveAsync(caller, draft, default)).Refusal!.Kind);
    }
}

public sealed class DraftTestsOnSqlite(SqliteDatabase database) : DraftTests(database), IClassFixture<SqliteDatabase>;

[Collection(PostgresCollection.Name)]
public sealed class DraftTestsOnPostgres(PostgresDatabase database) : DraftTests(database);
