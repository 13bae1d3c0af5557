namespace VideoWeb.Core.Plans;

/// <param name="Path">Where in the JSON: <c>shots[1].camera[0].move</c>.</param>
/// <param name="Message">What is wrong and what is allowed, for the author of the plan.</param>
public sealed record PlanError(string Path, string Message);

/// <summary>
/// Checks a plan that comes from outside (a file, an API call, the timeline): bounds, a gapless clock, known words, references
/// that lead somewhere. A plan of the Director's always passes.
/// </summary>
public static class PlanValidator
{
    /// <summary>How far a shot's start may be from the end of the one before, in seconds.</summary>
    public const double ClockTolerance = 0.05;

    private const double LongestLens = 1200, ShortestLens = 4;
    private const int MaxCount = 1000;
    private const int MaxText = 2_000;

    private static readonly string[] Units = ["deg", "m", "x"];
    private static readonly string[] Speeds = ["slow", "normal", "fast"];
    private static readonly string[] Kinds = ["person", "animal", "product"];
    private static readonly string[] Depths = ["shallow", "deep"];

    /// <summary>Everything that is wrong, in the order of the plan; empty for a sound one.</summary>
    public static IReadOnlyList<PlanError> Validate(ShotPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var errors = new List<PlanError>();
        if (plan.Version != 1)
            errors.Add(new("version", $"Version {plan.Version} is not known: this studio reads version 1."));
        Range(errors, "fps", plan.Fps, 1, PlanLimits.MaxFps, "frames a second");
        Range(errors, "size.width", plan.Size.Width, PlanLimits.MinPixels, PlanLimits.MaxPixels, "pixels");
        Range(errors, "size.height", plan.Size.Height, PlanLimits.MinPixels, PlanLimits.MaxPixels, "pixels");
        if (plan.Size.Width % 2 != 0 || plan.Size.Height % 2 != 0)
            errors.Add(new("size", "Width and height are even numbers."));
        if (!(plan.Seconds > 0 && plan.Seconds <= PlanLimits.MaxSeconds))
            errors.Add(new("seconds", $"A clip lasts over 0 and at most {PlanLimits.MaxSeconds:0} seconds."));
        CheckCast(errors, plan);
        CheckClock(errors, plan);
        for (var i = 0; i < plan.Shots.Count; i++)
            CheckShot(errors, plan, plan.Shots[i], $"shots[{i}]");
        if (plan.Picture is { } picture)
            CheckPicture(errors, picture);
        return errors;
    }

