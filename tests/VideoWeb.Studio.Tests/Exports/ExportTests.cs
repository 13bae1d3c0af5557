using Microsoft.Extensions.Hosting;
using VideoWeb.Core.Interchange;
using VideoWeb.Core.Media;
using VideoWeb.Studio.Exports;
using VideoWeb.Studio.Housekeeping;
using VideoWeb.Studio.Review;
using VideoWeb.Studio.Tests.Databases;
using VideoWeb.Studio.Tests.Fakes;
using VideoWeb.Studio.Workspaces;

namespace VideoWeb.Studio.Tests.Exports;

public abstract class ExportTests(TestDatabase database) : StudioTests(database)
{
    private IExports Exports => Studio.Get<IExports>();

    private FakeTranscoder Transcoder => (FakeTranscoder)Studio.Get<IClipTranscoder>();

    private FakeTimelineWriter Writer => (FakeTimelineWriter)Studio.Get<ITimelineWriter>();

    [DatabaseFact]
    public async Task Pack_OfAProject_PutsItsShownTakesInARowWithAMarkerForEachShot()
    {
        var caller = await Studio.PersonAsync();
        var project = (await Studio.Library.MakeProjectAsync(caller, "Pier, day 1", null, default)).Value!.Id;
        var first = await MakeAsync(caller, "A pier at dusk", 2, project);
        var second = await MakeAsync(caller, "Gulls", 1, project);
        await MakeAsync(caller, "Elsewhere", 1, null);

        var packed = (await Exports.PackAsync(caller, ExportScope.Project(project), new ExportOptions(" /Volumes/Edit/ ".Trim()), default)).Value!;

        Assert.Equal(("pier-day-1.zip", 2), (packed.FileName, packed.Clips));
        var timeline = Writer.Last!;
        Assert.Equal([(first.Clip.ToString(), 0), (second.Clip.ToString(), timeline.Picture[0].Frames)], timeline.Picture.Select(clip => (clip.Id, clip.At)));
        Assert.Equal(2 * timeline.Picture[1].Frames, timeline.Picture[0].Frames);
        Assert.Equal(3600 * timeline.Rate, timeline.Start);
        Assert.All(timeline.Picture, clip => Assert.Equal("Shot 1", clip.Markers[0].Name));
        Assert.Equal("/Volumes/Edit/pier-day-1", Writer.Folder);
        Assert.Equal(timeline.Picture.Select(clip => $"pier-day-1/{clip.Media.Path}"), packed.Entries.Where(entry => entry.Path.Contains("/media/", StringComparison.Ordinal)).Select(entry => entry.Path));
    }

    [DatabaseFact]
    public async Task Pack_OfATakeWithComments_MarksThoseThatAreOpen()
    {
        var caller = await Studio.PersonAsync();
        var made = await MakeAsync(caller, "A pier at dusk", 2, null);
        var review = Studio.Get<IReview>();
        var done = (await review.CommentAsync(caller, made.Take, 0.5, "Brighter", default)).Value!;
        await review.CommentAsync(caller, made.Take, 1, "Tighter?", default);
        await review.ResolveAsync(caller, done.Comment.Id, true, default);

        await Exports.PackAsync(caller, ExportScope.Clip(made.Clip), new ExportOptions(), default);

        var marker = Assert.Single(Writer.Last!.Picture[0].Markers, marker => !marker.Name.StartsWith("Shot", StringComparison.Ordinal));
        Assert.EndsWith(": Tighter?", marker.Name, StringComparison.Ordinal);
        Assert.Equal(Writer.Last.Rate, marker.At);
    }

    [DatabaseFact]
    public async Task Pack_AfterANewTake_HasTheSameNamesAndIdsAndTheNewMedia()
    {
        var caller = await Studio.PersonAsync();
        var made = await MakeAsync(caller, "A pier at dusk", 1, null);
        var before = (await Exports.PackAsync(caller, ExportScope.Clip(made.Clip), new ExportOptions(), default)).Value!;
        var cut = Writer.Last!;
        await Studio.SubmitAsync(caller, "Another pier", 2, clipId: made.Clip);
        await Studio.WorkAsync();

        var after = (await Exports.PackAsync(caller, ExportScope.Clip(made.Clip), new ExportOptions(), default)).Value!;

        Assert.Equal(before.Entries.Select(entry => entry.Path), after.Entries.Select(entry => entry.Path));
        Assert.Equal((cut.Id, cut.Picture[0].Id, cut.Picture[0].Media.Id), (Writer.Last!.Id, Writer.Last.Picture[0].Id, Writer.Last.Picture[0].Media.Id));
        Assert.NotEqual(before.Entries.Single(entry => entry.Path.EndsWith(".mp4", StringComparison.Ordinal)).Hash, after.Entries.Single(entry => entry.Path.EndsWith(".mp4", StringComparison.Ordinal)).Hash);
    }

