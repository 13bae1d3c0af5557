using VideoWeb.Core.Engines;
using VideoWeb.Studio.Library;
using VideoWeb.Studio.Tests.Databases;
using VideoWeb.Studio.Workspaces;

namespace VideoWeb.Studio.Tests.Library;

public abstract class LibraryTests(TestDatabase database) : StudioTests(database)
{
    [DatabaseFact]
    public async Task List_PagesThroughEverySort_WithoutRepeatingOrSkipping()
    {
        var caller = await Studio.PersonAsync();
        // two of each title and length: equal values must not confuse the pages
        foreach (var (title, seconds) in new[] { ("Beach", 3), ("apple", 1), ("Zebra", 2), ("Beach", 1), ("äpfel", 2), ("apple", 3) })
            await Studio.SubmitAsync(caller, title, seconds);
        foreach (var sort in Enum.GetValues<LibrarySort>())
        {
            var whole = (await Studio.Library.ListAsync(caller, new LibraryQuery { Sort = sort }, default)).Value!;
            Assert.Null(whole.Next);
            var paged = new List<ClipCard>();
            string? cursor = null;
            do
            {
                var page = (await Studio.Library.ListAsync(caller, new LibraryQuery { Sort = sort, Limit = 2, Cursor = cursor }, default)).Value!;
                paged.AddRange(page.Clips);
                cursor = page.Next;
            }
            while (cursor is not null);
            Assert.Equal(whole.Clips.Select(clip => clip.Id), paged.Select(clip => clip.Id));
        }

        var byTitle = (await Studio.Library.ListAsync(caller, new LibraryQuery { Sort = LibrarySort.Title }, default)).Value!;
        Assert.Equal(["apple", "apple", "Beach", "Beach", "Zebra", "äpfel"], byTitle.Clips.Select(clip => clip.Title));
        var newest = (await Studio.Library.ListAsync(caller, new LibraryQuery(), default)).Value!;
        Assert.Equal("apple", newest.Clips[0].Title);
    }

    [DatabaseFact]
    public async Task List_WithACursorOfAnotherSort_IsInvalid()
    {
        var caller = await Studio.PersonAsync();
        for (var i = 0; i < 2; i++) await Studio.SubmitAsync(caller);
        var page = (await Studio.Library.ListAsync(caller, new LibraryQuery { Limit = 1 }, default)).Value!;
        foreach (var cursor in new[] { page.Next!, "%%%", "AAAA" })
            Assert.Equal(RefusalKind.Invalid, (await Studio.Library.ListAsync(caller, new LibraryQuery { Sort = LibrarySort.Title, Cursor = cursor }, default)).Refusal!.Kind);
    }

    [DatabaseFact]
    public async Task Search_FindsWordsOfTitlePromptLinesAndTags()
    {
        var caller = await Studio.PersonAsync();
        var pier = await Studio.SubmitAsync(caller, "A woman on a PIER at 100% golden hour");
        await Studio.SubmitAsync(caller, "A dog in the rain");
        await Studio.WorkAsync();
        await Studio.Library.TagAsync(caller, pier.ClipId, ["Wide Shot"], default);
        await Studio.Library.RenameAsync(caller, pier.ClipId, "Evening_one", default);
        foreach (var text in new[] { "pier", "golden woman", "sea remembers", "wide", "EVENING_ONE", "100%" })
            Assert.Equal([pier.ClipId], await FindAsync(caller, new LibraryQuery { Text = text }));
        Assert.Empty(await FindAsync(caller, new LibraryQuery { Text = "pier dog" }));
        Assert.Empty(await FindAsync(caller, new LibraryQuery { Text = "evening%one" }));
    }

    [DatabaseFact]
    public async Task Filters_NarrowTheList()
    {
        var caller = await Studio.PersonAsync();
        var done = await Studio.SubmitAsync(caller, "short", seconds: 1);
        await Studio.WorkAsync();
        Studio.Engine.At = (_, _) => throw new EngineException("no", retryable: false);
        var failed = await Studio.SubmitAsync(caller, "failing", seconds: 2);
        await Studio.WorkAsync();
        var waiting = await Studio.SubmitAsync(caller, "waiting", seconds: 3);
        await Studio.Library.StarAsync(caller, failed.ClipId, true, default);
        await Studio.Library.TagAsync(caller, done.ClipId, ["pier", " Sea "], default);

        Assert.Equal([done.ClipId], await FindAsync(caller, new LibraryQuery { State = ClipState.Ready }));
        Assert.Equal([failed.ClipId], await FindAsync(caller, new LibraryQuery { State = ClipState.Failed }));
        Assert.Equal([waiting.ClipId], await FindAsync(caller, new LibraryQuery { State = ClipState.Working }));
        Assert.Equal([failed.ClipId], await FindAsync(caller, new LibraryQuery { Starred = true }));
        Assert.Equal([done.ClipId], await FindAsync(caller, new LibraryQuery { Tag = "SEA" }));
        Assert.Equal([failed.ClipId, waiting.ClipId], await FindAsync(caller, new LibraryQuery { MinSeconds = 2, Sort = LibrarySort.Oldest }));
        Assert.Equal([done.ClipId], await FindAsync(caller, new LibraryQuery { MaxSeconds = 1.5 }));
        Assert.Empty(await FindAsync(caller, new LibraryQuery { Engine = "diffusion" }));
        Assert.Equal(3, (await FindAsync(caller, new LibraryQuery { Engine = "previz" })).Count);
    }

