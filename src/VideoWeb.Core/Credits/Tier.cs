namespace VideoWeb.Core.Credits;

/// <summary>What a workspace may have made, and how much of it. A change counts for jobs made after it: each job keeps its terms.</summary>
public sealed record Tier
{
    /// <summary>Name in the API and the database: "free", "studio".</summary>
    public required string Id { get; init; }

    /// <summary>As it is shown: "Free".</summary>
    public required string Name { get; init; }

    /// <summary>What the pool is filled up to at the start of each month, 0 to 1 000 000.</summary>
    public required int MonthlyCredits { get; init; }

    /// <summary>Seconds of the longest clip, 1 to 25.</summary>
    public required double MaxSeconds { get; init; }

    /// <summary>Pixels of the picture's shorter side, 16 to 4096: 720 is 1280 × 720 and 720 × 1280.</summary>
    public required int MaxHeight { get; init; }

    /// <summary>Jobs of one person that run at the same time, 1 to 64; more wait.</summary>
    public required int JobsAtOnce { get; init; }

    /// <summary>Share of the workers against other workspaces, 1 to 10.</summary>
    public required int Weight { get; init; }

    /// <summary>Whether engines that draw with a neural model may be used.</summary>
    public required bool NeuralEngines { get; init; }

    /// <summary>Whether clips carry a visible mark in the picture's corner.</summary>
    public required bool VisibleMark { get; init; }

    /// <summary>Whether new API keys may be made.</summary>
    public required bool ApiKeys { get; init; }
}

/// <summary>The tiers that a new studio starts with; administrators change them.</summary>
public static class StartingTiers
{
    /// <summary>The first administrator's, and the default of a self-hosted studio.</summary>
    public const string Studio = "studio";

    /// <summary>From the smallest to the largest.</summary>
    public static IReadOnlyList<Tier> All { get; } =
    [
        new Tier { Id = "free", Name = "Free", MonthlyCredits = 60, MaxSeconds = 6, MaxHeight = 480, JobsAtOnce = 1, Weight = 1, NeuralEngines = false, VisibleMark = true, ApiKeys = false },
        new Tier { Id = "plus", Name = "Plus", MonthlyCredits = 300, MaxSeconds = 12, MaxHeight = 720, JobsAtOnce = 2, Weight = 1, NeuralEngines = true, VisibleMark = true, ApiKeys = false },
        new Tier { Id = "pro", Name = "Pro", MonthlyCredits = 800, MaxSeconds = 25, MaxHeight = 1080, JobsAtOnce = 4, Weight = 2, NeuralEngines = true, VisibleMark = false, ApiKeys = true },
        new Tier { Id = Studio, Name = "Studio", MonthlyCredits = 2000, MaxSeconds = 25, MaxHeight = 2160, JobsAtOnce = 8, Weight = 3, NeuralEngines = true, VisibleMark = false, ApiKeys = true },
    ];
}
