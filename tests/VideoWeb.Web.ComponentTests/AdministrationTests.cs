using Microsoft.Extensions.DependencyInjection;
using NSubstitute;
using VideoWeb.Core.Credits;
using VideoWeb.Core.Engines;
using VideoWeb.Core.Jobs;
using VideoWeb.Studio;
using VideoWeb.Studio.Credits;
using VideoWeb.Studio.Generation;
using VideoWeb.Web.Features.Administration;
using VideoWeb.Web.Features.Jobs;

namespace VideoWeb.Web.ComponentTests;

public sealed class AdministrationTests : IDisposable
{
    private readonly Pages pages = new();
    private readonly ITiers tiers = Substitute.For<ITiers>();
    private readonly IQueueControl control = Substitute.For<IQueueControl>();

    public AdministrationTests()
    {
        pages.Context.Services.AddSingleton(tiers);
        pages.Context.Services.AddSingleton(control);
        tiers.ListAsync(default, default).ReturnsForAnyArgs(new Outcome<IReadOnlyList<TierUse>>([.. StartingTiers.All.Select(tier => new TierUse(tier, 7, 2))], null));
        tiers.FindWorkspacesAsync(default, default, default).ReturnsForAnyArgs(new Outcome<IReadOnlyList<TieredWorkspace>>([], null));
        tiers.SaveAsync(default, default!, default).ReturnsForAnyArgs(Outcome.Done);
        control.PauseAsync(default, default).ReturnsForAnyArgs(Outcome.Done);
        control.MoveToFrontAsync(default, default, default).ReturnsForAnyArgs(Outcome.Done);
        control.DrainAsync(default, default!, default, default).ReturnsForAnyArgs(Outcome.Done);
    }

    public void Dispose() => pages.Dispose();

    [Fact]
    public void Tier_Changed_IsMarkedCountedAndSavedAlone()
    {
        var page = pages.Context.Render<TiersPage>();
        page.Find("input[aria-label='Credits a month, Pro']").Change("900");
        Assert.Contains("dirty", page.Find("input[aria-label='Credits a month, Pro']").ClassName, StringComparison.Ordinal);
        Assert.Contains("1 change", page.Markup, StringComparison.Ordinal);
        page.FindAll(".acts button")[1].Click();
        tiers.Received().SaveAsync(
            pages.Caller, Arg.Is<IReadOnlyList<TierChange>>(changes => changes.Count == 1 && changes[0].Tier.Id == "pro" && changes[0].Tier.MonthlyCredits == 900 && changes[0].Version == 7), Arg.Any<CancellationToken>());
    }

    [Fact]
    public void Tier_WithSomethingElseThanANumber_StaysAsItWas()
    {
        var page = pages.Context.Render<TiersPage>();
        page.Find("input[aria-label='Jobs at once, Free']").Change("two");
        Assert.Contains("Free: jobs at once is a whole number, not “two”", page.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("change<", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Queue_ShowsLanesAndWorkers_AndActsOnThem()
    {
        var second = Job("Second", 2);
        Holds(null, Job("First", 1), second);
        var queue = pages.Context.Render<StudioQueue>();
        Assert.Equal(["First", "Second"], queue.FindAll("section[aria-label=Finals] tbody .cut").Where(cell => cell.ClassName == "cut").Select(cell => cell.TextContent));
        // the first one is at the front already
        queue.Find("button[aria-label^='Move']").Click();
        control.Received().MoveToFrontAsync(pages.Caller, second.Id, Arg.Any<CancellationToken>());
        queue.Find("button[aria-label='Drain studio-1']").Click();
        control.Received().DrainAsync(pages.Caller, "studio-1/7/run", true, Arg.Any<CancellationToken>());
    }

    [Fact]
    public void Queue_Paused_SaysSoAndHowToGoOn()
    {
        Holds(DateTimeOffset.UnixEpoch, Job("First", 1));
        var queue = pages.Context.Render<StudioQueue>();
        Assert.Contains("1 job waits", queue.Find(".note").TextContent, StringComparison.Ordinal);
        Assert.Equal("Resume the queue", queue.Find(".note button").TextContent);
        Assert.Contains("waits", queue.Find("section[aria-label=Finals] td.nw").TextContent, StringComparison.Ordinal);
    }

    private void Holds(DateTimeOffset? pausedAt, params QueuedJob[] jobs) => control.OverviewAsync(default, default).ReturnsForAnyArgs((Outcome<QueueOverview>)new QueueOverview(
        pausedAt, jobs.Length, jobs, [new QueueWorker("studio-1/7/run", "studio-1", 0, 1, false, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch)], []));

    private static QueuedJob Job(string title, int position) => new()
    {
        Id = Guid.NewGuid(),
        WorkspaceId = Guid.NewGuid(),
        Workspace = "Northlight",
        Title = title,
        State = JobState.Queued,
        Lane = JobLane.Normal,
        Engine = "previz",
        Format = new RenderFormat(1280, 720, 24, 12, 1, RenderQuality.Final),
        Fraction = 0,
        Credits = 8,
        Position = position,
        CreatedAt = DateTimeOffset.UnixEpoch,
    };
}