    [DatabaseFact]
    public async Task Pack_WithNothingFinishedOrAWrongFolder_SaysSo()
    {
        var caller = await Studio.PersonAsync();
        var empty = (await Studio.Library.MakeProjectAsync(caller, "Empty", null, default)).Value!.Id;
        Assert.Equal(RefusalKind.Invalid, (await Exports.PackAsync(caller, ExportScope.Project(empty), new ExportOptions(), default)).Refusal!.Kind);
        var made = await MakeAsync(caller, "A pier", 1, null);
        Assert.Equal("folder", (await Exports.PackAsync(caller, ExportScope.Clip(made.Clip), new ExportOptions("a\nb"), default)).Refusal!.Field);
        Assert.Equal(RefusalKind.Conflict, (await Exports.PackAsync(caller, ExportScope.Clip(made.Clip), new ExportOptions(Mezzanine: MezzanineCodec.ProRes422Hq), default)).Refusal!.Kind);
    }

    [DatabaseFact]
    public async Task Mezzanine_IsMadeKeptForAWeekAndSwept()
    {
        var caller = await Studio.PersonAsync();
        var made = await MakeAsync(caller, "A pier", 1, null);
        var asked = (await Exports.MakeMezzanineAsync(caller, made.Take, MezzanineCodec.ProRes422Hq, default)).Value!;
        Assert.Equal(MezzanineState.Waiting, asked.State);
        Assert.True(await Worker.RunNextAsync(default));

        var done = (await Exports.MezzanineAsync(caller, asked.Id, default)).Value!;
        Assert.Equal((MezzanineState.Done, 1.0), (done.State, done.Done));
        Assert.NotNull((await Exports.MezzanineMediaAsync(caller, asked.Id, default)).Value);
        Assert.True((await Exports.PackAsync(caller, ExportScope.Clip(made.Clip), new ExportOptions(Mezzanine: MezzanineCodec.ProRes422Hq), default)).Succeeded);
        Assert.Equal(asked.Id, (await Exports.MakeMezzanineAsync(caller, made.Take, MezzanineCodec.ProRes422Hq, default)).Value!.Id);
        Assert.False(await Worker.RunNextAsync(default));
        Assert.Empty(Directory.GetDirectories(Path.Combine(Studio.Folder, "work"), "export-*"));

        var files = Studio.Media.Count;
        Studio.Clock.Advance(TimeSpan.FromDays(6));
        await HouseAsync();
        Assert.Equal(files, Studio.Media.Count);
        Studio.Clock.Advance(TimeSpan.FromDays(2));
        await HouseAsync();
        Assert.Equal(files - 1, Studio.Media.Count);
        Assert.Equal(RefusalKind.NotFound, (await Exports.MezzanineAsync(caller, asked.Id, default)).Refusal!.Kind);
    }

    [DatabaseFact]
    public async Task Mezzanine_CancelledWhileItIsMade_StopsAtTheNextWord()
    {
        var caller = await Studio.PersonAsync();
        var made = await MakeAsync(caller, "A pier", 1, null);
        var asked = (await Exports.MakeMezzanineAsync(caller, made.Take, MezzanineCodec.ProRes422Hq, default)).Value!;
        var goneOn = false;
        Transcoder.Making = async (say, _) =>
        {
            Assert.True((await Exports.CancelMezzanineAsync(caller, asked.Id, default)).Succeeded);
            Studio.Clock.Advance(TimeSpan.FromSeconds(2));
            await say(0.5);
            goneOn = true;
        };
        var files = Studio.Media.Count;

        Assert.True(await Worker.RunNextAsync(default));

        Assert.False(goneOn);
        Assert.Equal(files, Studio.Media.Count);
        Assert.Equal(MezzanineState.Cancelled, (await Exports.MezzanineAsync(caller, asked.Id, default)).Value!.State);
        Assert.Equal(RefusalKind.Conflict, (await Exports.CancelMezzanineAsync(caller, asked.Id, default)).Refusal!.Kind);
        // and it can be asked for again
        Transcoder.Making = (_, _) => Task.CompletedTask;
        Assert.Equal((asked.Id, MezzanineState.Waiting), ((await Exports.MakeMezzanineAsync(caller, made.Take, MezzanineCodec.ProRes422Hq, default)).Value!.Id, (await Exports.MezzanineAsync(caller, asked.Id, default)).Value!.State));
        await Worker.RunNextAsync(default);
        Assert.Equal(MezzanineState.Done, (await Exports.MezzanineAsync(caller, asked.Id, default)).Value!.State);
    }

