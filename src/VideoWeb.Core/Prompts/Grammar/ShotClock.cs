using System.Globalization;
using VideoWeb.Core.Plans;

namespace VideoWeb.Core.Prompts.Grammar;

/// <summary>Gives every shot its seconds: what the prompt says, else what its lines and its share of the clip need.</summary>
internal static class ShotClock
{
    private const double OneShot = 6;
    private const double OneOfSeveral = 4;
    private const double Shortest = 0.5;
    private const double Tick = 0.01;

    public static List<(double Start, double Seconds)> Set(PlanDraft plan, double? asked)
    {
        var shots = plan.Shots;
        var lengths = shots.Select(shot => Math.Max(shot.Seconds ?? 0, 0)).ToArray();
        var natural = shots.Select(shot => Math.Max(shots.Count == 1 ? OneShot : OneOfSeveral, LineClock.SecondsNeeded(shot))).ToArray();
        var total = asked ?? plan.Seconds;
        var known = lengths.Sum();
        var open = shots.Count(shot => shot.Seconds is null or <= 0);
        if (total is { } wanted && wanted > 0)
        {
            var rest = Math.Max(wanted - known, open * Shortest);
            var share = natural.Where((_, i) => lengths[i] <= 0).Sum();
            for (var i = 0; i < lengths.Length; i++)
            {
                if (lengths[i] <= 0)
                    lengths[i] = rest * natural[i] / share;
            }

            Scale(lengths, wanted);
        }
        else
        {
            for (var i = 0; i < lengths.Length; i++)
            {
                if (lengths[i] <= 0)
                    lengths[i] = natural[i];
            }
        }

        Bound(plan, lengths);
        var start = 0.0;
        var clock = new List<(double, double)>(lengths.Length);
        for (var i = 0; i < lengths.Length; i++)
        {
            // shots begin and end on a hundredth, so that their sum is the clip's length exactly; each keeps one, and leaves the later ones theirs
            var latest = PlanLimits.MaxSeconds - Tick * (lengths.Length - 1 - i);
            var end = Math.Round(Math.Max(Math.Min(lengths.Take(i + 1).Sum(), latest), start + Tick), 2);
            clock.Add((Math.Round(start, 2), Math.Round(end - start, 2)));
            start = end;
        }

        return clock;
    }

    private static void Bound(PlanDraft plan, double[] lengths)
    {
        var total = lengths.Sum();
        if (total <= PlanLimits.MaxSeconds + 1e-9)
            return;
        plan.Messages.Add(string.Create(
            CultureInfo.InvariantCulture,
            $"{total:0.##} seconds were asked for; a clip has at most {PlanLimits.MaxSeconds:0} seconds and is planned at that."));
        Scale(lengths, PlanLimits.MaxSeconds);
    }

    private static void Scale(double[] lengths, double total)
    {
        var factor = total / lengths.Sum();
        for (var i = 0; i < lengths.Length; i++)
            lengths[i] *= factor;
    }
}
