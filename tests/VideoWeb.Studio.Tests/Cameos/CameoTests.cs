using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using VideoWeb.Core.Consent;
using VideoWeb.Core.Credits;
using VideoWeb.Core.Jobs;
using VideoWeb.Core.Media;
using VideoWeb.Core.Plans;
using VideoWeb.Studio.Cameos;
using VideoWeb.Studio.Drafts;
using VideoWeb.Studio.Generation;
using VideoWeb.Studio.Housekeeping;
using VideoWeb.Studio.Tests.Databases;
using VideoWeb.Studio.Tests.Fakes;
using VideoWeb.Studio.Uploads;
using VideoWeb.Studio.Videos;
using VideoWeb.Studio.Workspaces;

namespace VideoWeb.Studio.Tests.Cameos;

public abstract class CameoTests(TestDatabase database) : StudioTests(database)
{
    private ICameos Cameos => Studio.Get<ICameos>();

    private IConsents Consents => Studio.Get<IConsents>();

    private IUploads Uploads => Studio.Get<IUploads>();

    [DatabaseFact]
    public async Task Upload_IsSeenInItsWorkspaceOnly_AndGoesAfterAWeekUnused()
    {
        var caller = await Studio.PersonAsync();
        var stranger = await Studio.PersonAsync();
        var upload = await UploadAsync(caller, 1);
        Assert.Equal(RefusalKind.NotFound, (await Uploads.GetAsync(stranger, upload, default)).Refusal!.Kind);
        Studio.Clock.Advance(TimeSpan.FromDays(6));
        await HouseAsync();
        var found = (await Uploads.GetAsync(caller, upload, default)).Value!;
        Assert.NotNull(await Studio.Media.OpenAsync(found.Hash, default));
        Studio.Clock.Advance(TimeSpan.FromDays(2));
        await HouseAsync();
        Assert.False((await Uploads.GetAsync(caller, upload, default)).Succeeded);
        Assert.Null(await Studio.Media.OpenAsync(found.Hash, default));
    }

    [DatabaseFact]
    public async Task Upload_ThatIsNoPicture_IsRefusedWithTheReason()
    {
        var caller = await Studio.PersonAsync();
        var refused = (await Uploads.AddAsync(caller, new MemoryStream(), default)).Refusal!;
        Assert.Equal((RefusalKind.Invalid, FakeIntake.Unreadable), (refused.Kind, refused.Message));
    }

    [DatabaseFact]
    public async Task FirstFrame_NeedsAnEngineThatStartsFromPictures_AndStaysWithItsJob()
    {
        var caller = await Studio.PersonAsync();
        var upload = await UploadAsync(caller, 1);
        var request = new SubmitRequest { Prompt = "x", Plan = Plans.Make(), ImageUploadId = upload };
        Assert.Equal(RefusalKind.Unavailable, (await Studio.Generation.SubmitAsync(caller, request, default)).Refusal!.Kind);
        Studio.Engine.Description = Studio.Engine.Description with { Images = true };
        Assert.True((await Studio.Generation.SubmitAsync(caller, request, default)).Succeeded);
        await Studio.WorkAsync();
        Assert.Contains(Studio.Get<IProvenance>() is FakeProvenance signed ? signed.Signed : [], pair => pair.Origin.Ingredients.Any(ingredient => ingredient.Title == "first frame"));
        Studio.Clock.Advance(TimeSpan.FromDays(8));
        await HouseAsync();
        Assert.True((await Uploads.GetAsync(caller, upload, default)).Succeeded);
    }

