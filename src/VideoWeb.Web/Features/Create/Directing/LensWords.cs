using System.Globalization;
using VideoWeb.Core.Plans;

namespace VideoWeb.Web.Features.Create.Directing;

public static class LensWords
{
    /// <summary>"35 mm f/2.8, anamorphic"; empty where everything is left to the framing.</summary>
    public static string Describe(Lens lens)
    {
        var parts = new List<string>();
        if (lens.FocalLength is { } focal)
            parts.Add(focal.ToString("0.#", CultureInfo.InvariantCulture) + "\u202Fmm");
        if (lens.Aperture is { } stop)
            parts.Add("f/" + stop.ToString("0.#", CultureInfo.InvariantCulture));
        var text = string.Join(' ', parts);
        foreach (var word in new[] { lens.Anamorphic ? "anamorphic" : null, lens.Kind is null or "spherical" ? null : lens.Kind, lens.DepthOfField is null ? null : lens.DepthOfField + " focus" })
            if (word is not null)
                text = text.Length == 0 ? PlanWordText.Sentence(word) : $"{text}, {word}";
        return text;
    }
}

/// <summary>The plan's closed vocabularies as a person reads them.</summary>
public static class PlanWordText
{
    /// <summary>"golden-hour" → "Golden hour".</summary>
    public static string Sentence(string word)
    {
        var text = word.Replace('-', ' ');
        return text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];
    }
}
