using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace VideoWeb.BrowserTests;

/// <summary>A clip that begins as a picture, from the drop on the desk to its first frame.</summary>
[Collection(BrowserTestGroup.Name)]
public sealed class PictureToClipTests(BrowserFixture browser)
{
    /// <summary>Mean difference of a small version of two pictures, of 255: the stage grades nothing, JPEG and the encoder change a little.</summary>
    private const double Alike = 10;

    [Fact]
    public async Task Drop_APicture_IsStagedKeptAndTheFirstFrameOfTheClip()
    {
        await using var desk = await browser.OpenAsync(stage: true);
        await desk.GoAsync();
        await DropAsync(desk.Page, "notes.txt", "text/plain", "new Blob(['no picture'])");
        await Expect(desk.Page.Locator("[data-picture-refusal]")).ToContainTextAsync("“notes.txt” is no picture");
        await DropAsync(desk.Page, "broken.png", "image/png", "new Blob(['no picture'])");
        await Expect(desk.Page.Locator("[data-picture-refusal]")).ToContainTextAsync("can't be read");

        await DropAsync(desk.Page, "house.png", "image/png", "await picture()");
        await Expect(desk.Page.Locator(".picture-card img")).ToBeVisibleAsync();
        await Expect(desk.Page.Locator("[data-picture-refusal]")).ToBeHiddenAsync();
        await Expect(desk.Script).ToHaveTextAsync("Slow dolly forward.");
        await desk.WaitForTheStageAsync();
        Assert.InRange(await DifferenceAsync(desk.Page, "[data-stage-host] canvas"), 0, Alike);
        await desk.ScreenshotAsync("create-picture");
        await Axe.AssertFindsNothingAsync(desk.Page);

        // a reload finds it again
        await Expect(desk.Page.Locator(".saved")).ToContainTextAsync("Saved");
        await desk.GoAsync("/create");
        await Expect(desk.Page.Locator(".picture-card img")).ToBeVisibleAsync();

        await desk.AskForATinyClipAsync();
        await desk.Generate.ClickAsync();
        await desk.WaitForTheTakeAsync();
        await TheFirstFrameAsync(desk.Page);
        Assert.InRange(await DifferenceAsync(desk.Page, "video[data-take]"), 0, Alike);
        await desk.ScreenshotAsync("create-picture-done");

        // the clip's own desk, as a remix opens it, begins as it too
        await desk.GoAsync(desk.Page.Url);
        await Expect(desk.Page.Locator(".picture-card img")).ToBeVisibleAsync();
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Take the picture out" }).ClickAsync();
        await Expect(desk.Page.Locator(".picture-card")).ToHaveCountAsync(0);
        desk.AssertNoErrors(but: "400");
    }

    [Fact]
    public async Task Choose_APictureOnAPhone_IsACardOfTheScript()
    {
        await using var desk = await browser.OpenAsync(width: 390, height: 844);
        await desk.GoAsync();
        await DropAsync(desk.Page, "house.png", "image/png", "await picture()");
        await Expect(desk.Page.Locator(".picture-card img")).ToBeVisibleAsync();
        await desk.ScreenshotAsync("create-picture-390");
        await Axe.AssertFindsNothingAsync(desk.Page);
    }

