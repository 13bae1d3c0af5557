using System.Text;

namespace VideoWeb.Engines.Diffusion.Tokenizers.Cleaning;

/// <summary>Latin ligatures and digraphs, and the full-width and half-width forms (U+FF01 to U+FFEE, U+3000), as plain characters.</summary>
internal static class CompatibilityForms
{
    /// <summary>What U+FF5F to U+FFEE stand for (NFKC); a space where nothing is assigned.</summary>
    private const string Forms =
        "⦅⦆。「」、・ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン\u3099\u309a"
        + "\u1160ᄀᄁᆪᄂᆬᆭᄃᄄᄅᆰᆱᆲᆳᆴᆵᄚᄆᄇᄈᄡᄉᄊᄋᄌᄍᄎᄏᄐᄑᄒ   ᅡᅢᅣᅤᅥᅦ  ᅧᅨᅩᅪᅫᅬ  ᅭᅮᅯᅰᅱᅲ  ᅳᅴᅵ   ¢£¬ ¦¥₩ │←↑→↓■○";

    public static string Unfold(string text)
    {
        if (Ascii.IsValid(text))
            return text;
        var result = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            if (Ligature(character) is { } letters)
                result.Append(letters);
            else
                result.Append(Narrow(character));
        }

        return result.ToString();
    }

    private static string? Ligature(char character) => character switch
    {
        'Ĳ' => "IJ",
        'ĳ' => "ij",
        'ŉ' => "ʼn",
        'Ǳ' => "DZ",
        'ǲ' => "Dz",
        'ǳ' => "dz",
        'Ǆ' => "DŽ",
        'ǅ' => "Dž",
        'ǆ' => "dž",
        'Ǉ' => "LJ",
        'ǈ' => "Lj",
        'ǉ' => "lj",
        'Ǌ' => "NJ",
        'ǋ' => "Nj",
        'ǌ' => "nj",
        'ﬀ' => "ff",
        'ﬁ' => "fi",
        'ﬂ' => "fl",
        'ﬃ' => "ffi",
        'ﬄ' => "ffl",
        'ﬅ' => "ſt",
        'ﬆ' => "st",
        // full-width macron: a space with a combining one
        '￣' => " \u0304",
        _ => null,
    };

    private static char Narrow(char character) => character switch
    {
        '\u3000' => ' ',
        >= '\uff01' and <= '\uff5e' => (char)(character - 0xFEE0),
        >= '\uff5f' and <= '\uffee' when Forms[character - 0xFF5F] is var form && form != ' ' => form,
        _ => character,
    };
}
