using static Microsoft.Playwright.Assertions;

namespace VideoWeb.BrowserTests;

/// <summary>The main job of the product, from a prompt to a clip that plays, as a newcomer does it.</summary>
[Collection(BrowserTestGroup.Name)]
public sealed class PromptToClipTests(BrowserFixture browser)
{
    private const string Prompt = "A woman in a red coat walks along a wooden pier at golden hour, slow dolly forward. She says: “Look.” ambient: gulls and waves";

    [Fact]
    public async Task Generate_APrompt_ShowsReadingsStagePreviewsAndATakeThatPlays()
    {
        await using var desk = await browser.OpenAsync(stage: true);
        await desk.GoAsync();
        await desk.ScreenshotAsync("create-empty");

        await desk.WriteAsync(Prompt);
        await Expect(desk.Page.Locator(".chips")).ToContainTextAsync("red coat");
        await Expect(desk.Page.Locator(".sub b").First).ToContainTextAsync("Understood");
        await Expect(desk.Blocks("Dialogue")).ToContainTextAsync("Look.");
        await desk.WaitForTheStageAsync();
        Assert.True(await desk.StageColoursAsync() > 12, "the stage shows a picture");
        await desk.ScreenshotAsync("create-reading");

        await desk.AskForATinyClipAsync();
        await desk.Page.Locator(".slate:visible").GetByLabel("Seed").FillAsync("7");
        await desk.Blocks("Shots").First.ClickAsync();
        await desk.Field("Framing").SelectOptionAsync("medium");
        await Expect(desk.Field("Framing")).ToHaveValueAsync("medium");
        await desk.ScreenshotAsync("create-shot");

        await desk.Generate.ClickAsync();
        await Expect(desk.Cancel).ToBeVisibleAsync();
        await Expect(desk.Page.Locator(".steps img").First).ToBeVisibleAsync(new() { Timeout = 120_000 });
        await desk.ScreenshotAsync("create-rendering");

        await desk.WaitForTheTakeAsync();
        await desk.Page.Locator("[data-act=play]").ClickAsync();
        await desk.Page.WaitForFunctionAsync("() => document.querySelector('video[data-take]').currentTime > 0.2");
        await desk.ScreenshotAsync("create-done");
        await Axe.AssertFindsNothingAsync(desk.Page);

        await TheClipIsInTheLibraryAsync(desk);
        desk.AssertNoErrors();
    }

    /// <summary>Also after a reload, under its own address, with the script it was made of.</summary>
    private static async Task TheClipIsInTheLibraryAsync(DeskPage desk)
    {
        var address = desk.Page.Url;
        Assert.Contains("clip=", address, StringComparison.Ordinal);
        await desk.GoAsync(address);
        await Expect(desk.Take).ToBeVisibleAsync();
        await Expect(desk.Script).ToContainTextAsync("red coat");

        await desk.Page.GotoAsync("/library");
        var tile = desk.Page.Locator(".tile a").First;
        await Expect(tile).ToBeVisibleAsync();
        await desk.ScreenshotAsync("library");
        await Axe.AssertFindsNothingAsync(desk.Page);
        await tile.ClickAsync();
        await Expect(desk.Page.Locator(".player video")).ToBeVisibleAsync();
        await desk.ScreenshotAsync("clip");
        await Axe.AssertFindsNothingAsync(desk.Page);
    }
}
