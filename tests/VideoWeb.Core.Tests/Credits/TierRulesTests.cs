using VideoWeb.Core.Credits;
using VideoWeb.Core.Engines;
using VideoWeb.Core.Plans;

namespace VideoWeb.Core.Tests.Credits;

public sealed class TierRulesTests
{
    private static readonly Tier Free = StartingTiers.All[0];
    private static readonly EngineDescription Previz = new() { Name = "previz", Title = "Previz", Available = true, Neural = false };

    [Theory]
    [InlineData(6, 854, 480, null)]
    [InlineData(6, 480, 854, null)]
    [InlineData(6.5, 854, 480, "up to 6 s; this one is 6.5 s")]
    [InlineData(6, 1280, 720, "up to 480p; this one is 720p")]
    public void Refuse_NamesTheLimitAndWhatItIs(double seconds, int width, int height, string? says)
    {
        var refused = TierRules.Refuse(Free, seconds, new FrameSize(width, height), Previz);
        if (says is null) Assert.Null(refused);
        else Assert.Contains(says, refused, StringComparison.Ordinal);
    }

    [Fact]
    public void Refuse_ANeuralEngine_WhereTheTierHasNone() =>
        Assert.Contains("without neural engines", TierRules.Refuse(Free, 1, new FrameSize(64, 36), Previz with { Neural = true }), StringComparison.Ordinal);

    [Fact]
    public void Check_StartingTiersAreRight_AndWrongOnesAreNamed()
    {
        Assert.All(StartingTiers.All, tier => Assert.Empty(TierRules.Check(tier)));
        var wrong = Free with { MonthlyCredits = -1, MaxSeconds = double.NaN, MaxHeight = 5000, JobsAtOnce = 0, Weight = 11 };
        Assert.Equal(
            [nameof(Tier.MonthlyCredits), nameof(Tier.MaxSeconds), nameof(Tier.MaxHeight), nameof(Tier.JobsAtOnce), nameof(Tier.Weight)],
            TierRules.Check(wrong).Select(error => error.Field));
    }
}
