using VideoWeb.Core.Workspaces;
using VideoWeb.Studio.Accounts;
using VideoWeb.Studio.Tests.Databases;
using VideoWeb.Studio.Workspaces;

namespace VideoWeb.Studio.Tests.Workspaces;

public abstract class TeamTests(TestDatabase database) : StudioTests(database)
{
    private IInvitations Invitations => Studio.Get<IInvitations>();

    private IMembers Members => Studio.Get<IMembers>();

    private IWorkspaces Workspaces => Studio.Get<IWorkspaces>();

    [DatabaseFact]
    public async Task Invitation_MakesOnePersonAMember_InItsRole()
    {
        var owner = await TeamAsync();
        var link = (await Invitations.MakeAsync(owner, new NewInvitation(WorkspaceRole.Reviewer, SentTo: "Priya"), default)).Value!;
        Assert.Equal(("Team", WorkspaceRole.Reviewer), ((await Invitations.LookAsync(link.Token, default)).Value!.Workspace, link.Info.Role));

        var guest = await Studio.PersonAsync();
        var inside = await Invitations.AcceptAsync(guest.UserId, link.Token, default);
        Assert.Equal(owner.WorkspaceId, inside.Value.WorkspaceId);
        Assert.Equal(WorkspaceRole.Reviewer, await Workspaces.RoleAsync(inside.Value, default));
        Assert.Equal(InvitationState.Used, Assert.Single((await Invitations.ListAsync(owner, default)).Value!).State);

        var second = await Studio.PersonAsync();
        Assert.Equal(RefusalKind.NotFound, (await Invitations.AcceptAsync(second.UserId, link.Token, default)).Refusal!.Kind);
    }

    [DatabaseFact]
    public async Task Invitation_OfManyAtOnce_AdmitsOne()
    {
        var owner = await TeamAsync();
        var link = (await Invitations.MakeAsync(owner, new NewInvitation(WorkspaceRole.Viewer), default)).Value!;
        var guests = new List<Caller>();
        for (var guest = 0; guest < 6; guest++) guests.Add(await Studio.PersonAsync());
        var joined = await Task.WhenAll(guests.Select(guest => Invitations.AcceptAsync(guest.UserId, link.Token, default)));
        Assert.Equal(1, joined.Count(outcome => outcome.Succeeded));
        Assert.Equal(2, (await Members.ListAsync(owner, default)).Value!.Count);
    }

    [DatabaseFact]
    public async Task Invitation_RevokedOrRunOutOrUnknown_AnswersTheSame()
    {
        var owner = await TeamAsync();
        var revoked = (await Invitations.MakeAsync(owner, new NewInvitation(WorkspaceRole.Viewer), default)).Value!;
        await Invitations.RevokeAsync(owner, revoked.Info.Id, default);
        var late = (await Invitations.MakeAsync(owner, new NewInvitation(WorkspaceRole.Viewer, Days: 1), default)).Value!;
        Studio.Clock.Advance(TimeSpan.FromDays(1));
        var answers = new[]
        {
            (await Invitations.LookAsync(revoked.Token, default)).Refusal,
            (await Invitations.LookAsync(late.Token, default)).Refusal,
            (await Invitations.LookAsync("nothing", default)).Refusal,
            (await Invitations.LookAsync(new string('x', 5000), default)).Refusal,
        };
        Assert.Equal(RefusalKind.NotFound, answers[0]!.Kind);
        Assert.Single(answers.Distinct());
    }

    [DatabaseFact]
    public async Task Invitation_ByAnOwnerOfATeamOnly_AndNeverAsOwner()
    {
        var owner = await TeamAsync();
        Assert.Equal(RefusalKind.Invalid, (await Invitations.MakeAsync(owner, new NewInvitation(WorkspaceRole.Owner), default)).Refusal!.Kind);
        Assert.Equal(RefusalKind.Invalid, (await Invitations.MakeAsync(owner, new NewInvitation(WorkspaceRole.Viewer, Days: 91), default)).Refusal!.Kind);
        var editor = await MemberAsync(owner, WorkspaceRole.Producer);
        Assert.Equal(RefusalKind.NotAllowed, (await Invitations.MakeAsync(editor, new NewInvitation(WorkspaceRole.Viewer), default)).Refusal!.Kind);
        var alone = await Studio.PersonAsync();
        Assert.Equal(RefusalKind.Conflict, (await Invitations.MakeAsync(alone, new NewInvitation(WorkspaceRole.Viewer), default)).Refusal!.Kind);
    }

    [DatabaseFact]
    public async Task Register_ByInvitation_JoinsTheTeam_AndNeedsALink()
    {
        await using var studio = await StudioUnderTest.StartAsync(Database, Studio, ("Accounts:Registration", "Invitation"));
        var accounts = studio.Get<IAccounts>();
        Assert.Equal(RefusalKind.NotAllowed, (await accounts.RegisterAsync(new Registration("no@example.org", "a good long one"), default)).Refusal!.Kind);
        Assert.Equal(RefusalKind.NotFound, (await accounts.RegisterAsync(new Registration("no@example.org", "a good long one", Invitation: "made up"), default)).Refusal!.Kind);

        var owner = await TeamAsync();
        var link = (await Invitations.MakeAsync(owner, new NewInvitation(WorkspaceRole.Editor), default)).Value!;
        var made = await accounts.RegisterAsync(new Registration("yes@example.org", "a good long one", Invitation: link.Token), default);
        Assert.Equal(["Team", "yes"], (await Workspaces.ListAsync(made.Value!.Id, default)).Select(workspace => workspace.Name).Order(StringComparer.Ordinal));
        // the link is used up, and nobody is made by half
        Assert.False((await accounts.RegisterAsync(new Registration("late@example.org", "a good long one", Invitation: link.Token), default)).Succeeded);
        Assert.True((await accounts.RegisterAsync(new Registration("late@example.org", "a good long one", Invitation: (await Invitations.MakeAsync(owner, new NewInvitation(WorkspaceRole.Editor), default)).Value!.Token), default)).Succeeded);
    }

