using System.Text;
using System.Text.RegularExpressions;
using ADRaffy.ENSNormalize;

namespace VideoWeb.Engines.Diffusion.Tokenizers;

/// <summary>Several normalisers, one after the other; none leaves the text as it is.</summary>
internal sealed class NormalizerSequence(IReadOnlyList<ITextNormalizer> parts) : ITextNormalizer
{
    public string Normalize(string text) => parts.Aggregate(text, (current, part) => part.Normalize(current));
}

/// <summary>
/// Unicode's canonical composition. The studio runs without a culture library, where string.Normalize changes nothing;
/// the tables come with a package.
/// </summary>
internal sealed class CanonicalComposition : ITextNormalizer
{
    public static string Compose(string text) => Ascii.IsValid(text) ? text : ENSNormalize.NF.NFC(text);

    public string Normalize(string text) => Compose(text);
}

/// <summary>Every character's lower case, one by one: no final sigma, and a dotted capital I becomes two characters.</summary>
internal sealed class LowerCase : ITextNormalizer
{
    public string Normalize(string text)
    {
        var lower = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value == 'İ')
                lower.Append("i\u0307");
            else
                lower.Append(Rune.ToLowerInvariant(rune).ToString());
        }

        return lower.ToString();
    }
}

/// <summary>Removes white space at the ends.</summary>
internal sealed class StripEnds(bool left, bool right) : ITextNormalizer
{
    public string Normalize(string text)
    {
        if (left)
            text = text.TrimStart();
        return right ? text.TrimEnd() : text;
    }
}

/// <summary>Replaces every match.</summary>
internal sealed class ReplaceMatches(Regex pattern, string replacement) : ITextNormalizer
{
    // an evaluator, so that a dollar sign in the replacement stays one
    public string Normalize(string text) => pattern.Replace(text, _ => replacement);
}
