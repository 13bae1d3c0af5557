using System.Globalization;
using VideoWeb.Core.Engines;
using VideoWeb.Core.Plans;

namespace VideoWeb.Core.Credits;

/// <summary>What a tier allows, and what a tier may be.</summary>
public static class TierRules
{
    public const int MostCredits = 1_000_000;
    public const int MostJobsAtOnce = 64;
    public const int MostWeight = 10;

    /// <summary>Null where a clip like this may be made; else which limit it passes and what to do.</summary>
    public static string? Refuse(Tier tier, double seconds, FrameSize size, EngineDescription engine)
    {
        if (engine.Neural && !tier.NeuralEngines)
            return $"The {tier.Name} tier renders without neural engines, and {engine.Title} is one. Choose another engine, or ask an administrator for another tier.";
        if (seconds > tier.MaxSeconds)
            return Say($"The {tier.Name} tier makes clips of up to {tier.MaxSeconds:0.##} s; this one is {seconds:0.##} s. Make it shorter, or ask an administrator for another tier.");
        var height = Math.Min(size.Width, size.Height);
        return height > tier.MaxHeight
            ? Say($"The {tier.Name} tier makes pictures of up to {tier.MaxHeight}p; this one is {height}p. Choose a smaller size, or ask an administrator for another tier.")
            : null;
    }

    /// <summary>What is wrong with a tier as an administrator wrote it: each with the name of its field.</summary>
    public static IReadOnlyList<(string Field, string Message)> Check(Tier tier)
    {
        var errors = new List<(string, string)>();
        void Hold(bool right, string field, string message)
        {
            if (!right) errors.Add((field, $"{tier.Name}: {message}"));
        }

        Hold(tier.MonthlyCredits is >= 0 and <= MostCredits, nameof(tier.MonthlyCredits), Say($"credits a month are 0 to {MostCredits}."));
        Hold(tier.MaxSeconds is >= 1 and <= PlanLimits.MaxSeconds, nameof(tier.MaxSeconds), Say($"the longest clip is 1 to {PlanLimits.MaxSeconds:0} s."));
        Hold(tier.MaxHeight is >= PlanLimits.MinPixels and <= PlanLimits.MaxPixels, nameof(tier.MaxHeight), Say($"the largest height is {PlanLimits.MinPixels} to {PlanLimits.MaxPixels} px."));
        Hold(tier.JobsAtOnce is >= 1 and <= MostJobsAtOnce, nameof(tier.JobsAtOnce), Say($"jobs at once are 1 to {MostJobsAtOnce}."));
        Hold(tier.Weight is >= 1 and <= MostWeight, nameof(tier.Weight), Say($"the queue weight is 1 to {MostWeight}."));
        return errors;
    }

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
