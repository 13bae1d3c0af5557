using VideoWeb.Core.Plans;
using VideoWeb.Core.Staging;

namespace VideoWeb.Web.Features.Create.Directing;

public enum ReadingKind { Unknown, Nearest, Understood }

/// <summary>A piece of the script and what became of it: one underline, one row of the list.</summary>
/// <param name="Text">The script's own words.</param>
/// <param name="As">What they became, for a reader.</param>
/// <param name="Craft">The hue: world, cast, camera, line, effect, ambience, music, style or format.</param>
/// <param name="Start">Offset of the first UTF-16 unit in the script, or −1 where it has no place of its own.</param>
public sealed record Reading(ReadingKind Kind, string Text, string As, string Craft, int Start, int Length)
{
    /// <summary>Unknown words first, then stand-ins, then the rest in the order of the script.</summary>
    public static IReadOnlyList<Reading> Of(string text, ShotPlan plan, StagedPlan? staged)
    {
        var readings = new List<Reading>();
        readings.AddRange(Unknown(text, plan, staged));
        var nearest = Nearest(plan, staged);
        // an unknown noun is a subject too: it has its row above
        var unknown = plan.NotUnderstood.ToHashSet(StringComparer.OrdinalIgnoreCase);
        var understood = plan.Understood.Where(piece => !unknown.Contains(LastWord(piece.Text))).Select(piece =>
            nearest.TryGetValue(LastWord(piece.Text), out var note) || nearest.TryGetValue(piece.Text.ToLowerInvariant(), out note)
                ? new Reading(ReadingKind.Nearest, piece.Text, note, piece.Craft, piece.Start, piece.Length)
                : new Reading(ReadingKind.Understood, piece.Text, piece.As, piece.Craft, piece.Start, piece.Length)).ToList();
        readings.AddRange(understood.Where(reading => reading.Kind == ReadingKind.Nearest));
        readings.AddRange(understood.Where(reading => reading.Kind == ReadingKind.Understood));
        return readings;
    }

    /// <summary>Words that were taken for something, and all words that were read.</summary>
    public static (int Understood, int All) Count(ShotPlan plan)
    {
        var understood = plan.Understood.Sum(piece => Words(piece.Text));
        return (understood, understood + plan.NotUnderstood.Sum(Words));
    }

    private static IEnumerable<Reading> Unknown(string text, ShotPlan plan, StagedPlan? staged)
    {
        var from = 0;
        foreach (var word in plan.NotUnderstood)
        {
            var at = FindWord(text, word, from);
            if (at < 0)
                at = FindWord(text, word, 0);
            else
                from = at + word.Length;
            yield return new Reading(ReadingKind.Unknown, word, FateOf(word, staged), "world", at, at < 0 ? 0 : word.Length);
        }
    }

    private static string FateOf(string word, StagedPlan? staged)
    {
        var note = staged?.Shots.SelectMany(shot => shot.Subjects).Select(subject => subject.Note)
            .FirstOrDefault(note => note is not null && note.StartsWith(word + ":", StringComparison.OrdinalIgnoreCase));
        return note is null ? "not known: left out" : "not known: " + Shown(note[(word.Length + 1)..]);
    }

    /// <summary>Noun → "nearest: …", from what the stage says it shows instead.</summary>
    private static Dictionary<string, string> Nearest(ShotPlan plan, StagedPlan? staged)
    {
        var nearest = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var shot in staged?.Shots ?? [])
        {
            var notes = shot.Subjects.Select(subject => subject.Note).Append(shot.PlaceNote);
            foreach (var note in notes.OfType<string>())
            {
                var colon = note.IndexOf(':', StringComparison.Ordinal);
                if (colon <= 0)
                    continue;
                var noun = note[..colon].Trim();
                if (!plan.NotUnderstood.Contains(noun, StringComparer.OrdinalIgnoreCase))
                    nearest.TryAdd(noun, "nearest: " + Shown(note[(colon + 1)..]));
            }
        }
        return nearest;
    }

    private static string Shown(string note)
    {
        var shown = note.Trim();
        foreach (var opening in new[] { "shown as a ", "shown as an ", "shown as " })
            if (shown.StartsWith(opening, StringComparison.OrdinalIgnoreCase))
                return shown[opening.Length..];
        return shown;
    }

    private static int FindWord(string text, string word, int from)
    {
        for (var at = text.IndexOf(word, from, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(word, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            var end = at + word.Length;
            if ((at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (end == text.Length || !char.IsLetterOrDigit(text[end])))
                return at;
        }
        return -1;
    }

    private static string LastWord(string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length == 0 ? "" : words[^1].Trim('.', ',', ';', ':', '"').ToLowerInvariant();
    }

    private static int Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Length;
}
