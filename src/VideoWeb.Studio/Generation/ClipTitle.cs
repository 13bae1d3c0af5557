namespace VideoWeb.Studio.Generation;

internal static class ClipTitle
{
    public const int Longest = 200;

    private const int FromPrompt = 60;

    /// <summary>The prompt's first words up to the end of a sentence or clause, at most 60 characters.</summary>
    public static string Make(string prompt)
    {
        var line = prompt.AsSpan().Trim();
        var end = line.IndexOfAny('\n', '\r');
        if (end >= 0) line = line[..end];
        if (line.Length > FromPrompt)
        {
            line = line[..FromPrompt];
            var lastSpace = line.LastIndexOf(' ');
            if (lastSpace > FromPrompt / 2) line = line[..lastSpace];
        }

        var sentence = line.IndexOf(". ");
        if (sentence > 0) line = line[..sentence];
        line = line.TrimEnd(" .,;:-");
        return line.IsEmpty ? "Untitled" : line.ToString();
    }
}
