using System.Globalization;
using VideoWeb.Core.Plans;

namespace VideoWeb.Engines.Diffusion;

/// <summary>
/// A shot in the words that video models were trained on: a description in plain sentences, the camera, the light, the style.
/// Made from the plan alone, so that what is changed on the timeline changes the prompt.
/// </summary>
internal static class ShotPrompts
{
    /// <summary>What nobody wants to see, after the plan's own terms.</summary>
    private const string Faults = "blurry, low quality, distorted, deformed, watermark, subtitles";

    public static string Of(ShotPlan plan, Shot shot) => string.Join(
        " ",
        [.. Sentences(plan, shot), .. shot.Sound.Dialogue.Where(line => line.Manner != "voice-over").Select(line => Sentence($"{Speaker(plan, line.Speaker)} speaks")).Distinct()]);

    /// <summary>What is seen, without who speaks.</summary>
    public static IReadOnlyList<string> Sentences(ShotPlan plan, Shot shot)
    {
        List<string> sentences = [];
        var framing = Joined(", ", shot.Framing is { } frame ? $"{Words(frame)} shot" : null, Angle(shot.Angle));
        if (framing.Length > 0)
            sentences.Add(framing);
        sentences.AddRange(shot.Subjects.Select(subject => SubjectOf(plan, shot, subject)));
        sentences.Add(Joined(", ", Setting(shot.Environment)));
        sentences.Add(Camera(shot));
        sentences.Add(LensOf(shot.Lens));
        sentences.Add(Joined(", ", [.. plan.Style.Select(style => $"{Words(style)} style"), shot.Environment.Mood is { } mood ? $"{Words(mood)} mood" : null]));
        return [.. sentences.Where(sentence => sentence.Length > 0).Select(Sentence)];
    }

    /// <summary>The plan's terms, the user's, and what nobody wants.</summary>
    public static string Negative(ShotPlan plan, string? wished) => Joined(", ", [.. plan.Negative, wished?.Trim(), Faults]);

    private static string SubjectOf(ShotPlan plan, Shot shot, Subject subject)
    {
        var member = plan.Cast.FirstOrDefault(cast => cast.Id == subject.Cast);
        var several = subject.Count > 1;
        // what is worn is an adjective and a noun: "red coat"
        string[] worn = [.. subject.Attributes.Where(attribute => attribute.Contains(' ', StringComparison.Ordinal))];
        var adjectives = string.Join(' ', subject.Attributes.Except(worn));
        var noun = several ? Plural(subject.Noun) : subject.Noun;
        var who = Joined(" ", several ? Number(subject.Count) : Article(adjectives.Length > 0 ? adjectives : noun), adjectives, noun);
        if (worn.Length > 0)
            who += $" with {string.Join(" and ", worn.Select(item => $"{Article(item)} {item}"))}";
        if (member is not null && member.Description.Length > 0 && !member.Description.Equals(subject.Noun, StringComparison.OrdinalIgnoreCase) && worn.Length == 0 && adjectives.Length == 0)
            who += $" ({member.Description})";
        var actions = subject.Actions.Count > 0 ? subject.Actions : subject.Action is { } action ? [action] : [];
        var does = string.Join(" and ", actions.Select(verb => several ? verb : ThirdPerson(verb)));
        var where = string.Join(", ", subject.Relations.Select(relation => $"{Words(relation.Relation)} {TheOther(shot, relation.To)}"));
        return Joined(" ", who, does, where);
    }

    private static string TheOther(Shot shot, string to) =>
        $"the {shot.Subjects.FirstOrDefault(subject => subject.Cast == to)?.Noun ?? to}";

    /// <summary>Who speaks, by name or noun.</summary>
    public static string Speaker(ShotPlan plan, string speaker) =>
        plan.Cast.FirstOrDefault(cast => cast.Id == speaker) is { } member ? member.Name : $"the {speaker}";

    private static string?[] Setting(ShotEnvironment environment) =>
    [
        environment.Place is { } place ? $"setting: {Words(place)}" : null,
        environment.TimeOfDay is { } time ? Words(time) : null,
        environment.Weather is { } weather ? weather == "clear" ? "clear sky" : Words(weather) : null,
        environment.Season,
        environment.Era is { } era ? $"in the {era}" : null,
    ];

    private static string Camera(Shot shot)
    {
        string[] moves = [.. shot.Camera.Select(move => move.Move == "static"
            ? "static camera"
            : Joined(" ", move.Speed == "normal" ? null : move.Speed, Words(move.Move), Amount(move)))];
        return moves.Length == 0 ? "" : Joined(", ", [$"camera: {string.Join(", then ", moves)}", shot.Pace == "normal" ? null : Words(shot.Pace)]);
    }

    private static string? Amount(CameraMove move) => move.Amount is not { } amount ? null : move.Unit switch
    {
        "deg" => $"{Plain(amount)} degrees",
        "m" => $"{Plain(amount)} metres",
        _ => $"{Plain(amount)} times",
    };

    private static string LensOf(Lens lens) => Joined(
        ", ",
        lens.FocalLength is { } length ? $"{Plain(length)}mm lens" : null,
        lens.Aperture is { } aperture ? $"f/{Plain(aperture)}" : null,
        lens.Anamorphic ? "anamorphic" : null,
        lens.Kind is { } kind and not "spherical" ? $"{Words(kind)} lens" : null,
        lens.DepthOfField is { } depth ? $"{depth} depth of field" : null,
        lens.Focus.Count > 0 ? $"focus on the {string.Join(", then the ", lens.Focus)}" : null);

    private static string? Angle(string? angle) => angle switch
    {
        null or "eye-level" => null,
        "dutch" => "dutch angle",
        "overhead" or "aerial" => $"{angle} view",
        _ => $"{angle} angle",
    };

    private static string Number(int count) => count switch { 2 => "two", 3 => "three", 4 => "four", 5 => "five", 6 => "six", < 13 => $"{count}", _ => "many" };

    private static string Article(string word) => "aeiou".Contains(char.ToLowerInvariant(word[0]), StringComparison.Ordinal) ? "an" : "a";

    private static string Plural(string noun) => noun switch
    {
        "man" => "men",
        "woman" => "women",
        "child" => "children",
        "person" => "people",
        "sheep" or "fish" or "deer" => noun,
        _ => WithEnding(noun),
    };

    private static string ThirdPerson(string verb) => verb switch { "be" => "is", "have" => "has", _ => WithEnding(verb) };

    /// <summary>The s of plurals and of the third person, which follow one rule.</summary>
    private static string WithEnding(string word)
    {
        if (word.EndsWith('y') && word.Length > 1 && !"aeiou".Contains(word[^2], StringComparison.Ordinal))
            return word[..^1] + "ies";
        return word.EndsWith('s') || word.EndsWith('x') || word.EndsWith('z') || word.EndsWith('o') || word.EndsWith("ch", StringComparison.Ordinal) || word.EndsWith("sh", StringComparison.Ordinal)
            ? word + "es"
            : word + "s";
    }

    private static string Words(string key) => key.Replace('-', ' ');

    private static string Plain(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);

    private static string Sentence(string text) => char.ToUpperInvariant(text[0]) + text[1..] + ".";

    private static string Joined(string between, params IReadOnlyList<string?> parts) => string.Join(between, parts.Where(part => !string.IsNullOrEmpty(part)));
}