    private static void CheckCast(List<PlanError> errors, ShotPlan plan)
    {
        if (plan.Cast.Count > PlanLimits.MaxCast)
            errors.Add(new("cast", $"A plan has at most {PlanLimits.MaxCast} cast members."));
        var ids = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < plan.Cast.Count; i++)
        {
            Word(errors, $"cast[{i}].kind", plan.Cast[i].Kind, Kinds);
            if (string.IsNullOrWhiteSpace(plan.Cast[i].Id) || !ids.Add(plan.Cast[i].Id))
                errors.Add(new($"cast[{i}].id", "Each cast member has an id of its own."));
        }
    }

    private static void CheckClock(List<PlanError> errors, ShotPlan plan)
    {
        if (plan.Shots.Count is 0 or > PlanLimits.MaxShots)
        {
            errors.Add(new("shots", $"A plan has 1 to {PlanLimits.MaxShots} shots."));
            return;
        }

        var clock = 0.0;
        for (var i = 0; i < plan.Shots.Count; i++)
        {
            var shot = plan.Shots[i];
            if (!(shot.Seconds > 0) || !double.IsFinite(shot.Seconds))
                errors.Add(new($"shots[{i}].seconds", "A shot lasts over 0 seconds."));
            if (!(Math.Abs(shot.Start - clock) <= ClockTolerance))
                errors.Add(new($"shots[{i}].start", FormattableString.Invariant($"Shots have no gaps: this one starts at {shot.Start:0.###}, the shots before it end at {clock:0.###}.")));
            clock = shot.Start + shot.Seconds;
        }

        if (!(Math.Abs(clock - plan.Seconds) <= 2 * ClockTolerance))
            errors.Add(new("seconds", FormattableString.Invariant($"The shots end at {clock:0.###}, the clip at {plan.Seconds:0.###}.")));
    }

    private static void CheckShot(List<PlanError> errors, ShotPlan plan, Shot shot, string path)
    {
        Word(errors, $"{path}.framing", shot.Framing, PlanWords.Framings);
        Word(errors, $"{path}.angle", shot.Angle, PlanWords.Angles);
        Word(errors, $"{path}.pace", shot.Pace, PlanWords.Paces);
        Word(errors, $"{path}.transition", shot.Transition, PlanWords.Transitions);
        Word(errors, $"{path}.environment.timeOfDay", shot.Environment.TimeOfDay, PlanWords.TimesOfDay);
        Word(errors, $"{path}.environment.weather", shot.Environment.Weather, PlanWords.Weathers);
        Word(errors, $"{path}.environment.season", shot.Environment.Season, PlanWords.Seasons);
        Word(errors, $"{path}.lens.kind", shot.Lens.Kind, PlanWords.LensKinds);
        Word(errors, $"{path}.lens.depthOfField", shot.Lens.DepthOfField, Depths);
        if (shot.Lens.FocalLength is { } length)
            Range(errors, $"{path}.lens.focalLength", length, ShortestLens, LongestLens, "millimetres");
        if (shot.Lens.Aperture is { } aperture)
            Range(errors, $"{path}.lens.aperture", aperture, 0.5, 64, "as the f-number");
        CheckSubjects(errors, plan, shot, path);
        CheckCamera(errors, shot, path);
        CheckLines(errors, plan, shot, path);
    }

    private static void CheckSubjects(List<PlanError> errors, ShotPlan plan, Shot shot, string path)
    {
        if (shot.Subjects.Count > PlanLimits.MaxSubjects)
            errors.Add(new($"{path}.subjects", $"A shot has at most {PlanLimits.MaxSubjects} subjects."));
        for (var i = 0; i < shot.Subjects.Count; i++)
        {
            var subject = shot.Subjects[i];
            var at = $"{path}.subjects[{i}]";
            if (string.IsNullOrWhiteSpace(subject.Noun))
                errors.Add(new($"{at}.noun", "A subject has a noun."));
            if (subject.Cast is { } cast && plan.Cast.All(member => member.Id != cast))
                errors.Add(new($"{at}.cast", $"\"{cast}\" is not in the cast."));
            Range(errors, $"{at}.count", subject.Count, 1, MaxCount, "");
            for (var r = 0; r < subject.Relations.Count; r++)
                Word(errors, $"{at}.relations[{r}].relation", subject.Relations[r].Relation, PlanWords.Relations);
        }
    }

    private static void CheckCamera(List<PlanError> errors, Shot shot, string path)
    {
        for (var i = 0; i < shot.Camera.Count; i++)
        {
            var move = shot.Camera[i];
            var at = $"{path}.camera[{i}]";
            Word(errors, $"{at}.move", move.Move, PlanWords.Moves, required: true);
            Word(errors, $"{at}.speed", move.Speed, Speeds);
            if (move.Amount is { } amount && (!double.IsFinite(amount) || !Units.Contains(move.Unit)))
                errors.Add(new($"{at}.unit", "An amount is a number with a unit: deg, m or x."));
        }
    }

    private static void CheckLines(List<PlanError> errors, ShotPlan plan, Shot shot, string path)
    {
        for (var i = 0; i < shot.Sound.Dialogue.Count; i++)
        {
            var line = shot.Sound.Dialogue[i];
            var at = $"{path}.sound.dialogue[{i}]";
            Word(errors, $"{at}.manner", line.Manner, PlanWords.Manners, required: true);
            if (string.IsNullOrWhiteSpace(line.Line) || line.Line.Length > MaxText)
                errors.Add(new($"{at}.line", $"A line has 1 to {MaxText} characters."));
            if (!(line.Start >= 0 && line.Start < line.End && line.End <= plan.Seconds + ClockTolerance))
                errors.Add(new($"{at}.start", "A line starts before it ends, inside the clip."));
        }
    }

    private static void CheckPicture(List<PlanError> errors, PictureMarks picture)
    {
        if (picture.Strokes.Count > PlanLimits.MaxStrokes || picture.Strokes.Sum(stroke => stroke?.Points?.Count ?? 0) > PlanLimits.MaxStrokeNumbers)
            errors.Add(new("picture.strokes", $"A picture has at most {PlanLimits.MaxStrokes} strokes with {PlanLimits.MaxStrokeNumbers / 2} points in all."));
        for (var i = 0; i < picture.Strokes.Count; i++)
        {
            if (picture.Strokes[i] is not { Points: not null } stroke)
            {
                errors.Add(new($"picture.strokes[{i}]", "A stroke has a layer, a radius and points."));
                continue;
            }

            Word(errors, $"picture.strokes[{i}].layer", stroke.Layer, PlanWords.PictureLayers, required: true);
            Range(errors, $"picture.strokes[{i}].radius", stroke.Radius, 0.002, 0.5, "of the picture's width");
            if (stroke.Points.Count is 0 || stroke.Points.Count % 2 != 0 || stroke.Points.Any(place => !(place is >= -0.5 and <= 1.5)))
                errors.Add(new($"picture.strokes[{i}].points", "Points are pairs of shares of the picture's width and height, from 0 to 1."));
        }

        if (picture.Move is not { } move) return;
        Range(errors, "picture.move.x", move.X, -1.5, 1.5, "of the frame's width");
        Range(errors, "picture.move.y", move.Y, -1.5, 1.5, "of the frame's height");
        Range(errors, "picture.move.scale", move.Scale, 0.2, 4, "times its size");
    }

    private static void Range(List<PlanError> errors, string path, double value, double least, double most, string unit)
    {
        if (!(value >= least && value <= most))
            errors.Add(new(path, FormattableString.Invariant($"{value} is out of range: {least} to {most} {unit}").TrimEnd() + "."));
    }

    private static void Word(List<PlanError> errors, string path, string? value, IReadOnlyList<string> known, bool required = false)
    {
        if (value is null ? required : !known.Contains(value))
            errors.Add(new(path, $"\"{value}\" is not one of: {string.Join(", ", known)}."));
    }
}
