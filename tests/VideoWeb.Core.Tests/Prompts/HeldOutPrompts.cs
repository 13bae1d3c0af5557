using System.Globalization;
using VideoWeb.Core.Plans;

namespace VideoWeb.Core.Tests.Prompts;

/// <summary>A prompt of <c>held-out.txt</c> with its checks.</summary>
public sealed record HeldOutPrompt(string Text, IReadOnlyList<string> Checks)
{
    public static IReadOnlyList<HeldOutPrompt> All { get; } = Read();

    private static List<HeldOutPrompt> Read()
    {
        var prompts = new List<HeldOutPrompt>();
        foreach (var line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Prompts", "held-out.txt")))
        {
            if (line.StartsWith("> ", StringComparison.Ordinal))
                prompts.Add(new HeldOutPrompt(line[2..].Replace("\\n", "\n", StringComparison.Ordinal), new List<string>()));
            else if (line.Length > 0 && line[0] != '#')
                ((List<string>)prompts[^1].Checks).Add(line);
        }

        return prompts;
    }
}

/// <summary>The checks' little language, described at the head of <c>held-out.txt</c>.</summary>
internal static class HeldOutCheck
{
    private static readonly HashSet<string> Relations = [.. PlanWords.Relations];

    public static bool Holds(string check, ShotPlan plan)
    {
        var shots = plan.Shots;
        if (check.Length > 2 && char.IsAsciiDigit(check[0]) && check[1] == ':')
        {
            var number = check[0] - '0';
            if (number > plan.Shots.Count)
                return false;
            shots = [plan.Shots[number - 1]];
            check = check[3..];
        }

        var space = check.IndexOf(' ', StringComparison.Ordinal);
        var (name, rest) = space < 0 ? (check, "") : (check[..space], check[(space + 1)..]);
        return name switch
        {
            "subject" => shots.Any(shot => shot.Subjects.Any(subject => Fits(subject, rest.Split(' ')))),
            "nosubject" => !shots.Any(shot => shot.Subjects.Any(subject => Has(subject.Noun, rest))),
            "place" => shots.Any(shot => Has(shot.Environment.Place, rest)),
            "time" => shots.Any(shot => shot.Environment.TimeOfDay == rest),
            "weather" => shots.Any(shot => shot.Environment.Weather == rest),
            "season" => shots.Any(shot => shot.Environment.Season == rest),
            "era" => shots.Any(shot => Has(shot.Environment.Era, rest)),
            "framing" => shots.Any(shot => shot.Framing == rest),
            "angle" => shots.Any(shot => shot.Angle == rest),
            "pace" => shots.Any(shot => shot.Pace == rest),
            "transition" => shots.Any(shot => shot.Transition == rest),
            "camera" => shots.Any(shot => shot.Camera.Any(move => Fits(move, rest.Split(' ')))),
            "nocamera" => shots.All(shot => shot.Camera.Count == 0),
            "lens" => shots.Any(shot => rest.Split(' ').All(word => Fits(shot.Lens, word))),
            "focus" => shots.Any(shot => shot.Lens.Focus.Any(noun => Has(noun, rest))),
            "line" => shots.Any(shot => shot.Sound.Dialogue.Any(line => Fits(plan, line, rest))),
            "heard" => shots.Any(shot => shot.Sound.Ambience.Concat(shot.Sound.Effects).Any(sound => Has(sound, rest))),
            "music" => shots.Any(shot => Has(shot.Sound.Music, rest)),
            "nomusic" => shots.All(shot => shot.Sound.Music is null),
            "not" => plan.Negative.Any(term => Has(term, rest)),
            "style" => plan.Style.Any(style => Has(style, rest)),
            "seconds" => Math.Abs(plan.Seconds - Number(rest)) < 0.05,
            "fps" => plan.Fps == (int)Number(rest),
            "size" => plan.Size.ToString() == rest,
            "aspect" => Math.Abs(plan.Size.Width / (double)plan.Size.Height / Ratio(rest) - 1) < 0.03,
            "shots" => plan.Shots.Count == (int)Number(rest),
            "cast" => plan.Cast.Any(member => rest == $"{member.Id} {member.Kind}"),
            "image" => plan.FromImage,
            "unknown" => plan.NotUnderstood.Any(word => Has(word, rest)),
            "understood" => plan.Understood.Any(part => Has(part.Text, rest)),
            _ => throw new FormatException($"No such check: {check}"),
        };
    }

