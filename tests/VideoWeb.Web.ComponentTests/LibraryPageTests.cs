using Bunit.TestDoubles;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using NSubstitute;
using VideoWeb.Studio;
using VideoWeb.Studio.Library;
using VideoWeb.Web.Features.Library;

namespace VideoWeb.Web.ComponentTests;

public sealed class LibraryPageTests : IDisposable
{
    private readonly Pages pages = new();

    public void Dispose() => pages.Dispose();

    [Fact]
    public void Library_Empty_SaysHowToStart()
    {
        pages.Holds();
        var page = Open("/library");
        Assert.Equal("No clips yet", page.Find(".empty h2").TextContent);
        Assert.Equal("/create", page.Find(".empty a").GetAttribute("href"));
    }

    [Fact]
    public void Library_NoHit_NamesTheWordsAndOffersAWayOut()
    {
        pages.Holds();
        var page = Open("/library?q=lighthose&state=ready");
        Assert.Contains("“lighthose”", page.Find(".empty h2").TextContent, StringComparison.Ordinal);
        Assert.Contains(page.FindAll(".empty a"), link => link.GetAttribute("href") == "/library?q=lighthose");
    }

    [Fact]
    public void Library_Address_IsWhatIsAskedFor()
    {
        pages.Holds(Pages.Clip("Pier"));
        Open("/library?q=pier&shelf=starred&length=short&sort=title");
        pages.Library.Received().ListAsync(
            pages.Caller,
            Arg.Is<LibraryQuery>(query => query.Text == "pier" && query.Starred == true && query.MaxSeconds == 6 && query.Sort == LibrarySort.Title),
            Arg.Any<CancellationToken>());
    }

    [Fact]
    public async Task Delete_TakesTheTileAwayAndUndoBringsItBack()
    {
        var clip = Pages.Clip("Pier");
        pages.Holds(clip);
        var page = Open("/library");
        await page.Find(".menu-list .b-d").ClickAsync();
        Assert.Empty(page.FindAll(".tile"));
        await pages.Library.Received().DeleteAsync(pages.Caller, clip.Id, Arg.Any<CancellationToken>());

        Assert.Equal("Undo", pages.Toasts.Current?.Action);
        await page.InvokeAsync(pages.Toasts.Current!.Run!);
        await pages.Library.Received().RestoreAsync(pages.Caller, clip.Id, Arg.Any<CancellationToken>());
        Assert.Single(page.FindAll(".tile"));
    }

    [Fact]
    public async Task Delete_Refused_PutsTheTileBackAndSaysWhy()
    {
        pages.Holds(Pages.Clip("Pier"), Pages.Clip("Lamp"));
        pages.Library.DeleteAsync(default, default, default).ReturnsForAnyArgs((Outcome)new Refusal(RefusalKind.NotAllowed, "Viewers do not delete."));
        var page = Open("/library");
        await page.Find(".menu-list .b-d").ClickAsync();
        Assert.Equal(["Pier", "Lamp"], page.FindAll(".tile h2").Select(h => h.TextContent));
        Assert.Equal("Viewers do not delete.", pages.Toasts.Current?.Text);
    }

    [Fact]
    public async Task Rename_Refused_ShowsTheOldTitleAgain()
    {
        var clip = Pages.Clip("Pier");
        pages.Holds(clip);
        pages.Library.RenameAsync(default, default, default!, default).ReturnsForAnyArgs((Outcome)new Refusal(RefusalKind.Invalid, "A title has 1 to 200 characters."));
        var page = Open("/library");
        await page.FindAll(".menu-list button").First(b => b.TextContent.Contains("Rename", StringComparison.Ordinal)).ClickAsync();
        await page.Find(".rename").InputAsync(new ChangeEventArgs { Value = "Pier, golden hour" });
        await page.Find(".rename").KeyDownAsync(new Microsoft.AspNetCore.Components.Web.KeyboardEventArgs { Key = "Enter" });
        await pages.Library.Received().RenameAsync(pages.Caller, clip.Id, "Pier, golden hour", Arg.Any<CancellationToken>());
        Assert.Equal("Pier", page.Find(".tile h2").TextContent);
    }

    [Fact]
    public async Task Rename_Escape_ChangesNothing()
    {
        pages.Holds(Pages.Clip("Pier"));
        var page = Open("/library");
        await page.FindAll(".menu-list button").First(b => b.TextContent.Contains("Rename", StringComparison.Ordinal)).ClickAsync();
        await page.Find(".rename").KeyDownAsync(new Microsoft.AspNetCore.Components.Web.KeyboardEventArgs { Key = "Escape" });
        Assert.Equal("Pier", page.Find(".tile h2").TextContent);
        await pages.Library.DidNotReceiveWithAnyArgs().RenameAsync(default, default, default!, default);
    }

    private IRenderedComponent<LibraryPage> Open(string address)
    {
        pages.Context.Services.GetRequiredService<BunitNavigationManager>().NavigateTo(address);
        return pages.Context.Render<LibraryPage>();
    }
}
