namespace VideoWeb.Core.Moderation;

/// <summary>What happens to a prompt: it goes on, a moderator looks first, or it ends here.</summary>
public enum ScreenDecision { Allow, Hold, Block }

/// <param name="Rule">Name of the rule: "hate.dehumanising".</param>
/// <param name="Category">sexual, sexual-minors, gore, hate, self-harm, extremism, public-figure, private-person, copyright, impersonation or dangerous.</param>
/// <param name="Matched">The words that spoke, as they were read (in base letters, look-alikes undone).</param>
public sealed record SpokenRule(string Rule, string Category, ScreenDecision Decision, string Matched);

/// <param name="Decision">The gravest of the rules.</param>
public sealed record Screening(ScreenDecision Decision, IReadOnlyList<SpokenRule> Rules)
{
    public static Screening Clean { get; } = new(ScreenDecision.Allow, []);
}

/// <summary>A rule or a list of names that an operator adds: a term and what happens where it stands.</summary>
/// <param name="Term">Words in any letters, at most 100 characters; a * at the end takes any ending.</param>
public sealed record ScreenTerm(string Term, ScreenDecision Decision);