    private static bool Fits(Subject subject, string[] words)
    {
        if (!Has(subject.Noun, words[0]) && !Has(subject.Cast, words[0]))
            return false;
        for (var i = 1; i < words.Length;)
        {
            var end = i + 1;
            while (end < words.Length && words[end] is not ("action" or "attr" or "count") && !Relations.Contains(words[end]))
                end++;
            var value = string.Join(' ', words[(i + 1)..end]);
            var fits = words[i] switch
            {
                "action" => subject.Action == value || subject.Actions.Contains(value),
                "attr" => subject.Attributes.Any(attribute => Has(attribute, value)),
                "count" => subject.Count == (int)Number(value),
                var relation => subject.Relations.Any(r => r.Relation == relation && Has(r.To, value)),
            };
            if (!fits)
                return false;
            i = end;
        }

        return true;
    }

    private static bool Fits(CameraMove move, string[] words)
    {
        if (move.Move != words[0])
            return false;
        var measured = words.Length >= 3 && double.TryParse(words[1], CultureInfo.InvariantCulture, out _);
        if (measured && !(move.Amount is { } amount && Math.Abs(amount - Number(words[1])) < 0.01 && move.Unit == words[2]))
            return false;
        return words[^1] is not ("slow" or "fast") || move.Speed == words[^1];
    }

    private static bool Fits(Lens lens, string word) => word switch
    {
        "anamorphic" => lens.Anamorphic,
        "shallow" or "deep" => lens.DepthOfField == word,
        _ when word[0] == 'f' && double.TryParse(word[1..], CultureInfo.InvariantCulture, out var aperture) => lens.Aperture == aperture,
        _ when double.TryParse(word, CultureInfo.InvariantCulture, out var length) => lens.FocalLength == length,
        _ => lens.Kind == word,
    };

    private static bool Fits(ShotPlan plan, DialogueLine line, string rest)
    {
        var words = rest.Split(' ', 3);
        var speaker = plan.Cast.FirstOrDefault(member => member.Id == line.Speaker)?.Name ?? line.Speaker;
        return Has(speaker, words[0]) && line.Manner == words[1] && line.Line == words[2];
    }

    /// <summary>Every word of the pattern stands in the text; a plural's s aside.</summary>
    private static bool Has(string? text, string pattern)
    {
        if (text is null)
            return false;
        var words = text.ToLowerInvariant().Split([' ', '-', ',', '\''], StringSplitOptions.RemoveEmptyEntries).Select(Bare).ToHashSet(StringComparer.Ordinal);
        return pattern.Split([' ', '-']).All(word => words.Contains(Bare(word)));
    }

    private static string Bare(string word) => word.Length > 3 && word[^1] == 's' ? word[..^1] : word;

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static double Ratio(string text)
    {
        var parts = text.Split(':');
        return Number(parts[0]) / Number(parts[1]);
    }
}

public sealed class HeldOutPromptTests
{
    public static TheoryData<int> Numbers { get; } = [.. Enumerable.Range(0, HeldOutPrompt.All.Count)];

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Plan_Prompt_HoldsWhatItSays(int number)
    {
        var prompt = HeldOutPrompt.All[number];
        var plan = Dictionary.Plan(prompt.Text);
        var missed = prompt.Checks.Where(check => !HeldOutCheck.Holds(check, plan)).ToList();
        Assert.True(missed.Count == 0, $"{prompt.Text}\n  missed: {string.Join("; ", missed)}");
    }
}
