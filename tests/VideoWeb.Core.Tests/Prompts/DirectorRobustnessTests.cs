using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using VideoWeb.Core.Plans;
using VideoWeb.Core.Prompts;

namespace VideoWeb.Core.Tests.Prompts;

/// <summary>Whatever is typed gives a sound plan or a refusal, never an exception.</summary>
public sealed class DirectorRobustnessTests
{
    private static readonly string[] Pieces =
    [
        "Shot 1:", "Shot 2 (3s):", "[0-6s]", "[9-4s]", "0:00-0:04", "Cut to:", "fade to black", "INT. ROOM - NIGHT\n\n", "MARA\nHello.\n\n", "\"", "'", "“", "”", "(", ")", "@mara", "@", "character cameo:", "no", "without",
        "negative:", "ambient:", "music: none", "duration: 18 seconds", "duration:", "90 degrees", "half a", "of", "of of", "a", "the the", "with", "and", ",", ".", "…", "1920s", "3 am", "f/", "f/1.8", "85mm", "9:16", "99999999999", "1e400",
        "pan left", "dolly", "the camera", "we", "she says", "it", "which is", "that", "to the left of", "a pair of", "a dozen", "dog", "dogs", "runs", "red", "zorgle", "🌊", "\ud800", "\udc00", "\u0000", "e\u0301", "漢字", "ß", "İ", "\n\n", "\t", "-", "--", "x", "°",
    ];

    public static Arbitrary<string> Prompts() => Gen.OneOf(
        ArbMap.Default.GeneratorFor<string>().Where(text => text is not null),
        Gen.ListOf(Gen.Elements(Pieces)).Select(pieces => string.Join(' ', pieces)),
        Gen.ListOf(Gen.Elements(Pieces)).Select(pieces => string.Concat(pieces))).ToArbitrary();

    [Property(MaxTest = 1000, Arbitrary = [typeof(DirectorRobustnessTests)])]
    public void Plan_AnyText_IsSoundOrRefused(string prompt)
    {
        if (Dictionary.Director.Plan(prompt) is not PlanResult.Planned { Plan: var plan })
            return;
        Assert.Empty(PlanValidator.Validate(plan));
        Assert.All(plan.Understood, part => Assert.Equal(part.Text, prompt.Substring(part.Start, part.Length)));
        Assert.NotNull(JsonSerializer.Serialize(plan, PlanJson.Default.ShotPlan));
    }

    [Fact]
    public void Plan_AbsurdSecondsBesideShortShots_StaysWithinTheClip()
    {
        var plan = Dictionary.Plan("Shot 1 (0.001s): a dog runs. Shot 2 (99999999999s): a cat sits. Shot 3 (3s): a bird flies.");
        Assert.Empty(PlanValidator.Validate(plan));
        Assert.Equal(PlanLimits.MaxSeconds, plan.Seconds);
    }

    [Property(MaxTest = 200, Arbitrary = [typeof(DirectorRobustnessTests)])]
    public void Plan_Twice_IsTheSame(string prompt) => Assert.Equal(Json(prompt), Json(prompt));

    [Theory]
    [InlineData("a dog and ")]
    [InlineData("no ")]
    [InlineData("a(")]
    [InlineData("\"so\" ")]
    [InlineData("the man who ")]
    [InlineData("Shot 1: cat. ")]
    [InlineData("x")]
    public void Plan_LongestPrompt_IsPlanned(string piece)
    {
        var prompt = new StringBuilder();
        while (prompt.Length + piece.Length <= PlanLimits.MaxPromptLength)
            prompt.Append(piece);
        Assert.Empty(PlanValidator.Validate(Dictionary.Plan(prompt.ToString())));
    }

    [Fact]
    public void Plan_TooLongAPrompt_NamesTheBound()
    {
        var refused = Assert.IsType<PlanResult.Refused>(Dictionary.Director.Plan(new string('a', PlanLimits.MaxPromptLength + 1)));
        Assert.Contains("32000", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  \n")]
    [InlineData("...!?")]
    public void Plan_NothingSaid_IsRefused(string prompt) => Assert.IsType<PlanResult.Refused>(Dictionary.Director.Plan(prompt));

    [Fact]
    public void Plan_MoreThan25Seconds_IsBoundedWithAMessage()
    {
        var plan = Dictionary.Plan("duration: 60 seconds. A glacier calves into the sea.");
        Assert.Equal(25, plan.Seconds);
        Assert.Contains(plan.Messages, message => message.Contains("25", StringComparison.Ordinal));
    }

    [Fact]
    public void Plan_MoreThanTwelveShots_IsBoundedWithAMessage()
    {
        var plan = Dictionary.Plan(string.Join(' ', Enumerable.Range(1, 15).Select(i => $"Shot {i}: a dog runs.")));
        Assert.Equal(12, plan.Shots.Count);
        Assert.Contains(plan.Messages, message => message.Contains("12", StringComparison.Ordinal));
    }

    [Fact]
    public void Plan_MoreThanEightCast_IsBoundedWithAMessage()
    {
        var plan = Dictionary.Plan(string.Join(" and ", Enumerable.Range(1, 10).Select(i => $"@actor{i}")) + " dance.");
        Assert.Equal(8, plan.Cast.Count);
        Assert.Contains(plan.Messages, message => message.Contains('8', StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(26.0)]
    [InlineData(double.NaN)]
    public void Plan_RequestedSecondsOutOfBounds_IsRefused(double seconds) =>
        Assert.IsType<PlanResult.Refused>(Dictionary.Director.Plan("a cat", new PlanRequest { Seconds = seconds }));

    [Fact]
    public void Plan_Request_GoesBeforeThePrompt()
    {
        var plan = Dictionary.Plan("A cat, 10 seconds, 30 fps, 9:16, seed 4", new PlanRequest { Seconds = 3, Fps = 25, Size = new FrameSize(640, 360), Seed = 7 });
        Assert.Equal((3.0, 25, new FrameSize(640, 360), 7L), (plan.Seconds, plan.Fps, plan.Size, plan.Seed));
    }

    private static string Json(string prompt) => Dictionary.Director.Plan(prompt) is PlanResult.Planned planned ? JsonSerializer.Serialize(planned.Plan, PlanJson.Default.ShotPlan) : "";
}
