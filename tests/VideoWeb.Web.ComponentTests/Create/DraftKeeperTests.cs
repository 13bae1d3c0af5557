using Microsoft.Extensions.Time.Testing;
using VideoWeb.Studio;
using VideoWeb.Studio.Drafts;
using VideoWeb.Web.Features.Create.Directing;
using VideoWeb.Web.Features.Create.Drafting;

namespace VideoWeb.Web.ComponentTests.Create;

public sealed class DraftKeeperTests
{
    private readonly FakeTimeProvider clock = new();
    private readonly List<Draft> stored = [];
    private Outcome<Draft>? answer;

    [Fact]
    public async Task Touch_SeveralTimes_SavesOnce400MillisecondsAfterTheLast()
    {
        await using var keeper = New();
        keeper.Touch();
        clock.Advance(TimeSpan.FromMilliseconds(300));
        keeper.Touch();
        clock.Advance(TimeSpan.FromMilliseconds(300));
        Assert.Empty(stored);

        clock.Advance(TimeSpan.FromMilliseconds(100));

        Assert.Single(stored);
        Assert.Equal(SaveState.Saved, keeper.State);
    }

    [Fact]
    public async Task Dispose_WithUnsavedChanges_SavesThem()
    {
        await using (var keeper = New())
            keeper.Touch();

        Assert.Single(stored);
    }

    [Fact]
    public async Task Save_ThatIsRefused_SaysWhyAndTriesAgainWithTheNextChange()
    {
        await using var keeper = New();
        answer = new Refusal(RefusalKind.Conflict, "Another tab wrote meanwhile.");
        keeper.Touch();
        clock.Advance(DraftKeeper.Pause);
        Assert.Equal("Another tab wrote meanwhile.", keeper.Failure);

        answer = null;
        keeper.Touch();
        clock.Advance(DraftKeeper.Pause);

        Assert.Null(keeper.Failure);
        Assert.Single(stored);
    }

    [Fact]
    public void Document_OfADeskWithEditsAndHistory_ReadsBackTheSame()
    {
        var desk = LineScript.NewDesk(clock);
        desk.SetText("woman wide\ndog says Woof");
        desk.Edit(new SetWord(desk.Edited.Keys[0], ShotWord.Framing, "close-up"));
        new TimelineGestures(desk).Split(3);
        var picture = new DeskPicture(Guid.NewGuid());
        desk.SetPicture(picture, desk.Content.Format, desk.Content.Text);
        desk.SetFormat(desk.Content.Format with { Seed = 7 }, "seed");

        var again = LineScript.NewDesk(clock);
        var written = DeskDocument.Write(new Draft { Id = Guid.NewGuid() }, desk);
        DeskDocument.Read(written, again);
        Assert.Equal((picture.UploadId, picture), (written.ImageUploadId, again.Content.Picture));

        Assert.Equal(desk.Plan.Shots.Select(shot => (shot.Start, shot.Seconds, shot.Framing)), again.Plan.Shots.Select(shot => (shot.Start, shot.Seconds, shot.Framing)));
        Assert.Equal(7, again.Content.Format.Seed);
        Assert.Equal("seed", again.Undo());
        Assert.Equal("picture", again.Undo());
        Assert.Null(again.Content.Picture);
        Assert.Equal("shot 2 split", again.Undo());
    }

    [Fact]
    public void Document_OfAClipThatWasDirectedByHand_HasItsPlan()
    {
        var desk = LineScript.NewDesk(clock);
        desk.SetText("woman wide\ndog says Woof");
        desk.Edit([new SetWord(desk.Edited.Keys[0], ShotWord.Framing, "close-up"), new SetLength(desk.Edited.Keys[1], 3)], "two");

        var remix = LineScript.NewDesk(clock);
        DeskDocument.Read(new Draft { Id = Guid.NewGuid(), Prompt = desk.Content.Text, Plan = desk.Plan }, remix);

        Assert.Equal(["close-up", null], remix.Plan.Shots.Select(shot => shot.Framing));
        Assert.Equal(desk.Plan.Seconds, remix.Plan.Seconds);
        Assert.Empty(remix.Notices);
        Assert.Null(remix.NextUndo);
    }

    private DraftKeeper New() => new(
        new Draft { Id = Guid.NewGuid() },
        draft => draft,
        (draft, _) =>
        {
            if (answer is null)
                stored.Add(draft);
            return Task.FromResult(answer ?? draft with { Revision = draft.Revision + 1 });
        },
        work => work(),
        clock);
}
