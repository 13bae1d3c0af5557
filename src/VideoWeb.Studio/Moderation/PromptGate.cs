using Microsoft.Extensions.Options;
using VideoWeb.Core.Moderation;
using VideoWeb.Core.Plans;

namespace VideoWeb.Studio.Moderation;

/// <summary>
/// Screens what a clip would be made of: the prompt, and every text of its plan, which may have been written on the timeline.
/// Whatever is to be held until somebody looked is refused too: nobody can look yet.
/// </summary>
internal sealed class PromptGate
{
    private readonly bool enabled;
    private readonly PromptScreen screen;

    public PromptGate(IOptions<ModerationOptions> options)
    {
        enabled = options.Value.Enabled;
        screen = new PromptScreen(options.Value.Terms.Select(term => new ScreenTerm(term.Term, term.Decision)), options.Value.Cleared);
    }

    public Refusal? Refuse(string prompt, ShotPlan plan)
    {
        if (!enabled) return null;
        var screening = screen.Screen(prompt);
        // the plan of that very prompt says the same again; one that was edited may say more
        if (screening.Decision == ScreenDecision.Allow) screening = screen.Screen(TextOf(plan));
        if (screening.Decision == ScreenDecision.Allow) return null;
        var gravest = screening.Rules.MaxBy(rule => rule.Decision)!;
        return new Refusal(RefusalKind.Blocked, $"{screen.MessageOf(gravest.Category)} What spoke: “{gravest.Matched}”.", "prompt");
    }

    private static string TextOf(ShotPlan plan)
    {
        var negative = plan.Negative.Count == 0 ? "" : $"\nnegative: {string.Join(", ", plan.Negative)}";
        var cast = plan.Cast.Select(member => $"{member.Name}, {member.Description}");
        var shots = plan.Shots.Select(shot => string.Join(", ", TextsOf(shot).Where(text => !string.IsNullOrWhiteSpace(text))));
        return string.Join('\n', cast.Concat(shots)) + negative;
    }

    private static IEnumerable<string?> TextsOf(Shot shot) =>
    [
        shot.Environment.Place,
        .. shot.Subjects.Select(subject => $"{string.Join(' ', subject.Attributes)} {subject.Noun} {string.Join(' ', subject.Actions)}"),
        .. shot.Sound.Dialogue.Select(line => line.Line),
        .. shot.Sound.Ambience,
        .. shot.Sound.Effects,
        shot.Sound.Music,
    ];
}
