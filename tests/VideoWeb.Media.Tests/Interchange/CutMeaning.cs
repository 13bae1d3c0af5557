using System.Text.Json;

namespace VideoWeb.Media.Tests.Interchange;

/// <summary>What a timeline file says, whatever its format: compared instead of its bytes. Frames of the timeline from its beginning.</summary>
internal sealed record CutMeaning(int Rate, int? Start, IReadOnlyList<CutClip> Video, IReadOnlyList<CutClip> Audio, IReadOnlyList<(int At, int Length)> Dissolves, IReadOnlyList<(string Name, int At)> Markers)
{
    public static CutMeaning Expected { get; } = ReadExpected(Path.Combine(AppContext.BaseDirectory, "Interchange", "expected.json"));

    public static CutMeaning ReadExpected(string path)
    {
        var root = JsonDocument.Parse(File.ReadAllText(path)).RootElement;
        return new CutMeaning(
            root.GetProperty("rate").GetInt32(), root.GetProperty("start").GetInt32(), Clips("video"), Clips("audio"),
            [.. root.GetProperty("dissolves").EnumerateArray().Select(d => (d[0].GetInt32(), d[1].GetInt32()))],
            InOrder(root.GetProperty("markers").EnumerateArray().Select(m => (m[0].GetString()!, m[1].GetInt32()))));

        IReadOnlyList<CutClip> Clips(string kind) => [.. root.GetProperty(kind).EnumerateArray().Select(clip => new CutClip(
            clip.GetProperty("name").GetString()!, clip.GetProperty("source")[0].GetInt32(), clip.GetProperty("source")[1].GetInt32(), clip.GetProperty("record")[0].GetInt32(), clip.GetProperty("media").GetString()!))];
    }

    public static IReadOnlyList<(string Name, int At)> InOrder(IEnumerable<(string Name, int At)> markers) => [.. markers.OrderBy(m => m.At).ThenBy(m => m.Name, StringComparer.Ordinal)];

    /// <summary>As one text, so that a difference is seen at once.</summary>
    public override string ToString() => string.Join(
        '\n',
        [$"{Rate} from {Start}", .. Video.Select(c => $"V {c}"), .. Audio.Select(c => $"A {c}"), .. Dissolves.Select(d => $"dissolve {d}"), .. Markers.Select(m => $"marker {m}")]);
}

internal sealed record CutClip(string Name, int In, int Frames, int At, string Media);