    [DatabaseFact]
    public async Task Mezzanine_OfAWorkerThatDied_IsMadeByAnotherAMinuteLater()
    {
        var caller = await Studio.PersonAsync();
        var made = await MakeAsync(caller, "A pier", 1, null);
        var asked = (await Exports.MakeMezzanineAsync(caller, made.Take, MezzanineCodec.ProRes422Hq, default)).Value!;
        var reached = new TaskCompletionSource();
        var killed = new TaskCompletionSource();
        Transcoder.Making = async (_, _) => { reached.SetResult(); await killed.Task; };
        var dead = Worker.RunNextAsync(default);
        await reached.Task;
        Transcoder.Making = (_, _) => Task.CompletedTask;

        Assert.False(await Worker.RunNextAsync(default));
        Studio.Clock.Advance(TimeSpan.FromSeconds(61));
        Assert.True(await Worker.RunNextAsync(default));
        Assert.Equal(MezzanineState.Done, (await Exports.MezzanineAsync(caller, asked.Id, default)).Value!.State);
        killed.SetResult();
        await dead;
        Assert.Equal(MezzanineState.Done, (await Exports.MezzanineAsync(caller, asked.Id, default)).Value!.State);
    }

    [DatabaseFact]
    public async Task Mezzanine_ThatFails_SaysWhyAndBoundsHold()
    {
        var caller = await Studio.PersonAsync();
        var made = await MakeAsync(caller, "A pier", 1, null);
        Transcoder.Making = (_, _) => throw new MediaException("The disk is full.", retryable: false);
        var asked = (await Exports.MakeMezzanineAsync(caller, made.Take, MezzanineCodec.ProRes422Hq, default)).Value!;
        await Worker.RunNextAsync(default);
        var failed = (await Exports.MezzanineAsync(caller, asked.Id, default)).Value!;
        Assert.Equal((MezzanineState.Failed, "The disk is full."), (failed.State, failed.Failure));

        var stranger = await Studio.PersonAsync();
        Assert.Equal(RefusalKind.NotFound, (await Exports.MezzanineAsync(stranger, asked.Id, default)).Refusal!.Kind);
        Assert.Equal(RefusalKind.NotFound, (await Exports.CancelMezzanineAsync(stranger, asked.Id, default)).Refusal!.Kind);
        Assert.Equal(RefusalKind.NotFound, (await Exports.MakeMezzanineAsync(stranger, made.Take, MezzanineCodec.ProRes422Hq, default)).Refusal!.Kind);
        Assert.Equal(RefusalKind.NotFound, (await Exports.PackAsync(stranger, ExportScope.Clip(made.Clip), new ExportOptions(), default)).Refusal!.Kind);
        Assert.Equal(RefusalKind.NotFound, (await Exports.StillAsync(stranger, made.Take, 0, StillFormat.Png, default)).Refusal!.Kind);
    }

    [DatabaseFact]
    public async Task Still_IsTheFrameThatIsShownAtItsTime()
    {
        var caller = await Studio.PersonAsync();
        var made = await MakeAsync(caller, "A pier", 1, null);
        var take = (await Studio.Library.GetTakeAsync(caller, made.Take, default)).Value!;
        var fps = take.Format.Fps;
        foreach (var (at, frame) in ((double, int)[])[(0, 0), (1.0 / fps, 1), (1.9 / fps, 1), (1, fps - 1)])
        {
            var still = (await Exports.StillAsync(caller, made.Take, at, StillFormat.Png, default)).Value!;
            Assert.Equal($"Png {frame}", System.Text.Encoding.UTF8.GetString(still.Content));
        }
        foreach (var wrong in (double[])[-0.1, 1.1, double.NaN, double.PositiveInfinity])
            Assert.Equal("at", (await Exports.StillAsync(caller, made.Take, wrong, StillFormat.Png, default)).Refusal!.Field);
    }

    private MezzanineWorker Worker => Studio.Get<IEnumerable<IHostedService>>().OfType<MezzanineWorker>().Single();

    private Task HouseAsync() => Studio.Get<IEnumerable<IHostedService>>().OfType<Housekeeper>().Single().RunOnceAsync(default);

    private async Task<(Guid Clip, Guid Take)> MakeAsync(Caller caller, string prompt, double seconds, Guid? project)
    {
        var job = await Studio.SubmitAsync(caller, prompt, seconds);
        await Studio.WorkAsync();
        if (project is { } id) Assert.True((await Studio.Library.MoveAsync(caller, job.ClipId, id, default)).Succeeded);
        return (job.ClipId, (await Studio.Library.GetAsync(caller, job.ClipId, default)).Value!.Takes[0].Id);
    }
}

public sealed class ExportTestsOnSqlite(SqliteDatabase database) : ExportTests(database), IClassFixture<SqliteDatabase>;

[Collection(PostgresCollection.Name)]
public sealed class ExportTestsOnPostgres(PostgresDatabase database) : ExportTests(database);
