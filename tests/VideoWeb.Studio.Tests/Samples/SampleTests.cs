using VideoWeb.Core.Engines;
using VideoWeb.Core.Jobs;
using VideoWeb.Studio.Library;
using VideoWeb.Studio.Samples;
using VideoWeb.Studio.Setup;
using VideoWeb.Studio.Tests.Databases;

namespace VideoWeb.Studio.Tests.Samples;

public abstract class SampleTests(TestDatabase database) : StudioTests(database)
{
    [DatabaseFact]
    public async Task Sample_IsRenderedOnce_AndEveryAccountFindsIt()
    {
        await Studio.Get<IStudioSetup>().PrepareAsync(default);
        var before = await Studio.PersonAsync();
        Assert.True(await Studio.Get<SampleClip>().EnsureAsync(default));
        Assert.False(await Studio.Get<SampleClip>().EnsureAsync(default));
        await Studio.WorkAsync();
        await Studio.Get<SampleClip>().SpreadAsync(default);
        var after = await Studio.PersonAsync();
        foreach (var caller in new[] { before, after })
        {
            var card = Assert.Single((await Studio.Library.ListAsync(caller, new LibraryQuery(), default)).Value!.Clips);
            Assert.Equal((true, ClipState.Ready, 6.0), (card.Sample, card.State, card.Seconds));
            Assert.Equal(["Sample project"], (await Studio.Library.ProjectsAsync(caller, default)).Value!.Select(project => project.Name));
            Assert.True((await Studio.Library.GetMediaAsync(caller, card.TakeId!.Value, Core.Media.MediaKind.Video, default)).Succeeded);
        }

        Assert.Equal(1, Studio.Engine.Renderings);
    }

    [DatabaseFact]
    public async Task Sample_ThatWasDeleted_DoesNotComeBack()
    {
        await Studio.Get<IStudioSetup>().PrepareAsync(default);
        await Studio.Get<SampleClip>().EnsureAsync(default);
        await Studio.WorkAsync();
        var caller = await Studio.PersonAsync();
        var card = (await Studio.Library.ListAsync(caller, new LibraryQuery(), default)).Value!.Clips.Single();
        await Studio.Library.DeleteAsync(caller, card.Id, default);
        await Studio.Get<SampleClip>().SpreadAsync(default);
        Assert.Empty((await Studio.Library.ListAsync(caller, new LibraryQuery(), default)).Value!.Clips);
    }

    [DatabaseFact]
    public async Task Sample_ThatFailed_IsTriedAgainAtTheNextStart()
    {
        await Studio.Get<IStudioSetup>().PrepareAsync(default);
        await Studio.Get<SampleClip>().EnsureAsync(default);
        Studio.Engine.At = (_, _) => throw new EngineException("no", retryable: false);
        Assert.Equal(JobState.Failed, await Studio.StateAsync((await Studio.WorkAsync())!.Value));
        Studio.Engine.At = (_, _) => Task.CompletedTask;
        Assert.True(await Studio.Get<SampleClip>().EnsureAsync(default));
        Assert.Equal(JobState.Done, await Studio.StateAsync((await Studio.WorkAsync())!.Value));
    }

    [DatabaseFact]
    public async Task Sample_WhereTheEngineCantRun_SaysSo()
    {
        await Studio.Get<IStudioSetup>().PrepareAsync(default);
        Studio.Engine.Description = Studio.Engine.Description with { Available = false };
        Assert.False(await Studio.Get<SampleClip>().EnsureAsync(default));
        await using var db = await Studio.OpenAsync();
        Assert.Equal(ClipState.Failed, db.Clips.Single().State);
    }
}

public sealed class SampleTestsOnSqlite(SqliteDatabase database) : SampleTests(database), IClassFixture<SqliteDatabase>;

[Collection(PostgresCollection.Name)]
public sealed class SampleTestsOnPostgres(PostgresDatabase database) : SampleTests(database);
