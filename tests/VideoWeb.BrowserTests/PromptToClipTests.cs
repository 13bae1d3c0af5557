using Microsoft.Playwright;
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
        await TheFileSaysWhereItComesFromAsync(desk);
    }

    /// <summary>On the clip's page, and to somebody who has only the file; until one byte of it changes.</summary>
    private static async Task TheFileSaysWhereItComesFromAsync(DeskPage desk)
    {
        await desk.Page.GetByRole(AriaRole.Link, new() { Name = "Provenance" }).ClickAsync();
        await Expect(desk.Page.Locator(".st.done")).ToHaveTextAsync("Valid, made here");
        await Expect(desk.Page.Locator(".chain")).ToContainTextAsync("computed from a plan, without a trained model");
        await desk.ScreenshotAsync("clip-provenance");
        await Axe.AssertFindsNothingAsync(desk.Page);

        var address = await desk.Page.Locator(".player video").EvaluateAsync<string>("video => video.currentSrc");
        var file = await (await desk.Page.APIRequest.GetAsync(address)).BodyAsync();
        await using var context = await desk.Page.Context.Browser!.NewContextAsync(new() { BaseURL = new Uri(address).GetLeftPart(UriPartial.Authority), ReducedMotion = ReducedMotion.Reduce });
        var outside = await context.NewPageAsync();
        await outside.GotoAsync("/verify");
        await outside.Locator("#verify-file").SetInputFilesAsync(new FilePayload { Name = "clip.mp4", MimeType = "video/mp4", Buffer = file });
        await outside.GetByRole(AriaRole.Button, new() { Name = "Verify" }).ClickAsync();
        await Expect(outside.GetByText("Signed by this studio, and unchanged since.")).ToBeVisibleAsync();
        await outside.ScreenshotAsync(new() { Path = Path.Combine(Repository.Screenshots, "verify.png") });
        await Axe.AssertFindsNothingAsync(outside);

        file[^40] ^= 1;
        await outside.Locator("#verify-file").SetInputFilesAsync(new FilePayload { Name = "clip.mp4", MimeType = "video/mp4", Buffer = file });
        await outside.GetByRole(AriaRole.Button, new() { Name = "Verify" }).ClickAsync();
        await Expect(outside.GetByText("The content was changed after it was signed.")).ToBeVisibleAsync();
        await outside.SetViewportSizeAsync(390, 844);
        await outside.ScreenshotAsync(new() { Path = Path.Combine(Repository.Screenshots, "verify-changed-390.png") });
        await Axe.AssertFindsNothingAsync(outside);
    }
}