    [DatabaseFact]
    public async Task DraftsPicture_IsKeptWithTheDraft_AndComesWithTheClipThatItBecame()
    {
        var caller = await Studio.PersonAsync();
        var drafts = Studio.Get<IDrafts>();
        var upload = await UploadAsync(caller, 1);
        var draft = (await drafts.SaveAsync(caller, new Draft { Id = Guid.CreateVersion7(), Prompt = "x", ImageUploadId = upload }, default)).Value!;
        Studio.Clock.Advance(TimeSpan.FromDays(8));
        await HouseAsync();
        Assert.Equal(upload, (await drafts.GetAsync(caller, draft.Id, default)).Value!.ImageUploadId);
        Assert.True((await Uploads.GetAsync(caller, upload, default)).Succeeded);

        Studio.Engine.Description = Studio.Engine.Description with { Images = true };
        var made = (await Studio.Generation.SubmitAsync(caller, new SubmitRequest { Prompt = "x", Plan = Plans.Make(), ImageUploadId = upload }, default)).Value!;
        Assert.Equal(upload, (await drafts.ForClipAsync(caller, made.ClipId, default)).Value!.ImageUploadId);

        // somebody else's is no picture of this workspace, and does not keep the words from being saved
        var stranger = await Studio.PersonAsync();
        Assert.Equal(RefusalKind.NotFound, (await Studio.Generation.SubmitAsync(stranger, new SubmitRequest { Prompt = "x", Plan = Plans.Make(), ImageUploadId = upload }, default)).Refusal!.Kind);
        Assert.Null((await drafts.SaveAsync(stranger, new Draft { Id = Guid.CreateVersion7(), Prompt = "y", ImageUploadId = upload }, default)).Value!.ImageUploadId);
        await drafts.DiscardAsync(caller, draft.Id, default);
    }

    [DatabaseFact]
    public async Task Remix_OfAClipThatBeganAsAPicture_BeginsAsItToo_UnlessAnotherIsGiven()
    {
        var caller = await Studio.PersonAsync();
        Studio.Engine.Description = Studio.Engine.Description with { Images = true };
        var (first, second) = (await UploadAsync(caller, 1), await UploadAsync(caller, 2));
        var source = new NewVideo { Prompt = "x", Plan = Plans.Make(), Engine = "previz", Model = "previz", ImageUploadId = first };
        var made = (await Studio.Get<IVideos>().CreateAsync(caller, source, default)).Value!;
        var remix = (await Studio.Get<IVideos>().CreateAsync(caller, source with { ImageUploadId = null, RemixedFrom = made.Id }, default)).Value!;
        var other = (await Studio.Get<IVideos>().CreateAsync(caller, source with { ImageUploadId = second, RemixedFrom = made.Id }, default)).Value!;
        Assert.Equal([first, first, second], [.. await Task.WhenAll(new[] { made, remix, other }.Select(async video => (await Studio.JobAsync(video.Id)).ImageUploadId!.Value))]);
    }

    [DatabaseFact]
    public async Task Cameo_WithTheSameHandle_IsAConflict_UntilTheFirstIsDeleted()
    {
        var caller = await Studio.PersonAsync();
        var first = await MakeAsync(caller, "rex", CameoSubject.NoPerson);
        var upload = await UploadAsync(caller, 9);
        var again = new NewCameo { Handle = "rex", Kind = "animal", Subject = CameoSubject.NoPerson, Shows = "Rex", Pictures = [upload] };
        Assert.Equal(RefusalKind.Conflict, (await Cameos.MakeAsync(caller, again, default)).Refusal!.Kind);
        Assert.True((await Cameos.DeleteAsync(caller, first.Id, default)).Succeeded);
        Assert.True((await Cameos.MakeAsync(caller, again, default)).Succeeded);
    }

    [DatabaseFact]
    public async Task Submit_WithAnUnknownHandle_SaysSo_AndWithoutTheMarkIsNobodysCameo()
    {
        var caller = await CastingAsync();
        var refused = (await SubmitAsync(caller, "nobody", "@nobody walks")).Refusal!;
        Assert.Contains("@nobody", refused.Message, StringComparison.Ordinal);
        Assert.True((await SubmitAsync(caller, "nobody", "Nobody walks")).Succeeded);
    }

    [DatabaseFact]
    public async Task Submit_OnAnEngineWithoutCameos_IsRefused()
    {
        var caller = await Studio.PersonAsync();
        await MakeAsync(caller, "rex", CameoSubject.NoPerson);
        Assert.Equal(RefusalKind.Unavailable, (await SubmitAsync(caller, "rex", "@rex runs")).Refusal!.Kind);
    }

