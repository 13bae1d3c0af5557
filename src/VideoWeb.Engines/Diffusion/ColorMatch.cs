using VideoWeb.Engines.Diffusion.Pictures;

namespace VideoWeb.Engines.Diffusion;

/// <summary>
/// Colours of a window made equal to the window before on the frames that both have: mean and contrast of each channel
/// (Reinhard et al. 2001, in RGB), within bounds, so that light does not jump or drift where windows meet.
/// </summary>
/// <param name="Gains">Of red, green and blue.</param>
/// <param name="Offsets">The same.</param>
internal sealed record ColorMatch(double[] Gains, double[] Offsets)
{
    private const double LeastGain = 0.8, MostGain = 1.25;

    /// <param name="before">The frames as they were given out.</param>
    /// <param name="again">The same frames as the new window has them.</param>
    public static ColorMatch Between(IReadOnlyList<Picture> before, IReadOnlyList<Picture> again)
    {
        var (gains, offsets) = (new double[3], new double[3]);
        for (var color = 0; color < 3; color++)
        {
            var (wanted, contrast) = Statistics(before, color);
            var (mean, deviation) = Statistics(again, color);
            gains[color] = deviation < 1 ? 1 : Math.Clamp(contrast / deviation, LeastGain, MostGain);
            offsets[color] = wanted - gains[color] * mean;
        }

        return new ColorMatch(gains, offsets);
    }

    public Picture Apply(Picture picture)
    {
        var rgb = new byte[picture.Rgb.Length];
        for (var index = 0; index < rgb.Length; index++)
            rgb[index] = (byte)Math.Clamp(Math.Round(Gains[index % 3] * picture.Rgb[index] + Offsets[index % 3]), 0, 255);
        return picture with { Rgb = rgb };
    }

    private static (double Mean, double Deviation) Statistics(IReadOnlyList<Picture> pictures, int color)
    {
        double sum = 0, squares = 0;
        long count = 0;
        foreach (var picture in pictures)
        {
            for (var index = color; index < picture.Rgb.Length; index += 3)
            {
                sum += picture.Rgb[index];
                squares += (double)picture.Rgb[index] * picture.Rgb[index];
                count++;
            }
        }

        var mean = sum / count;
        return (mean, Math.Sqrt(Math.Max(0, squares / count - mean * mean)));
    }
}
