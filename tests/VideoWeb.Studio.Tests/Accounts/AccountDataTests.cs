using System.Text;
using Microsoft.EntityFrameworkCore;
using VideoWeb.Core.Workspaces;
using VideoWeb.Studio.Accounts;
using VideoWeb.Studio.Tests.Databases;
using VideoWeb.Studio.Workspaces;

namespace VideoWeb.Studio.Tests.Accounts;

public abstract class AccountDataTests(TestDatabase database) : StudioTests(database)
{
    private IAccountData Data => Studio.Get<IAccountData>();

    private IWorkspaces Workspaces => Studio.Get<IWorkspaces>();

    [DatabaseFact]
    public async Task Export_HoldsTheAccountAndItsClips_AndNobodyElses()
    {
        var person = await Studio.PersonAsync();
        var other = await Studio.PersonAsync();
        var clip = (await Studio.SubmitAsync(person, "A pier at dusk")).ClipId;
        await Studio.SubmitAsync(other, "Somebody else's secret");
        await Studio.WorkAsync();
        await Studio.WorkAsync();
        var export = (await Data.ExportAsync(person.UserId, default)).Value!;
        Assert.Equal(1, export.Clips);
        Assert.Contains(export.Entries, entry => entry.Path.StartsWith($"clips/{clip:N}/", StringComparison.Ordinal) && entry.Path.EndsWith(".mp4", StringComparison.Ordinal));
        var text = string.Concat(export.Entries.Where(entry => entry.Text is not null).Select(entry => Encoding.UTF8.GetString(entry.Text!.Value.Span)));
        Assert.Contains("person1@example.org", text, StringComparison.Ordinal);
        Assert.Contains("A pier at dusk", text, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", text, StringComparison.Ordinal);
        Assert.Equal(export.Entries.Count, export.Entries.Select(entry => entry.Path).Distinct().Count());
    }

    [DatabaseFact]
    public async Task Delete_TakesThePersonalWorkspace_AndLeavesTheTeams()
    {
        await Studio.AdministratorAsync();
        var person = await Studio.PersonAsync();
        var colleague = await Studio.PersonAsync();
        var team = await TeamAsync(colleague);
        await JoinAsync(person, team.WorkspaceId, WorkspaceRole.Producer);
        var teamClip = (await Studio.SubmitAsync(person with { WorkspaceId = team.WorkspaceId })).ClipId;
        await Studio.SubmitAsync(person);
        await Studio.WorkAsync();
        await Studio.WorkAsync();
        var parent = (await Studio.Library.MakeProjectAsync(person, "One", null, default)).Value!.Id;
        await Studio.Library.MakeProjectAsync(person, "Within", parent, default);

        Assert.True((await Data.DeleteAsync(person.UserId, default)).Succeeded);
        Assert.Null(await Studio.Get<IAccounts>().FindAsync(person.UserId, default));
        await using var db = await Studio.OpenAsync();
        Assert.False(await db.Workspaces.AnyAsync(workspace => workspace.Id == person.WorkspaceId));
        Assert.Equal(0, await db.Clips.CountAsync(clip => clip.WorkspaceId == person.WorkspaceId));
        Assert.True((await Studio.Library.GetAsync(team, teamClip, default)).Succeeded);
        Assert.Single((await Studio.Get<IMembers>().ListAsync(team, default)).Value!);
    }

    [DatabaseFact]
    public async Task Delete_TheOnlyOwnerOfATeamOrTheOnlyAdministrator_IsRefused()
    {
        var administrator = await Studio.AdministratorAsync();
        Assert.Equal(RefusalKind.Conflict, (await Data.DeleteAsync(administrator.UserId, default)).Refusal!.Kind);

        var owner = await Studio.PersonAsync();
        var team = await TeamAsync(owner);
        var member = await Studio.PersonAsync();
        await JoinAsync(member, team.WorkspaceId, WorkspaceRole.Editor);
        Assert.Contains("Team", (await Data.DeleteAsync(owner.UserId, default)).Refusal!.Message, StringComparison.Ordinal);
        await Studio.Get<IMembers>().RemoveAsync(team, member.UserId, default);
        Assert.True((await Data.DeleteAsync(owner.UserId, default)).Succeeded);
        await using var db = await Studio.OpenAsync();
        Assert.False(await db.Workspaces.AnyAsync(workspace => workspace.Id == team.WorkspaceId));
    }

    [DatabaseFact]
    public async Task Sessions_AreEndedOneByOneOrAllButOne_AndOnlyByTheirOwner()
    {
        var sessions = Studio.Get<ISessions>();
        var person = await Studio.PersonAsync();
        var stranger = await Studio.PersonAsync();
        var first = await sessions.BeginAsync(person.UserId, "192.0.2.1", "Firefox", default);
        var second = await sessions.BeginAsync(person.UserId, null, new string('x', 5000), default);
        var third = await sessions.BeginAsync(person.UserId, null, null, default);
        Assert.Equal(RefusalKind.NotFound, (await sessions.EndAsync(stranger.UserId, first, default)).Refusal!.Kind);
        Assert.False(await sessions.IsOpenAsync(stranger.UserId, first, default));
        Assert.True(await sessions.IsOpenAsync(person.UserId, first, default));
        await sessions.EndAsync(person.UserId, first, default);
        Assert.False(await sessions.IsOpenAsync(person.UserId, first, default));
        await sessions.EndOthersAsync(person.UserId, second, default);
        Assert.Equal([second], (await sessions.ListAsync(person.UserId, default)).Select(session => session.Id));
        Assert.False(await sessions.IsOpenAsync(person.UserId, third, default));
        Studio.Clock.Advance(TimeSpan.FromDays(31));
        Assert.False(await sessions.IsOpenAsync(person.UserId, second, default));
    }

    private async Task<Caller> TeamAsync(Caller person) => person with { WorkspaceId = (await Workspaces.MakeAsync(person.UserId, "Team", default)).Value!.Id };

    private async Task JoinAsync(Caller person, Guid workspaceId, WorkspaceRole role)
    {
        await using var db = await Studio.OpenAsync();
        db.Memberships.Add(new Membership { WorkspaceId = workspaceId, AccountId = person.UserId, Role = role, JoinedAt = Studio.Clock.GetUtcNow() });
        await db.SaveChangesAsync();
    }
}

public sealed class AccountDataTestsOnSqlite(SqliteDatabase database) : AccountDataTests(database), IClassFixture<SqliteDatabase>;

[Collection(PostgresCollection.Name)]
public sealed class AccountDataTestsOnPostgres(PostgresDatabase database) : AccountDataTests(database);
