using VideoWeb.Core.Engines;

namespace VideoWeb.Core.Jobs;

/// <summary>
/// What a clip takes on this machine. Figures are measured by each finished job; where this very size was never made,
/// the nearest one is scaled by its pixels, and where nothing was made yet, a guess for two cores without a GPU stands in.
/// </summary>
public static class CostModel
{
    /// <summary>Weight of the newest job in the running average.</summary>
    private const double Newest = 0.3;

    /// <summary>The guess: seconds of a frame of a million pixels, software rendering on two cores.</summary>
    private static double GuessPerMegapixel(RenderQuality quality) => quality switch
    {
        RenderQuality.Draft => 2.5,
        RenderQuality.Standard => 5,
        _ => 12,
    };

    private const double GuessStaging = 6;

    public static CostEstimate Estimate(IReadOnlyCollection<MeasuredCost> figures, RenderQuality quality, int width, int height)
    {
        var pixels = (double)width * height;
        var nearest = figures
            .OrderBy(figure => figure.Quality == quality ? 0 : 1)
            .ThenBy(figure => Math.Abs(Math.Log(figure.Pixels / pixels)))
            .FirstOrDefault();
        if (nearest is null) return new CostEstimate(GuessPerMegapixel(quality) * pixels / 1e6, GuessStaging, CostSource.Guess, 0);

        var byPixels = nearest.SecondsPerFrame * pixels / nearest.Pixels;
        if (nearest.Quality != quality)
            return new CostEstimate(byPixels * GuessPerMegapixel(quality) / GuessPerMegapixel(nearest.Quality), nearest.StagingSeconds, CostSource.OtherQuality, nearest.Samples);
        var exact = nearest.Width == width && nearest.Height == height;
        return new CostEstimate(byPixels, nearest.StagingSeconds, exact ? CostSource.Measured : CostSource.OtherSize, nearest.Samples);
    }

    /// <summary>The average after one more measurement.</summary>
    public static double Average(double before, double measured, int samples) =>
        samples == 0 ? measured : before + Newest * (measured - before);
}

/// <param name="SecondsPerFrame">Wall seconds a frame once the scene stands.</param>
/// <param name="StagingSeconds">Wall seconds until it stands.</param>
/// <param name="Samples">How many jobs these stand on.</param>
public sealed record MeasuredCost(RenderQuality Quality, int Width, int Height, double SecondsPerFrame, double StagingSeconds, int Samples)
{
    public double Pixels => (double)Width * Height;
}

public enum CostSource { Measured, OtherSize, OtherQuality, Guess }

public sealed record CostEstimate(double SecondsPerFrame, double StagingSeconds, CostSource Source, int Samples)
{
    public double Seconds(int frames) => StagingSeconds + frames * SecondsPerFrame;
}
