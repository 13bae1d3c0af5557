using VideoWeb.Core.Plans;
using VideoWeb.Engines.Diffusion.Packs;

namespace VideoWeb.Engines.Diffusion;

/// <summary>A window of a clip.</summary>
/// <param name="Shot">Index of its shot.</param>
/// <param name="First">Its first new frame, counted from the start of the clip in the model's own frames.</param>
/// <param name="Frames">Frames that the model makes.</param>
/// <param name="Overlap">Of these, the first that the window before has made already.</param>
/// <param name="Kept">New frames that go into the clip; what the model makes beyond them is dropped.</param>
internal sealed record Window(int Shot, int First, int Frames, int Overlap, int Kept);

/// <summary>
/// A clip as windows that a model can make: a shot begins a window, longer shots go on in windows that overlap, and cuts lie
/// on borders of windows.
/// </summary>
internal static class WindowPlan
{
    public static IReadOnlyList<Window> Of(ShotPlan plan, PackAbilities abilities)
    {
        List<Window> windows = [];
        var last = FrameAt(plan.Seconds, abilities);
        for (var shot = 0; shot < plan.Shots.Count; shot++)
        {
            var from = shot == 0 ? 0 : FrameAt(plan.Shots[shot].Start, abilities);
            var to = shot + 1 < plan.Shots.Count ? FrameAt(plan.Shots[shot + 1].Start, abilities) : last;
            AddShot(windows, shot, from, to, abilities);
        }

        return windows;
    }

    /// <summary>Frames of the whole clip in the model's own rate, at least 1.</summary>
    public static int FramesOf(ShotPlan plan, PackAbilities abilities) => FrameAt(plan.Seconds, abilities);

    private static void AddShot(List<Window> windows, int shot, int from, int to, PackAbilities abilities)
    {
        var overlap = 0;
        while (from < to)
        {
            var frames = abilities.WindowOf(to - from + overlap);
            var kept = Math.Min(frames - overlap, to - from);
            windows.Add(new Window(shot, from, frames, overlap, kept));
            from += kept;
            overlap = Math.Min(abilities.Overlap, frames - 1);
        }
    }

    private static int FrameAt(double seconds, PackAbilities abilities) => Math.Max(1, (int)Math.Round(seconds * abilities.FramesPerSecond));
}
