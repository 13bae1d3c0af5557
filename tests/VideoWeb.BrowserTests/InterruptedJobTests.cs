using static Microsoft.Playwright.Assertions;

namespace VideoWeb.BrowserTests;

[Collection(BrowserTestGroup.Name)]
public sealed class InterruptedJobTests(BrowserFixture browser)
{
    private const string Prompt = "A dog sits on a beach at noon";

    [Fact]
    public async Task Cancel_WhileRendering_StopsTheJobAndGivesTheDeskBack()
    {
        await using var desk = await browser.OpenAsync();
        await desk.GoAsync();
        await desk.WriteAsync(Prompt);
        await desk.Generate.ClickAsync();
        await Expect(desk.Page.Locator(".passes > .rendering")).ToBeVisibleAsync(new() { Timeout = 60_000 });

        await desk.Cancel.ClickAsync();

        await Expect(desk.Generate).ToBeEnabledAsync(new() { Timeout = 30_000 });
        await Expect(desk.Page.Locator(".toast")).ToContainTextAsync("Cancelled");
        await Expect(desk.Script).ToHaveTextAsync(Prompt);
        desk.AssertNoErrors();
    }

    [Fact]
    public async Task Kill_OfTheServerWhileRendering_EndsTheJobOnceAfterTheRestart()
    {
        var data = StudioProcess.NewDataFolder();
        string session;
        string address;
        await using (var first = await StudioProcess.StartAsync(data))
        {
            await using var context = await browser.Browser.NewContextAsync(new() { BaseURL = first.Address });
            session = await Accounts.RegisterAsync(context);
            await StillStage.UseAsync(context);
            await using var desk = new DeskPage(await context.NewPageAsync());
            await desk.GoAsync();
            await desk.WriteAsync(Prompt);
            await desk.AskForATinyClipAsync();
            await desk.Generate.ClickAsync();
            await Expect(desk.Page.Locator(".passes > .rendering")).ToBeVisibleAsync(new() { Timeout = 60_000 });
            address = new Uri(desk.Page.Url).PathAndQuery;
            await first.KillAsync();
        }

        await using (var second = await StudioProcess.StartAsync(data))
        {
            await using var context = await browser.Browser.NewContextAsync(new() { BaseURL = second.Address, StorageState = session });
            await StillStage.UseAsync(context);
            await using var desk = new DeskPage(await context.NewPageAsync());
            await desk.GoAsync(address);
            await Expect(desk.Script).ToHaveTextAsync(Prompt);
            var ended = desk.Take.Or(desk.Page.GetByText("The render stopped"));
            await Expect(ended).ToBeVisibleAsync(new() { Timeout = 240_000 });

            await desk.Page.GotoAsync("/library");
            await Expect(desk.Page.Locator(".tile")).ToHaveCountAsync(1);
        }
        Directory.Delete(data, recursive: true);
    }

    [Fact]
    public async Task Kill_OfTheStageBrowserWhileRendering_EndsTheJobOnceWithoutARestart()
    {
        var data = StudioProcess.NewDataFolder();
        await using (var studio = await StudioProcess.StartAsync(data))
        {
            await using var context = await browser.Browser.NewContextAsync(new() { BaseURL = studio.Address });
            await Accounts.RegisterAsync(context);
            await StillStage.UseAsync(context);
            await using var desk = new DeskPage(await context.NewPageAsync());
            await desk.GoAsync();
            await desk.WriteAsync(Prompt);
            await desk.AskForATinyClipAsync();
            await desk.Generate.ClickAsync();
            await Expect(desk.Page.Locator(".passes > .rendering")).ToBeVisibleAsync(new() { Timeout = 60_000 });

            studio.KillStageBrowser();

            await Expect(desk.Take).ToBeVisibleAsync(new() { Timeout = 240_000 });
            await desk.Page.GotoAsync("/library");
            await Expect(desk.Page.Locator(".tile")).ToHaveCountAsync(1);
        }
        Directory.Delete(data, recursive: true);
    }
}
