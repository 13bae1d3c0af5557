using VideoWeb.Engines.Diffusion;

namespace VideoWeb.Engines.Tests.Diffusion;

public sealed class SoundSeamTests
{
    [Fact]
    public void CrossFade_GoesFromTheOneToTheOtherOverTheirCommonTime_AndLeavesTheRest()
    {
        float[] before = [.. Enumerable.Repeat(0.5f, 4000)];
        float[] again = [.. Enumerable.Repeat(-0.25f, 2000)];
        SoundSeam.CrossFade(before, again);
        Assert.All(before[..2000], sample => Assert.Equal(0.5f, sample));
        Assert.Equal(0.5f, before[2000], 2e-3f);
        Assert.Equal(-0.25f, before[^1], 2e-3f);
        // no jump larger than a step of the fade, and both channels alike
        for (var index = 2000; index < 3998; index += 2)
        {
            Assert.InRange(before[index] - before[index + 2], 0, 0.002f);
            Assert.Equal(before[index], before[index + 1]);
        }
    }

    [Fact]
    public void CrossFade_WithNothingInCommon_ChangesNothing()
    {
        float[] before = [0.1f, 0.2f];
        SoundSeam.CrossFade(before, []);
        Assert.Equal([0.1f, 0.2f], before);
    }
}
