using VideoWeb.Core.Credits;
using VideoWeb.Studio.Storage;

namespace VideoWeb.Studio.Credits;

internal sealed class TierRow : IVersioned
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    /// <summary>From the smallest to the largest.</summary>
    public int Place { get; init; }

    public int MonthlyCredits { get; set; }

    public double MaxSeconds { get; set; }

    public int MaxHeight { get; set; }

    public int JobsAtOnce { get; set; }

    public int Weight { get; set; }

    public bool NeuralEngines { get; set; }

    public bool VisibleMark { get; set; }

    public bool ApiKeys { get; set; }

    public int Version { get; set; }

    public Tier Tier => new()
    {
        Id = Id,
        Name = Name,
        MonthlyCredits = MonthlyCredits,
        MaxSeconds = MaxSeconds,
        MaxHeight = MaxHeight,
        JobsAtOnce = JobsAtOnce,
        Weight = Weight,
        NeuralEngines = NeuralEngines,
        VisibleMark = VisibleMark,
        ApiKeys = ApiKeys,
    };

    public static TierRow Of(Tier tier, int place)
    {
        var row = new TierRow { Id = tier.Id, Name = tier.Name, Place = place };
        row.Take(tier);
        return row;
    }

    public void Take(Tier tier)
    {
        MonthlyCredits = tier.MonthlyCredits;
        MaxSeconds = tier.MaxSeconds;
        MaxHeight = tier.MaxHeight;
        JobsAtOnce = tier.JobsAtOnce;
        Weight = tier.Weight;
        NeuralEngines = tier.NeuralEngines;
        VisibleMark = tier.VisibleMark;
        ApiKeys = tier.ApiKeys;
    }
}
