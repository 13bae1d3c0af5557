using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace VideoWeb.BrowserTests;

/// <summary>What a clip costs, from the quote to the statement, and what administrators say about it.</summary>
[Collection(BrowserTestGroup.Name)]
public sealed partial class CreditsTests(BrowserFixture browser)
{
    [Fact]
    public async Task Clip_Quoted_Held_AndCancelled_StandsInTheStatement()
    {
        await using var desk = await browser.OpenAsync(account: false);
        await Accounts.RegisterAsync(desk.Page.Context);
        await desk.GoAsync();
        await desk.WriteAsync("A woman walks along a pier.");
        await Expect(desk.Generate).ToContainTextAsync("credits");
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "What it costs" }).ClickAsync();
        var quote = desk.Page.GetByRole(AriaRole.Dialog, new() { Name = "What this clip costs" });
        await Expect(quote).ToContainTextAsync("Held when you generate");
        await Expect(quote).ToContainTextAsync("Rounding");
        await Axe.AssertFindsNothingAsync(desk.Page);
        await desk.ScreenshotAsync("quote-1280");
        await quote.GetByRole(AriaRole.Button, new() { NameRegex = GenerateFor() }).ClickAsync();
        await desk.Cancel.ClickAsync();
        await Expect(desk.Generate).ToBeVisibleAsync();

        await desk.Page.GotoAsync("/credits");
        var statement = desk.Page.Locator("table.statement");
        await Expect(statement).ToContainTextAsync("A woman walks along a pier: cancelled");
        await Expect(statement).ToContainTextAsync("Month’s credits, Studio tier");
        await Expect(desk.Page.Locator(".figs")).ToContainTextAsync("held by no job");
        await desk.ScreenshotAsync("credits-1280");
        desk.AssertNoErrors();
    }

    [Fact]
    public async Task Administrator_GivesATier_AndTheDeskKeepsToIt()
    {
        await using var desk = await browser.OpenAsync(account: false);
        await Accounts.RegisterAsync(desk.Page.Context);
        await using var office = await browser.OpenAdministratorAsync();
        await office.Page.GotoAsync("/admin/tiers");
        // the page is drawn twice: what is typed into the first is lost
        await office.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await office.Page.GetByLabel("Credits a month, Pro").FillAsync("900");
        await office.Page.GetByLabel("Credits a month, Pro").PressAsync("Enter");
        await Expect(office.Page.GetByText("1 change")).ToBeVisibleAsync();
        await Axe.AssertFindsNothingAsync(office.Page);
        await office.Page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(office.Page.GetByText("The tiers are saved")).ToBeVisibleAsync();
        // everybody here is called Ines: the newest account is hers whom this test registered
        await desk.Page.GotoAsync("/account");
        var email = await desk.Page.GetByText(Address()).First.TextContentAsync();
        var search = office.Page.GetByPlaceholder("Name or owner’s address");
        await search.FillAsync(Address().Match(email!).Value);
        await search.PressAsync("Enter");
        await Expect(office.Page.Locator("section[aria-label=Workspaces] tbody tr")).ToHaveCountAsync(1);
        await office.Page.GetByLabel("Tier of Ines Calder").SelectOptionAsync("free");
        await Expect(office.Page.GetByText("is on Free now")).ToBeVisibleAsync();
        await office.ScreenshotAsync("admin-tiers-1280");

        await desk.GoAsync();
        await desk.WriteAsync("A woman walks along a pier.");
        await Expect(desk.Page.Locator(".go [role=alert]")).ToContainTextAsync("The Free tier makes pictures of up to 480p");
        await Expect(desk.Generate).ToBeDisabledAsync();
        office.AssertNoErrors();
        desk.AssertNoErrors();
    }

    [Theory]
    [InlineData(1280, 800)]
    [InlineData(390, 844)]
    public async Task Pages_OfAdministrators_HaveNoViolations(int width, int height)
    {
        await using var office = await browser.OpenAdministratorAsync(width, height);
        foreach (var path in new[] { "/admin/tiers", "/admin/queue", "/credits" })
        {
            await office.Page.GotoAsync(path);
            await Expect(office.Page.Locator("h1").First).ToBeAttachedAsync();
            await Expect(office.Page.Locator("[aria-busy=true]")).ToHaveCountAsync(0);
            await Axe.AssertFindsNothingAsync(office.Page);
            await office.ScreenshotAsync($"{path.Trim('/').Replace('/', '-')}-{width}");
        }
        office.AssertNoErrors();
    }

    [GeneratedRegex("Generate for \\d+")]
    private static partial Regex GenerateFor();

    [GeneratedRegex("ines-[0-9a-f]+@example.com")]
    private static partial Regex Address();
}
