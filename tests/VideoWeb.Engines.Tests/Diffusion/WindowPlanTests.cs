using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using VideoWeb.Core.Plans;
using VideoWeb.Engines.Diffusion;
using VideoWeb.Engines.Diffusion.Packs;
using VideoWeb.Engines.Diffusion.Pictures;

namespace VideoWeb.Engines.Tests.Diffusion;

public sealed class WindowPlanTests
{
    [Property]
    public Property Of_AnyPlan_MakesEachFrameOnceAndCutsOnBorders()
    {
        var plans = from seconds in Gen.Choose(1, 25)
                    from cuts in Gen.ListOf(Gen.Choose(1, 2400))
                    from overlap in Gen.Elements(0, 1, 9, 17)
                    select (seconds, cuts: cuts.Select(cut => cut / 100.0).Where(cut => cut < seconds - 0.2).Distinct().Order().Take(11).ToArray(), overlap);
        return Prop.ForAll(plans.ToArbitrary(), given =>
        {
            var plan = TinyPacks.Request(given.seconds, 1, given.cuts).Staged.Plan;
            var abilities = new PackAbilities { Overlap = given.overlap };
            var windows = WindowPlan.Of(plan, abilities);
            var next = 0;
            foreach (var window in windows)
            {
                Assert.Equal(next, window.First);
                Assert.True(window.Frames <= 81 && window.Frames % 4 == 1 && window.Kept > 0 && window.Overlap + window.Kept <= window.Frames);
                Assert.True(window.Overlap <= given.overlap);
                next += window.Kept;
            }

            Assert.Equal(WindowPlan.FramesOf(plan, abilities), next);
            // a shot's first window goes on from nothing
            Assert.All(windows.GroupBy(window => window.Shot), shot => Assert.Equal(0, shot.First().Overlap));
        });
    }

    [Property]
    public void Showing_AnyRates_GivesEveryFrameOfTheClipOnce(PositiveInt seconds, PositiveInt rate, PositiveInt modelRate)
    {
        var (length, fps, model) = (seconds.Get % 25 + 1, rate.Get % 60 + 1, modelRate.Get % 60 + 1);
        var clock = new FrameClock(length * fps, fps, length * model, model);
        var shown = Enumerable.Range(0, length * model).SelectMany(clock.Showing).ToList();
        Assert.Equal(Enumerable.Range(0, length * fps), shown);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(5, 5)]
    [InlineData(6, 9)]
    [InlineData(81, 81)]
    [InlineData(400, 81)]
    public void WindowOf_AnyFrames_IsTheNextThatAModelMakes(int frames, int window) => Assert.Equal(window, new PackAbilities().WindowOf(frames));

    [Fact]
    public void SizeFor_ALargePicture_KeepsItsShapeWithinWhatTheModelDraws()
    {
        var abilities = new PackAbilities { SizeStep = 16, MaxPixels = 832 * 480 };
        Assert.Equal(new FrameSize(848, 480), abilities.SizeFor(new FrameSize(1920, 1080)));
        Assert.Equal(new FrameSize(320, 176), abilities.SizeFor(new FrameSize(320, 180)));
    }

    [Fact]
    public void Between_AWindowInOtherColours_BringsThemBack()
    {
        var random = new Random(3);
        var rgb = new byte[60 * 60 * 3];
        for (var index = 0; index < rgb.Length; index++)
            rgb[index] = (byte)random.Next(60, 180);
        var before = new Picture(60, 60, rgb);
        var again = new Picture(60, 60, [.. rgb.Select((value, index) => (byte)(value * 0.9 + 10 * (index % 3)))]);
        var mended = ColorMatch.Between([before], [again]).Apply(again);
        Assert.All(Enumerable.Range(0, rgb.Length), index => Assert.InRange(mended.Rgb[index] - rgb[index], -2, 2));
    }
}