    [DatabaseFact]
    public async Task Delete_IsUndone_AndIsFinalOnlyAfterThirtyDays()
    {
        var caller = await Studio.PersonAsync();
        var submitted = await Studio.SubmitAsync(caller);
        await Studio.WorkAsync();
        await Studio.Library.DeleteAsync(caller, submitted.ClipId, default);
        Assert.Empty(await FindAsync(caller, new LibraryQuery()));
        Assert.Equal([submitted.ClipId], await FindAsync(caller, new LibraryQuery { Deleted = true }));
        await Studio.Library.RestoreAsync(caller, submitted.ClipId, default);
        Assert.Equal([submitted.ClipId], await FindAsync(caller, new LibraryQuery()));
    }

    [DatabaseFact]
    public async Task Rename_WhileAJobCommits_KeepsBoth()
    {
        var caller = await Studio.PersonAsync();
        var submitted = await Studio.SubmitAsync(caller);
        var outcomes = new List<Outcome>();
        Studio.Media.Adding = async _ => outcomes.Add(await Studio.Library.RenameAsync(caller, submitted.ClipId, "Renamed", default));
        await Studio.WorkAsync();
        Assert.All(outcomes, outcome => Assert.True(outcome.Succeeded));
        var clip = (await Studio.Library.GetAsync(caller, submitted.ClipId, default)).Value!;
        Assert.Equal(("Renamed", ClipState.Ready), (clip.Card.Title, clip.Card.State));
    }

    [DatabaseFact]
    public async Task Projects_HoldClips_AndLetThemGoWhenDeleted()
    {
        var caller = await Studio.PersonAsync();
        var submitted = await Studio.SubmitAsync(caller);
        var film = (await Studio.Library.MakeProjectAsync(caller, "Film", null, default)).Value!;
        var scene = (await Studio.Library.MakeProjectAsync(caller, "Scene 1", film.Id, default)).Value!;
        await Studio.Library.MoveAsync(caller, submitted.ClipId, scene.Id, default);
        Assert.Equal([submitted.ClipId], await FindAsync(caller, new LibraryQuery { ProjectId = scene.Id }));
        Assert.Equal([(film.Id, 0), (scene.Id, 1)], (await Studio.Library.ProjectsAsync(caller, default)).Value!.Select(project => (project.Id, project.Clips)));
        await Studio.Library.DeleteProjectAsync(caller, scene.Id, default);
        Assert.Equal([submitted.ClipId], await FindAsync(caller, new LibraryQuery { ProjectId = film.Id }));
    }

    [DatabaseFact]
    public async Task ShowTake_BringsAnEarlierOneBack()
    {
        var caller = await Studio.PersonAsync();
        var first = await Studio.SubmitAsync(caller, seconds: 1);
        await Studio.WorkAsync();
        await Studio.SubmitAsync(caller, seconds: 2, clipId: first.ClipId);
        await Studio.WorkAsync();
        var clip = (await Studio.Library.GetAsync(caller, first.ClipId, default)).Value!;
        Assert.Equal(2, clip.Card.Seconds);
        await Studio.Library.ShowTakeAsync(caller, first.ClipId, clip.Takes[1].Id, default);
        Assert.Equal(1, (await Studio.Library.GetAsync(caller, first.ClipId, default)).Value!.Card.Seconds);
    }

    [DatabaseFact]
    public async Task Tags_PastTheirBounds_AreRefused()
    {
        var caller = await Studio.PersonAsync();
        var submitted = await Studio.SubmitAsync(caller);
        Assert.False((await Studio.Library.TagAsync(caller, submitted.ClipId, [.. Enumerable.Range(0, 21).Select(i => $"tag {i}")], default)).Succeeded);
        Assert.False((await Studio.Library.TagAsync(caller, submitted.ClipId, [new string('x', 41)], default)).Succeeded);
        Assert.False((await Studio.Library.RenameAsync(caller, submitted.ClipId, "  ", default)).Succeeded);
    }

    private async Task<List<Guid>> FindAsync(Caller caller, LibraryQuery query) =>
        [.. (await Studio.Library.ListAsync(caller, query, default)).Value!.Clips.Select(clip => clip.Id)];
}

public sealed class LibraryTestsOnSqlite(SqliteDatabase database) : LibraryTests(database), IClassFixture<SqliteDatabase>;

[Collection(PostgresCollection.Name)]
public sealed class LibraryTestsOnPostgres(PostgresDatabase database) : LibraryTests(database);
