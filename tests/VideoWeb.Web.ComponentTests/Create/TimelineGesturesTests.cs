using Microsoft.Extensions.Time.Testing;
using VideoWeb.Web.Features.Create.Directing;

namespace VideoWeb.Web.ComponentTests.Create;

public sealed class TimelineGesturesTests
{
    private readonly Desk desk = LineScript.NewDesk(new FakeTimeProvider());
    private readonly TimelineGestures gestures;

    public TimelineGesturesTests()
    {
        gestures = new TimelineGestures(desk);
    }

    [Fact]
    public void Split_InTheMiddleOfAMove_DividesTheMove()
    {
        desk.SetText("woman orbit-left");

        var outcome = gestures.Split(0.5);

        Assert.True(outcome.Accepted);
        Assert.Equal([0.5, 1.5], desk.Plan.Shots.Select(shot => shot.Seconds));
        Assert.Equal([2.5, 7.5], desk.Plan.Shots.Select(shot => shot.Camera[0].Amount!.Value));
        Assert.Equal(["woman", "woman"], desk.Plan.Shots.Select(shot => shot.Subjects[0].Noun));
    }

    [Fact]
    public void Split_BeforeALine_GivesTheLineToTheSecondHalfAtTheSameTime()
    {
        desk.SetText("woman says Hello");

        gestures.Split(0.4);

        Assert.Empty(desk.Plan.Shots[0].Sound.Dialogue);
        Assert.Equal(0.5, desk.Plan.Shots[1].Sound.Dialogue[0].Start);
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(1.9)]
    public void Split_TooCloseToACut_IsRefused(double time)
    {
        desk.SetText("woman\ndog");

        Assert.False(gestures.Split(time).Accepted);
        Assert.Equal(2, desk.Plan.Shots.Count);
    }

    [Fact]
    public void Trim_TheStartOfAShot_MovesTheCut()
    {
        desk.SetText("woman\ndog");

        gestures.Trim(Id(LaneKind.Shots, 1), 1.5, 4);

        Assert.Equal([1.5, 2.5], desk.Plan.Shots.Select(shot => shot.Seconds));
        Assert.Equal(4, desk.Plan.Seconds);
    }

    [Fact]
    public void Trim_TheEndOfAShot_RipplesWhatFollows()
    {
        desk.SetText("woman\ndog");

        gestures.Trim(Id(LaneKind.Shots, 0), 0, 3);

        Assert.Equal([0, 3], desk.Plan.Shots.Select(shot => shot.Start));
        Assert.Equal(5, desk.Plan.Seconds);
    }

    [Fact]
    public void Move_AShotBehindTheNext_ChangesTheOrder_AndSurvivesTyping()
    {
        desk.SetText("woman\ndog\nhorse");

        gestures.Move(Id(LaneKind.Shots, 0), 2.5);
        Assert.Equal(["dog", "woman", "horse"], desk.Plan.Shots.Select(shot => shot.Subjects[0].Noun));

        desk.SetText("woman\ndog\nhorse gallops");
        Assert.Equal(["dog", "woman", "horse"], desk.Plan.Shots.Select(shot => shot.Subjects[0].Noun));
    }

    [Fact]
    public void Move_ALineOntoAnother_IsRefusedWithTheReason()
    {
        desk.SetText("woman says One\nman says Two");

        var outcome = gestures.Trim(Id(LaneKind.Dialogue, 0), 0.5, 3);

        Assert.False(outcome.Accepted);
        Assert.Contains("overlap", outcome.Say, StringComparison.Ordinal);
        Assert.Equal(1.5, desk.Plan.Shots[0].Sound.Dialogue[0].End);
    }

    [Fact]
    public void Nudge_ALine_MovesItAndSpeaksItsNewTimes()
    {
        desk.SetText("woman says Hello");

        var outcome = gestures.Nudge(Id(LaneKind.Dialogue, 0), 0.25);

        Assert.Contains("0.75 to 1.75 seconds", outcome.Say, StringComparison.Ordinal);
    }

    [Fact]
    public void Nudge_TheFirstShot_IsRefused() => Assert.False(With("woman\ndog").Nudge(Id(LaneKind.Shots, 0), 0.1).Accepted);

    [Fact]
    public void Delete_TheOnlyShot_IsRefused() => Assert.False(With("woman").Delete(Id(LaneKind.Shots, 0)).Accepted);

    [Fact]
    public void AddShot_AfterTheOneAtThePlayhead_KeepsItsPlaceAndPeople()
    {
        desk.SetText("woman\ndog");

        gestures.AddShot(1);

        Assert.Equal(["woman", "woman", "dog"], desk.Plan.Shots.Select(shot => shot.Subjects[0].Noun));
        Assert.Equal(6, desk.Plan.Seconds);
    }

    [Fact]
    public void AddLine_WhereSomebodySpeaksAlready_TakesTheFreeTime()
    {
        desk.SetText("woman says Hello");
        desk.Edit(new SetLength(desk.Edited.Keys[0], 5));

        gestures.AddLine(0.6);

        Assert.Equal([(0.5, 1.5), (1.5, 3.5)], desk.Plan.Shots[0].Sound.Dialogue.Select(line => (line.Start, line.End)));
    }

    [Fact]
    public void Delete_AMove_LeavesTheOthers()
    {
        desk.SetText("woman dolly-forward orbit-left");

        gestures.Delete(Id(LaneKind.Camera, 0));

        Assert.Equal("orbit-left", Assert.Single(desk.Plan.Shots[0].Camera).Move);
    }

    [Fact]
    public void Layout_OfABedThroughSeveralShots_IsOneBlock()
    {
        desk.SetText("woman\ndog");
        desk.Edit([.. desk.Edited.Keys.Select(key => new SetSounds(key, SoundLane.Ambience, ["waves"]))], "ambience");

        var block = Assert.Single(TimelineLayout.Of(desk.Edited)[(int)LaneKind.Ambience].Blocks);

        Assert.Equal((0, 4), (block.Start, block.Seconds));
    }

    private TimelineGestures With(string text)
    {
        desk.SetText(text);
        return gestures;
    }

    private string Id(LaneKind lane, int index) => TimelineLayout.Of(desk.Edited)[(int)lane].Blocks[index].Id;
}
