using Microsoft.EntityFrameworkCore;
using VideoWeb.Core.Media;
using VideoWeb.Core.Workspaces;
using VideoWeb.Studio.Drafts;
using VideoWeb.Studio.Generation;
using VideoWeb.Studio.Keys;
using VideoWeb.Studio.Library;
using VideoWeb.Studio.Tests.Databases;
using VideoWeb.Studio.Tests.Fakes;
using VideoWeb.Studio.Workspaces;

namespace VideoWeb.Studio.Tests.Workspaces;

/// <summary>Nobody sees, or learns the existence of, another workspace's anything.</summary>
public abstract class IsolationTests(TestDatabase database) : StudioTests(database)
{
    [DatabaseFact]
    public async Task AnotherWorkspacesThings_AreNotFound_WhoeverAsks()
    {
        var owner = await Studio.PersonAsync();
        var submitted = await Studio.SubmitAsync(owner);
        await Studio.WorkAsync();
        var take = (await Studio.Library.GetAsync(owner, submitted.ClipId, default)).Value!.Takes[0].Id;
        var project = (await Studio.Library.MakeProjectAsync(owner, "Mine", null, default)).Value!.Id;
        var draft = (await Studio.Get<IDrafts>().SaveAsync(owner, new Draft { Id = Guid.CreateVersion7(), Prompt = "secret" }, default)).Value!;
        var key = (await Studio.Get<IApiKeys>().MakeAsync(owner, new NewKey("mine"), default)).Value!.Info.Id;

        var stranger = await Studio.PersonAsync();
        var ownClip = (await Studio.SubmitAsync(stranger)).ClipId;
        // from one's own workspace, and by naming the other's
        foreach (var caller in new[] { stranger, stranger with { WorkspaceId = owner.WorkspaceId } })
        {
            Refusal?[] refusals =
            [
                (await Studio.Library.GetAsync(caller, submitted.ClipId, default)).Refusal,
                (await Studio.Library.GetTakeAsync(caller, take, default)).Refusal,
                (await Studio.Library.GetMediaAsync(caller, take, MediaKind.Video, default)).Refusal,
                (await Studio.Library.RenameAsync(caller, submitted.ClipId, "x", default)).Refusal,
                (await Studio.Library.StarAsync(caller, submitted.ClipId, true, default)).Refusal,
                (await Studio.Library.TagAsync(caller, submitted.ClipId, ["x"], default)).Refusal,
                (await Studio.Library.MoveAsync(caller, ownClip, project, default)).Refusal,
                (await Studio.Library.ShowTakeAsync(caller, ownClip, take, default)).Refusal,
                (await Studio.Library.DeleteAsync(caller, submitted.ClipId, default)).Refusal,
                (await Studio.Library.RestoreAsync(caller, submitted.ClipId, default)).Refusal,
                (await Studio.Library.MakeProjectAsync(caller, "x", project, default)).Refusal,
                (await Studio.Library.RenameProjectAsync(caller, project, "x", default)).Refusal,
                (await Studio.Library.DeleteProjectAsync(caller, project, default)).Refusal,
                (await Studio.Generation.SubmitAsync(caller, new SubmitRequest { Prompt = "x", Plan = Plans.Make(), ClipId = submitted.ClipId }, default)).Refusal,
                (await Studio.Generation.SubmitAsync(caller, new SubmitRequest { Prompt = "x", Plan = Plans.Make(), ProjectId = project }, default)).Refusal,
                (await Studio.Generation.CancelAsync(caller, submitted.JobId, default)).Refusal,
                (await Studio.Generation.RetryAsync(caller, submitted.JobId, default)).Refusal,
                (await Studio.Get<IDrafts>().GetAsync(caller, draft.Id, default)).Refusal,
                (await Studio.Get<IDrafts>().ForClipAsync(caller, submitted.ClipId, default)).Refusal,
                (await Studio.Get<IDrafts>().SaveAsync(caller, draft with { Prompt = "x" }, default)).Refusal,
                (await Studio.Get<IDrafts>().DiscardAsync(caller, draft.Id, default)).Refusal,
                (await Studio.Get<IApiKeys>().RevokeAsync(caller, key, default)).Refusal,
            ];
            Assert.All(refusals, refusal => Assert.Equal(RefusalKind.NotFound, refusal?.Kind));
        }

        var elsewhere = stranger with { WorkspaceId = owner.WorkspaceId };
        Assert.Equal(RefusalKind.NotFound, (await Studio.Library.ListAsync(elsewhere, new LibraryQuery(), default)).Refusal!.Kind);
        Assert.Equal(RefusalKind.NotFound, (await Studio.Library.ProjectsAsync(elsewhere, default)).Refusal!.Kind);
        Assert.Equal(RefusalKind.NotFound, (await Studio.Generation.RecentAsync(elsewhere, default)).Refusal!.Kind);
        Assert.Equal(RefusalKind.NotFound, (await Studio.Get<IDrafts>().ListAsync(elsewhere, default)).Refusal!.Kind);
        Assert.Equal(RefusalKind.NotFound, (await Studio.Get<IApiKeys>().ListAsync(elsewhere, default)).Refusal!.Kind);
        Assert.Equal([ownClip], (await Studio.Library.ListAsync(stranger, new LibraryQuery(), default)).Value!.Clips.Select(clip => clip.Id));
    }

