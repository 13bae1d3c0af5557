using NSubstitute;
using VideoWeb.Core.Jobs;
using VideoWeb.Studio;
using VideoWeb.Studio.Generation;
using VideoWeb.Web.Features.Jobs;

namespace VideoWeb.Web.ComponentTests;

public sealed class JobTests : IDisposable
{
    private readonly Pages pages = new();

    public void Dispose() => pages.Dispose();

    [Theory]
    [InlineData(JobState.Queued, "Queued")]
    [InlineData(JobState.Staging, "Building the scene")]
    [InlineData(JobState.Rendering, "Rendering")]
    [InlineData(JobState.Encoding, "Finishing")]
    [InlineData(JobState.Cancelling, "Cancelling")]
    [InlineData(JobState.Done, "Done")]
    [InlineData(JobState.Failed, "Failed")]
    [InlineData(JobState.Cancelled, "Cancelled")]
    public void State_OfAnyJob_IsAWordBesideItsShape(JobState state, string word)
    {
        var box = pages.Context.Render<JobBox>(p => p.Add(b => b.Job, Pages.Job(state)));
        Assert.Equal(word, box.Find(".st").TextContent);
        Assert.NotNull(box.Find(".st svg"));
    }

    [Theory]
    [InlineData(JobState.Queued, 40.0, "starts in 40\u202Fs")]
    [InlineData(JobState.Queued, null, null)]
    [InlineData(JobState.Done, 40.0, null)]
    public void WaitingJob_SaysWhenItStarts(JobState state, double? startsIn, string? text) =>
        Assert.Equal(text, JobMarks.LeftOf(Pages.Job(state) with { StartsIn = startsIn }));

    [Theory]
    [InlineData(JobState.Failed, 18, " Your 18 credits are back.")]
    [InlineData(JobState.Failed, 1, " Your credit is back.")]
    [InlineData(JobState.Failed, 0, "")]
    [InlineData(JobState.Cancelled, 18, "")]
    public void FailedJob_SaysWhereItsCreditsAre(JobState state, int credits, string text) =>
        Assert.Equal(text, JobMarks.BackOf(Pages.Job(state) with { Credits = credits }));

    [Fact]
    public void Progress_IsToldToScreenReadersInPercent()
    {
        var box = pages.Context.Render<JobBox>(p => p.Add(b => b.Job, Pages.Job(JobState.Rendering, 0.58)));
        Assert.Equal("58", box.Find("[role=progressbar]").GetAttribute("aria-valuenow"));
        Assert.Equal("Rendering, 50 percent", box.Find("[role=status]").TextContent);
    }

    [Fact]
    public void Cancel_OnceAsked_CanNotBePressedAgain()
    {
        var box = pages.Context.Render<JobBox>(p => p.Add(b => b.Job, Pages.Job(JobState.Cancelling)));
        Assert.True(box.Find("button").HasAttribute("disabled"));
    }

    [Fact]
    public async Task Queue_Cancel_AsksForThatJob()
    {
        var job = Pages.Job(JobState.Rendering, 0.2);
        Recent(job);
        pages.Generation.CancelAsync(default, default, default).ReturnsForAnyArgs(Outcome.Done);
        var page = pages.Context.Render<QueuePage>();
        await page.Find("button[aria-label^=Cancel]").ClickAsync();
        await pages.Generation.Received().CancelAsync(pages.Caller, job.Id, Arg.Any<CancellationToken>());
    }

    [Fact]
    public void Queue_FailedJob_SaysWhyAndOffersAnotherTry()
    {
        Recent(Pages.Job(JobState.Failed, failure: "The browser ran out of memory. Choose a smaller size."));
        var page = pages.Context.Render<QueuePage>();
        Assert.Contains("Choose a smaller size", page.Markup, StringComparison.Ordinal);
        Assert.Equal("Try again", page.Find("tbody button").TextContent);
        Assert.Contains("Nothing waits", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Queue_RunningJob_StandsBeforeWaitingOnes()
    {
        Recent(Pages.Job(JobState.Queued) with { Title = "Second", QueuePosition = 1 }, Pages.Job(JobState.Rendering) with { Title = "First" });
        var page = pages.Context.Render<QueuePage>();
        Assert.Equal(["First", "Second"], page.FindAll("tbody a").Select(link => link.TextContent));
    }

    [Fact]
    public void Picture_OfAnEndedJob_IsNone()
    {
        var running = Pages.Job(JobState.Rendering) with { Previews = [new JobPreview(3, "coarse", 0, 64, 36)] };
        Assert.EndsWith("/previews/3", JobMarks.PictureOf(running), StringComparison.Ordinal);
        Assert.Null(JobMarks.PictureOf(running with { State = JobState.Cancelled }));
    }

    [Theory]
    [InlineData(JobState.Rendering, 52, true)]
    [InlineData(JobState.Rendering, 0.2, false)]
    [InlineData(JobState.Encoding, 5, false)]
    [InlineData(JobState.Queued, 90, false)]
    public void TimeLeft_IsSaidOnlyWhileItIsKnown(JobState state, double seconds, bool said) =>
        Assert.Equal(said, JobMarks.LeftOf(Pages.Job(state) with { SecondsLeft = seconds }) is not null);

    private void Recent(params JobSnapshot[] jobs) =>
        pages.Generation.RecentAsync(default, default).ReturnsForAnyArgs((Outcome<IReadOnlyList<JobSnapshot>>)jobs);
}
