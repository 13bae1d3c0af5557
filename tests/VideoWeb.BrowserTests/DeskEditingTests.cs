using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace VideoWeb.BrowserTests;

[Collection(BrowserTestGroup.Name)]
public sealed class DeskEditingTests(BrowserFixture browser)
{
    private const string TwoShots = "A woman stands on a pier, wide. Cut to a man walking on a beach, orbit left 40 degrees.";

    [Fact]
    public async Task Draft_AfterAReload_HasTextEditsAndHistory()
    {
        await using var desk = await browser.OpenAsync();
        await desk.GoAsync();
        await desk.WriteAsync(TwoShots);
        await Expect(desk.Blocks("Shots")).ToHaveCountAsync(2);
        await desk.Blocks("Shots").First.ClickAsync();
        await desk.Field("Framing").SelectOptionAsync("close-up");
        await Expect(desk.Page.Locator(".saved")).ToContainTextAsync("Saved");

        await Expect(desk.Page).ToHaveURLAsync(new Regex("/create$"));
        await desk.GoAsync(desk.Page.Url);

        await Expect(desk.Script).ToHaveTextAsync(TwoShots);
        await desk.Blocks("Shots").First.ClickAsync();
        await Expect(desk.Field("Framing")).ToHaveValueAsync("close-up");
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Undo shot 1: framing" }).ClickAsync();
        await Expect(desk.Field("Framing")).ToHaveValueAsync("wide");
        desk.AssertNoErrors();
    }

    [Fact]
    public async Task Timeline_ByKeyboard_SplitsMovesAndDeletes()
    {
        await using var desk = await browser.OpenAsync();
        await desk.GoAsync();
        await desk.WriteAsync(TwoShots);
        await Expect(desk.Blocks("Shots")).ToHaveCountAsync(2);

        await desk.Blocks("Shots").Nth(1).FocusAsync();
        var before = await desk.Blocks("Shots").Nth(1).GetAttributeAsync("data-start");
        await desk.Page.Keyboard.PressAsync("Alt+Shift+ArrowRight");
        await Expect(desk.Blocks("Shots").Nth(1)).Not.ToHaveAttributeAsync("data-start", before!);
        await Expect(desk.Page.Locator("[data-say]")).ToContainTextAsync("seconds");
        await Expect(desk.Blocks("Shots").Nth(1)).ToBeFocusedAsync();

        await desk.Page.Keyboard.PressAsync("Control+ArrowDown");
        await Expect(desk.Blocks("Camera").Nth(1)).ToBeFocusedAsync();

        await desk.Blocks("Shots").Nth(1).FocusAsync();
        await desk.Page.Keyboard.PressAsync("Delete");
        await Expect(desk.Blocks("Shots")).ToHaveCountAsync(1);
        await desk.Page.Keyboard.PressAsync("Control+z");
        await Expect(desk.Blocks("Shots")).ToHaveCountAsync(2);
        desk.AssertNoErrors();
    }

    [Fact]
    public async Task Timeline_DraggingAnEnd_ChangesTheShotOnceAtItsEnd()
    {
        await using var desk = await browser.OpenAsync();
        await desk.GoAsync();
        await desk.WriteAsync(TwoShots);
        await Expect(desk.Blocks("Shots")).ToHaveCountAsync(2);
        var last = desk.Blocks("Shots").Nth(1);
        var box = (await last.BoundingBoxAsync())!;
        var seconds = await last.GetAttributeAsync("data-seconds");

        await desk.Page.Mouse.MoveAsync(box.X + box.Width - 3, box.Y + box.Height / 2);
        await desk.Page.Mouse.DownAsync();
        await desk.Page.Mouse.MoveAsync(box.X + box.Width - 60, box.Y + box.Height / 2, new() { Steps = 4 });
        await Expect(last).ToHaveAttributeAsync("data-seconds", seconds!);
        await desk.Page.Mouse.UpAsync();

        await Expect(last).Not.ToHaveAttributeAsync("data-seconds", seconds!);
        desk.AssertNoErrors();
    }

    [Fact]
    public async Task Script_WithAnUnknownWord_SaysSoFirst()
    {
        await using var desk = await browser.OpenAsync();
        await desk.GoAsync();

        await desk.WriteAsync("A woman holds a glimmerlace on a pier");

        await Expect(desk.Page.Locator(".chips li").First).ToContainTextAsync("glimmerlace");
        await Expect(desk.Page.Locator(".chips li").First).ToContainTextAsync("not known");
        desk.AssertNoErrors();
    }

    [Fact]
    public async Task Example_OnAnEmptyDesk_FillsTheScriptAndUndoEmptiesIt()
    {
        await using var desk = await browser.OpenAsync();
        await desk.GoAsync();

        await desk.Page.Locator("[data-example]").First.ClickAsync();
        await Expect(desk.Script).ToContainTextAsync("red coat");

        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Undo new script" }).ClickAsync();
        await Expect(desk.Script).ToHaveTextAsync("");
        desk.AssertNoErrors();
    }

    [Fact]
    public async Task Address_WithAPrompt_OpensADeskWithIt()
    {
        await using var desk = await browser.OpenAsync();

        await desk.GoAsync("/create?prompt=A%20cat%20on%20a%20rooftop");

        await Expect(desk.Script).ToHaveTextAsync("A cat on a rooftop");
        await Expect(desk.Blocks("Shots")).ToHaveCountAsync(1);
    }
}
