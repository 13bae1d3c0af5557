using System.Globalization;
using VideoWeb.Core.Plans;

namespace VideoWeb.Web.Features.Create.Directing;

public enum LaneKind { Shots, Camera, Dialogue, Effects, Ambience, Music }

/// <summary>One block of a lane.</summary>
/// <param name="Id">Lane, key of the shot and place in it: "line:t2:0". Stable while the plan's structure is.</param>
/// <param name="Start">Seconds from the start of the clip.</param>
public sealed record TimelineBlock(string Id, LaneKind Lane, string Shot, int Index, double Start, double Seconds, string Label)
{
    public double End => Directing.Seconds.Round(Start + Seconds);

    /// <summary>What stands at its end: "2.4 m", "4.8".</summary>
    public string? Measure { get; init; }

    public string? Icon { get; init; }

    /// <summary>Can be put somewhere else in its lane.</summary>
    public bool Moves { get; init; }

    /// <summary>Its ends can be pulled.</summary>
    public bool Trims { get; init; }

    /// <summary>Said after the label: "3 to 7.8 seconds".</summary>
    public string Spoken => $"{PlanCheck.Text(Start)} to {PlanCheck.Text(End)} seconds";
}

public sealed record TimelineLane(LaneKind Kind, string Name, string Icon, string Craft, IReadOnlyList<TimelineBlock> Blocks);

/// <summary>A plan laid out on lanes.</summary>
public static class TimelineLayout
{
    public static IReadOnlyList<TimelineLane> Of(EditedPlan edited) =>
    [
        new(LaneKind.Shots, "Shots", "film", "", [.. Each(edited, ShotBlocks)]),
        new(LaneKind.Camera, "Camera", "video", "cam", [.. Each(edited, CameraBlocks)]),
        new(LaneKind.Dialogue, "Dialogue", "mic", "line", [.. Each(edited, LineBlocks)]),
        new(LaneKind.Effects, "Effects", "footprints", "fx", [.. Each(edited, EffectBlocks)]),
        new(LaneKind.Ambience, "Ambience", "waves", "amb", Bed(edited, LaneKind.Ambience, shot => shot.Sound.Ambience.Count == 0 ? null : Sentence(string.Join(", ", shot.Sound.Ambience)))),
        new(LaneKind.Music, "Music", "music", "mus", Bed(edited, LaneKind.Music, shot => shot.Sound.Music is { Length: > 0 } music ? Sentence(music) : null)),
    ];

    public static string IdOf(LaneKind lane, string shot, int index = 0) => $"{lane.ToString().ToLowerInvariant()}:{shot}:{index}";

    /// <summary>Seconds between the ruler's figures, so that they never crowd.</summary>
    public static double TickStep(double seconds) => seconds switch { <= 3 => 0.5, <= 14 => 1, _ => 2 };

    private delegate IEnumerable<TimelineBlock> Blocks(string key, Shot shot, int number);

    private static IEnumerable<TimelineBlock> Each(EditedPlan edited, Blocks blocks) =>
        edited.Plan.Shots.SelectMany((shot, i) => blocks(edited.Keys[i], shot, i));

    private static IEnumerable<TimelineBlock> ShotBlocks(string key, Shot shot, int number)
    {
        yield return new TimelineBlock(IdOf(LaneKind.Shots, key), LaneKind.Shots, key, number, shot.Start, shot.Seconds, ShotName(shot))
        {
            Measure = shot.Seconds.ToString("0.0", CultureInfo.InvariantCulture),
            Moves = true,
            Trims = true,
        };
    }

    private static IEnumerable<TimelineBlock> CameraBlocks(string key, Shot shot, int number)
    {
        if (shot.Camera.Count == 0)
        {
            yield return new TimelineBlock(IdOf(LaneKind.Camera, key, -1), LaneKind.Camera, key, -1, shot.Start, shot.Seconds, "Held") { Icon = "lock" };
            yield break;
        }
        var spans = MoveSpans.Of(shot);
        for (var i = 0; i < shot.Camera.Count; i++)
        {
            var move = shot.Camera[i];
            yield return new TimelineBlock(IdOf(LaneKind.Camera, key, i), LaneKind.Camera, key, i, shot.Start + spans[i].Start, spans[i].End - spans[i].Start, MoveWords.Name(move.Move))
            {
                Icon = MoveWords.Icon(move.Move),
                Measure = MoveWords.Amount(move),
                Moves = shot.Camera.Count > 1,
            };
        }
    }

    private static IEnumerable<TimelineBlock> LineBlocks(string key, Shot shot, int number) =>
        shot.Sound.Dialogue.Select((line, i) => new TimelineBlock(IdOf(LaneKind.Dialogue, key, i), LaneKind.Dialogue, key, i, line.Start, line.End - line.Start, $"{Sentence(line.Speaker)}: {line.Line}")
        {
            Moves = true,
            Trims = true,
        });

    private static IEnumerable<TimelineBlock> EffectBlocks(string key, Shot shot, int number)
    {
        var each = shot.Seconds / Math.Max(1, shot.Sound.Effects.Count);
        return shot.Sound.Effects.Select((effect, i) =>
            new TimelineBlock(IdOf(LaneKind.Effects, key, i), LaneKind.Effects, key, i, shot.Start + i * each, each, Sentence(effect)));
    }

    /// <summary>What sounds through several shots is one block; it belongs to the first of them.</summary>
    private static List<TimelineBlock> Bed(EditedPlan edited, LaneKind lane, Func<Shot, string?> sound)
    {
        var blocks = new List<TimelineBlock>();
        string? last = null;
        for (var i = 0; i < edited.Plan.Shots.Count; i++)
        {
            var shot = edited.Plan.Shots[i];
            var label = sound(shot);
            if (label is not null && label == last)
                blocks[^1] = blocks[^1] with { Seconds = Directing.Seconds.Round(blocks[^1].Seconds + shot.Seconds) };
            else if (label is not null)
                blocks.Add(new TimelineBlock(IdOf(lane, edited.Keys[i]), lane, edited.Keys[i], 0, shot.Start, shot.Seconds, label));
            last = label;
        }
        return blocks;
    }

    /// <summary>Who does what, else where: the few words that tell shots apart.</summary>
    private static string ShotName(Shot shot)
    {
        var subject = shot.Subjects.Count > 0 ? shot.Subjects[0] : null;
        if (subject is not null)
            return Sentence(subject.Action is null ? subject.Cast ?? subject.Noun : $"{subject.Cast ?? subject.Noun}, {subject.Action}");
        return Sentence(shot.Environment.Place ?? shot.Framing ?? "shot");
    }

    private static string Sentence(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];
}
