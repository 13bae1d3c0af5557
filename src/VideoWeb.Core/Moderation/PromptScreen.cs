using System.Collections.Frozen;
using VideoWeb.Core.Prompts.Vocabulary;

namespace VideoWeb.Core.Moderation;

/// <summary>
/// Reads a prompt for what must not be made, or not before somebody looked: rules over lists of terms, both plain tables in
/// Moderation/Rules. Spacing, look-alike letters, digits for letters and invisible marks are undone first; what is said not to be
/// there does not count. Pure, and bounded for any text.
/// </summary>
public sealed class PromptScreen
{
    /// <summary>Words between two terms of an ordered rule.</summary>
    private const int Reach = 6;

    private const string Figures = "@figures";
    private const string Characters = "@characters";
    private const string Own = "own";

    private static readonly HashSet<string> Naming = ["named", "called", "name", "nicknamed", "heisst", "namens", "llamada", "llamado"];

    private readonly FrozenDictionary<string, TermIndex> lists;
    private readonly List<ScreenRule> rules;
    private readonly FrozenDictionary<string, string> messages;
    private readonly FrozenDictionary<ScreenDecision, TermIndex> own;

    /// <param name="terms">The operator's own, beside the built-in rules.</param>
    /// <param name="cleared">Names that the operator has the rights for: they are none of the lists' any more.</param>
    public PromptScreen(IEnumerable<ScreenTerm>? terms = null, IEnumerable<string>? cleared = null)
    {
        var free = (cleared ?? []).Select(LookAlikes.Fold).ToHashSet();
        var read = EmbeddedTable.Read("moderation/concepts.tsv").GroupBy(row => row[0])
            .ToDictionary(group => group.Key, group => new TermIndex(group.SelectMany(row => row[1].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))));
        read[Figures] = new TermIndex(EmbeddedTable.Lines("moderation/figures.txt").Where(name => !free.Contains(name)));
        read[Characters] = new TermIndex(EmbeddedTable.Lines("moderation/characters.txt").Where(name => !free.Contains(name)));
        lists = read.ToFrozenDictionary();
        rules = [.. EmbeddedTable.Read("moderation/rules.tsv").Select(ScreenRule.Read)];
        messages = EmbeddedTable.Read("moderation/categories.tsv").ToFrozenDictionary(row => row[0], row => row[1]);
        own = (terms ?? []).Where(term => term.Decision != ScreenDecision.Allow).GroupBy(term => term.Decision).ToFrozenDictionary(group => group.Key, group => new TermIndex(group.Select(term => term.Term)));
        if (rules.SelectMany(rule => rule.Lists.Concat(rule.Unless)).FirstOrDefault(list => !lists.ContainsKey(list)) is { } unknown)
            throw new InvalidOperationException($"A moderation rule names the list {unknown}, which does not exist.");
    }

    /// <summary>What a category means for whoever wrote the prompt, and what to do.</summary>
    public string MessageOf(string category) => messages.GetValueOrDefault(category, "The operator of this studio does not allow this.");

    public Screening Screen(string prompt)
    {
        var text = ScreenedText.Of(prompt);
        if (text.Words.Count == 0 && text.Folded.Length == 0) return Screening.Clean;
        var found = new Dictionary<string, List<TermHit>>();
        List<TermHit> Hits(string list) => found.TryGetValue(list, out var known) ? known : found[list] = lists[list].Find(text);
        var spoken = new List<SpokenRule>();
        foreach (var rule in rules)
        {
            if (Match(rule, text, Hits) is { } matched && !IsSilenced(rule, text))
                spoken.Add(new SpokenRule(rule.Name, rule.Category, rule.Decision, matched));
        }

        foreach (var (decision, terms) in own)
        {
            foreach (var hit in terms.Find(text).Take(1)) spoken.Add(new SpokenRule("own.term", Own, decision, hit.Term));
        }

        return spoken.Count == 0 ? Screening.Clean : new Screening(spoken.Max(rule => rule.Decision), spoken);
    }

    private bool IsSilenced(ScreenRule rule, ScreenedText text) => rule.Unless.Any(list => lists[list].Find(text, negatedToo: true).Count > 0);

    private static string? Match(ScreenRule rule, ScreenedText text, Func<string, List<TermHit>> hits)
    {
        var first = hits(rule.Lists[0]);
        if (rule.Lists[0] is Figures or Characters) first = first.FindAll(hit => !IsOnlyNamed(text, hit));
        foreach (var hit in first)
        {
            var matched = new List<string> { hit.Term };
            if (Goes(rule, text, hits, hit, 1, matched)) return string.Join(" + ", matched);
        }

        return null;
    }

    private static bool Goes(ScreenRule rule, ScreenedText text, Func<string, List<TermHit>> hits, TermHit before, int next, List<string> matched)
    {
        if (next == rule.Lists.Count) return true;
        foreach (var hit in hits(rule.Lists[next]))
        {
            if (!Together(rule, text, before, hit)) continue;
            matched.Add(hit.Term);
            if (Goes(rule, text, hits, rule.Ordered ? hit : before, next + 1, matched)) return true;
            matched.RemoveAt(matched.Count - 1);
        }

        return false;
    }

    private static bool Together(ScreenRule rule, ScreenedText text, TermHit a, TermHit b)
    {
        if (rule.Ordered) return b.First >= a.First && b.First - a.Last <= Reach && (b.Last > a.Last || b.First == a.First);
        return rule.WholePrompt || text.Words.Count == 0 || text.Words[a.First].Sentence == text.Words[b.First].Sentence || a.Last - a.First >= text.Words.Count - 1;
    }

    // "a girl named Elsa": a name that somebody bears
    private static bool IsOnlyNamed(ScreenedText text, TermHit hit) =>
        hit.First == hit.Last && Enumerable.Range(Math.Max(0, hit.First - 2), Math.Min(2, hit.First)).Any(i => Naming.Contains(text.Words[i].Readings[0]));
}
