using System.Text;

namespace VideoWeb.Engines.Diffusion.Tokenizers;

/// <summary>A piece of a text by where it comes from.</summary>
/// <param name="Text">Its characters.</param>
/// <param name="IsTemplate">Whether it is the model's own template, where control tokens have their meaning.</param>
internal readonly record struct TextPart(string Text, bool IsTemplate)
{
    public static TextPart OfTemplate(string text) => new(text, true);

    public static TextPart OfUser(string text) => new(text, false);
}

/// <summary>A text, and whether control tokens may be read anywhere in it, or in which of its characters.</summary>
internal sealed class MarkedText
{
    private readonly bool[]? _inTemplate;

    public MarkedText(string text, bool isTemplate) => (Text, IsTemplate) = (text, isTemplate);

    private MarkedText(string text, bool[] inTemplate) => (Text, _inTemplate) = (text, inTemplate);

    public string Text { get; }

    /// <summary>Whether all of it is template.</summary>
    public bool IsTemplate { get; }

    /// <summary>Joins parts, makes the result valid Unicode and cuts it to a length.</summary>
    public static MarkedText Of(IReadOnlyList<TextPart> parts, int maxLength)
    {
        if (parts.Count == 1)
            return new MarkedText(Valid(parts[0].Text, maxLength), parts[0].IsTemplate);
        var text = new StringBuilder();
        List<bool> marks = [];
        foreach (var part in parts)
        {
            var valid = Valid(part.Text, maxLength - text.Length);
            text.Append(valid);
            marks.AddRange(Enumerable.Repeat(part.IsTemplate, valid.Length));
        }

        return new MarkedText(text.ToString(), [.. marks]);
    }

    /// <summary>Whether all characters of a stretch are template.</summary>
    public bool InTemplate(int start, int length) => _inTemplate is null ? IsTemplate : !_inTemplate.AsSpan(start, length).Contains(false);

    private static string Valid(string text, int maxLength)
    {
        if (text.Length > maxLength)
            text = text[..Math.Max(0, maxLength)];
        if (!text.AsSpan().ContainsAnyInRange('\ud800', '\udfff'))
            return text;
        var valid = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            valid.Append(rune.ToString());
        return valid.ToString();
    }
}