    [DatabaseFact]
    public async Task LivingPerson_MayBeCastOnceTheyGranted_ForWhatTheyGranted()
    {
        var caller = await CastingAsync();
        var cameo = await MakeAsync(caller, "mara", CameoSubject.LivingPerson);
        Assert.Equal(RefusalKind.NotAllowed, (await SubmitAsync(caller)).Refusal!.Kind);
        var link = (await Consents.AskAsync(caller, cameo.Id, default)).Value!;
        Assert.True((await Consents.AnswerAsync(link.Token, null, Grant(caller), default)).Succeeded);
        Assert.True((await SubmitAsync(caller)).Succeeded);
        Assert.Contains("advertising", (await SubmitAsync(caller, use: ConsentUse.Advertising)).Refusal!.Message, StringComparison.Ordinal);
        Studio.Clock.Advance(TimeSpan.FromDays(31));
        Assert.Contains("ended", (await SubmitAsync(caller)).Refusal!.Message, StringComparison.Ordinal);
    }

    [DatabaseFact]
    public async Task ConsentLink_ExpiresUnanswered_AndItsMakerCannotAnswerForThePerson()
    {
        var caller = await CastingAsync();
        var cameo = await MakeAsync(caller, "mara", CameoSubject.LivingPerson);
        var link = (await Consents.AskAsync(caller, cameo.Id, default)).Value!;
        Assert.Equal(RefusalKind.NotAllowed, (await Consents.AnswerAsync(link.Token, caller.UserId, Grant(caller), default)).Refusal!.Kind);
        Assert.Equal(RefusalKind.NotFound, (await Consents.OpenAsync("guess", default)).Refusal!.Kind);
        Studio.Clock.Advance(TimeSpan.FromDays(15));
        Assert.Equal(RefusalKind.NotFound, (await Consents.AnswerAsync(link.Token, null, Grant(caller), default)).Refusal!.Kind);
    }

    [DatabaseFact]
    public async Task Withdrawal_StopsQueuedJobsRefunded_BlocksNewOnes_AndHidesClipsWithTheirRemixes()
    {
        var caller = await CastingAsync();
        var cameo = await MakeAsync(caller, "mara", CameoSubject.LivingPerson);
        var link = (await Consents.AskAsync(caller, cameo.Id, default)).Value!;
        await Consents.AnswerAsync(link.Token, null, Grant(caller), default);
        var made = (await SubmitAsync(caller)).Value!;
        await Studio.WorkAsync();
        // a remix whose own plan casts nobody
        var remix = (await Studio.Get<IVideos>().CreateAsync(caller, new NewVideo { Prompt = "At night", Plan = Plans.Make(), Engine = "previz", Model = "previz", RemixedFrom = made.JobId }, default)).Value!;
        await Studio.WorkAsync();
        var take = (await Studio.Library.GetAsync(caller, made.ClipId, default)).Value!.Takes.Single();
        var before = await HeldAsync(caller);
        var waiting = (await SubmitAsync(caller)).Value!;
        Assert.NotEqual(before, await HeldAsync(caller));

        Assert.True((await Consents.AnswerAsync(link.Token, null, new ConsentAnswer(ConsentState.Withdrawn), default)).Succeeded);
        var job = await Studio.JobAsync(waiting.JobId);
        Assert.Equal((JobState.Failed, true), (job.State, job.Failure!.Contains("withdrew", StringComparison.Ordinal)));
        Assert.Equal(before, await HeldAsync(caller));
        Assert.Equal(RefusalKind.NotAllowed, (await SubmitAsync(caller)).Refusal!.Kind);
        foreach (var clip in new[] { made.ClipId, remix.ClipId })
            Assert.Equal(RefusalKind.NotFound, (await Studio.Library.GetAsync(caller, clip, default)).Refusal!.Kind);
        Assert.Equal(RefusalKind.NotFound, (await Studio.Library.GetMediaAsync(caller, take.Id, MediaKind.Video, default)).Refusal!.Kind);
        var sheet = (await Consents.OpenAsync(link.Token, default)).Value!;
        Assert.Equal(2, sheet.Clips.Count(clip => clip.Hidden));
        var history = (await Consents.HistoryAsync(caller, cameo.Id, default)).Value!;
        Assert.True(history.Intact);
        Assert.Equal(["withdrawn", "granted", "asked", "made"], history.Entries.Select(entry => entry.What));
    }

