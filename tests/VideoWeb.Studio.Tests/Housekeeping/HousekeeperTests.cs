using Microsoft.Extensions.Hosting;
using VideoWeb.Studio.Housekeeping;
using VideoWeb.Studio.Tests.Databases;

namespace VideoWeb.Studio.Tests.Housekeeping;

public abstract class HousekeeperTests(TestDatabase database) : StudioTests(database)
{
    [DatabaseFact]
    public async Task DeletedClip_IsPurgedAfterThirtyDays_WithItsMedia()
    {
        var caller = await Studio.PersonAsync();
        var kept = await Studio.SubmitAsync(caller, seconds: 2);
        await Studio.WorkAsync();
        var files = Studio.Media.Count;
        var deleted = await Studio.SubmitAsync(caller, seconds: 1);
        await Studio.WorkAsync();
        await Studio.Library.DeleteAsync(caller, deleted.ClipId, default);

        Studio.Clock.Advance(TimeSpan.FromDays(29));
        await HouseAsync();
        Assert.True((await Studio.Library.GetAsync(caller, deleted.ClipId, default)).Succeeded);
        Studio.Clock.Advance(TimeSpan.FromDays(2));
        await HouseAsync();
        Assert.False((await Studio.Library.GetAsync(caller, deleted.ClipId, default)).Succeeded);
        Assert.True((await Studio.Library.GetAsync(caller, kept.ClipId, default)).Succeeded);
        Assert.Equal(files, Studio.Media.Count);
    }

    [DatabaseFact]
    public async Task MediaThatNobodyRefersTo_IsSweptOnceItIsOld()
    {
        await Studio.Media.AddAsync(new MemoryStream([1, 2, 3]), 100, default);
        await HouseAsync();
        Assert.Equal(1, Studio.Media.Count);
        Studio.Clock.Advance(TimeSpan.FromDays(2));
        await HouseAsync();
        Assert.Equal(0, Studio.Media.Count);
    }

    [DatabaseFact]
    public async Task WorkFolder_OfAJobThatIsOver_IsRemoved()
    {
        var caller = await Studio.PersonAsync();
        var open = await Studio.SubmitAsync(caller);
        var work = Path.Combine(Studio.Folder, "work");
        var stale = Directory.CreateDirectory(Path.Combine(work, Guid.NewGuid().ToString("N"))).FullName;
        var needed = Directory.CreateDirectory(Path.Combine(work, open.JobId.ToString("N"))).FullName;
        await HouseAsync();
        Assert.Equal((false, true), (Directory.Exists(stale), Directory.Exists(needed)));
    }

    private Task HouseAsync() => Studio.Get<IEnumerable<IHostedService>>().OfType<Housekeeper>().Single().RunOnceAsync(default);
}

public sealed class HousekeeperTestsOnSqlite(SqliteDatabase database) : HousekeeperTests(database), IClassFixture<SqliteDatabase>;

[Collection(PostgresCollection.Name)]
public sealed class HousekeeperTestsOnPostgres(PostgresDatabase database) : HousekeeperTests(database);
