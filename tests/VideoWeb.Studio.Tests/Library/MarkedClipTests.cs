using VideoWeb.Core.Media;
using VideoWeb.Studio.Library;
using VideoWeb.Studio.Tests.Databases;

namespace VideoWeb.Studio.Tests.Library;

public abstract class MarkedClipTests(TestDatabase database) : StudioTests(database)
{
    private IMarkedClips Marked => Studio.Get<IMarkedClips>();

    [DatabaseFact]
    public async Task Find_ByAWatermark_GivesTheClipToItsMembersOnly()
    {
        var (caller, stranger) = (await Studio.PersonAsync(), await Studio.PersonAsync());
        var job = await Studio.SubmitAsync(caller, "A pier at dusk");
        await Studio.WorkAsync();
        var watermark = WatermarkId.Of(job.ClipId);
        Assert.Equal(watermark, Studio.Encoder.Format!.Watermark);

        Assert.Equal(job.ClipId, (await Marked.FindAsync(caller.UserId, watermark, default))!.ClipId);
        Assert.Null(await Marked.FindAsync(stranger.UserId, watermark, default));
        Assert.Equal(job.ClipId, (await Marked.FindAsync(watermark, default))!.ClipId);
        foreach (var other in (string[])["000000000000", "", "%", watermark.ToUpperInvariant() + "0"]) Assert.Null(await Marked.FindAsync(other, default));

        await Studio.Library.DeleteAsync(caller, job.ClipId, default);
        Assert.Null(await Marked.FindAsync(caller.UserId, watermark, default));
    }

    [DatabaseFact]
    public async Task Job_OfATierWithAMark_IsDrawnWithItAndSaysSo()
    {
        var caller = await Studio.PersonAsync();
        foreach (var mark in (bool[])[true, false])
        {
            await Studio.TierAsync(caller, "pro", tier => tier.VisibleMark = mark);
            await Studio.SubmitAsync(caller);
            await Studio.WorkAsync();
            Assert.Equal(mark, Studio.Encoder.Format!.VisibleMark);
            var signed = ((Fakes.FakeProvenance)Studio.Get<IProvenance>()).Signed[^1];
            Assert.Equal((mark, Studio.Encoder.Format.Watermark), (signed.Origin.VisibleMark, signed.Origin.Watermark));
        }
    }
}

public sealed class MarkedClipTestsOnSqlite(SqliteDatabase database) : MarkedClipTests(database), IClassFixture<SqliteDatabase>;

[Collection(PostgresCollection.Name)]
public sealed class MarkedClipTestsOnPostgres(PostgresDatabase database) : MarkedClipTests(database);