    [DatabaseFact]
    public async Task Members_AWorkspaceNeverIsWithoutAnOwner()
    {
        var owner = await TeamAsync();
        var other = await MemberAsync(owner, WorkspaceRole.Editor);
        Assert.Equal(RefusalKind.Conflict, (await Members.LeaveAsync(owner, default)).Refusal!.Kind);
        Assert.Equal(RefusalKind.Conflict, (await Members.ChangeRoleAsync(owner, owner.UserId, WorkspaceRole.Editor, default)).Refusal!.Kind);
        Assert.Equal(RefusalKind.Conflict, (await Members.RemoveAsync(owner, owner.UserId, default)).Refusal!.Kind);
        Assert.True((await Members.ChangeRoleAsync(owner, other.UserId, WorkspaceRole.Owner, default)).Succeeded);
        // both owners go at the same moment: one of them stays
        var left = await Task.WhenAll(Members.LeaveAsync(owner, default), Members.LeaveAsync(other, default));
        Assert.Equal(1, left.Count(outcome => outcome.Succeeded));
    }

    [DatabaseFact]
    public async Task Members_OnlyOwnersChangeThem_AndAPersonalWorkspaceIsNotLeft()
    {
        var owner = await TeamAsync();
        var producer = await MemberAsync(owner, WorkspaceRole.Producer);
        Assert.Equal(RefusalKind.NotAllowed, (await Members.ChangeRoleAsync(producer, producer.UserId, WorkspaceRole.Owner, default)).Refusal!.Kind);
        Assert.Equal(RefusalKind.NotAllowed, (await Members.RemoveAsync(producer, owner.UserId, default)).Refusal!.Kind);
        Assert.Equal(RefusalKind.NotAllowed, (await Workspaces.RenameAsync(producer, "Mine", default)).Refusal!.Kind);
        Assert.True((await Members.LeaveAsync(producer, default)).Succeeded);
        Assert.Equal(RefusalKind.NotFound, (await Members.ListAsync(producer, default)).Refusal!.Kind);
        var alone = await Studio.PersonAsync();
        Assert.Equal(RefusalKind.Conflict, (await Members.LeaveAsync(alone, default)).Refusal!.Kind);
    }

    [DatabaseFact]
    public async Task Go_IsRememberedForTheNextSignIn()
    {
        var owner = await TeamAsync();
        var personal = (await Workspaces.ListAsync(owner.UserId, default)).Single(workspace => workspace.Personal).Id;
        Assert.Equal(personal, (await Workspaces.EnterAsync(owner.UserId, null, default))!.Value.WorkspaceId);
        Assert.True((await Workspaces.GoAsync(owner, default)).Succeeded);
        Assert.Equal(owner, await Workspaces.EnterAsync(owner.UserId, null, default));
        Studio.Clock.Advance(TimeSpan.FromSeconds(1));
        await Workspaces.GoAsync(owner with { WorkspaceId = personal }, default);
        Assert.Equal(personal, (await Workspaces.EnterAsync(owner.UserId, null, default))!.Value.WorkspaceId);
        Assert.Equal(RefusalKind.NotFound, (await Workspaces.GoAsync(owner with { WorkspaceId = Guid.NewGuid() }, default)).Refusal!.Kind);
    }

    [DatabaseFact]
    public async Task Workspaces_HaveAName_AndOnePersonOwnsOnlySoMany()
    {
        var owner = await TeamAsync();
        Assert.Equal(RefusalKind.Invalid, (await Workspaces.MakeAsync(owner.UserId, " ", default)).Refusal!.Kind);
        Assert.Equal(RefusalKind.Invalid, (await Workspaces.RenameAsync(owner, new string('n', 101), default)).Refusal!.Kind);
        Assert.True((await Workspaces.RenameAsync(owner, "Northlight", default)).Succeeded);
        Assert.Contains(await Workspaces.ListAsync(owner.UserId, default), workspace => workspace.Name == "Northlight");
        for (var more = 2; more <= 10; more++) Assert.True((await Workspaces.MakeAsync(owner.UserId, $"Team {more}", default)).Succeeded);
        Assert.Equal(RefusalKind.LimitReached, (await Workspaces.MakeAsync(owner.UserId, "One more", default)).Refusal!.Kind);
    }

    private async Task<Caller> TeamAsync()
    {
        var person = await Studio.PersonAsync();
        var made = await Workspaces.MakeAsync(person.UserId, "Team", default);
        return person with { WorkspaceId = made.Value!.Id };
    }

    private async Task<Caller> MemberAsync(Caller owner, WorkspaceRole role)
    {
        var person = await Studio.PersonAsync();
        var link = (await Invitations.MakeAsync(owner, new NewInvitation(role), default)).Value!;
        return (await Invitations.AcceptAsync(person.UserId, link.Token, default)).Value;
    }
}

public sealed class TeamTestsOnSqlite(SqliteDatabase database) : TeamTests(database), IClassFixture<SqliteDatabase>;

[Collection(PostgresCollection.Name)]
public sealed class TeamTestsOnPostgres(PostgresDatabase database) : TeamTests(database);
