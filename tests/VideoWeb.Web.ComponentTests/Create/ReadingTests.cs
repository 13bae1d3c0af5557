using VideoWeb.Core.Plans;
using VideoWeb.Core.Staging;
using VideoWeb.Web.Features.Create.Directing;

namespace VideoWeb.Web.ComponentTests.Create;

public sealed class ReadingTests
{
    private const string Script = "A woman with a corgi holds a glimmerlace";

    private static readonly ShotPlan Plan = new()
    {
        Understood =
        [
            new("A woman", "person: woman", 0, 7, "cast"),
            new("a corgi", "animal: corgi", 13, 7, "cast"),
            new("holds", "action: hold", 21, 5, "cast"),
            new("a glimmerlace", "not in the dictionary: glimmerlace", 27, 13),
        ],
        NotUnderstood = ["glimmerlace"],
    };

    private static readonly StagedPlan Staged = new()
    {
        Plan = Plan,
        Shots = [new StagedShot("pier", null, [new(1, "corgi", "animal", "dog", "stand", "corgi: shown as a dog"), new(2, "glimmerlace", "stand-in", "glimmerlace", "stand", "glimmerlace: shown as a labelled stand-in")])],
    };

    [Fact]
    public void Of_AScript_ListsUnknownWordsThenStandInsThenTheRest_EachOnce()
    {
        var readings = Reading.Of(Script, Plan, Staged);

        Assert.Equal(["glimmerlace", "a corgi", "A woman", "holds"], readings.Select(reading => reading.Text));
        Assert.Equal([ReadingKind.Unknown, ReadingKind.Nearest, ReadingKind.Understood, ReadingKind.Understood], readings.Select(reading => reading.Kind));
    }

    [Fact]
    public void Of_AnUnknownWord_FindsItsPlaceInTheScript()
    {
        var unknown = Reading.Of(Script, Plan, Staged)[0];

        Assert.Equal("glimmerlace", Script.Substring(unknown.Start, unknown.Length));
        Assert.Equal("not known: labelled stand-in", unknown.As);
    }

    [Fact]
    public void Of_AnUnknownWordThatTheStageCannotShow_SaysItIsLeftOut() =>
        Assert.Equal("not known: left out", Reading.Of(Script, Plan, null)[0].As);

    [Fact]
    public void Of_AStandIn_SaysWhatIsShown() =>
        Assert.Equal("nearest: dog", Reading.Of(Script, Plan, Staged)[1].As);
}
