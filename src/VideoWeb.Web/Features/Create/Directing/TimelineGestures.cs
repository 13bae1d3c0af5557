using VideoWeb.Core.Plans;

namespace VideoWeb.Web.Features.Create.Directing;

/// <summary>What a drag, a trim or a key on the timeline means for the plan. Times are seconds of the clip.</summary>
public sealed class TimelineGestures(Desk desk)
{
    /// <summary>Puts a block somewhere else: a shot between other shots, a move before another, a line at another time.</summary>
    public EditOutcome Move(string blockId, double start) => Find(blockId) switch
    {
        null => Gone,
        { Lane: LaneKind.Shots } block => MoveShotTo(block, start),
        { Lane: LaneKind.Camera, Moves: true } block => MoveCamera(block, start),
        { Lane: LaneKind.Dialogue } block => SetLine(block, start, start + block.Seconds),
        _ => EditOutcome.Refused("This block lasts as long as its shot. Change it in the inspector."),
    };

    /// <summary>Shots ripple: a shot's end moves what follows; its start is the cut and takes from the shot before.</summary>
    public EditOutcome Trim(string blockId, double start, double end) => Find(blockId) switch
    {
        null => Gone,
        { Lane: LaneKind.Shots } block => TrimShot(block, start, end),
        { Lane: LaneKind.Dialogue } block => SetLine(block, start, end),
        _ => EditOutcome.Refused("This block lasts as long as its shot. Change the shot's length instead."),
    };

    /// <summary>One step by key: a line moves, a shot's cut moves.</summary>
    public EditOutcome Nudge(string blockId, double by)
    {
        var block = Find(blockId);
        if (block is null)
            return Gone;
        if (block.Lane != LaneKind.Shots)
            return Move(blockId, block.Start + by);
        return block.Index == 0
            ? EditOutcome.Refused("The first shot starts the clip.")
            : TrimShot(block, block.Start + by, block.End);
    }

    public EditOutcome Split(double time)
    {
        var index = ShotIndexAt(time);
        if (index < 0)
            return EditOutcome.Refused("There is no shot at the playhead.");
        var shot = desk.Plan.Shots[index];
        var at = Seconds.Round(time - shot.Start);
        if (at < PlanCheck.MinShotSeconds || shot.Seconds - at < PlanCheck.MinShotSeconds)
            return EditOutcome.Refused($"Too close to a cut: both parts need {PlanCheck.Text(PlanCheck.MinShotSeconds)} s.");
        return desk.Edit(new SplitShot(desk.Edited.Keys[index], desk.NextShotKey, at));
    }

    public EditOutcome Delete(string blockId)
    {
        var block = Find(blockId);
        if (block is null)
            return Gone;
        var shot = desk.Edited.Find(block.Shot)!;
        return block.Lane switch
        {
            LaneKind.Shots => desk.Edit(new RemoveShot(block.Shot)),
            LaneKind.Camera when block.Index >= 0 => desk.Edit(new SetCamera(block.Shot, Without(shot.Camera, block.Index))),
            LaneKind.Camera => EditOutcome.Refused("There is no move here to delete."),
            LaneKind.Dialogue => desk.Edit(new SetLines(block.Shot, Without(RelativeLines(block.Shot), block.Index))),
            LaneKind.Effects => desk.Edit(new SetSounds(block.Shot, SoundLane.Effects, Without(shot.Sound.Effects, block.Index))),
            LaneKind.Ambience => EditEach(block, key => new SetSounds(key, SoundLane.Ambience, []), "ambience removed"),
            _ => EditEach(block, key => new SetWord(key, ShotWord.Music, null), "music removed"),
        };
    }

    public EditOutcome AddShot(double time)
    {
        var index = ShotIndexAt(time);
        var room = PlanLimits.MaxSeconds - desk.Plan.Seconds;
        if (room < PlanCheck.MinShotSeconds)
            return EditOutcome.Refused($"The clip is {PlanCheck.Text(PlanLimits.MaxSeconds)} s long already. Shorten a shot first.");
        return desk.Edit(new InsertShot(index < 0 ? "" : desk.Edited.Keys[index], desk.NextShotKey, Math.Min(PlanEditor.NewShotSeconds, Seconds.Round(room))));
    }

    public EditOutcome AddMove(double time)
    {
        var index = ShotIndexAt(time);
        if (index < 0)
            return EditOutcome.Refused("Write or add a shot first.");
        return desk.Edit(new SetCamera(desk.Edited.Keys[index], [.. desk.Plan.Shots[index].Camera, new CameraMove("dolly-forward", 1, "m", "slow")]));
    }

    public EditOutcome AddLine(double time)
    {
        var index = ShotIndexAt(time);
        if (index < 0)
            return EditOutcome.Refused("Write or add a shot first.");
        var shot = desk.Plan.Shots[index];
        var speaker = shot.Subjects.Select(subject => subject.Cast ?? subject.Noun).FirstOrDefault() ?? "narrator";
        var room = FreeRoom(shot, time);
        if (room is null)
            return EditOutcome.Refused("There is no second free of other lines in this shot. Make it longer or move a line.");
        var key = desk.Edited.Keys[index];
        var (start, end) = room.Value;
        var line = new DialogueLine(speaker, "New line", speaker == "narrator" ? "voice-over" : "say", Seconds.Round(start - shot.Start), Seconds.Round(end - shot.Start));
        return desk.Edit(new SetLines(key, [.. RelativeLines(key).Append(line).OrderBy(other => other.Start)]));
    }

