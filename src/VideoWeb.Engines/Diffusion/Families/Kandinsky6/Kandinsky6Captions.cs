using System.Text.RegularExpressions;
using VideoWeb.Core.Plans;

namespace VideoWeb.Engines.Diffusion.Families.Kandinsky6;

/// <summary>
/// A shot as Kandinsky 6 was trained on it: what is seen, then each line as <c>&lt;S&gt;words&lt;E&gt;</c> after its speaker and a verb of
/// speech, closed lips for people who are silent, and last one sentence of everything else that is heard.
/// Marks that a user wrote are taken out: they would be read as ours.
/// </summary>
internal static partial class Kandinsky6Captions
{
    public static string Of(ShotPlan plan, Shot shot)
    {
        var speakers = shot.Sound.Dialogue.Where(line => line.Manner != "voice-over").Select(line => line.Speaker).ToHashSet(StringComparer.Ordinal);
        List<string> sentences = [.. ShotPrompts.Sentences(plan, shot).Select(Plain)];
        sentences.AddRange(shot.Sound.Dialogue.Select(line => Spoken(plan, line)));
        // the model moves lips where it hears speech: who is silent has to be said
        sentences.AddRange(shot.Subjects
            .Where(subject => subject.Cast is { } cast && plan.Cast.Any(member => member.Id == cast && member.Kind == "person") && !speakers.Contains(cast) && !speakers.Contains(subject.Noun))
            .Select(subject => Plain($"{Capital(ShotPrompts.Speaker(plan, subject.Cast!))} stays silent, lips closed.")));
        if (Heard(shot.Sound) is { Length: > 0 } heard)
            sentences.Add($"<AUDCAP>{Capital(heard)}.<ENDAUDCAP>");
        return string.Join(" ", sentences.Where(sentence => sentence.Length > 0));
    }

    private static string Spoken(ShotPlan plan, DialogueLine line)
    {
        var speaker = Plain(line.Speaker == "narrator" ? "A narrator who is not seen" : Capital(ShotPrompts.Speaker(plan, line.Speaker)));
        var verb = line.Manner switch
        {
            "whisper" => "whispers",
            "shout" => "shouts",
            "voice-over" => "says in voice-over",
            _ => "says",
        };
        return Plain(line.Line) is { Length: > 0 } words ? $"{speaker} {verb}: <S>{words}<E>" : "";
    }

    private static string Heard(ShotSound sound)
    {
        string[] parts =
        [
            .. sound.Ambience.Select(Plain),
            .. sound.Effects.Select(Plain),
            sound.Music is { } music && Plain(music) is { Length: > 0 } words ? words.Contains("music", StringComparison.OrdinalIgnoreCase) ? $"{words} plays" : $"{words} music plays" : "",
        ];
        return string.Join(", ", parts.Where(part => part.Length > 0).Select(part => part.Replace('-', ' ').TrimEnd('.')));
    }

    private static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    private static string Plain(string text)
    {
        // taking a mark out can leave another one behind
        while (Marks().IsMatch(text))
            text = Marks().Replace(text, "");
        return text.Trim();
    }

    [GeneratedRegex(@"<\s*(S|E|AUDCAP|ENDAUDCAP)\s*>|<\|[^|<>]*\|>", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Marks();
}
