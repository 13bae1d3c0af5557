using VideoWeb.Core.Plans;

namespace VideoWeb.Web.Features.Create.Directing;

/// <summary>
/// Cuts a shot in two so that nothing changes but the cut: lines go to the half they start in, and a move that is under way
/// at the cut is divided, so that the camera travels the same way in the same time.
/// </summary>
internal static class ShotSplitter
{
    public static void Split(List<WorkingShot> shots, int index, SplitShot split)
    {
        var (key, shot) = shots[index];
        var at = Math.Clamp(split.At, 0, shot.Seconds);
        var lines = shot.Sound.Dialogue.ToLookup(line => line.Start < at);

        var first = shot with
        {
            Seconds = Seconds.Round(at),
            Camera = MovesWithin(shot, 0, at),
            Sound = shot.Sound with { Dialogue = [.. lines[true]] },
        };
        var second = shot with
        {
            Seconds = Seconds.Round(shot.Seconds - at),
            Transition = null,
            Camera = MovesWithin(shot, at, shot.Seconds),
            Sound = shot.Sound with { Dialogue = [.. lines[false].Select(line => line with { Start = Seconds.Round(line.Start - at), End = Seconds.Round(line.End - at) })] },
        };
        shots[index] = new WorkingShot(key, first);
        shots.Insert(index + 1, new WorkingShot(split.Key, second));
    }

    private static List<CameraMove> MovesWithin(Shot shot, double from, double to)
    {
        var within = new List<CameraMove>();
        var spans = MoveSpans.Of(shot);
        for (var i = 0; i < shot.Camera.Count; i++)
        {
            var (start, end) = spans[i];
            var overlap = Math.Min(end, to) - Math.Max(start, from);
            if (overlap <= 0)
                continue;
            var move = shot.Camera[i];
            within.Add(move with { Amount = move.Amount is { } amount ? Part(move, amount, overlap / (end - start)) : null });
        }
        return within;
    }

    /// <summary>A factor multiplies along the way, degrees and metres add.</summary>
    private static double Part(CameraMove move, double amount, double share) =>
        Math.Round(move.Unit == "x" ? Math.Pow(amount, share) : amount * share, 2);
}

/// <summary>When each move of a shot is under way: they follow one another in equal parts of the shot.</summary>
internal static class MoveSpans
{
    public static IReadOnlyList<(double Start, double End)> Of(Shot shot)
    {
        var each = shot.Seconds / Math.Max(1, shot.Camera.Count);
        return [.. shot.Camera.Select((_, i) => (i * each, (i + 1) * each))];
    }
}