    public int ShotIndexAt(double time)
    {
        for (var i = desk.Plan.Shots.Count - 1; i >= 0; i--)
            if (time >= desk.Plan.Shots[i].Start - 0.0005)
                return i;
        return desk.Plan.Shots.Count - 1;
    }

    /// <summary>The lines of a shot with times from its start, as <see cref="SetLines"/> wants them.</summary>
    public IReadOnlyList<DialogueLine> RelativeLines(string key) =>
        desk.Edited.Find(key) is { } shot ? WorkingShot.From(key, shot).Shot.Sound.Dialogue : [];

    public TimelineBlock? Find(string blockId) =>
        TimelineLayout.Of(desk.Edited).SelectMany(lane => lane.Blocks).FirstOrDefault(block => block.Id == blockId);

    private static EditOutcome Gone => EditOutcome.Refused("That block is no longer there.");

    private EditOutcome MoveShotTo(TimelineBlock block, double start)
    {
        var centre = start + block.Seconds / 2;
        string? after = null;
        for (var i = 0; i < desk.Edited.Keys.Count; i++)
            if (desk.Edited.Keys[i] != block.Shot && centre > desk.Plan.Shots[i].Start + desk.Plan.Shots[i].Seconds / 2)
                after = desk.Edited.Keys[i];
        var before = block.Index == 0 ? null : desk.Edited.Keys[block.Index - 1];
        return after == before ? EditOutcome.Refused($"Shot {block.Index + 1} stays where it is.") : desk.Edit(new MoveShot(block.Shot, after));
    }

    private EditOutcome MoveCamera(TimelineBlock block, double start)
    {
        var shot = desk.Edited.Find(block.Shot)!;
        var each = shot.Seconds / shot.Camera.Count;
        var to = Math.Clamp((int)Math.Round((start - shot.Start) / each), 0, shot.Camera.Count - 1);
        if (to == block.Index)
            to = Math.Clamp(block.Index + Math.Sign(start - block.Start), 0, shot.Camera.Count - 1);
        if (to == block.Index)
            return EditOutcome.Refused("The move is already at this end of its shot.");
        var moves = shot.Camera.ToList();
        moves.RemoveAt(block.Index);
        moves.Insert(to, shot.Camera[block.Index]);
        return desk.Edit(new SetCamera(block.Shot, moves));
    }

    private EditOutcome TrimShot(TimelineBlock block, double start, double end)
    {
        var edits = new List<PlanEdit>();
        var seconds = Seconds.Round(end - start);
        var cut = Seconds.Round(start - block.Start);
        if (cut != 0 && block.Index > 0)
            edits.Add(new SetLength(desk.Edited.Keys[block.Index - 1], Seconds.Round(desk.Plan.Shots[block.Index - 1].Seconds + cut)));
        edits.Add(new SetLength(block.Shot, seconds));
        var outcome = desk.Edit(edits, $"shot {block.Index + 1}: length");
        return outcome.Accepted ? SpeakTimes(block.Id) : outcome;
    }

    private EditOutcome SetLine(TimelineBlock block, double start, double end)
    {
        var shot = desk.Edited.Find(block.Shot)!;
        var from = Seconds.Round(start - shot.Start);
        if (from < 0 || from >= shot.Seconds)
            return EditOutcome.Refused("A line starts within its own shot.");
        if (end - start < 0.3)
            return EditOutcome.Refused("A line lasts 0.3 s at least.");
        var lines = RelativeLines(block.Shot).ToList();
        lines[block.Index] = lines[block.Index] with { Start = from, End = Seconds.Round(end - shot.Start) };
        var outcome = desk.Edit(new SetLines(block.Shot, lines));
        return outcome.Accepted ? SpeakTimes(block.Id) : outcome;
    }

    private EditOutcome SpeakTimes(string blockId) => EditOutcome.Done(Find(blockId) is { } block ? $"{block.Label}, {block.Spoken}." : "Done.");

    private EditOutcome EditEach(TimelineBlock block, Func<string, PlanEdit> edit, string what)
    {
        var keys = desk.Edited.Keys.Where((_, i) => desk.Plan.Shots[i].Start >= block.Start - 0.0005 && desk.Plan.Shots[i].Start < block.End - 0.0005);
        return desk.Edit([.. keys.Select(edit)], what);
    }

    /// <summary>The first second or more of the shot, from <paramref name="time"/> on where possible, in which nobody speaks.</summary>
    private static (double Start, double End)? FreeRoom(Shot shot, double time)
    {
        const double Wanted = 2, Least = 0.8;
        var shotEnd = shot.Start + shot.Seconds;
        foreach (var from in new[] { Math.Max(time, shot.Start), shot.Start })
        {
            var at = from;
            foreach (var line in shot.Sound.Dialogue.OrderBy(line => line.Start).Where(line => line.End > from))
            {
                if (line.Start - at >= Least)
                    return (at, Math.Min(at + Wanted, line.Start));
                at = line.End;
            }
            if (shotEnd - at >= Least)
                return (at, Math.Min(at + Wanted, shotEnd));
        }
        return null;
    }

    private static IReadOnlyList<T> Without<T>(IReadOnlyList<T> items, int index) => [.. items.Where((_, i) => i != index)];
}
