using System.Globalization;
using Microsoft.EntityFrameworkCore;
using VideoWeb.Core.Engines;
using VideoWeb.Core.Jobs;
using VideoWeb.Studio.Generation;
using VideoWeb.Studio.Rendering;
using VideoWeb.Studio.Storage;

namespace VideoWeb.Studio.Costs;

/// <summary>What clips take on this machine, as measured by the jobs that were done.</summary>
internal sealed class CostBook(TimeProvider clock)
{
    public async Task<CostEstimate> EstimateAsync(StudioDbContext db, string engine, RenderQuality quality, int width, int height, CancellationToken cancellationToken)
    {
        var figures = await db.CostFigures.AsNoTracking()
            .Where(figure => figure.Engine == engine)
            .Select(figure => new MeasuredCost(figure.Quality, figure.Width, figure.Height, figure.SecondsPerFrame, figure.StagingSeconds, figure.Samples))
            .ToListAsync(cancellationToken);
        return CostModel.Estimate(figures, quality, width, height);
    }

    /// <summary>Adds one finished job to the averages; saved by the caller.</summary>
    public async Task MeasureAsync(StudioDbContext db, Job job, RenderedClip rendered, CancellationToken cancellationToken)
    {
        var perFrame = (rendered.RenderingTime + rendered.EncodingTime).TotalSeconds / Math.Max(rendered.Clip.Frames, 1);
        var staging = rendered.StagingTime.TotalSeconds;
        var figure = await db.CostFigures.SingleOrDefaultAsync(
            f => f.Engine == job.Engine && f.Quality == job.Quality && f.Width == job.Width && f.Height == job.Height, cancellationToken);
        if (figure is null)
        {
            figure = new CostFigure { Engine = job.Engine, Quality = job.Quality, Width = job.Width, Height = job.Height };
            db.CostFigures.Add(figure);
        }

        figure.SecondsPerFrame = CostModel.Average(figure.SecondsPerFrame, perFrame, figure.Samples);
        figure.StagingSeconds = CostModel.Average(figure.StagingSeconds, staging, figure.Samples);
        figure.Samples++;
        figure.UpdatedAt = clock.GetUtcNow();
    }

    /// <summary>Where a figure comes from, for the user.</summary>
    public static string Explain(CostEstimate cost, int frames) => string.Create(CultureInfo.InvariantCulture, $"{frames} frames at about {Digits(cost.SecondsPerFrame)} s each, {Source(cost)}.");

    private static string Digits(double seconds) => seconds.ToString(seconds < 1 ? "0.00" : "0.0", CultureInfo.InvariantCulture);

    private static string Source(CostEstimate cost) => cost.Source switch
    {
        CostSource.Measured => $"measured on {Clips(cost.Samples)} of this size and quality here",
        CostSource.OtherSize => $"scaled from {Clips(cost.Samples)} of another size measured here",
        CostSource.OtherQuality => $"scaled from {Clips(cost.Samples)} of another quality measured here",
        _ => "a guess until the first clip was measured here",
    };

    private static string Clips(int samples) => samples == 1 ? "1 clip" : $"{samples} clips";
}
