using VideoWeb.Core.Plans;

namespace VideoWeb.Web.Features.Create.Directing;

/// <summary>A shot under its key, with the times of its lines counted from its own start: what edits work on.</summary>
internal sealed record WorkingShot(string Key, Shot Shot)
{
    public static WorkingShot From(string key, Shot shot) => new(key, shot with { Start = 0, Sound = WithLinesMoved(shot.Sound, -shot.Start) });

    public Shot At(double start) => Shot with { Start = start, Sound = WithLinesMoved(Shot.Sound, start) };

    private static ShotSound WithLinesMoved(ShotSound sound, double by) => sound with
    {
        Dialogue = [.. sound.Dialogue.Select(line => line with { Start = Seconds.Round(line.Start + by), End = Seconds.Round(line.End + by) })],
    };
}

/// <summary>Times of a plan are kept to the millisecond, so that adding up shots never drifts.</summary>
internal static class Seconds
{
    public static double Round(double value) => Math.Round(value, 3, MidpointRounding.AwayFromZero);
}
