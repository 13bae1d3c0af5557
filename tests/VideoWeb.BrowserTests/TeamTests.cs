using System.Text.Json;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace VideoWeb.BrowserTests;

/// <summary>A team around one clip: invited, registered, joined, commented, approved, shared, watched by somebody without an account.</summary>
[Collection(BrowserTestGroup.Name)]
public sealed class TeamTests(BrowserFixture browser)
{
    [Fact]
    public async Task Clip_IsReviewedByTheInvited_AndWatchedBySomebodySignedOut()
    {
        await using var ines = await browser.OpenAsync(account: false);
        await Accounts.RegisterAsync(ines.Page.Context);
        await ines.Page.GotoAsync("/workspaces/new");
        await ines.Page.GetByLabel("Name").FillAsync("Northlight");
        await ines.Page.GetByRole(AriaRole.Button, new() { Name = "Make the workspace" }).ClickAsync();
        await ines.Page.WaitForURLAsync("**/workspace");
        var clip = await MakeClipAsync(ines.Page);

        await ines.Page.GotoAsync("/workspace");
        await ines.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await ines.Page.GetByLabel("Name, or e-mail to send it to").FillAsync("Priya");
        await ines.Page.GetByRole(AriaRole.Button, new() { Name = "Make a link" }).ClickAsync();
        var invitation = await ines.Page.GetByLabel("Invitation link", new() { Exact = true }).InputValueAsync();
        await Expect(ines.Page.GetByText("Priya, reviewer")).ToBeVisibleAsync();
        await Axe.AssertFindsNothingAsync(ines.Page);
        await ines.ScreenshotAsync("members-1280");

        await using var priya = await browser.OpenAsync(390, 844, account: false);
        await priya.Page.GotoAsync(invitation);
        await Expect(priya.Page.GetByRole(AriaRole.Heading, new() { Name = "Join Northlight" })).ToBeVisibleAsync();
        await Axe.AssertFindsNothingAsync(priya.Page);
        await priya.ScreenshotAsync("join-390");
        await priya.Page.GetByRole(AriaRole.Link, new() { Name = "Register and join" }).ClickAsync();
        await priya.Page.GetByLabel("Name").FillAsync("Priya Anand");
        await priya.Page.GetByLabel("E-mail").FillAsync($"priya-{Guid.NewGuid():N}@example.com");
        await priya.Page.GetByLabel("Password", new() { Exact = true }).FillAsync("four random words here");
        await priya.Page.GetByLabel("Password, once more").FillAsync("four random words here");
        await priya.Page.GetByRole(AriaRole.Button, new() { Name = "Register" }).ClickAsync();
        await priya.Page.WaitForURLAsync("**/library*");

        await ReviewAsync(ines.Page, clip);
        await ines.Page.GetByRole(AriaRole.Button, new() { Name = "Send take 1 to review" }).ClickAsync();
        await Expect(ines.Page.Locator(".approval")).ToContainTextAsync("In review");

        await ReviewAsync(priya.Page, clip);
        await priya.Page.GetByLabel("Comment at the moment shown").FillAsync("The mast crosses her face here.");
        await priya.Page.GetByRole(AriaRole.Button, new() { Name = "Comment here" }).ClickAsync();
        await Expect(priya.Page.Locator(".pins button")).ToHaveCountAsync(1);
        await priya.Page.GetByRole(AriaRole.Button, new() { Name = "Approve take 1" }).ClickAsync();
        await Expect(priya.Page.Locator(".approval")).ToContainTextAsync("Approved");
        await Axe.AssertFindsNothingAsync(priya.Page);
        await priya.ScreenshotAsync("review-390");

        await ReviewAsync(ines.Page, clip);
        await Expect(ines.Page.Locator(".approval")).ToContainTextAsync("by Priya Anand");
        await ines.Page.GetByRole(AriaRole.Button, new() { Name = "Resolve" }).ClickAsync();
        await Expect(ines.Page.GetByText("Resolved by Ines Calder")).ToBeVisibleAsync();
        await Axe.AssertFindsNothingAsync(ines.Page);
        await ines.ScreenshotAsync("review-1280");

        await ines.Page.GotoAsync($"/clips/{clip}?tab=share");
        await ines.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await ines.Page.GetByRole(AriaRole.Button, new() { Name = "Make a link" }).ClickAsync();
        var link = await ines.Page.GetByLabel("Link to take 1", new() { Exact = true }).InputValueAsync();
        await Axe.AssertFindsNothingAsync(ines.Page);
        await ines.ScreenshotAsync("share-1280");

        await using var client = await browser.OpenAsync(account: false);
        await client.Page.GotoAsync(link);
        await client.Page.WaitForFunctionAsync("() => document.querySelector('video').readyState >= 2");
        await Axe.AssertFindsNothingAsync(client.Page);
        await client.ScreenshotAsync("shared-1280");
        await using var phone = await browser.OpenAsync(390, 844, account: false);
        await phone.Page.GotoAsync(link);
        await Axe.AssertFindsNothingAsync(phone.Page);
        await phone.ScreenshotAsync("shared-390");

        await ines.Page.GetByRole(AriaRole.Button, new() { Name = "Revoke the link to take 1" }).ClickAsync();
        await Expect(ines.Page.GetByText("The link no longer works.")).ToBeVisibleAsync();
        await client.Page.ReloadAsync();
        await Expect(client.Page.GetByRole(AriaRole.Heading, new() { Name = "This link does not work" })).ToBeVisibleAsync();
        ines.AssertNoErrors();
        priya.AssertNoErrors();
    }

    [Theory]
    [InlineData(1280, 800)]
    [InlineData(390, 844)]
    public async Task Pages_OfTeamsAndAccounts_HaveNoViolations(int width, int height)
    {
        await using var desk = await browser.OpenAsync(width, height, account: false);
        await Accounts.RegisterAsync(desk.Page.Context);
        foreach (var path in new[] { "/workspace", "/workspaces/new", "/account", "/join/nothing", "/forgot", "/reset", "/share/nothing", "/library" })
        {
            await desk.Page.GotoAsync(path);
            await desk.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
            await Axe.AssertFindsNothingAsync(desk.Page);
            await desk.ScreenshotAsync($"team{path.Replace('/', '-')}-{width}");
        }
    }

    private static async Task ReviewAsync(IPage page, Guid clip)
    {
        await page.GotoAsync($"/clips/{clip}?tab=review");
        // the page is drawn twice: what is typed into the first is lost
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
    }

    /// <summary>The shortest clip there is, through the API that the page's own cookie opens.</summary>
    private static async Task<Guid> MakeClipAsync(IPage page)
    {
        var made = await page.EvaluateAsync<JsonElement>(
            """
            async () => {
              const send = async (path, body) => {
                const answer = await fetch(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });
                if (!answer.ok) throw new Error(await answer.text());
                return answer.json();
              };
              const prompt = "A red ball on a table.";
              const { plan } = await send("/api/plans", { prompt, seconds: 1, size: { width: 320, height: 180 }, fps: 8 });
              const job = await send("/api/jobs", { prompt, plan, quality: "draft" });
              for (;;) {
                const state = await (await fetch(`/api/jobs/${job.jobId}`)).json();
                if (["done", "failed", "cancelled", "blocked"].includes(state.state)) return { state: state.state, clip: job.clipId, failure: state.failure };
                await new Promise((resolve) => setTimeout(resolve, 500));
              }
            }
            """);
        Assert.True(made.GetProperty("state").GetString() == "done", made.ToString());
        return made.GetProperty("clip").GetGuid();
    }
}
