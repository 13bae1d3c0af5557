using Microsoft.Extensions.Time.Testing;
using VideoWeb.Core.Plans;
using VideoWeb.Web.Features.Create.Directing;

namespace VideoWeb.Web.ComponentTests.Create;

public sealed class DeskTests
{
    private readonly FakeTimeProvider clock = new();
    private readonly Desk desk;

    public DeskTests()
    {
        desk = LineScript.NewDesk(clock);
    }

    [Fact]
    public void Mark_OnThePicture_IsInThePlan_AndAStepThatUndoTakesBack()
    {
        desk.SetText("woman wide");
        var marks = new PictureMarks { Strokes = [new PictureStroke("near", 0.1, [0.2, 0.3])] };
        Assert.False(desk.Mark(marks, "brush stroke").Accepted);
        desk.SetPicture(new DeskPicture(Guid.NewGuid()), desk.Content.Format, desk.Content.Text);
        Assert.False(desk.Mark(marks with { Strokes = [new PictureStroke("near", 9, [0.2, 0.3])] }, "brush stroke").Accepted);
        Assert.True(desk.Mark(marks, "brush stroke").Accepted);
        Assert.Equal((marks, marks), (desk.Plan.Picture, desk.Staged!.Plan.Picture));
        Assert.Equal("brush stroke", desk.Undo());
        Assert.Null(desk.Plan.Picture);
    }

    [Fact]
    public void Edit_WhileTheTextGoesOn_StaysOnItsShot()
    {
        Write("woman wide\ndog");
        desk.Edit(new SetWord(Key(1), ShotWord.Framing, "close-up"));

        Write("horse\nwoman wide\ndog runs");

        Assert.Equal([null, "wide", "close-up"], desk.Plan.Shots.Select(shot => shot.Framing));
        Assert.DoesNotContain(desk.Notices, notice => notice.Kind == DeskNoticeKind.WordsChanged);
    }

    [Fact]
    public void Edit_WhereTheWordsNowSaySomethingElse_StaysAndIsTold()
    {
        Write("woman wide");
        desk.Edit(new SetWord(Key(0), ShotWord.Framing, "close-up"));

        Write("woman medium");

        var notice = Assert.Single(desk.Notices, notice => notice.Kind == DeskNoticeKind.WordsChanged);
        Assert.Contains("medium", notice.Why, StringComparison.Ordinal);
        Assert.Equal("close-up", desk.Plan.Shots[0].Framing);

        desk.UseWords(notice.Shot!, notice.EditSubject!);

        Assert.Equal("medium", desk.Plan.Shots[0].Framing);
        Assert.Empty(desk.Notices);
    }

    [Fact]
    public void KeepEdit_AfterTheWordsChanged_SilencesTheNotice()
    {
        Write("woman wide");
        desk.Edit(new SetWord(Key(0), ShotWord.Framing, "close-up"));
        Write("woman medium");

        desk.KeepEdit(Key(0), "framing");

        Assert.Empty(desk.Notices);
        Assert.Equal("close-up", desk.Plan.Shots[0].Framing);
    }

    [Fact]
    public void Edit_WhoseShotIsDeletedFromTheText_GoesAndIsTold_AndComesBackWithUndo()
    {
        Write("woman\ndog");
        desk.Edit(new SetWord(Key(1), ShotWord.Framing, "close-up"));

        Write("woman");

        Assert.Contains(desk.Notices, notice => notice.Kind == DeskNoticeKind.ShotGone);
        Assert.Empty(desk.Content.Edits);

        desk.Undo();

        Assert.Equal("close-up", desk.Plan.Shots[1].Framing);
    }

    [Fact]
    public void Undo_AfterTypingAndEditing_TakesBackOneStepEach()
    {
        Write("woman");
        clock.Advance(TimeSpan.FromSeconds(5));
        desk.Edit(new SetWord(Key(0), ShotWord.Framing, "wide"));

        Assert.Equal("shot 1: framing", desk.Undo());
        Assert.Null(desk.Plan.Shots[0].Framing);
        Assert.Equal("typing", desk.Undo());
        Assert.True(desk.IsEmpty);
        Assert.Null(desk.Undo());

        Assert.Equal("typing", desk.Redo());
        Assert.Equal("shot 1: framing", desk.Redo());
        Assert.Equal("wide", desk.Plan.Shots[0].Framing);
    }

    [Fact]
    public void Undo_OfTypingWithoutAPause_TakesBackAllOfIt()
    {
        desk.SetText("w");
        clock.Advance(TimeSpan.FromMilliseconds(300));
        desk.SetText("wo");
        clock.Advance(TimeSpan.FromMilliseconds(300));
        desk.SetText("woman");

        desk.Undo();

        Assert.Equal("", desk.Content.Text);
    }

    [Fact]
    public void History_Of150Steps_KeepsTheLast100()
    {
        Write("woman");
        for (var i = 0; i < 150; i++)
            desk.SetFormat(desk.Content.Format with { Seed = i + 1 }, "seed");

        var steps = 0;
        while (desk.Undo() is not null)
            steps++;

        Assert.Equal(DeskHistory.MaxSteps, steps);
    }

    [Fact]
    public void Edit_ThatPassesTheClipsLimit_IsRefusedWithTheLimit()
    {
        Write("woman\ndog");

        var outcome = desk.Edit(new SetLength(Key(0), 24));

        Assert.False(outcome.Accepted);
        Assert.Contains("25", outcome.Say, StringComparison.Ordinal);
        Assert.Equal(4, desk.Plan.Seconds);
        Assert.Null(desk.NextUndo is "typing" ? null : desk.NextUndo);
    }

    [Fact]
    public void SetLength_OfAShot_MovesTheLinesOfLaterShots()
    {
        Write("woman\ndog says Woof");

        desk.Edit(new SetLength(Key(0), 3));

        var line = desk.Plan.Shots[1].Sound.Dialogue[0];
        Assert.Equal((3.5, 4.5), (line.Start, line.End));
        Assert.Equal(5, desk.Plan.Seconds);
    }

    [Fact]
    public void SetSeconds_WithShotsTimedByHand_KeepsTheirProportions()
    {
        Write("woman\ndog");
        desk.Edit(new SetLength(Key(0), 4));

        desk.SetSeconds(12);

        Assert.Equal([8, 4], desk.Plan.Shots.Select(shot => shot.Seconds));
    }

    [Fact]
    public void SetSeconds_WithoutTimesByHand_ReadsTheTextForThatLength()
    {
        Write("woman\ndog");

        desk.SetSeconds(10);

        Assert.Equal([5, 5], desk.Plan.Shots.Select(shot => shot.Seconds));
        Assert.Empty(desk.Content.Edits);
    }

    [Fact]
    public void Refusal_OfAScript_IsANoticeAndKeepsTheLastPlan()
    {
        Write("woman");
        Write(string.Join('\n', Enumerable.Repeat("dog", 13)));

        Assert.Contains(desk.Notices, notice => notice.Kind == DeskNoticeKind.Refused && notice.Why.Contains("12", StringComparison.Ordinal));
        Assert.False(desk.CanGenerate);
        Assert.Single(desk.Plan.Shots);
    }

    [Fact]
    public void ShotAt_APlaceInTheScript_FindsItsShot()
    {
        Write("woman wide\ndog runs");

        Assert.Equal(0, desk.ShotAt(5));
        Assert.Equal(1, desk.ShotAt("woman wide\ndog".Length));
    }

    private string Key(int shot) => desk.Edited.Keys[shot];

    private void Write(string text)
    {
        clock.Advance(TimeSpan.FromSeconds(10));
        desk.SetText(text);
    }
}
