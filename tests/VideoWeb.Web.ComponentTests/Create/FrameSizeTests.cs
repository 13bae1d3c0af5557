using VideoWeb.Core.Plans;
using VideoWeb.Web.Features.Create.Panels;

namespace VideoWeb.Web.ComponentTests.Create;

public sealed class FrameSizeTests
{
    [Theory]
    [InlineData(1920, 1080, "1280x720")]
    [InlineData(1080, 1920, "720x1280")]
    [InlineData(2048, 1365, "1176x784")]
    [InlineData(1200, 1600, "832x1112")]
    [InlineData(600, 400, "600x400")]
    public void Of_APicture_IsItsShape_WithAsManyPixelsAsThereAre(int width, int height, string size) =>
        Assert.Equal(size, FrameSizes.Of(width, height).ToString());

    [Fact]
    public void Of_AnyPicture_IsASizeThatAPlanMayHave()
    {
        var random = new Random(7);
        for (var i = 0; i < 2000; i++)
        {
            var (width, height) = (random.Next(1, 4000), random.Next(1, 4000));
            var size = FrameSizes.Of(width, height);
            Assert.True(size.Width % 2 == 0 && size.Height % 2 == 0, $"{width} × {height}: {size}");
            Assert.InRange(size.Width * size.Height, 0.7 * 640 * 360, 1.3 * 1280 * 720);
        }
    }

    [Fact]
    public void Fits_WhereLittleIsCut()
    {
        Assert.True(FrameSizes.Fits(new FrameSize(1280, 720), 1600, 1000));
        Assert.False(FrameSizes.Fits(new FrameSize(1280, 720), 1000, 1600));
        Assert.False(FrameSizes.Fits(null, 1600, 900));
    }
}
