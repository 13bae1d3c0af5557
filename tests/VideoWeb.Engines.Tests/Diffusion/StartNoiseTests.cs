using VideoWeb.Engines.Diffusion.Pictures;
using VideoWeb.Engines.Diffusion.Samplers;
using VideoWeb.Engines.Diffusion.Weights;

namespace VideoWeb.Engines.Tests.Diffusion;

public sealed class StartNoiseTests
{
    [Fact]
    public void Gaussian_HasMeanZeroAndDeviationOne()
    {
        var values = StartNoise.Gaussian(42, 0, 100_000);
        var mean = values.Average(value => (double)value);
        Assert.InRange(mean, -0.02, 0.02);
        Assert.InRange(Math.Sqrt(values.Average(value => Math.Pow(value - mean, 2))), 0.98, 1.02);
    }

    [Fact]
    public void Gaussian_OfOneSeed_IsTheSameForEver()
    {
        Assert.Equal(StartNoise.Gaussian(7, 0, 8), StartNoise.Gaussian(7, 0, 9)[..8]);
        Assert.NotEqual(StartNoise.Gaussian(7, 0, 4), StartNoise.Gaussian(7, 1, 4));
        Assert.NotEqual(StartNoise.Gaussian(7, 0, 4), StartNoise.Gaussian(8, 0, 4));
    }

    [Fact]
    public void Fit_OnLatentsThatAreColours_FindsThem()
    {
        var picture = LinearPreview.FitPicture();
        var (side, block) = (32, LinearPreview.FitSide / 32);
        var latents = new float[5 * side * side];
        for (var place = 0; place < side * side; place++)
        {
            double[] sums = new double[3];
            for (var pixel = 0; pixel < block * block; pixel++)
            {
                var at = ((place / side * block + pixel / block) * picture.Width + place % side * block + pixel % block) * 3;
                for (var color = 0; color < 3; color++)
                    sums[color] += picture.Rgb[at + color] / (double)(block * block);
            }

            // mixed, moved, and two channels that say nothing
            (latents[place], latents[side * side + place], latents[2 * side * side + place]) =
                ((float)(sums[0] / 100 - 1), (float)((sums[1] - sums[0]) / 90), (float)(sums[2] / 50 + 3));
        }

        var drawn = LinearPreview.Fit(picture, latents, 5, side, side).Draw(latents, 1, 0, side, side);
        for (var place = 0; place < side * side; place++)
        {
            var want = (latents[place] + 1) * 100;
            Assert.InRange(drawn.Rgb[place * 3] - want, -4, 4);
        }
    }

    [Fact]
    public void Write_ReadBack_IsTheSame()
    {
        var path = Path.GetTempFileName();
        try
        {
            SafetensorsWriter.Write(path, [WrittenTensor.Of("a", [2, 3], () => [1, 2, 3, 4, 5, 6]), WrittenTensor.Of("b", [1], () => [7])], new Dictionary<string, string> { ["made"] = "here" });
            using var file = SafetensorsFile.Open(path);
            Assert.Equal([1, 2, 3, 4, 5, 6], file.ReadFloats("a"));
            Assert.Equal([7], file.ReadFloats("b"));
            Assert.Equal("here", file.Metadata["made"]);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
