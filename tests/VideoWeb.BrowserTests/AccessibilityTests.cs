using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace VideoWeb.BrowserTests;

/// <summary>Every page, wide and narrow: axe-core finds nothing, nothing scrolls sideways, nothing goes wrong in the console.</summary>
[Collection(BrowserTestGroup.Name)]
public sealed class AccessibilityTests(BrowserFixture browser)
{
    private static readonly string[] Pages = ["/library", "/queue", "/engines", "/credits", "/account"];

    [Theory]
    [InlineData(1280, 800)]
    [InlineData(390, 844)]
    public async Task Desk_EmptyAndWritten_HasNoViolations(int width, int height)
    {
        await using var desk = await browser.OpenAsync(width, height);
        await desk.GoAsync();
        await Axe.AssertFindsNothingAsync(desk.Page);

        await desk.WriteAsync("A woman on a pier says: “Hello.” Cut to a glimmerlace on a beach, orbit left 40 degrees. music: piano");
        await Expect(desk.Blocks("Shots")).ToHaveCountAsync(2);
        await Axe.AssertFindsNothingAsync(desk.Page);

        foreach (var (lane, title) in new[] { ("Shots", "Shot 1"), ("Camera", "Camera, shot 1"), ("Dialogue", "Line, shot 1"), ("Music", "Sound, shot 2") })
        {
            await ShowPanelAsync(desk, "Timeline", width);
            await desk.Blocks(lane).First.ClickAsync();
            await ShowPanelAsync(desk, "Inspector", width);
            await Expect(desk.Page.Locator("[data-inspector] h2")).ToHaveTextAsync(title);
            await Axe.AssertFindsNothingAsync(desk.Page);
        }
        await desk.ScreenshotAsync($"create-{width}");
        desk.AssertNoErrors();
    }

    [Theory]
    [InlineData(1280, 800)]
    [InlineData(390, 844)]
    public async Task Pages_OfTheStudio_HaveNoViolations(int width, int height)
    {
        // an account of its own: the account page's first visit signs other browsers out
        await using var desk = await browser.OpenAsync(width, height, account: false);
        await Accounts.RegisterAsync(desk.Page.Context);
        foreach (var path in Pages)
        {
            await desk.Page.GotoAsync(path);
            await Expect(desk.Page.Locator("h1").First).ToBeAttachedAsync();
            await desk.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
            await Axe.AssertFindsNothingAsync(desk.Page);
        }
        desk.AssertNoErrors();
    }

    [Theory]
    [InlineData("/sign-in")]
    [InlineData("/register")]
    [InlineData("/verify")]
    public async Task Pages_BeforeSignIn_HaveNoViolations(string path)
    {
        await using var context = await browser.Browser.NewContextAsync(new() { BaseURL = browser.Address, ReducedMotion = ReducedMotion.Reduce });
        var page = await context.NewPageAsync();
        await page.GotoAsync(path);
        await Axe.AssertFindsNothingAsync(page);
    }

    private static async Task ShowPanelAsync(DeskPage desk, string panel, int width)
    {
        if (width < 861)
            await desk.Page.Locator(".mtabs").GetByRole(AriaRole.Button, new() { Name = panel }).ClickAsync();
    }
}