    [DatabaseFact]
    public async Task Enter_TheWorkspaceOfOthers_LeadsIntoOnesOwn()
    {
        var owner = await Studio.PersonAsync();
        var stranger = await Studio.PersonAsync();
        Assert.Equal(stranger, await Studio.Get<IWorkspaces>().EnterAsync(stranger.UserId, owner.WorkspaceId, default));
        Assert.Null(await Studio.Get<IWorkspaces>().EnterAsync(Guid.NewGuid(), null, default));
    }

    [DatabaseFact]
    public async Task RemovedMember_IsOutAtOnce()
    {
        var owner = await Studio.PersonAsync();
        var guest = await Studio.PersonAsync();
        await JoinAsync(owner.WorkspaceId, guest.UserId, WorkspaceRole.Viewer);
        var inside = guest with { WorkspaceId = owner.WorkspaceId };
        Assert.True((await Studio.Library.ListAsync(inside, new LibraryQuery(), default)).Succeeded);
        await using (var db = await Studio.OpenAsync())
            await db.Memberships.Where(member => member.AccountId == guest.UserId && member.WorkspaceId == owner.WorkspaceId).ExecuteDeleteAsync();
        Assert.Equal(RefusalKind.NotFound, (await Studio.Library.ListAsync(inside, new LibraryQuery(), default)).Refusal!.Kind);
    }

    [DatabaseFact]
    public async Task Roles_MayWhatTheTableSays()
    {
        var owner = await Studio.PersonAsync();
        var clip = (await Studio.SubmitAsync(owner)).ClipId;
        foreach (var role in Enum.GetValues<WorkspaceRole>())
        {
            var member = await Studio.PersonAsync();
            await JoinAsync(owner.WorkspaceId, member.UserId, role);
            var inside = member with { WorkspaceId = owner.WorkspaceId };
            Assert.True((await Studio.Library.GetAsync(inside, clip, default)).Succeeded);
            Assert.Equal(role.May(WorkspaceAction.Edit), (await Studio.Library.StarAsync(inside, clip, true, default)).Succeeded);
            Assert.Equal(role.May(WorkspaceAction.Generate), (await Studio.Generation.SubmitAsync(inside, new SubmitRequest { Prompt = "x", Plan = Plans.Make() }, default)).Succeeded);
            Assert.Equal(role.May(WorkspaceAction.Manage), (await Studio.Get<IApiKeys>().ListAsync(inside, default)).Succeeded);
        }
    }

    private async Task JoinAsync(Guid workspaceId, Guid accountId, WorkspaceRole role)
    {
        await using var db = await Studio.OpenAsync();
        db.Memberships.Add(new Membership { WorkspaceId = workspaceId, AccountId = accountId, Role = role, JoinedAt = Studio.Clock.GetUtcNow() });
        await db.SaveChangesAsync();
    }
}

public sealed class IsolationTestsOnSqlite(SqliteDatabase database) : IsolationTests(database), IClassFixture<SqliteDatabase>;

[Collection(PostgresCollection.Name)]
public sealed class IsolationTestsOnPostgres(PostgresDatabase database) : IsolationTests(database);
