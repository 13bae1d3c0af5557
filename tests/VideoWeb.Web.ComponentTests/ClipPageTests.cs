using NSubstitute;
using VideoWeb.Core.Engines;
using VideoWeb.Core.Media;
using VideoWeb.Core.Plans;
using VideoWeb.Studio;
using VideoWeb.Studio.Generation;
using VideoWeb.Studio.Library;
using VideoWeb.Web.Features.Clips;
using ClipPage = VideoWeb.Web.Features.Clips.ClipPage;

namespace VideoWeb.Web.ComponentTests;

public sealed class ClipPageTests : IDisposable
{
    private readonly Pages pages = new();

    public void Dispose() => pages.Dispose();

    [Fact]
    public void Clip_Finished_PlaysItsTakeWithCaptionsAndSaysWhatItIs()
    {
        var take = Take();
        var page = Open(Detail(take));
        Assert.Equal($"/media/{take.Id}/clip.mp4", page.Find("video").GetAttribute("src"));
        Assert.Equal($"/media/{take.Id}/captions.vtt", page.Find("track").GetAttribute("src"));
        Assert.Contains("4127", page.Find(".dl").TextContent, StringComparison.Ordinal);
        Assert.Contains("The corgi is shown as a dog.", page.Find(".notes").TextContent, StringComparison.Ordinal);
        Assert.Equal("slider", page.Find(".wv").GetAttribute("role"));
    }

    [Fact]
    public void Clip_OfAnotherWorkspace_SaysThatThereIsNone()
    {
        pages.Library.GetAsync(default, default, default).ReturnsForAnyArgs((Outcome<ClipDetail>)new Refusal(RefusalKind.NotFound, "This clip does not exist here."));
        var page = pages.Context.Render<ClipPage>(p => p.Add(c => c.ClipId, Guid.NewGuid()));
        Assert.Contains("There is no such clip here", page.Markup, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("video"));
    }

    [Fact]
    public async Task Clip_Failed_SaysWhyAndTriesAgain()
    {
        var job = Guid.NewGuid();
        var clip = Pages.Clip("Pier", ClipState.Failed);
        var page = Open(new ClipDetail(clip, "A pier.", new ShotPlan(), [], "The browser ran out of memory. Choose a smaller size.", job));
        Assert.Contains("Choose a smaller size", page.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        pages.Generation.RetryAsync(default, default, default).ReturnsForAnyArgs((Outcome<SubmittedJob>)new Refusal(RefusalKind.LimitReached, "Twenty jobs wait already."));
        await page.Find("[role=alert] button").ClickAsync();
        await pages.Generation.Received().RetryAsync(pages.Caller, job, Arg.Any<CancellationToken>());
        Assert.Equal("Twenty jobs wait already.", pages.Toasts.Current?.Text);
        // one lamp button a page
        Assert.Single(page.FindAll(".b-p"));
    }

    [Fact]
    public void Plan_AsAShotList_SaysMovesWithTheirMeasures()
    {
        var plan = new ShotPlan
        {
            Shots =
            [
                new Shot
                {
                    Seconds = 4,
                    Framing = "close-up",
                    Environment = new ShotEnvironment { Place = "pier", TimeOfDay = "golden-hour" },
                    Camera = [new CameraMove("dolly-forward", 2.4, "m", "slow"), new CameraMove("orbit-left", 40, "deg")],
                    Lens = new Lens { FocalLength = 35, Aperture = 2.8 },
                },
            ],
        };
        var sheet = pages.Context.Render<PlanSheet>(p => p.Add(s => s.Plan, plan));
        Assert.Contains("Pier, close up", sheet.Find("h2").TextContent, StringComparison.Ordinal);
        var facts = sheet.Find("dl").TextContent.Replace('\u2009', ' ');
        Assert.Contains("slow dolly forward 2.4 m, then orbit left 40°", facts, StringComparison.Ordinal);
        Assert.Contains("35 mm, f/2.8", facts, StringComparison.Ordinal);
    }

    private IRenderedComponent<ClipPage> Open(ClipDetail clip)
    {
        pages.Library.GetAsync(default, default, default).ReturnsForAnyArgs((Outcome<ClipDetail>)clip);
        return pages.Context.Render<ClipPage>(p => p.Add(c => c.ClipId, clip.Card.Id));
    }

    private static ClipDetail Detail(TakeDetail take) =>
        new(Pages.Clip("Pier") with { Id = take.ClipId, TakeId = take.Id }, take.Prompt, take.Plan, [take], null, take.JobId);

    private static TakeDetail Take() => new()
    {
        Id = Guid.NewGuid(),
        ClipId = Guid.NewGuid(),
        JobId = Guid.NewGuid(),
        Number = 1,
        Prompt = "A pier.",
        Plan = new ShotPlan(),
        Engine = "previz",
        Device = "llvmpipe",
        Format = new RenderFormat(1280, 720, 24, 12, 4127, RenderQuality.Standard),
        Seconds = 12,
        Lines = [new SpokenLine("Mara", "The sea remembers everything.", 1, 3)],
        Notes = ["The corgi is shown as a dog."],
        Files = [new TakeFileInfo(MediaKind.Video, "00", 9_400_000, "video/mp4"), new TakeFileInfo(MediaKind.Captions, "01", 81, "text/vtt")],
        CreatedAt = DateTimeOffset.UnixEpoch,
    };
}