    [DatabaseFact]
    public async Task Withdrawal_WhileItRenders_EndsTheJobWithoutATake()
    {
        var caller = await CastingAsync();
        var cameo = await MakeAsync(caller, "mara", CameoSubject.LivingPerson);
        var link = (await Consents.AskAsync(caller, cameo.Id, default)).Value!;
        await Consents.AnswerAsync(link.Token, null, Grant(caller), default);
        var made = (await SubmitAsync(caller)).Value!;
        Studio.Engine.At = async (point, _) =>
        {
            if (point == "frame 2") await Consents.AnswerAsync(link.Token, null, new ConsentAnswer(ConsentState.Withdrawn), default);
        };
        await Studio.WorkAsync();
        Assert.Equal(JobState.Failed, await Studio.StateAsync(made.JobId));
        await using var db = await Studio.OpenAsync();
        Assert.False(await db.Takes.AnyAsync(take => take.JobId == made.JobId));
    }

    [DatabaseFact]
    public async Task Ledger_ThatWasTamperedWith_IsSeen()
    {
        var caller = await Studio.PersonAsync();
        var cameo = await MakeAsync(caller, "me", CameoSubject.Myself);
        Assert.True((await Consents.HistoryAsync(caller, cameo.Id, default)).Value!.Intact);
        await using var db = await Studio.OpenAsync();
        await db.ConsentEvents.Where(entry => entry.CameoId == cameo.Id && entry.Number == 2).ExecuteUpdateAsync(set => set.SetProperty(entry => entry.Note, "never"));
        Assert.False((await Consents.HistoryAsync(caller, cameo.Id, default)).Value!.Intact);
    }

    [DatabaseFact]
    public async Task AnotherWorkspace_FindsNoCameo_UnlessItWasGrantedToEveryone()
    {
        var caller = await CastingAsync();
        var stranger = await Studio.PersonAsync();
        var cameo = await MakeAsync(caller, "mara", CameoSubject.LivingPerson);
        var link = (await Consents.AskAsync(caller, cameo.Id, default)).Value!;
        await Consents.AnswerAsync(link.Token, null, Grant(caller), default);
        Assert.Equal(RefusalKind.NotFound, (await Cameos.GetAsync(stranger, cameo.Id, default)).Refusal!.Kind);
        Assert.Equal(RefusalKind.NotFound, (await Cameos.PictureAsync(stranger, cameo.Id, 0, default)).Refusal!.Kind);
        Assert.Contains("There is no cameo @mara", (await SubmitAsync(stranger)).Refusal!.Message, StringComparison.Ordinal);
        var wide = Grant(caller);
        await Consents.AnswerAsync(link.Token, null, wide with { Terms = wide.Terms! with { Audience = ConsentAudience.Everyone } }, default);
        Assert.True((await SubmitAsync(stranger)).Succeeded);
    }

