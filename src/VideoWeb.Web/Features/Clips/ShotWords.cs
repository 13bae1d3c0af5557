using System.Globalization;
using VideoWeb.Core.Plans;

namespace VideoWeb.Web.Features.Clips;

/// <summary>A shot in words, for people who read a shot list.</summary>
internal static class ShotWords
{
    public static string Title(Shot shot)
    {
        var place = shot.Environment.Place ?? shot.Subjects.FirstOrDefault()?.Noun ?? "Shot";
        return Capital(shot.Framing is { } framing ? $"{place}, {Plain(framing)}" : place);
    }

    /// <summary>Class of the craft (its hue), name, text; only what the shot says.</summary>
    public static IEnumerable<(string Craft, string Name, string Text)> Facts(Shot shot)
    {
        if (World(shot.Environment) is { Length: > 0 } world)
            yield return ("world", "World", world);
        if (shot.Subjects.Count > 0)
            yield return ("cast", "In it", string.Join("; ", shot.Subjects.Select(Subject)));
        if (shot.Camera.Count > 0)
            yield return ("cam", "Camera", string.Join(", then ", shot.Camera.Select(Move)));
        if (Lens(shot.Lens) is { Length: > 0 } lens)
            yield return ("cam", "Lens", lens);
        foreach (var line in shot.Sound.Dialogue)
            yield return ("line", Capital(line.Speaker), $"“{line.Line}”");
        if (shot.Sound.Effects.Count > 0)
            yield return ("fx", "Effects", string.Join(", ", shot.Sound.Effects));
        if (shot.Sound.Ambience.Count > 0)
            yield return ("amb", "Ambience", string.Join(", ", shot.Sound.Ambience));
        if (shot.Sound.Music is { } music)
            yield return ("mus", "Music", music);
    }

    private static string World(ShotEnvironment world) =>
        string.Join(", ", new[] { world.Place, world.TimeOfDay, world.Weather, world.Season, world.Era, world.Mood }.Where(w => w is not null).Select(w => Plain(w!)));

    private static string Subject(Subject subject)
    {
        var count = subject.Count > 1 ? string.Create(CultureInfo.InvariantCulture, $"{subject.Count} × ") : "";
        var looks = subject.Attributes.Count > 0 ? $" ({string.Join(", ", subject.Attributes)})" : "";
        var does = subject.Action is { } action ? $": {action}" : "";
        return $"{count}{subject.Cast ?? subject.Noun}{looks}{does}";
    }

    private static string Move(CameraMove move)
    {
        var speed = move.Speed == "normal" ? "" : $"{move.Speed} ";
        var amount = move.Amount is { } value ? $" {value.ToString("0.##", CultureInfo.InvariantCulture)}{(move.Unit == "deg" ? "°" : $"\u2009{move.Unit}")}" : "";
        return $"{speed}{Plain(move.Move)}{amount}";
    }

    private static string Lens(Lens lens)
    {
        var parts = new List<string>();
        if (lens.FocalLength is { } length)
            parts.Add($"{length.ToString("0.#", CultureInfo.InvariantCulture)}\u2009mm");
        if (lens.Aperture is { } stop)
            parts.Add($"f/{stop.ToString("0.#", CultureInfo.InvariantCulture)}");
        if (lens.Anamorphic)
            parts.Add("anamorphic");
        if (lens.Kind is { } kind && kind != "spherical")
            parts.Add(kind);
        if (lens.DepthOfField is { } depth)
            parts.Add($"{depth} focus");
        return string.Join(", ", parts);
    }

    private static string Plain(string word) => word.Replace('-', ' ');

    private static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];
}
