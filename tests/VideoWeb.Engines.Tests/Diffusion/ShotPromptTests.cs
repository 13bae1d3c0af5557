using VideoWeb.Core.Plans;
using VideoWeb.Engines.Diffusion;

namespace VideoWeb.Engines.Tests.Diffusion;

public sealed class ShotPromptTests
{
    [Fact]
    public void Of_AFullShot_SaysAllOfItInPlainSentences()
    {
        var plan = new ShotPlan { Style = ["film-noir"], Cast = [new CastMember("mara", "person", "Mara", "woman")] };
        var shot = new Shot
        {
            Framing = "close-up",
            Angle = "low",
            Subjects =
            [
                new Subject { Noun = "woman", Cast = "mara", Attributes = ["old", "red coat"], Actions = ["walk", "carry"], Relations = [new SubjectRelation("beside", "river")] },
                new Subject { Noun = "pony", Count = 3, Action = "watch" },
            ],
            Environment = new ShotEnvironment { Place = "pier", TimeOfDay = "golden-hour", Weather = "rain", Era = "1920s", Mood = "calm" },
            Camera = [new CameraMove("dolly-forward", 2, "m", "slow")],
            Lens = new Lens { FocalLength = 85, Aperture = 1.8, DepthOfField = "shallow" },
            Sound = new ShotSound { Dialogue = [new DialogueLine("mara", "Come.", "say", 0, 1)] },
        };
        Assert.Equal(
            "Close up shot, low angle. An old woman with a red coat walks and carries beside the river. Three ponies watch. "
            + "Setting: pier, golden hour, rain, in the 1920s. Camera: slow dolly forward 2 metres. 85mm lens, f/1.8, shallow depth of field. "
            + "Film noir style, calm mood. Mara speaks.",
            ShotPrompts.Of(plan, shot));
    }

    [Fact]
    public void Of_AnEmptyShot_IsEmpty() => Assert.Equal("", ShotPrompts.Of(new ShotPlan(), new Shot()));

    [Fact]
    public void Negative_JoinsThePlansTermsAndTheUsers() =>
        Assert.StartsWith("crowd, cats, blurry", ShotPrompts.Negative(new ShotPlan { Negative = ["crowd"] }, " cats "), StringComparison.Ordinal);
}
