using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using VideoWeb.Core.Prompts.Reading;

namespace VideoWeb.Core.Moderation;

/// <summary>Undoes what hides a word: other scripts' letters that look alike, full width, accents, marks that are not seen, digits for letters.</summary>
internal static class LookAlikes
{
    // Cyrillic, Greek, Armenian and Latin letters drawn like another one (Unicode's confusables, those that make words)
    private const string Drawn = "аеорсхуіјѕһԁԛԝкмтвнгпαεορικντυχησωօհոѵıłøđħɡƅ";
    private const string Alike = "aeopcxyijshdqwkmtbhrnaeopikvtuxnowohnvilodhgb";

    private static readonly FrozenDictionary<char, char> Latin = Drawn.Zip(Alike).ToFrozenDictionary(pair => pair.First, pair => pair.Second);

    private const string SmallCapitals = "ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ";
    private const string SmallLetters = "abcdefghijklmnoprstuvwyz";

    private static readonly FrozenDictionary<char, string> Digits = new Dictionary<char, string>
    {
        ['0'] = "o",
        ['1'] = "il",
        ['3'] = "e",
        ['4'] = "a",
        ['5'] = "s",
        ['6'] = "g",
        ['7'] = "t",
        ['8'] = "b",
        ['9'] = "g",
        ['@'] = "a",
        ['$'] = "s",
        ['!'] = "i",
        ['|'] = "l",
        ['€'] = "e",
        ['£'] = "l",
        ['+'] = "t",
    }.ToFrozenDictionary();

    /// <summary>Lower case, compatibility forms and accents undone, without marks that are not seen; the letters stay in their script.</summary>
    public static string Fold(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsUnseen(rune)) continue;
            if (Styled(rune.Value) is { } letter) plain.Append(letter);
            else plain.Append(Rune.GetUnicodeCategory(rune) == UnicodeCategory.Control && rune.Value is not ('\n' or '\t') ? " " : rune.ToString());
        }

        return Folding.Fold(plain.ToString());
    }

    private static bool IsUnseen(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark
        || rune.Value is 0x115F or 0x1160 or 0x3164 or 0xFFA0 or 0x2800;

    /// <summary>Letters in mathematical, circled, squared and small-capital dress (Unicode's compatibility letters), or null.</summary>
    private static char? Styled(int rune) => rune switch
    {
        >= 0x1D400 and < 0x1D6A4 => (char)('a' + (rune - 0x1D400) % 26),
        >= 0x1D7CE and < 0x1D800 => (char)('0' + (rune - 0x1D7CE) % 10),
        >= 0x249C and < 0x24B6 => (char)('a' + rune - 0x249C),
        >= 0x24B6 and < 0x24EA => (char)('a' + (rune - 0x24B6) % 26),
        >= 0x1F130 and < 0x1F14A => (char)('a' + rune - 0x1F130),
        >= 0x1F150 and < 0x1F16A => (char)('a' + rune - 0x1F150),
        >= 0x1F170 and < 0x1F18A => (char)('a' + rune - 0x1F170),
        >= 0x1F1E6 and < 0x1F200 => (char)('a' + rune - 0x1F1E6),
        _ when SmallCapitals.IndexOf((char)Math.Min(rune, char.MaxValue), StringComparison.Ordinal) is >= 0 and var at => SmallLetters[at],
        _ => null,
    };

    /// <summary>The word in Latin letters, or null where it has none that only look so.</summary>
    public static string? ToLatin(string word)
    {
        if (!word.Any(Latin.ContainsKey)) return null;
        var written = string.Concat(word.Select(letter => Latin.GetValueOrDefault(letter, letter)));
        return written.All(letter => letter < 0x80) ? written : null;
    }

    public static bool IsDigitLetter(char letter) => Digits.ContainsKey(letter);

    /// <summary>What digits and signs in the place of letters may spell: "p0rn" → "porn"; at most eight readings.</summary>
    public static IEnumerable<string> Spellings(string word)
    {
        List<string> readings = [""];
        foreach (var letter in word)
        {
            var choices = Digits.GetValueOrDefault(letter, letter.ToString());
            readings = [.. readings.SelectMany(reading => choices.Select(choice => reading + choice)).Take(8)];
        }

        return readings;
    }
}
