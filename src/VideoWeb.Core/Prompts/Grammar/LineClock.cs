using VideoWeb.Core.Plans;

namespace VideoWeb.Core.Prompts.Grammar;

/// <summary>
/// When each line is spoken, before a voice tells it exactly: syllables at 4.3 a second with pauses at commas and stops
/// (reference: cinematography, rhythm), first word .35 s after the cut, .6 s between speakers.
/// </summary>
internal static class LineClock
{
    private const double SyllablesPerSecond = 4.3;
    private const double Lead = 0.35;
    private const double Gap = 0.6;
    private const double Tail = 0.6;
    private const double ShortestLine = 0.3;

    public static double SecondsNeeded(ShotDraft shot) =>
        shot.Lines.Count == 0 ? 0 : Lead + shot.Lines.Sum(line => SecondsOf(line.Text)) + Gap * (shot.Lines.Count - 1) + Tail;

    public static List<DialogueLine> Place(ShotDraft shot, double start, double seconds)
    {
        var needed = SecondsNeeded(shot);
        var factor = needed > seconds ? seconds / needed : 1;
        var at = start + Lead * factor;
        var placed = new List<DialogueLine>(shot.Lines.Count);
        foreach (var line in shot.Lines.OrderBy(line => line.Token))
        {
            var length = SecondsOf(line.Text) * factor;
            var speaker = line.Speaker is { } somebody ? somebody.CastId ?? somebody.Noun : "narrator";
            placed.Add(new DialogueLine(speaker, line.Text, line.Manner, Math.Round(at, 3), Math.Round(at + Math.Max(length, 0.01), 3)));
            at += length + Gap * factor;
        }

        return placed;
    }

    private static double SecondsOf(string text)
    {
        var syllables = 0;
        var pauses = 0.0;
        var inVowels = false;
        foreach (var c in text)
        {
            var vowel = "aeiouyAEIOUY".Contains(c) || c > 0x2e80;
            if (vowel && (!inVowels || c > 0x2e80))
                syllables++;
            inVowels = vowel;
            pauses += c is ',' or ';' ? 0.25 : c is '.' or '!' or '?' ? 0.4 : 0;
        }

        return Math.Max(ShortestLine, syllables / SyllablesPerSecond + pauses);
    }
}
