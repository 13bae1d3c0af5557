namespace VideoWeb.Core.Moderation;

/// <summary>A row of rules.tsv: which lists must speak together, and which silence it.</summary>
internal sealed record ScreenRule(string Name, string Category, ScreenDecision Decision, bool WholePrompt, bool Ordered, IReadOnlyList<string> Lists, IReadOnlyList<string> Unless)
{
    private const string Whole = "prompt:";

    public static ScreenRule Read(string[] row)
    {
        var when = row[3].Trim();
        var whole = when.StartsWith(Whole, StringComparison.Ordinal);
        if (whole) when = when[Whole.Length..].Trim();
        var ordered = when.Contains('~', StringComparison.Ordinal);
        return new ScreenRule(
            row[0],
            row[1],
            Enum.Parse<ScreenDecision>(row[2], ignoreCase: true),
            whole,
            ordered,
            when.Split(ordered ? '~' : '+', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
            row[4].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Where(list => list != "-").ToList());
    }
}
