using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using VideoWeb.Core.Credits;
using VideoWeb.Core.Engines;
using VideoWeb.Core.Plans;

namespace VideoWeb.Core.Tests.Credits;

public sealed class PriceRulesTests
{
    private static readonly PriceRules Rules = new();

    [Theory]
    [InlineData("previz", 12, 1280, 720, RenderQuality.Draft, 3)]
    [InlineData("previz", 12, 720, 1280, RenderQuality.Draft, 3)]
    [InlineData("previz", 1, 64, 36, RenderQuality.Draft, 1)]
    [InlineData("previz", 25, 1920, 1080, RenderQuality.Final, 25)]
    [InlineData("wan", 12, 1280, 720, RenderQuality.Draft, 15)]
    [InlineData("wan", 12, 854, 480, RenderQuality.Standard, 18)]
    public void Price_IsByEngineLengthSizeAndQuality(string engine, double seconds, int width, int height, RenderQuality quality, int credits) =>
        Assert.Equal(credits, Rules.Of((engine, engine), seconds, new FrameSize(width, height), quality).Credits);

    [Fact]
    public void Lines_SayForWhatAndHowItWasReckoned()
    {
        var price = Rules.Of(("previz", "Previz"), 12, new FrameSize(1280, 720), RenderQuality.Standard);
        Assert.Equal(
            [("Picture and sound", "12.0 s × 0.2", 2.4m), ("Size", "× 1.25", 0.6m), ("Quality", "× 1.5", 1.5m), ("Rounding", "up", 0.5m)],
            price.Lines.Select(line => (line.For, line.Reckoned, line.Credits)));
    }

    [Property]
    public Property Lines_AddUpToTheTotal_AndMoreIsNeverCheaper() => Prop.ForAll(
        Gen.Choose(1, 2500).Select(hundredths => hundredths / 100d).Zip(Gen.Choose(16, 4096)).Zip(Gen.Elements("previz", "wan")).ToArbitrary(),
        one =>
        {
            var ((seconds, height), engine) = one;
            var before = 0;
            foreach (var quality in Enum.GetValues<RenderQuality>())
            {
                var price = Rules.Of((engine, engine), seconds, new FrameSize(4096, height), quality);
                Assert.Equal(price.Credits, price.Lines.Sum(line => line.Credits));
                Assert.True(price.Credits >= Math.Max(1, before));
                Assert.True(Rules.Of((engine, engine), seconds + 1, new FrameSize(4096, height), quality).Credits >= price.Credits);
                before = price.Credits;
            }
        });
}
