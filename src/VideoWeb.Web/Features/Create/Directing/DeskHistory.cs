namespace VideoWeb.Web.Features.Create.Directing;

/// <summary>One history for script, timeline and inspector: the contents before each step, and what the step was.</summary>
public sealed class DeskHistory(TimeProvider clock)
{
    public const int MaxSteps = 100;

    /// <summary>Typing is one step until the writer pauses for this long.</summary>
    public static readonly TimeSpan TypingPause = TimeSpan.FromSeconds(1.5);

    private readonly LinkedList<DeskStep> done = [];
    private readonly Stack<DeskStep> undone = [];
    private long typedAt;
    private bool typing;

    /// <summary>What Undo would take back, or null.</summary>
    public string? NextUndo => done.Last?.Value.What;

    /// <summary>What Redo would bring back, or null.</summary>
    public string? NextRedo => undone.TryPeek(out var step) ? step.What : null;

    /// <summary>Oldest first.</summary>
    public IEnumerable<DeskStep> Steps => done;

    public void Record(DeskContent before, string what)
    {
        typing = false;
        Push(new DeskStep(before, what));
    }

    public void RecordTyping(DeskContent before)
    {
        var now = clock.GetTimestamp();
        var continues = typing && clock.GetElapsedTime(typedAt, now) < TypingPause;
        typedAt = now;
        typing = true;
        if (!continues)
            Push(new DeskStep(before, "typing"));
    }

    /// <summary>The content before the last step, or null where there is none.</summary>
    public DeskStep? Undo(DeskContent current) => Swap(TakeLast(), current, undone.Push);

    public DeskStep? Redo(DeskContent current) => Swap(undone.TryPop(out var step) ? step : null, current, step => done.AddLast(step));

    public void Load(IEnumerable<DeskStep> steps)
    {
        done.Clear();
        undone.Clear();
        typing = false;
        foreach (var step in steps.TakeLast(MaxSteps))
            done.AddLast(step);
    }

    private DeskStep? Swap(DeskStep? step, DeskContent current, Action<DeskStep> keep)
    {
        typing = false;
        if (step is not null)
            keep(step with { Content = current });
        return step;
    }

    private DeskStep? TakeLast()
    {
        var last = done.Last?.Value;
        if (last is not null)
            done.RemoveLast();
        return last;
    }

    private void Push(DeskStep step)
    {
        done.AddLast(step);
        undone.Clear();
        if (done.Count > MaxSteps)
            done.RemoveFirst();
    }
}

/// <param name="Content">What the desk held on the other side of the step.</param>
/// <param name="What">For the button's title and for being spoken: "shot 2: framing".</param>
public sealed record DeskStep(DeskContent Content, string What);
