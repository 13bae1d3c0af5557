using System.Globalization;
using VideoWeb.Core.Plans;

namespace VideoWeb.Web.Features.Create.Directing;

/// <summary>The rules an edited plan must keep. Each broken one names itself, what breaks it and what to do.</summary>
public static class PlanCheck
{
    /// <summary>Shorter than this nobody sees a shot.</summary>
    public const double MinShotSeconds = 0.4;

    public static IReadOnlyList<DeskNotice> Broken(ShotPlan plan)
    {
        var broken = new List<DeskNotice>();
        if (plan.Seconds > PlanLimits.MaxSeconds + 0.0005)
            broken.Add(Refused($"The clip is longer than {Text(PlanLimits.MaxSeconds)} s", $"Its shots add up to {Text(plan.Seconds)} s; a clip may be {Text(PlanLimits.MaxSeconds)} s at most.", "Shorten or remove a shot."));
        if (plan.Shots.Count > PlanLimits.MaxShots)
            broken.Add(Refused($"The clip has more than {PlanLimits.MaxShots} shots", $"It has {plan.Shots.Count}.", "Remove a shot."));
        if (plan.Cast.Count > PlanLimits.MaxCast)
            broken.Add(Refused($"The clip has more than {PlanLimits.MaxCast} cast members", $"It has {plan.Cast.Count}.", "Take somebody out of the script."));
        for (var i = 0; i < plan.Shots.Count; i++)
            if (plan.Shots[i].Seconds < MinShotSeconds - 0.0005)
                broken.Add(Refused($"Shot {i + 1} is too short", $"It would be {Text(plan.Shots[i].Seconds)} s; under {Text(MinShotSeconds)} s nobody sees it.", "Give it more time."));
        broken.AddRange(BrokenLines(plan));
        return broken;
    }

    private static IEnumerable<DeskNotice> BrokenLines(ShotPlan plan)
    {
        var lines = plan.Shots.SelectMany(shot => shot.Sound.Dialogue).OrderBy(line => line.Start).ToList();
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i];
            if (line.Start < -0.0005 || line.End > plan.Seconds + 0.0005)
                yield return Refused($"“{line.Line}” does not fit the clip", $"It would run from {Text(line.Start)} to {Text(line.End)} s; the clip ends at {Text(plan.Seconds)} s.", "Start it earlier or give its shot more time.");
            if (i > 0 && lines[i - 1].End > line.Start + 0.0005)
                yield return Refused($"“{line.Line}” overlaps the line before", $"“{lines[i - 1].Line}” ends at {Text(lines[i - 1].End)} s.", "Start it later, or the other one earlier.");
        }
    }

    private static DeskNotice Refused(string what, string why, string @do) => new(DeskNoticeKind.Refused, what, why, @do);

    public static string Text(double seconds) => seconds.ToString("0.##", CultureInfo.InvariantCulture);
}
