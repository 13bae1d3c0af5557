using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace VideoWeb.BrowserTests;

/// <summary>Cameos as their maker and the person shown see them, wide and narrow, and by name in a script.</summary>
[Collection(BrowserTestGroup.Name)]
public sealed class CameoTests(BrowserFixture browser)
{
    [Fact]
    public async Task Cameo_FromPicturesToConsentAndWithdrawal_IsAWayThatAPersonCanGo()
    {
        await using var desk = await browser.OpenAsync();
        var page = desk.Page;
        await page.GotoAsync("/cameos");
        await LookAsync(desk, "cameos");

        await page.GotoAsync("/cameos/new");
        await page.Locator("#pictures").SetInputFilesAsync([await PictureAsync(page, "front.png", "#b5402f"), await PictureAsync(page, "side.png", "#4f7a35")]);
        await Expect(page.Locator("[data-chosen] img")).ToHaveCountAsync(2);
        await page.GetByLabel("Handle").FillAsync("nora");
        await page.GetByLabel("Full name of the person, or what it is").FillAsync("Nora Hale");
        await page.Locator("[name=Attest]").CheckAsync();
        await LookAsync(desk, "cameo-new");
        await page.GetByRole(AriaRole.Button, new() { Name = "Make the cameo" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "@nora", Exact = true })).ToBeVisibleAsync();

        await TheCropIsDraggedAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Make a consent link" }).ClickAsync();
        var link = (await page.Locator(".consent-link").TextContentAsync())!;
        await LookAsync(desk, "cameo-asked");

        await using var outside = await page.Context.Browser!.NewContextAsync(new() { ReducedMotion = ReducedMotion.Reduce });
        var person = new DeskPage(await outside.NewPageAsync());
        await person.Page.GotoAsync(link);
        await LookAsync(person, "consent");
        await person.Page.GetByRole(AriaRole.Button, new() { Name = "Allow this" }).ClickAsync();
        await Expect(person.Page.GetByText("What you allow counts from now on.")).ToBeVisibleAsync();
        await page.GotoAsync(page.Url);
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Use in a new clip" })).ToBeVisibleAsync();

        await person.Page.GetByRole(AriaRole.Button, new() { Name = "Withdraw" }).ClickAsync();
        await Expect(person.Page.GetByText("You withdrew.")).ToBeVisibleAsync();
        await LookAsync(person, "consent-withdrawn");
        await page.GotoAsync("/cameos");
        await Expect(page.Locator(".cameo").Filter(new() { HasText = "@nora" })).ToContainTextAsync("Withdrawn");
        desk.AssertNoErrors();
    }

    [Fact]
    public async Task Mention_InTheScript_OffersTheWorkspacesCameos_ByKeyboard()
    {
        await using var desk = await browser.OpenAsync();
        var page = desk.Page;
        foreach (var (handle, shows) in new[] { ("pip", "Pip the parrot"), ("pippa", "Pippa") })
        {
            await page.GotoAsync("/cameos/new");
            await page.Locator("#pictures").SetInputFilesAsync(await PictureAsync(page, "front.png", "#b5402f"));
            await page.GetByLabel("Handle").FillAsync(handle);
            await page.GetByLabel("Whom or what it shows").SelectOptionAsync("animal");
            await page.GetByLabel("Full name of the person, or what it is").FillAsync(shows);
            await page.Locator("[name=Attest]").CheckAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "Make the cameo" }).ClickAsync();
            await Expect(page.GetByRole(AriaRole.Heading, new() { Name = $"@{handle}", Exact = true })).ToBeVisibleAsync();
        }

        await desk.GoAsync();
        await desk.Script.ClickAsync();
        await page.Keyboard.TypeAsync("At dusk @parr");
        var offers = page.GetByRole(AriaRole.Listbox, new() { Name = "Cameos and cast" });
        await Expect(offers.GetByRole(AriaRole.Option)).ToHaveCountAsync(1);
        await Expect(offers).ToContainTextAsync("@pip");
        await page.Keyboard.PressAsync("Escape");
        await Expect(offers).ToBeHiddenAsync();

        for (var i = 0; i < 5; i++) await page.Keyboard.PressAsync("Backspace");
        await page.Keyboard.TypeAsync("@pi");
        await Expect(offers.GetByRole(AriaRole.Option)).ToHaveCountAsync(2);
        await Expect(desk.Script).ToHaveAttributeAsync("aria-activedescendant", "mention-0");
        await desk.ScreenshotAsync("create-mention");
        await Axe.AssertFindsNothingAsync(page);
        await page.Keyboard.PressAsync("ArrowDown");
        await Expect(desk.Script).ToHaveAttributeAsync("aria-activedescendant", "mention-1");
        await page.Keyboard.PressAsync("Enter");
        await Expect(desk.Script).ToContainTextAsync("At dusk @pippa ");
        await Expect(offers).ToBeHiddenAsync();
        desk.AssertNoErrors();
    }

    private static async Task TheCropIsDraggedAsync(IPage page)
    {
        await page.Locator(".crop-box").ScrollIntoViewIfNeededAsync();
        var box = (await page.Locator(".crop-box").BoundingBoxAsync())!;
        await page.Mouse.MoveAsync(box.X + box.Width - 6, box.Y + box.Height - 6);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(box.X + box.Width / 2, box.Y + box.Height / 2, new() { Steps = 4 });
        await page.Mouse.UpAsync();
        Assert.InRange(double.Parse(await page.GetByLabel("Width", new() { Exact = true }).InputValueAsync(), System.Globalization.CultureInfo.InvariantCulture), 40, 60);
        await page.GetByRole(AriaRole.Button, new() { Name = "Save the likeness" }).ClickAsync();
        await Expect(page.Locator(".note.failed")).ToHaveCountAsync(0);
    }

    /// <summary>A screenshot and axe, wide and narrow.</summary>
    private static async Task LookAsync(DeskPage desk, string name)
    {
        foreach (var (width, height) in new[] { (1280, 800), (390, 844) })
        {
            await desk.Page.SetViewportSizeAsync(width, height);
            await desk.ScreenshotAsync($"{name}-{width}");
            await Axe.AssertFindsNothingAsync(desk.Page);
        }

        await desk.Page.SetViewportSizeAsync(1280, 800);
    }

    /// <summary>Our own: a ground and a round face.</summary>
    private static async Task<FilePayload> PictureAsync(IPage page, string name, string ground)
    {
        var data = await page.EvaluateAsync<string>(
            $$"""
            () => {
              const canvas = document.createElement('canvas'), context = canvas.getContext('2d');
              canvas.width = canvas.height = 200;
              context.fillStyle = '{{ground}}';
              context.fillRect(0, 0, 200, 200);
              context.fillStyle = '#e6c2a0';
              context.arc(100, 95, 55, 0, 7);
              context.fill();
              return canvas.toDataURL('image/png').split(',')[1];
            }
            """);
        return new FilePayload { Name = name, MimeType = "image/png", Buffer = Convert.FromBase64String(data) };
    }
}
