namespace VideoWeb.Core.Plans;

/// <summary>Makes a new plan of an old one and a few words: what the words name replaces what was there, the rest stays.</summary>
public static class PlanRemix
{
    /// <summary>
    /// The source, changed. Time, weather, place, lens, camera and sound that the change names go to every shot; its subjects
    /// join the first shot, or change the one of the same noun; what it forbids leaves. A change that has several shots of its own, or
    /// names subject, action and place, is a new script and stands alone. Size, frames a second and seed stay the source's.
    /// </summary>
    public static ShotPlan Change(ShotPlan source, ShotPlan change)
    {
        var stands = change.Shots.Count > 1 || change.Shots is [{ Environment.Place: not null } only] && only.Subjects.Any(subject => subject.Action is not null);
        if (stands) return change with { Size = source.Size, Fps = source.Fps, Seed = source.Seed, Picture = source.Picture };
        var named = change.Shots[0];
        var left = change.Negative.ToHashSet(StringComparer.OrdinalIgnoreCase);
        return Joined(source, change) with
        {
            Shots = [.. source.Shots.Select((shot, index) => Change(shot, named, left, index == 0))],
        };
    }

    /// <summary>
    /// The source, and after it what the words tell, as shots of the same world: place, time, weather and season go on where the words
    /// name none. Null where both together would be longer than a clip may be, or have too many shots.
    /// </summary>
    public static ShotPlan? Extend(ShotPlan source, ShotPlan more)
    {
        var (seconds, last) = (source.Seconds + more.Seconds, source.Shots[^1]);
        if (seconds > PlanLimits.MaxSeconds || source.Shots.Count + more.Shots.Count > PlanLimits.MaxShots) return null;
        return Joined(source, more) with
        {
            Seconds = seconds,
            Shots =
            [
                .. source.Shots,
                .. more.Shots.Select(shot => shot with
                {
                    Start = shot.Start + source.Seconds,
                    Environment = Environment(last.Environment, shot.Environment),
                    Sound = shot.Sound with { Dialogue = [.. shot.Sound.Dialogue.Select(line => line with { Start = line.Start + source.Seconds, End = line.End + source.Seconds })] },
                }),
            ],
        };
    }

    // what holds for the whole clip, and what is said of the new words
    private static ShotPlan Joined(ShotPlan source, ShotPlan more) => source with
    {
        Style = Joined(source.Style, more.Style),
        Negative = Joined(source.Negative, more.Negative),
        Messages = more.Messages,
        Understood = more.Understood,
        NotUnderstood = more.NotUnderstood,
        Cast = [.. source.Cast, .. more.Cast.Where(member => source.Cast.All(known => known.Id != member.Id))],
    };

    private static Shot Change(Shot shot, Shot named, HashSet<string> left, bool first)
    {
        var subjects = shot.Subjects.Where(subject => !left.Contains(subject.Noun)).Select(subject =>
            named.Subjects.FirstOrDefault(other => other.Noun == subject.Noun || other.Cast is not null && other.Cast == subject.Cast) is { } same ? Change(subject, same) : subject).ToList();
        if (first) subjects.AddRange(named.Subjects.Where(other => subjects.TrueForAll(known => known.Noun != other.Noun)));
        return shot with
        {
            Framing = named.Framing ?? shot.Framing,
            Angle = named.Angle ?? shot.Angle,
            Pace = named.Pace == "normal" ? shot.Pace : named.Pace,
            Environment = Environment(shot.Environment, named.Environment),
            Subjects = subjects,
            Camera = named.Camera.Count > 0 ? named.Camera : shot.Camera,
            Lens = named.Lens == new Lens() ? shot.Lens : named.Lens,
            Sound = shot.Sound with
            {
                Dialogue = named.Sound.Dialogue.Count > 0 ? [.. named.Sound.Dialogue.Where(line => line.End <= shot.Seconds).Select(line => line with { Start = shot.Start + line.Start, End = shot.Start + line.End })] : shot.Sound.Dialogue,
                Ambience = named.Sound.Ambience.Count > 0 ? named.Sound.Ambience : shot.Sound.Ambience,
                Music = named.Sound.Music ?? (left.Contains("music") ? null : shot.Sound.Music),
                Effects = [.. shot.Sound.Effects, .. named.Sound.Effects],
            },
        };
    }

    private static Subject Change(Subject subject, Subject named) => subject with
    {
        Action = named.Action ?? subject.Action,
        Actions = named.Actions.Count > 0 ? named.Actions : subject.Actions,
        Count = named.Count > 1 ? named.Count : subject.Count,
        Attributes = Joined(subject.Attributes, named.Attributes),
        Relations = named.Relations.Count > 0 ? named.Relations : subject.Relations,
    };

    private static ShotEnvironment Environment(ShotEnvironment before, ShotEnvironment named) => new()
    {
        Place = named.Place ?? before.Place,
        TimeOfDay = named.TimeOfDay ?? before.TimeOfDay,
        Weather = named.Weather ?? before.Weather,
        Season = named.Season ?? before.Season,
        Era = named.Era ?? before.Era,
        Mood = named.Mood ?? before.Mood,
    };

    private static IReadOnlyList<string> Joined(IReadOnlyList<string> before, IReadOnlyList<string> more) => [.. before.Union(more, StringComparer.OrdinalIgnoreCase)];
}