    [Fact]
    public async Task Paint_OnThePicture_IsAStepOfTheDesk_AlsoByKeyboard()
    {
        await using var desk = await browser.OpenAsync();
        await desk.GoAsync();
        await DropAsync(desk.Page, "house.png", "image/png", "await picture()");
        await desk.Page.Locator("[data-opens=picture-sheet]").ClickAsync();
        var canvas = desk.Page.Locator("[data-brush]");
        await Expect(canvas).ToHaveAttributeAsync("aria-label", "The picture. Nothing is painted.");
        var box = (await canvas.BoundingBoxAsync())!;
        await desk.Page.Mouse.MoveAsync(box.X + box.Width * 0.45f, box.Y + box.Height * 0.3f);
        await desk.Page.Mouse.DownAsync();
        await desk.Page.Mouse.MoveAsync(box.X + box.Width * 0.55f, box.Y + box.Height * 0.55f, new() { Steps = 6 });
        await desk.Page.Mouse.UpAsync();
        await Expect(canvas).ToHaveAttributeAsync("aria-label", "The picture. Painted: near once.");

        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Lift out" }).ClickAsync();
        await canvas.FocusAsync();
        await desk.Page.Keyboard.PressAsync("ArrowUp");
        await desk.Page.Keyboard.PressAsync("Space");
        await Expect(canvas).ToHaveAttributeAsync("aria-label", "The picture. Painted: near once, lifted once.");
        await desk.Page.GetByLabel("To the right").FillAsync("25");
        await desk.Page.GetByLabel("To the right").PressAsync("Enter");
        await desk.ScreenshotAsync("create-picture-paint");
        await Axe.AssertFindsNothingAsync(desk.Page);

        for (var step = 0; step < 2; step++)
            await desk.Page.Locator("#picture-sheet [data-travel=undo]").ClickAsync();
        await Expect(canvas).ToHaveAttributeAsync("aria-label", "The picture. Painted: near once.");
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "See it on the stage" }).ClickAsync();
        await Expect(desk.Page.Locator(".picture-card")).ToContainTextAsync("as painted");
        desk.AssertNoErrors();
    }

    /// <summary>A house under a sky: our own, and like nothing that the stage would set by itself.</summary>
    private const string Picture =
        """
        const picture = () => {
          const canvas = document.createElement('canvas'), context = canvas.getContext('2d');
          canvas.width = 640; canvas.height = 360;
          const fill = (colour, x, y, width, height) => { context.fillStyle = colour; context.fillRect(x, y, width, height); };
          fill('#7fb2e5', 0, 0, 640, 170);
          fill('#4f7a35', 0, 170, 640, 190);
          fill('#b5402f', 250, 90, 140, 130);
          fill('#f2e6c9', 280, 120, 30, 40);
          fill('#f2e6c9', 330, 120, 30, 40);
          return new Promise((resolve) => canvas.toBlob(resolve, 'image/png'));
        };
        """;

    /// <summary>Played a little and taken back, so that there is a frame to look at.</summary>
    private static Task TheFirstFrameAsync(IPage page) => page.EvaluateAsync(
        """
        async () => {
          const video = document.querySelector('video[data-take]');
          await video.play();
          video.pause();
          await new Promise((resolve) => { video.onseeked = resolve; video.currentTime = 0; });
        }
        """);

    private static Task DropAsync(IPage page, string name, string type, string content) => page.EvaluateAsync(
        $$"""
        async () => {
          {{Picture}}
          const files = new DataTransfer();
          files.items.add(new File([{{content}}], '{{name}}', { type: '{{type}}' }));
          const desk = document.querySelector('.desk');
          for (const event of ['dragenter', 'dragover', 'drop']) desk.dispatchEvent(new DragEvent(event, { dataTransfer: files, bubbles: true, cancelable: true }));
        }
        """);

    private static Task<double> DifferenceAsync(IPage page, string selector) => page.EvaluateAsync<double>(
        $$"""
        async () => {
          {{Picture}}
          const small = (source) => {
            const canvas = document.createElement('canvas'), context = canvas.getContext('2d');
            canvas.width = 32; canvas.height = 18;
            context.drawImage(source, 0, 0, 32, 18);
            return context.getImageData(0, 0, 32, 18).data;
          };
          await new Promise(requestAnimationFrame);
          const shown = small(await createImageBitmap(document.querySelector('{{selector}}'))), given = small(await createImageBitmap(await picture()));
          let sum = 0;
          for (let i = 0; i < given.length; i++) if (i % 4 < 3) sum += Math.abs(given[i] - shown[i]);
          return sum / (given.length * 0.75);
        }
        """);
}
