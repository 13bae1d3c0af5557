using VideoWeb.Core.Engines;
using VideoWeb.Core.Jobs;

namespace VideoWeb.Studio.Tests.Jobs;

public sealed class CostModelTests
{
    [Fact]
    public void Estimate_WithoutFigures_IsAGuessThatGrowsWithSizeAndQuality()
    {
        var draft = CostModel.Estimate([], RenderQuality.Draft, 640, 360);
        var final = CostModel.Estimate([], RenderQuality.Final, 1280, 720);
        Assert.Equal(CostSource.Guess, draft.Source);
        Assert.True(final.SecondsPerFrame > 4 * draft.SecondsPerFrame);
    }

    [Fact]
    public void Estimate_PrefersTheMeasuredSize()
    {
        var measured = new MeasuredCost(RenderQuality.Draft, 640, 360, 0.5, 3, 2);
        var other = new MeasuredCost(RenderQuality.Draft, 1280, 720, 9, 3, 7);
        var estimate = CostModel.Estimate([other, measured], RenderQuality.Draft, 640, 360);
        Assert.Equal((0.5, CostSource.Measured, 2), (estimate.SecondsPerFrame, estimate.Source, estimate.Samples));
    }

    [Fact]
    public void Estimate_OfAnotherSize_IsScaledByPixels()
    {
        var measured = new MeasuredCost(RenderQuality.Draft, 640, 360, 0.5, 3, 2);
        var estimate = CostModel.Estimate([measured], RenderQuality.Draft, 1280, 720);
        Assert.Equal(2.0, estimate.SecondsPerFrame, 6);
        Assert.Equal(CostSource.OtherSize, estimate.Source);
    }

    [Fact]
    public void Average_FollowsTheNewestWithoutForgettingTheRest()
    {
        Assert.Equal(4, CostModel.Average(0, 4, samples: 0));
        Assert.Equal(2.3, CostModel.Average(2, 3, samples: 5), 6);
    }

    [Fact]
    public void TimeLeft_TrustsTheQuoteFirst_AndTheMeasuredRateLater()
    {
        Assert.Equal(100, TimeLeft.Estimate(quoted: 100, elapsed: 0, fraction: 0), 6);
        Assert.Equal(30, TimeLeft.Estimate(quoted: 1000, elapsed: 30, fraction: 0.5), 6);
        Assert.Equal(0, TimeLeft.Estimate(quoted: 100, elapsed: 60, fraction: 1), 6);
    }
}
