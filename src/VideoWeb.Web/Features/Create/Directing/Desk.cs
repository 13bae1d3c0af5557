using VideoWeb.Core.Plans;
using VideoWeb.Core.Staging;

namespace VideoWeb.Web.Features.Create.Directing;

/// <summary>Reads a script. A refusal (too long, too many shots) is a result with a message, never an exception.</summary>
public delegate ScriptReading ReadScript(string text, DeskFormat format);

/// <param name="Plan">Null where the script was refused.</param>
public sealed record ScriptReading(ShotPlan? Plan, string? Refusal);

/// <summary>
/// The desk of one clip: script → reading → edits → plan → staging, and one history of all of it. Knows nothing of pages,
/// circuits, jobs or storage; not thread-safe, a circuit calls it from its own dispatcher.
/// </summary>
public sealed class Desk(ReadScript read, Func<ShotPlan, StagedPlan> stage, TimeProvider clock)
{
    private readonly DeskHistory history = new(clock);
    private IReadOnlyList<DeskNotice> gone = [];
    private string? refusal;

    public DeskContent Content { get; private set; } = new();

    /// <summary>What the text alone says.</summary>
    public ShotPlan ReadPlan { get; private set; } = new();

    /// <summary>What will be made: the reading with the edits over it.</summary>
    public EditedPlan Edited { get; private set; } = EditedPlan.Empty;

    public ShotPlan Plan => Edited.Plan;

    /// <summary>Null while there is nothing to show.</summary>
    public StagedPlan? Staged { get; private set; }

    public IReadOnlyList<Reading> Readings { get; private set; } = [];

    public IReadOnlyList<DeskNotice> Notices { get; private set; } = [];

    /// <summary>Goes up with every change of the content.</summary>
    public int Version { get; private set; }

    public TimeSpan ReadTime { get; private set; }

    public bool IsEmpty => string.IsNullOrWhiteSpace(Content.Text) && Edited.Plan.Shots.Count == 0;

    /// <summary>True where the plan can be made: there is a shot, and no rule is broken.</summary>
    public bool CanGenerate => refusal is null && Plan.Shots.Count > 0 && Notices.All(notice => notice.Kind != DeskNoticeKind.Refused);

    public string? NextUndo => history.NextUndo;

    public string? NextRedo => history.NextRedo;

    /// <summary>Raised after each change of the content.</summary>
    public event Action? Changed;

    public void SetText(string text)
    {
        if (text == Content.Text)
            return;
        history.RecordTyping(Content);
        Take(Content with { Text = text });
    }

    /// <summary>Replaces the script in one step that Undo takes back: an example, an earlier clip.</summary>
    public void StartFrom(DeskContent content, string what)
    {
        history.Record(Content, what);
        Take(content);
    }

    public void SetFormat(DeskFormat format, string what)
    {
        if (format == Content.Format)
            return;
        history.Record(Content, what);
        Take(Content with { Format = format });
    }

    /// <summary>The clip begins as this picture, or no longer, in one step with what goes along with it.</summary>
    public void SetPicture(DeskPicture? picture, DeskFormat format, string text)
    {
        if (picture == Content.Picture)
            return;
        history.Record(Content, picture is null ? "picture taken out" : Content.Picture is null ? "picture" : "another picture");
        Take(Content with { Picture = picture, Format = format, Text = text });
    }

    /// <summary>What is painted on the picture, as one step.</summary>
    public EditOutcome Mark(PictureMarks? marks, string what)
    {
        if (Content.Picture is not { } picture)
            return EditOutcome.Refused("There is no picture to paint on.");
        var empty = marks is null || marks.Strokes.Count == 0;
        var wrong = empty ? null : PlanValidator.Validate(Plan with { Picture = marks }).FirstOrDefault(error => error.Path.StartsWith("picture", StringComparison.Ordinal));
        if (wrong is not null)
            return EditOutcome.Refused(wrong.Message);
        history.Record(Content, what);
        Take(Content with { Picture = picture with { Marks = empty ? null : marks } });
        return EditOutcome.Done(char.ToUpperInvariant(what[0]) + what[1..] + ".");
    }

    /// <summary>Sets the clip's length. Shots that were timed by hand keep their proportions; otherwise the text is read again for that length.</summary>
    public EditOutcome SetSeconds(double seconds)
    {
        if (seconds is < PlanCheck.MinShotSeconds or > PlanLimits.MaxSeconds)
            return EditOutcome.Refused($"A clip is {PlanCheck.Text(PlanCheck.MinShotSeconds)} to {PlanCheck.Text(PlanLimits.MaxSeconds)} s long.");
        if (!Content.Edits.Any(edit => edit is SetLength or InsertShot or SplitShot or RemoveShot))
        {
            SetFormat(Content.Format with { Seconds = seconds }, "length of the clip");
            return EditOutcome.Done($"The clip is {PlanCheck.Text(Plan.Seconds)} seconds long.");
        }
        var factor = seconds / Plan.Seconds;
        var lengths = Edited.Keys.Select((key, i) => new SetLength(key, Seconds.Round(Plan.Shots[i].Seconds * factor)));
        return Edit([.. lengths], "length of the clip");
    }

