using VideoWeb.Core.Plans;
using VideoWeb.Core.Staging;
using VideoWeb.Web.Features.Create.Directing;

namespace VideoWeb.Web.ComponentTests.Create;

/// <summary>
/// A script language small enough for a test to be read at a glance: one line is one shot of 2 s; a framing's word sets the
/// framing, a move's word adds the move (10 degrees or 1 metre), "says …" is a line from 0.5 to 1.5 s, the first word is the subject.
/// </summary>
internal static class LineScript
{
    public static Desk NewDesk(TimeProvider clock) => new(Read, plan => new StagedPlan { Plan = plan, Shots = [.. plan.Shots.Select(_ => new StagedShot("studio", null, []))] }, clock);

    public static ScriptReading Read(string text, DeskFormat format)
    {
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (lines.Length > PlanLimits.MaxShots)
            return new ScriptReading(null, $"A clip has {PlanLimits.MaxShots} shots at most.");
        var each = (format.Seconds ?? 2.0 * lines.Length) / Math.Max(1, lines.Length);
        return new ScriptReading(new ShotPlan
        {
            Seconds = each * lines.Length,
            Shots = [.. lines.Select((line, i) => ReadShot(line, i * each, each))],
            Understood = [.. lines.Select(line => new Understanding(line, "shot", text.IndexOf(line, StringComparison.Ordinal), line.Length))],
        }, null);
    }

    private static Shot ReadShot(string line, double start, double seconds)
    {
        var says = line.IndexOf(" says ", StringComparison.Ordinal);
        var words = (says < 0 ? line : line[..says]).Split(' ');
        return new Shot
        {
            Start = start,
            Seconds = seconds,
            Framing = words.FirstOrDefault(PlanWords.Framings.Contains),
            Camera = [.. words.Where(PlanWords.Moves.Contains).Select(move => new CameraMove(move, move.StartsWith("orbit", StringComparison.Ordinal) ? 10 : 1, move.StartsWith("orbit", StringComparison.Ordinal) ? "deg" : "m"))],
            Subjects = [new Subject { Noun = words[0] }],
            Sound = new ShotSound { Dialogue = says < 0 ? [] : [new DialogueLine(words[0], line[(says + 6)..], "say", start + 0.5, start + 1.5)] },
        };
    }
}
