namespace VideoWeb.Engines.Diffusion.Tokenizers.Cleaning;

/// <summary>
/// A prompt as the reference pipelines clean it before their tokenizer: damaged encodings mended, HTML unescaped twice,
/// white space trimmed and folded into single spaces.
/// </summary>
internal static class PromptCleaner
{
    public static string Clean(string prompt)
    {
        var text = TextRepair.Repair(prompt.Length > Tokenizer.MaxTextLength ? prompt[..Tokenizer.MaxTextLength] : prompt);
        return FoldSpaces(HtmlEscapes.Unescape(HtmlEscapes.Unescape(text)));
    }

    private static string FoldSpaces(string text)
    {
        var result = new System.Text.StringBuilder(text.Length);
        var pending = false;
        foreach (var character in text)
        {
            // Python's white space: .NET's and the four separators of ASCII
            if (char.IsWhiteSpace(character) || character is >= '\u001c' and <= '\u001f')
            {
                pending = result.Length > 0;
                continue;
            }

            if (pending)
                result.Append(' ');
            pending = false;
            result.Append(character);
        }

        return result.ToString();
    }
}
