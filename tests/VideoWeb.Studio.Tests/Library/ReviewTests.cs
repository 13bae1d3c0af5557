using VideoWeb.Core.Media;
using VideoWeb.Core.Review;
using VideoWeb.Core.Workspaces;
using VideoWeb.Studio.Library;
using VideoWeb.Studio.Review;
using VideoWeb.Studio.Sharing;
using VideoWeb.Studio.Tests.Databases;
using VideoWeb.Studio.Workspaces;

namespace VideoWeb.Studio.Tests.Library;

public abstract class ReviewTests(TestDatabase database) : StudioTests(database)
{
    private Caller owner;
    private Guid clip;
    private Guid take;

    private IReview Review => Studio.Get<IReview>();

    private IShares Shares => Studio.Get<IShares>();

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        owner = await Studio.PersonAsync();
        clip = (await Studio.SubmitAsync(owner)).ClipId;
        await Studio.WorkAsync();
        take = (await Studio.Library.GetAsync(owner, clip, default)).Value!.Card.TakeId!.Value;
    }

    [DatabaseFact]
    public async Task Comments_AreAnsweredResolvedAndDeleted()
    {
        var reviewer = await MemberAsync(WorkspaceRole.Reviewer);
        var said = (await Review.CommentAsync(reviewer, take, 0.5, " The mast crosses her face. ", default)).Value!;
        Assert.Equal(("The mast crosses her face.", 0.5, false), (said.Comment.Text, said.Seconds, said.Resolved));
        await Review.ReplyAsync(owner, said.Comment.Id, "Fixed in the next take.", default);
        await Review.ResolveAsync(owner, said.Comment.Id, true, default);
        var thread = Assert.Single((await Review.CommentsAsync(owner, clip, default)).Value!);
        Assert.True(thread.Resolved);
        Assert.Equal(["Fixed in the next take."], thread.Replies.Select(reply => reply.Text));
        Assert.Equal(RefusalKind.NotFound, (await Review.ReplyAsync(owner, thread.Replies[0].Id, "to a reply", default)).Refusal!.Kind);

        var other = await MemberAsync(WorkspaceRole.Editor);
        Assert.Equal(RefusalKind.NotAllowed, (await Review.DeleteCommentAsync(other, said.Comment.Id, default)).Refusal!.Kind);
        Assert.True((await Review.DeleteCommentAsync(reviewer, said.Comment.Id, default)).Succeeded);
        Assert.Empty((await Review.CommentsAsync(owner, clip, default)).Value!);
    }

    [DatabaseFact]
    public async Task Comment_OutsideTheTakeOrEmptyOrTooLongOrByAViewer_IsRefused()
    {
        var viewer = await MemberAsync(WorkspaceRole.Viewer);
        Assert.Equal(RefusalKind.Invalid, (await Review.CommentAsync(owner, take, 99, "late", default)).Refusal!.Kind);
        Assert.Equal(RefusalKind.Invalid, (await Review.CommentAsync(owner, take, double.NaN, "nowhere", default)).Refusal!.Kind);
        Assert.Equal(RefusalKind.Invalid, (await Review.CommentAsync(owner, take, 0, "  ", default)).Refusal!.Kind);
        Assert.Equal(RefusalKind.Invalid, (await Review.CommentAsync(owner, take, 0, new string('x', 4001), default)).Refusal!.Kind);
        Assert.Equal(RefusalKind.NotAllowed, (await Review.CommentAsync(viewer, take, 0, "x", default)).Refusal!.Kind);
    }

    [DatabaseFact]
    public async Task Approval_GoesByItsTable_AndByRole()
    {
        var editor = await MemberAsync(WorkspaceRole.Editor);
        var reviewer = await MemberAsync(WorkspaceRole.Reviewer);
        Assert.Equal(RefusalKind.Conflict, (await Review.StepAsync(reviewer, clip, take, ApprovalStep.Approve, default)).Refusal!.Kind);
        Assert.Equal(RefusalKind.NotAllowed, (await Review.StepAsync(reviewer, clip, take, ApprovalStep.SendToReview, default)).Refusal!.Kind);
        Assert.Equal(ApprovalState.InReview, (await Review.StepAsync(editor, clip, take, ApprovalStep.SendToReview, default)).Value!.State);
        Assert.Equal([ApprovalStep.AskForChanges, ApprovalStep.Approve], (await Review.ApprovalAsync(reviewer, clip, default)).Value!.Steps);
        Assert.Equal(ApprovalState.Approved, (await Review.StepAsync(reviewer, clip, take, ApprovalStep.Approve, default)).Value!.State);
        Assert.Equal(RefusalKind.Invalid, (await Review.StepAsync(owner, clip, take, ApprovalStep.NewTake, default)).Refusal!.Kind);
        Assert.Equal([clip], (await Studio.Library.ListAsync(owner, new LibraryQuery { Approval = ApprovalState.Approved }, default)).Value!.Clips.Select(card => card.Id));
    }

    [DatabaseFact]
    public async Task Approval_OfATakeThatIsNotShownAnyMore_IsAConflict_AndANewTakeIsADraftAgain()
    {
        await Review.StepAsync(owner, clip, take, ApprovalStep.SendToReview, default);
        await Studio.SubmitAsync(owner, clipId: clip);
        await Studio.WorkAsync();
        Assert.Equal(RefusalKind.Conflict, (await Review.StepAsync(owner, clip, take, ApprovalStep.Approve, default)).Refusal!.Kind);
        Assert.Equal(ApprovalState.Draft, (await Review.ApprovalAsync(owner, clip, default)).Value!.State);
    }

    [DatabaseFact]
    public async Task Share_ShowsItsTakeOnly_UntilRevokedOrRunOut()
    {
        var watching = (await Shares.MakeAsync(owner, take, new NewShare(Days: 1), default)).Value!;
        var keeping = (await Shares.MakeAsync(owner, take, new NewShare(Days: 30, MayDownload: true), default)).Value!;
        Assert.False((await Shares.OpenAsync(watching.Token, counted: true, default)).Value!.MayDownload);
        Assert.True((await Shares.OpenMediaAsync(watching.Token, MediaKind.Video, download: false, default)).Succeeded);
        Assert.Equal(RefusalKind.NotAllowed, (await Shares.OpenMediaAsync(watching.Token, MediaKind.Video, download: true, default)).Refusal!.Kind);
        Assert.True((await Shares.OpenMediaAsync(keeping.Token, MediaKind.Video, download: true, default)).Succeeded);
        // what was made of what stays inside
        Assert.Equal(RefusalKind.NotFound, (await Shares.OpenMediaAsync(keeping.Token, MediaKind.Geometry, download: false, default)).Refusal!.Kind);
        Assert.Equal(1, (await Shares.ListAsync(owner, clip, default)).Value!.Single(link => link.Id == watching.Info.Id).Views);

        Studio.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(RefusalKind.NotFound, (await Shares.OpenAsync(watching.Token, counted: false, default)).Refusal!.Kind);
        await Shares.RevokeAsync(owner, keeping.Info.Id, default);
        var revoked = (await Shares.OpenMediaAsync(keeping.Token, MediaKind.Video, download: false, default)).Refusal;
        Assert.Equal((await Shares.OpenMediaAsync("never made", MediaKind.Video, download: false, default)).Refusal, revoked);
    }

    [DatabaseFact]
    public async Task Share_OfADeletedOrHiddenClip_ShowsNothing()
    {
        var link = (await Shares.MakeAsync(owner, take, new NewShare(), default)).Value!;
        await Studio.Library.DeleteAsync(owner, clip, default);
        Assert.False((await Shares.OpenMediaAsync(link.Token, MediaKind.Video, download: false, default)).Succeeded);
        await Studio.Library.RestoreAsync(owner, clip, default);
        Assert.True((await Shares.OpenMediaAsync(link.Token, MediaKind.Video, download: false, default)).Succeeded);

        await using var db = await Studio.OpenAsync();
        db.ClipHidings.Add(new ClipHiding { ClipId = clip, By = HidingParty.Consent, Reason = "Withdrawn.", At = Studio.Clock.GetUtcNow() });
        await db.SaveChangesAsync();
        Assert.False((await Shares.OpenAsync(link.Token, counted: false, default)).Succeeded);
        Assert.False((await Shares.OpenMediaAsync(link.Token, MediaKind.Video, download: false, default)).Succeeded);
        Assert.Equal(RefusalKind.NotFound, (await Review.CommentsAsync(owner, clip, default)).Refusal!.Kind);
        Assert.Equal(RefusalKind.NotFound, (await Shares.MakeAsync(owner, take, new NewShare(), default)).Refusal!.Kind);
    }

    [DatabaseFact]
    public async Task Tags_AreListedOnceByName()
    {
        var second = (await Studio.SubmitAsync(owner)).ClipId;
        await Studio.Library.TagAsync(owner, clip, ["Pier", "dusk"], default);
        await Studio.Library.TagAsync(owner, second, ["pier"], default);
        Assert.Equal(["dusk", "pier"], (await Studio.Library.TagsAsync(owner, default)).Value!);
    }

    private async Task<Caller> MemberAsync(WorkspaceRole role)
    {
        var person = await Studio.PersonAsync();
        await using var db = await Studio.OpenAsync();
        db.Memberships.Add(new Membership { WorkspaceId = owner.WorkspaceId, AccountId = person.UserId, Role = role, JoinedAt = Studio.Clock.GetUtcNow() });
        await db.SaveChangesAsync();
        return person with { WorkspaceId = owner.WorkspaceId };
    }
}

public sealed class ReviewTestsOnSqlite(SqliteDatabase database) : ReviewTests(database), IClassFixture<SqliteDatabase>;

[Collection(PostgresCollection.Name)]
public sealed class ReviewTestsOnPostgres(PostgresDatabase database) : ReviewTests(database);
