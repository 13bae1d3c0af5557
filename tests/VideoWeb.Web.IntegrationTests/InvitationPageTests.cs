using System.Net;
using Microsoft.Extensions.DependencyInjection;
using VideoWeb.Core.Workspaces;
using VideoWeb.Studio.Workspaces;
using VideoWeb.Web.IntegrationTests.Hosting;

namespace VideoWeb.Web.IntegrationTests;

public sealed class InvitationPageTests(StudioApp app) : IClassFixture<StudioApp>
{
    private IInvitations Invitations => app.Services.GetRequiredService<IInvitations>();

    [Fact]
    public async Task Join_SomebodyWhoRegistersFirst_LandsInTheTeam()
    {
        var (owner, token) = await InviteAsync("owner1@example.com", "Harbour film");
        var browser = app.Browser();
        Assert.Contains("Join Harbour film", await browser.GetStringAsync($"/join/{token}"), StringComparison.Ordinal);
        var landed = await browser.PostFormAsync($"/register?invitation={token}", "register", new()
        {
            ["Input.Name"] = "Priya",
            ["Input.Email"] = "priya@example.com",
            ["Input.Password"] = StudioApp.Password,
            ["Input.Repeated"] = StudioApp.Password,
        });
        Assert.Equal("/library", landed.RequestMessage!.RequestUri!.AbsolutePath);
        Assert.Contains("Harbour film", await browser.GetStringAsync("/api/workspace"), StringComparison.Ordinal);
        Assert.Contains("Priya", await app.Services.GetRequiredService<IMembers>().ListAsync(owner, CancellationToken.None) is { Value: { } members } ? string.Join(',', members.Select(member => member.Name)) : "", StringComparison.Ordinal);
        var used = await browser.GetAsync($"/join/{token}");
        Assert.Equal(HttpStatusCode.NotFound, used.StatusCode);
        Assert.Contains("This invitation does not work", await used.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Join_SignedIn_EntersAndIsRememberedAtTheNextSignIn()
    {
        var (_, token) = await InviteAsync("owner2@example.com", "Spring film");
        var (browser, _) = await app.SignedInAsync("guest2@example.com");
        var landed = await browser.PostFormAsync($"/join/{token}", "join", []);
        Assert.Equal("/library", landed.RequestMessage!.RequestUri!.AbsolutePath);
        Assert.Contains("Spring film", await browser.GetStringAsync("/api/workspace"), StringComparison.Ordinal);

        var later = app.Browser();
        await later.PostFormAsync("/sign-in", "sign-in", new() { ["Input.Email"] = "guest2@example.com", ["Input.Password"] = StudioApp.Password });
        Assert.Contains("Spring film", await later.GetStringAsync("/api/workspace"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task NewWorkspace_IsMadeAndEntered()
    {
        var (browser, _) = await app.SignedInAsync("maker@example.com");
        var refused = await browser.PostFormAsync("/workspaces/new", "new-workspace", new() { ["Input.Name"] = " " });
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        var made = await browser.PostFormAsync("/workspaces/new", "new-workspace", new() { ["Input.Name"] = "Northlight" });
        Assert.Equal("/workspace", made.RequestMessage!.RequestUri!.AbsolutePath);
        Assert.Contains("\"name\":\"Northlight\"", await browser.GetStringAsync("/api/workspace"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Join_UnknownLink_Is404_AndCountedByAddress()
    {
        var browser = app.Browser();
        var last = HttpStatusCode.OK;
        for (var attempt = 0; attempt < 125 && last != HttpStatusCode.TooManyRequests; attempt++)
        {
            last = (await browser.GetAsync($"/join/nothing{attempt}")).StatusCode;
            Assert.True(attempt > 100 || last == HttpStatusCode.NotFound, $"{attempt}: {last}");
        }
        Assert.Equal(HttpStatusCode.TooManyRequests, last);
    }

    private async Task<(Caller Owner, string Token)> InviteAsync(string email, string name)
    {
        var (_, person) = await app.SignedInAsync(email);
        var team = (await app.Services.GetRequiredService<IWorkspaces>().MakeAsync(person.UserId, name, CancellationToken.None)).Value!;
        var owner = person with { WorkspaceId = team.Id };
        return (owner, (await Invitations.MakeAsync(owner, new NewInvitation(WorkspaceRole.Reviewer), CancellationToken.None)).Value!.Token);
    }
}
