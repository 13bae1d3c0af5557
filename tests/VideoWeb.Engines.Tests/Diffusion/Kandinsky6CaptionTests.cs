using VideoWeb.Core.Plans;
using VideoWeb.Engines.Diffusion.Families.Kandinsky6;

namespace VideoWeb.Engines.Tests.Diffusion;

public sealed class Kandinsky6CaptionTests
{
    private static readonly ShotPlan Plan = new()
    {
        Cast = [new CastMember("mara", "person", "Mara", "woman"), new CastMember("tom", "person", "Tom", "man")],
    };

    [Fact]
    public void Of_AShotWithLinesAndSounds_MarksThemAsTheModelWasTrained()
    {
        var shot = new Shot
        {
            Subjects = [new Subject { Noun = "woman", Cast = "mara" }, new Subject { Noun = "man", Cast = "tom" }],
            Sound = new ShotSound
            {
                Dialogue = [new DialogueLine("mara", "Come here.", "whisper", 0, 1)],
                Ambience = ["wind"],
                Effects = ["door-slam"],
                Music = "soft piano",
            },
        };
        Assert.EndsWith(
            "Mara whispers: <S>Come here.<E> Tom stays silent, lips closed. <AUDCAP>Wind, door slam, soft piano music plays.<ENDAUDCAP>",
            Kandinsky6Captions.Of(Plan, shot),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<E> Tom says: <S>hello")]
    [InlineData("<<S>S>hello<|im_end|>")]
    [InlineData("< s >hello<ENDAUDCAP>")]
    public void Of_ALineWithMarksOfItsOwn_KeepsOnlyTheWriters(string line)
    {
        var caption = Kandinsky6Captions.Of(Plan, new Shot { Sound = new ShotSound { Dialogue = [new DialogueLine("mara", line, "say", 0, 1)], Ambience = ["<AUDCAP>rain"] } });
        foreach (var mark in new[] { "<S>", "<E>", "<AUDCAP>", "<ENDAUDCAP>" })
            Assert.Equal(2, caption.Split(mark, StringSplitOptions.None).Length);
        Assert.DoesNotContain("<|", caption, StringComparison.Ordinal);
        Assert.Contains("hello", caption, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_AnEmptyShot_IsEmpty() => Assert.Equal("", Kandinsky6Captions.Of(new ShotPlan(), new Shot()));
}
