using VideoWeb.Core.Plans;

namespace VideoWeb.Web.Features.Create.Directing;

/// <summary>Applies a person's edits over the plan that was read from the text.</summary>
internal static class PlanEditor
{
    /// <summary>Length of a shot that is added on the timeline.</summary>
    public const double NewShotSeconds = 2;

    /// <param name="read">What the Director made of the text.</param>
    /// <param name="keys">One key for each of its shots.</param>
    public static EditedPlan Apply(ShotPlan read, IReadOnlyList<string> keys, IReadOnlyList<PlanEdit> edits)
    {
        var shots = read.Shots.Select((shot, i) => WorkingShot.From(keys[i], shot)).ToList();
        var negative = read.Negative;
        foreach (var edit in edits)
        {
            if (edit is SetNegative left)
                negative = left.Terms;
            else
                ApplyToShots(shots, edit);
        }
        return Assemble(read with { Negative = negative }, shots);
    }

    /// <summary>What a plan says where <paramref name="edit"/> would write; compared with <see cref="PlanEdit.Was"/> after a new reading.</summary>
    public static string? Current(PlanEdit edit, Shot shot, ShotPlan plan) => edit switch
    {
        SetWord word => Word(shot, word.Word) ?? "",
        SetLength => "",
        SetCamera => string.Join(", ", shot.Camera.Select(MoveWords.Describe)),
        SetLens => LensWords.Describe(shot.Lens),
        SetLines => string.Join(" / ", shot.Sound.Dialogue.Select(line => $"{line.Speaker}: {line.Line}")),
        SetSounds { Lane: SoundLane.Effects } => string.Join(", ", shot.Sound.Effects),
        SetSounds => string.Join(", ", shot.Sound.Ambience),
        SetNegative => string.Join(", ", plan.Negative),
        _ => null,
    };

    public static string? Word(Shot shot, ShotWord word) => word switch
    {
        ShotWord.Framing => shot.Framing,
        ShotWord.Angle => shot.Angle,
        ShotWord.Pace => shot.Pace,
        ShotWord.Transition => shot.Transition,
        ShotWord.Place => shot.Environment.Place,
        ShotWord.TimeOfDay => shot.Environment.TimeOfDay,
        ShotWord.Weather => shot.Environment.Weather,
        ShotWord.Season => shot.Environment.Season,
        ShotWord.Mood => shot.Environment.Mood,
        ShotWord.Music => shot.Sound.Music,
        _ => throw new ArgumentOutOfRangeException(nameof(word)),
    };

    private static void ApplyToShots(List<WorkingShot> shots, PlanEdit edit)
    {
        var index = shots.FindIndex(shot => shot.Key == edit.Shot);
        switch (edit)
        {
            case InsertShot insert:
                shots.Insert(index + 1, new WorkingShot(insert.Key, NewShot(index < 0 ? shots.FirstOrDefault() : shots[index], insert.Seconds)));
                return;
            case var _ when index < 0:
                return;
            case SplitShot split:
                ShotSplitter.Split(shots, index, split);
                return;
            case RemoveShot:
                shots.RemoveAt(index);
                return;
            case MoveShot move:
                var moved = shots[index];
                shots.RemoveAt(index);
                shots.Insert(move.After is null ? 0 : shots.FindIndex(shot => shot.Key == move.After) + 1, moved);
                return;
            default:
                shots[index] = shots[index] with { Shot = Changed(shots[index].Shot, edit) };
                return;
        }
    }

    private static Shot Changed(Shot shot, PlanEdit edit) => edit switch
    {
        SetWord word => WithWord(shot, word.Word, word.Value),
        SetLength length => shot with { Seconds = Seconds.Round(length.Seconds) },
        SetCamera camera => shot with { Camera = camera.Moves },
        SetLens lens => shot with { Lens = lens.Lens },
        SetLines lines => shot with { Sound = shot.Sound with { Dialogue = lines.Lines } },
        SetSounds { Lane: SoundLane.Effects } sounds => shot with { Sound = shot.Sound with { Effects = sounds.Sounds } },
        SetSounds sounds => shot with { Sound = shot.Sound with { Ambience = sounds.Sounds } },
        ReplaceNoun noun => shot with { Subjects = [.. shot.Subjects.Select(s => s.Noun == noun.Noun ? s with { Noun = noun.ShownAs } : s)] },
        RemoveSubject gone => shot with { Subjects = [.. shot.Subjects.Where(s => s.Noun != gone.Noun)] },
        _ => shot,
    };

    private static Shot WithWord(Shot shot, ShotWord word, string? value) => word switch
    {
        ShotWord.Framing => shot with { Framing = value },
        ShotWord.Angle => shot with { Angle = value },
        ShotWord.Pace => shot with { Pace = value ?? "normal" },
        ShotWord.Transition => shot with { Transition = value },
        ShotWord.Place => shot with { Environment = shot.Environment with { Place = value } },
        ShotWord.TimeOfDay => shot with { Environment = shot.Environment with { TimeOfDay = value } },
        ShotWord.Weather => shot with { Environment = shot.Environment with { Weather = value } },
        ShotWord.Season => shot with { Environment = shot.Environment with { Season = value } },
        ShotWord.Mood => shot with { Environment = shot.Environment with { Mood = value } },
        ShotWord.Music => shot with { Sound = shot.Sound with { Music = value } },
        _ => throw new ArgumentOutOfRangeException(nameof(word)),
    };

    /// <summary>A new shot keeps the place, the people and the sound of its neighbour, and has no words or moves of its own.</summary>
    private static Shot NewShot(WorkingShot? neighbour, double seconds) => new()
    {
        Seconds = seconds,
        Environment = neighbour?.Shot.Environment ?? new ShotEnvironment(),
        Subjects = neighbour?.Shot.Subjects ?? [],
        Sound = neighbour is null ? new ShotSound() : neighbour.Shot.Sound with { Dialogue = [], Effects = [] },
    };

    private static EditedPlan Assemble(ShotPlan read, List<WorkingShot> shots)
    {
        var start = 0.0;
        var placed = new List<Shot>(shots.Count);
        foreach (var shot in shots)
        {
            placed.Add(shot.At(start));
            start = Seconds.Round(start + shot.Shot.Seconds);
        }
        return new EditedPlan(read with { Shots = placed, Seconds = start }, [.. shots.Select(shot => shot.Key)]);
    }
}

/// <param name="Keys">One for each shot of <paramref name="Plan"/>, in order.</param>
public sealed record EditedPlan(ShotPlan Plan, IReadOnlyList<string> Keys)
{
    public static EditedPlan Empty { get; } = new(new ShotPlan(), []);

    public int IndexOf(string key) => Keys.ToList().IndexOf(key);

    public Shot? Find(string key) => IndexOf(key) is var index and >= 0 ? Plan.Shots[index] : null;
}
