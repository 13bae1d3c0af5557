namespace VideoWeb.Core.Jobs;

/// <summary>How long a running job still takes.</summary>
public static class TimeLeft
{
    /// <summary>From this share on only the measured rate speaks.</summary>
    private const double Trusted = 0.25;

    /// <summary>
    /// Seconds left. In the beginning the quote is all there is; the more is done, the more the job's own rate counts.
    /// </summary>
    /// <param name="quoted">Seconds that the whole rendering was expected to take.</param>
    /// <param name="elapsed">Seconds since the scene stood.</param>
    /// <param name="fraction">Share done, 0 to 1.</param>
    public static double Estimate(double quoted, double elapsed, double fraction)
    {
        fraction = Math.Clamp(fraction, 0, 1);
        var byQuote = Math.Max(quoted * (1 - fraction), 0);
        if (fraction <= 0 || elapsed <= 0) return byQuote;
        var byRate = elapsed * (1 - fraction) / fraction;
        var trust = Math.Min(fraction / Trusted, 1);
        return trust * byRate + (1 - trust) * byQuote;
    }
}