    public EditOutcome Edit(PlanEdit edit) => Edit([edit], Describe(edit));

    /// <summary>Makes the edits as one step, or none of them where that would break a rule that is kept now.</summary>
    public EditOutcome Edit(IReadOnlyList<PlanEdit> edits, string what)
    {
        var kept = Content.Edits.ToList();
        foreach (var edit in edits)
            Add(kept, edit);
        var planned = PlanEditor.Apply(ReadPlan, [.. Content.Shots.Select(shot => shot.Key)], kept);
        if (planned.Plan.Shots.Count == 0)
            return EditOutcome.Refused("A clip has at least one shot.");
        var before = PlanCheck.Broken(Plan);
        var broken = PlanCheck.Broken(planned.Plan).FirstOrDefault(now => before.All(was => was.What != now.What));
        if (broken is not null)
            return EditOutcome.Refused($"{broken.What}. {broken.Why}");

        history.Record(Content, what);
        Take(Content with { Edits = kept, NextKey = Content.NextKey + edits.Count(edit => edit is InsertShot or SplitShot) });
        return EditOutcome.Done(char.ToUpperInvariant(what[0]) + what[1..] + ".");
    }

    /// <summary>The key that the next inserted or split shot gets.</summary>
    public string NextShotKey => "n" + Content.NextKey;

    /// <summary>An edit whose words have changed since: the edit stays and counts as made over the new words.</summary>
    public void KeepEdit(string shot, string subject) => Rebase(shot, subject, keep: true);

    /// <summary>…or it goes, and the words decide again.</summary>
    public void UseWords(string shot, string subject) => Rebase(shot, subject, keep: false);

    public string? Undo() => Travel(history.Undo(Content));

    public string? Redo() => Travel(history.Redo(Content));

    /// <summary>Takes up a stored desk; its history comes with it.</summary>
    public void Load(DeskContent content, IEnumerable<DeskStep> steps)
    {
        history.Load(steps);
        Take(content);
    }

    /// <summary>Makes the plan that was rendered of the script: what differs from the reading becomes edits. Not a step of the history.</summary>
    public void Adopt(ShotPlan plan)
    {
        var edits = new List<PlanEdit>();
        foreach (var edit in PlanDifference.Edits(ReadPlan, [.. Content.Shots.Select(shot => shot.Key)], plan))
            Add(edits, edit);
        if (edits.Count > 0)
            Take(Content with { Edits = edits });
    }

    public IEnumerable<DeskStep> Steps => history.Steps;

    /// <summary>The shot (as an index into <see cref="Plan"/>) that a place of the script belongs to.</summary>
    public int ShotAt(int offset)
    {
        var prefix = Content.Text[..Math.Clamp(offset, 0, Content.Text.Length)];
        var index = Math.Max(0, (read(prefix, Content.Format).Plan?.Shots.Count ?? 1) - 1);
        var key = index < Content.Shots.Count ? Content.Shots[index].Key : null;
        return key is null ? 0 : Math.Max(0, Edited.IndexOf(key));
    }

    private string? Travel(DeskStep? step)
    {
        if (step is null)
            return null;
        Take(step.Content);
        return step.What;
    }

    private void Take(DeskContent content)
    {
        var started = clock.GetTimestamp();
        var reading = read(content.Text, content.Format);
        ReadTime = clock.GetElapsedTime(started);
        refusal = reading.Refusal;
        gone = [];
        Content = reading.Plan is { } plan ? Follow(content, plan) : content;
        var edited = PlanEditor.Apply(ReadPlan, [.. Content.Shots.Select(shot => shot.Key)], Content.Edits);
        Edited = edited with { Plan = edited.Plan with { Picture = Content.Picture?.Marks } };
        Staged = Plan.Shots.Count == 0 ? null : stage(Plan);
        Readings = Reading.Of(Content.Text, ReadPlan, Staged);
        Notices = FindNotices();
        Version++;
        Changed?.Invoke();
    }

