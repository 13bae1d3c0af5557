using VideoWeb.Core.Plans;
using VideoWeb.Core.Prompts;

namespace VideoWeb.Core.Tests.Plans;

public sealed class PlanRemixTests
{
    private static readonly ShotPlan Source = Dictionary.Plan(
        "A woman in a red coat walks along a pier at noon, slow dolly forward. music: piano", new PlanRequest { Seconds = 6, Seed = 7, Size = new FrameSize(640, 360) });

    [Fact]
    public void Change_OfTimeAndWeather_KeepsCastCameraAndMusic()
    {
        var remix = PlanRemix.Change(Source, Dictionary.Plan("Make it night, in the rain"));
        var shot = Assert.Single(remix.Shots);
        Assert.Equal(("pier", "night", "rain"), (shot.Environment.Place, shot.Environment.TimeOfDay, shot.Environment.Weather));
        Assert.Equal("walk", shot.Subjects.Single(subject => subject.Noun == "woman").Action);
        Assert.Equal(("dolly-forward", "piano"), (shot.Camera[0].Move, shot.Sound.Music));
        Assert.Equal((7, 6, new FrameSize(640, 360)), (remix.Seed, remix.Seconds, remix.Size));
    }

    [Fact]
    public void Change_OfTheSameNoun_AddsToIt_AndAnotherNounJoins()
    {
        var remix = PlanRemix.Change(Source, Dictionary.Plan("the woman runs. A dog."));
        Assert.Equal("run", remix.Shots[0].Subjects.Single(subject => subject.Noun == "woman").Action);
        Assert.Contains("red coat", remix.Shots[0].Subjects.Single(subject => subject.Noun == "woman").Attributes);
        Assert.Contains(remix.Shots[0].Subjects, subject => subject.Noun == "dog");
    }

    [Fact]
    public void Change_ThatForbids_TakesOut()
    {
        var remix = PlanRemix.Change(Dictionary.Plan("A dog and a cat sit on a beach."), Dictionary.Plan("without the dog"));
        Assert.DoesNotContain(remix.Shots[0].Subjects, subject => subject.Noun == "dog");
        Assert.Contains("dog", remix.Negative);
    }

    [Fact]
    public void Change_ThatIsAWholeScript_StandsAlone()
    {
        var remix = PlanRemix.Change(Source, Dictionary.Plan("Shot 1: a horse gallops across a desert. Shot 2: a lake at dawn."));
        Assert.Equal(2, remix.Shots.Count);
        Assert.Equal((7, new FrameSize(640, 360)), (remix.Seed, remix.Size));
        Assert.Empty(PlanValidator.Validate(remix));
    }

    [Fact]
    public void Extend_GoesOnInTheSameWorld()
    {
        var longer = PlanRemix.Extend(Source, Dictionary.Plan("She sits down and says: \"Home.\"", new PlanRequest { Seconds = 4 }))!;
        Assert.Equal((10, 2), (longer.Seconds, longer.Shots.Count));
        Assert.Equal(("pier", "noon", 6), (longer.Shots[1].Environment.Place, longer.Shots[1].Environment.TimeOfDay, longer.Shots[1].Start));
        Assert.True(longer.Shots[1].Sound.Dialogue[0].Start >= 6);
        Assert.Empty(PlanValidator.Validate(longer));
    }

    [Fact]
    public void Extend_PastTheLongestClip_IsNoPlan() => Assert.Null(PlanRemix.Extend(Source, Source with { Seconds = 20 }));

    [Theory]
    [InlineData("at night")]
    [InlineData("the woman waves, orbit left 90 degrees")]
    [InlineData("no music, no coat, 85mm, she says: \"Now.\"")]
    [InlineData("qwzx")]
    public void Change_OfAnyKind_IsASoundPlan(string words) => Assert.Empty(PlanValidator.Validate(PlanRemix.Change(Source, Dictionary.Plan(words, new PlanRequest { Seconds = 6 }))));
}
