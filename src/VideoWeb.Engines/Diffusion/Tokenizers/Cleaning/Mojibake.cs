using System.Text;
using System.Text.RegularExpressions;

namespace VideoWeb.Engines.Diffusion.Tokenizers.Cleaning;

/// <summary>
/// How text looks that was read in the wrong encoding: neighbours that nobody writes. The classes and pairs are those
/// that ftfy 6 publishes, so that a prompt is mended in the same cases as in the reference.
/// </summary>
internal static class Mojibake
{
    // characters for use inside brackets, dashes as ranges
    private const string
        Common = "\u00a0\u00ad\u00b7\u00b4\u2013\u2014\u2015\u2026\u2019",
        C1 = "\u0080-\u009f",
        Bad = "¦¤¨¬¯¸ƒˆˇ˘˛˜†‡‰⌐◊\ufffdªº",
        Law = "¶§",
        Currency = "¢£¥₧€",
        Opening = "¡«¿©\u0384\u0385‘‚“„•‹\uf8ff",
        Closing = "®»˝”›™",
        Numeric = "²³¹±¼½¾×µ÷⁄∂∆∏∑√∞∩∫≈≠≡≤≥№",
        Faces = "Ò-ÖÙ-Üò-öø-üŐŌŪŲ°",
        UpperAccented = "\u00c0-\u00d1ØÜÝĂĀĄĆČĎĐĘĚĒĖĞĢİĪĶĹĽŁĻŃŇŅŒŘŚŞŠŢŤŮŰŸŹŻŽҐ",
        LowerAccented = "ß\u00e0-\u00f1ăąāćčďđęěēėğģįīķĺľłļœŕśşšťüźżžґﬁﬂ",
        UpperCommon = "ÞΑ-ΩΆΈΉΊΌΎΏΪΫЁ-Я",
        LowerCommon = "α-ωάέήίΰа-џ",
        Box = "│┌┐┘├┤┬┼═-╬▀▄█▌▐░▒▓";

    // Python's word character
    private const string Word = @"[\p{L}\p{N}_]";

    private static readonly Regex Likely = new(string.Join('|',
        $"[{C1}]",
        $"[{Bad}{LowerAccented}{UpperAccented}{Box}{Opening}{Closing}{Currency}{Numeric}{Law}][{Bad}]",
        $"[a-zA-Z][{LowerCommon}{UpperCommon}][{Bad}]",
        $"[{Bad}][{LowerAccented}{UpperAccented}{Box}{Opening}{Closing}{Currency}{Numeric}{Law}]",
        $"[{LowerAccented}{LowerCommon}{Box}{Closing}{Currency}{Numeric}][{UpperAccented}]",
        $"[{Box}{Closing}{Currency}{Numeric}][{LowerAccented}]",
        $"[{LowerAccented}{Box}{Closing}][{Currency}]",
        $@"[\s\u001c-\u001f][{UpperAccented}][{Currency}]",
        $"[{UpperAccented}{Box}][{Numeric}{Law}]",
        $"[{LowerAccented}{UpperAccented}{Box}{Currency}{Closing}][{Opening}][{Numeric}]",
        $"[{LowerAccented}{UpperAccented}{Currency}{Numeric}{Box}{Law}][{Closing}][{Opening}]",
        $"[{Currency}{Numeric}{Box}][{Opening}]",
        $"[a-z][{UpperAccented}][{Opening}{Currency}]",
        $"[{Box}][{Faces}]",
        $"[{LowerAccented}{UpperAccented}{Currency}{Numeric}{Opening}{Closing}{Law}][{Box}]",
        $"[{Box}][{Closing}]",
        $"[{LowerAccented}{UpperAccented}][{Opening}{Closing}]{Word}",
        "[Œœ][^A-Za-z]",
        $"[{UpperAccented}]°",
        $"[ÂÃÎÐ][€œŠš¢£Ÿž\u00a0\u00ad®©°·»{Opening}{Closing}–—´]",
        "×[²³]",
        // Arabic needs the common characters too: four in a row instead of two
        $"[ØÙ][{Common}{Currency}{Bad}{Numeric}{Opening}ŸŠ®°µ»][ØÙ][{Common}{Currency}{Bad}{Numeric}{Opening}ŸŠ®°µ»]",
        "à[²µ¹¼½¾]",
        "√[±∂†≠®™´≤≥¥µø]",
        "≈[°¢]",
        "‚Ä[ìîïòôúùû†°¢π]",
        "‚[âó][àä°ê]",
        "вЂ",
        $"[ВГРС][{C1}{Bad}{Opening}{Closing}{Currency}°µ][ВГРС]",
        "ГўВЂВ.[A-Za-z ]",
        "Ã[\u00a0¡]",
        @"[a-z][\s\u001c-\u001f]?[ÃÂ] ",
        "^[ÃÂ] ",
        $"[a-z.,?!{Closing}]Â[ {Opening}{Closing}]",
        "β€[™\u00a0Ά\u00ad®°]",
        $"[ΒΓΞΟ][{C1}{Bad}{Opening}{Closing}{Currency}°][ΒΓΞΟ]",
        "ā€"), RegexOptions.CultureInvariant);

    private static readonly Regex Stretch = BuildStretch();

    /// <summary>Whether a part of the text seems to be damaged.</summary>
    public static bool IsLikely(string text) => Likely.IsMatch(text);

    /// <summary>A run of characters that reads as UTF-8 in one of the encodings like Latin-1.</summary>
    public static Regex Utf8Stretch() => Stretch;

    private static Regex BuildStretch()
    {
        // of those encodings, the ones whose upper half is laid out like Latin-1's
        var likeLatin = SingleByteEncoding.All.Take(7).ToList();
        var two = Letters(likeLatin, 0xC2, 0xDF);
        var three = Letters(likeLatin, 0xE0, 0xEF);
        var four = Letters(likeLatin, 0xF0, 0xF0) + Letters(likeLatin, 0xF3, 0xF3);
        var rest = Letters(likeLatin, 0x80, 0xBF);
        // punctuation that also stands on its own beside such text
        var strict = new string([.. rest.Where(character => character is not ('–' or '—' or '―' or '‘' or '’' or '‚' or '“' or '”' or '„' or '•' or '…'))]);
        return new Regex(
            $"(?<![{strict}])(?:[{two}][{rest} ]|[{three}][{rest} ]{{2}}|[{four}][{rest} ]{{3}})+", RegexOptions.CultureInvariant);
    }

    /// <summary>What a range of bytes is in any of the encodings, unassigned places of the upper half left out.</summary>
    private static string Letters(IEnumerable<SingleByteEncoding> encodings, int first, int last)
    {
        var letters = new StringBuilder();
        foreach (var character in encodings.SelectMany(encoding => encoding.Characters(first, last)).Distinct())
            letters.Append(character);
        return letters.ToString();
    }
}
