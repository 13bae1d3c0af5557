using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace VideoWeb.BrowserTests;

/// <summary>The Create page as a person handles it.</summary>
public sealed class DeskPage : IAsyncDisposable
{
    /// <summary>Software graphics on two cores, beside other tests' rendering.</summary>
    private const float StageLimit = 240_000;
    private const float RenderLimit = 300_000;

    private readonly List<string> errors = [];

    public DeskPage(IPage page)
    {
        Page = page;
        page.SetDefaultTimeout(90_000);
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
                errors.Add(message.Text);
        };
        page.PageError += (_, error) => errors.Add(error);
    }

    public IPage Page { get; }

    public ILocator Script => Page.Locator("[data-composer]");

    public ILocator Generate => Page.Locator("[data-go=generate]");

    public ILocator Cancel => Page.Locator("[data-go=cancel]");

    public ILocator Take => Page.Locator("video[data-take]");

    public ILocator Blocks(string lane) => Page.Locator($"[data-lane={lane}] [data-block]");

    /// <summary>A field of what is chosen.</summary>
    public ILocator Field(string label) => Page.Locator("[data-inspector]").GetByLabel(label, new() { Exact = true });

    /// <summary>Opens the desk and waits until it can be typed into.</summary>
    public async Task GoAsync(string path = "/create?new=1")
    {
        await Page.GotoAsync(path);
        await Expect(Script).ToHaveAttributeAsync("contenteditable", new Regex("plaintext-only|true"));
    }

    public async Task WriteAsync(string text)
    {
        await Script.ClickAsync();
        await Page.Keyboard.PressAsync("Control+A");
        await Page.Keyboard.InsertTextAsync(text);
        await Expect(Page.Locator(".chips li").First).ToBeVisibleAsync();
    }

    /// <summary>The smallest honest clip: a second of 320 × 180 at 12 frames a second, draft.</summary>
    public async Task AskForATinyClipAsync()
    {
        var slate = Page.Locator(".slate:visible");
        await slate.GetByLabel("Quality").SelectOptionAsync("Draft");
        await slate.GetByLabel("Size").SelectOptionAsync("320x180");
        await slate.GetByLabel("Frames").SelectOptionAsync("12");
        await slate.GetByLabel("Length in seconds").FillAsync("1");
        await slate.GetByLabel("Length in seconds").PressAsync("Enter");
        await Expect(Page.Locator(".time .ph")).ToContainTextAsync("1.0 / 25");
    }

    public async Task WaitForTheStageAsync() =>
        await Page.WaitForFunctionAsync("() => document.querySelector('[data-stage-state]').hidden && document.querySelector('[data-stage-host] canvas')?.width > 50", null, new() { Timeout = StageLimit, PollingInterval = 250 });

    /// <summary>How many different colours the stage shows in a coarse grid of its picture: 1 for an empty one.</summary>
    public Task<int> StageColoursAsync() => Page.EvaluateAsync<int>(
        """
        async () => {
          const shot = document.createElement('canvas'), context = shot.getContext('2d');
          shot.width = 32; shot.height = 18;
          await new Promise(requestAnimationFrame);
          const bitmap = await createImageBitmap(document.querySelector('[data-stage-host] canvas'));
          context.drawImage(bitmap, 0, 0, 32, 18);
          const pixels = context.getImageData(0, 0, 32, 18).data, colours = new Set();
          for (let i = 0; i < pixels.length; i += 4) colours.add((pixels[i] >> 3) << 10 | (pixels[i + 1] >> 3) << 5 | pixels[i + 2] >> 3);
          return colours.size;
        }
        """);

    public async Task WaitForTheTakeAsync() => await Expect(Take).ToBeVisibleAsync(new() { Timeout = RenderLimit });

    public Task ScreenshotAsync(string name) => Page.ScreenshotAsync(new() { Path = Path.Combine(Repository.Screenshots, name + ".png") });

    /// <summary>Nothing went wrong in the browser so far.</summary>
    /// <param name="but">What the test asked for: an error that says it does not count.</param>
    public void AssertNoErrors(string? but = null) => Assert.Equal([], errors.Where(error => but is null || !error.Contains(but, StringComparison.Ordinal)));

    public async ValueTask DisposeAsync() => await Page.Context.CloseAsync();
}