    /// <summary>Gives the shots of a new reading the keys of those they continue, and lets go of edits whose shot is gone.</summary>
    private DeskContent Follow(DeskContent content, ShotPlan plan)
    {
        ReadPlan = plan;
        var fingerprints = plan.Shots.Select(ShotAlignment.Fingerprint).ToList();
        var continued = ShotAlignment.Match([.. content.Shots.Select(shot => shot.Fingerprint)], fingerprints);
        var next = content.NextKey;
        var shots = fingerprints.Select((fingerprint, i) =>
            new ShotKey(continued[i] >= 0 ? content.Shots[continued[i]].Key : "t" + next++, fingerprint)).ToList();

        var alive = shots.Select(shot => shot.Key).Append("").ToHashSet();
        var kept = new List<PlanEdit>();
        var lost = new List<PlanEdit>();
        foreach (var edit in content.Edits)
        {
            if (!alive.Contains(edit.Shot))
            {
                lost.Add(edit);
                continue;
            }
            kept.Add(edit is MoveShot { After: { } after } move && !alive.Contains(after) ? move with { After = null } : edit);
            if (edit is InsertShot insert)
                alive.Add(insert.Key);
            if (edit is SplitShot split)
                alive.Add(split.Key);
        }
        if (lost.Count > 0)
            gone = [new DeskNotice(DeskNoticeKind.ShotGone, "A shot is gone from the script", $"{Count(lost.Count, "change")} made to it by hand went with it: {string.Join(", ", lost.Select(edit => edit.Subject).Distinct())}.", "Undo brings both back.")];
        return content with { Shots = shots, Edits = kept, NextKey = next };
    }

    private void Add(List<PlanEdit> edits, PlanEdit edit)
    {
        var earlier = edit.Replaces ? edits.FindIndex(other => other.Shot == edit.Shot && other.GetType() == edit.GetType() && other.Subject == edit.Subject) : -1;
        var was = earlier >= 0 ? edits[earlier].Was : ReadAs(edit);
        if (earlier >= 0)
            edits.RemoveAt(earlier);
        edits.Add(edit with { Was = was });
    }

    /// <summary>What the text says where the edit writes; null for a shot that is not the text's.</summary>
    private string? ReadAs(PlanEdit edit)
    {
        if (edit.Shot.Length == 0)
            return edit is SetNegative ? PlanEditor.Current(edit, new Shot(), ReadPlan) : null;
        var index = Content.Shots.ToList().FindIndex(shot => shot.Key == edit.Shot);
        return index < 0 ? null : PlanEditor.Current(edit, ReadPlan.Shots[index], ReadPlan);
    }

    private void Rebase(string shot, string subject, bool keep)
    {
        var edits = Content.Edits.ToList();
        var index = edits.FindIndex(edit => edit.Shot == shot && edit.Subject == subject);
        if (index < 0)
            return;
        history.Record(Content, keep ? $"keeping the {subject}" : $"{subject} from the script");
        if (keep)
            edits[index] = edits[index] with { Was = ReadAs(edits[index]) };
        else
            edits.RemoveAt(index);
        Take(Content with { Edits = edits });
    }

    private List<DeskNotice> FindNotices()
    {
        var notices = new List<DeskNotice>();
        if (refusal is not null)
            notices.Add(new DeskNotice(DeskNoticeKind.Refused, "This script can't be planned", refusal, "The stage shows the last version that could."));
        notices.AddRange(PlanCheck.Broken(Plan));
        notices.AddRange(ReadPlan.Messages.Select(message => new DeskNotice(DeskNoticeKind.Bounded, "The plan was bounded", message, "Change the script if you meant something else.")));
        foreach (var edit in Content.Edits)
        {
            if (edit.Was is not { } was || ReadAs(edit) is not { } now || now == was)
                continue;
            var number = Edited.IndexOf(edit.Shot) + 1;
            var shot = number > 0 ? $"Shot {number}" : "The clip";
            notices.Add(new DeskNotice(DeskNoticeKind.WordsChanged, $"{shot}: the script now says something else", $"Its {edit.Subject} was set by hand. The script {(now.Length == 0 ? "no longer gives one" : $"reads “{now}”")}.", "Yours stays until you choose.")
            {
                Shot = edit.Shot,
                EditSubject = edit.Subject,
            });
        }
        notices.AddRange(gone);
        return notices;
    }

    private string Describe(PlanEdit edit)
    {
        var number = Edited.IndexOf(edit.Shot) + 1;
        return edit switch
        {
            InsertShot => number == 0 ? "new shot at the start" : $"new shot after shot {number}",
            SplitShot => $"shot {number} split",
            RemoveShot => $"shot {number} removed",
            MoveShot => $"shot {number} moved",
            SetNegative => "what is left out",
            _ => $"shot {number}: {edit.Subject}",
        };
    }

    private static string Count(int n, string noun) => n == 1 ? $"1 {noun}" : $"{n} {noun}s";
}