    [DatabaseFact]
    public async Task RandomHistories_NoJobRendersWithoutConsentAtThatTime()
    {
        var caller = await CastingAsync();
        await Studio.TierAsync(caller, "studio", tier => tier.MonthlyCredits = 1_000_000);
        var rendered = 0;
        for (var seed = 0; seed < 30; seed++)
        {
            var random = new Random(seed);
            var handle = $"person-{seed}";
            var cameo = await MakeAsync(caller, handle, CameoSubject.LivingPerson);
            var link = (await Consents.AskAsync(caller, cameo.Id, default)).Value!;
            Studio.Engine.BeforeStaged = async token =>
            {
                rendered++;
                await using var db = await Studio.OpenAsync();
                var row = await db.Consents.AsNoTracking().SingleAsync(consent => consent.CameoId == cameo.Id, token);
                Assert.True(row.State == ConsentState.Granted && row.Terms!.Until > Studio.Clock.GetUtcNow() && row.Terms.Workspaces.Contains(caller.WorkspaceId) && row.Terms.Uses.Contains(ConsentUse.Film), $"history {seed}");
            };
            for (var step = 0; step < 20; step++)
            {
                switch (random.Next(7))
                {
                    case 0: await Consents.AnswerAsync(link.Token, null, Grant(caller), default); break;
                    case 1:
                        // narrowed: for fewer days, for others, or for another use
                        var terms = Grant(caller).Terms! with { Until = Studio.Clock.GetUtcNow().AddDays(random.Next(1, 4)) };
                        if (random.Next(3) == 0) terms = terms with { Workspaces = [Guid.NewGuid()] };
                        if (random.Next(3) == 0) terms = terms with { Uses = [ConsentUse.Web] };
                        await Consents.AnswerAsync(link.Token, null, new ConsentAnswer(ConsentState.Granted, terms), default);
                        break;
                    case 2: await Consents.AnswerAsync(link.Token, null, new ConsentAnswer(ConsentState.Withdrawn), default); break;
                    case 3: Studio.Clock.Advance(TimeSpan.FromDays(random.Next(1, 3))); break;
                    case 4: await Studio.WorkAsync(); break;
                    default: await SubmitAsync(caller, handle, $"@{handle} walks"); break;
                }
            }

            while (await Studio.WorkAsync() is not null)
            {
            }

            await using var context = await Studio.OpenAsync();
            var withdrawn = await context.Consents.AnyAsync(consent => consent.CameoId == cameo.Id && consent.State == ConsentState.Withdrawn);
            if (withdrawn) Assert.DoesNotContain((await Cameos.ClipsAsync(caller, cameo.Id, default)).Value!, clip => clip.TakeId is not null);
            Assert.True((await Consents.HistoryAsync(caller, cameo.Id, default)).Value!.Intact);
        }

        Assert.True(rendered > 20, $"{rendered} renderings");
    }

    private ConsentAnswer Grant(Caller caller) => new(ConsentState.Granted, new ConsentTerms
    {
        Audience = ConsentAudience.Named,
        Workspaces = [caller.WorkspaceId],
        Uses = [ConsentUse.Film],
        Until = Studio.Clock.GetUtcNow().AddDays(30),
    });

    private async Task<Caller> CastingAsync()
    {
        Studio.Engine.Description = Studio.Engine.Description with { Cameos = true };
        return await Studio.PersonAsync();
    }

    private async Task<Outcome<SubmittedJob>> SubmitAsync(Caller caller, string handle = "mara", string prompt = "@mara walks", ConsentUse use = ConsentUse.Film)
    {
        var plan = Plans.Make() with { Cast = [new CastMember(handle, "person", handle, "")] };
        var submitted = await Studio.Generation.SubmitAsync(caller, new SubmitRequest { Prompt = prompt, Plan = plan, Use = use }, default);
        Studio.Clock.Advance(TimeSpan.FromMilliseconds(10));
        return submitted;
    }

    private async Task<CameoInfo> MakeAsync(Caller caller, string handle, CameoSubject subject)
    {
        var upload = await UploadAsync(caller, handle.GetHashCode(StringComparison.Ordinal));
        var made = await Cameos.MakeAsync(
            caller, new NewCameo { Handle = handle, Kind = subject == CameoSubject.NoPerson ? "animal" : "person", Subject = subject, Shows = "Mara Lindqvist", Pictures = [upload] }, default);
        Assert.True(made.Succeeded, made.Refusal?.Message);
        return made.Value!;
    }

    private async Task<Guid> UploadAsync(Caller caller, int content)
    {
        var added = await Uploads.AddAsync(caller, new MemoryStream(BitConverter.GetBytes(content)), default);
        Assert.True(added.Succeeded, added.Refusal?.Message);
        return added.Value!.Id;
    }

    private async Task<long> HeldAsync(Caller caller)
    {
        await using var db = await Studio.OpenAsync();
        return await db.CreditAccounts.Where(account => account.WorkspaceId == caller.WorkspaceId && account.Kind == CreditAccountKind.Held).Select(account => account.Balance).SingleOrDefaultAsync();
    }

    private Task HouseAsync() => Studio.Get<IEnumerable<IHostedService>>().OfType<Housekeeper>().Single().RunOnceAsync(default);
}

public sealed class CameoTestsOnSqlite(SqliteDatabase database) : CameoTests(database), IClassFixture<SqliteDatabase>;

[Collection(PostgresCollection.Name)]
public sealed class CameoTestsOnPostgres(PostgresDatabase database) : CameoTests(database);
