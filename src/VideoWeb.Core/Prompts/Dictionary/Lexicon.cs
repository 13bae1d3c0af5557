using System.Runtime.InteropServices;
using System.Text;

namespace VideoWeb.Core.Prompts.Dictionary;

/// <summary>
/// English as WordNet 3.0 has it, cut down to what the Director asks: lemmas with their word classes, senses (most frequent
/// first), how often a text of each class was seen, the "is a kind of" tree and the irregular forms.
/// One array of bytes, read at once and searched in place: there is no graph of objects to build at start.
/// Safe to share between threads.
/// </summary>
public sealed class Lexicon
{
    private readonly byte[] _bytes;
    private readonly LexiconSections _sections;

    internal Lexicon(byte[] bytes)
    {
        _sections = LexiconSections.Read(bytes);
        _bytes = bytes;
    }

    /// <summary>Number of lemmas and irregular forms.</summary>
    public int Count => Entries.Length;

    private ReadOnlySpan<byte> Text => _sections.Slice(_bytes, LexiconSection.Text);

    private ReadOnlySpan<int> Offsets => Ints(LexiconSection.Offsets);

    private ReadOnlySpan<LexiconEntry> Entries =>
        MemoryMarshal.Cast<byte, LexiconEntry>(_sections.Slice(_bytes, LexiconSection.Entries));

    private ReadOnlySpan<LexiconSynset> Synsets =>
        MemoryMarshal.Cast<byte, LexiconSynset>(_sections.Slice(_bytes, LexiconSection.Synsets));

    private ReadOnlySpan<LexiconForm> Forms =>
        MemoryMarshal.Cast<byte, LexiconForm>(_sections.Slice(_bytes, LexiconSection.Forms));

    private ReadOnlySpan<int> Ints(LexiconSection section) => MemoryMarshal.Cast<byte, int>(_sections.Slice(_bytes, section));

    /// <summary>The lemma's number, or −1. Lower case, words of a compound joined by a space.</summary>
    public int Find(ReadOnlySpan<char> lemma)
    {
        if (lemma.Length is 0 or > 64)
            return -1;
        Span<byte> key = stackalloc byte[lemma.Length];
        for (var i = 0; i < lemma.Length; i++)
        {
            if (lemma[i] > 0x7e)
                return -1;
            key[i] = lemma[i] == ' ' ? (byte)'_' : (byte)lemma[i];
        }

        int low = 0, high = Count - 1;
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            var order = TextOf(middle).SequenceCompareTo(key);
            if (order == 0)
                return middle;
            if (order < 0)
                low = middle + 1;
            else
                high = middle - 1;
        }

        return -1;
    }

    /// <summary>Whether the word is a lemma of that class.</summary>
    public bool Has(ReadOnlySpan<char> lemma, WordClass wordClass) => SensesOf(lemma, wordClass).Length > 0;

    /// <summary>The senses of a lemma in a class, most frequent first; empty where there are none.</summary>
    public ReadOnlySpan<int> SensesOf(ReadOnlySpan<char> lemma, WordClass wordClass) => SensesOf(Find(lemma), wordClass);

    public ReadOnlySpan<int> SensesOf(int lemma, WordClass wordClass)
    {
        if (lemma < 0)
            return [];
        ref readonly var entry = ref Entries[lemma];
        var start = entry.FirstSense;
        var (skip, take) = wordClass switch
        {
            WordClass.Noun => (0, entry.Nouns),
            WordClass.Verb => (entry.Nouns, entry.Verbs),
            WordClass.Adjective => (entry.Nouns + entry.Verbs, entry.Adjectives),
            _ => (entry.Nouns + entry.Verbs + entry.Adjectives, entry.Adverbs),
        };
        return Ints(LexiconSection.Senses).Slice(start + skip, take);
    }

    /// <summary>How often the lemma was met as that class in WordNet's tagged texts.</summary>
    public int FrequencyOf(int lemma, WordClass wordClass)
    {
        if (lemma < 0)
            return 0;
        ref readonly var entry = ref Entries[lemma];
        return wordClass switch
        {
            WordClass.Noun => entry.NounTags,
            WordClass.Verb => entry.VerbTags,
            WordClass.Adjective => entry.AdjectiveTags,
            _ => entry.AdverbTags,
        };
    }

    /// <summary>The base of an irregular form ("geese" → goose, "ran" → run), or null.</summary>
    public string? IrregularBase(ReadOnlySpan<char> form, WordClass wordClass)
    {
        var lemma = Find(form);
        if (lemma < 0)
            return null;
        var forms = Forms;
        int low = 0, high = forms.Length;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (forms[middle].Form < lemma)
                low = middle + 1;
            else
                high = middle;
        }

        for (; low < forms.Length && forms[low].Form == lemma; low++)
        {
            if (forms[low].WordClass == (int)wordClass)
                return LemmaText(forms[low].Base);
        }

        return null;
    }

    /// <summary>What the sense is a kind of (for adjectives: the attribute it is a value of), or −1 at the top.</summary>
    public int ParentOf(int sense) => Synsets[sense].Parent;

    /// <summary>A second parent ("woman" is an adult and a female), or −1.</summary>
    public int SecondParentOf(int sense) => Synsets[sense].SecondParent;

    /// <summary>WordNet's lexicographer file of the sense: 18 is noun.person, 5 noun.animal…</summary>
    public int FileOf(int sense) => Synsets[sense].File;

    /// <summary>A single being or place with a name ("Paris"), not a kind of thing.</summary>
    public bool IsInstance(int sense) => Synsets[sense].Instance != 0;

    /// <summary>The sense's leading word, with spaces.</summary>
    public string WordOf(int sense) => LemmaText(Synsets[sense].Word);

    /// <summary>Whether <paramref name="sense"/> is <paramref name="ancestor"/> or a kind of it.</summary>
    public bool IsKindOf(int sense, int ancestor)
    {
        for (var steps = 0; sense >= 0 && steps < 32; steps++)
        {
            if (sense == ancestor)
                return true;
            var second = SecondParentOf(sense);
            if (second >= 0 && IsKindOf(second, ancestor))
                return true;
            sense = ParentOf(sense);
        }

        return false;
    }

    /// <summary>A sense by name: "dog", or "kitchen.n.1" to say the class and which sense. −1 where there is none.</summary>
    public int Sense(string name)
    {
        var parts = name.Split('.');
        var wordClass = parts.Length > 1 ? ClassOf(parts[1]) : WordClass.Noun;
        var number = parts.Length > 2 ? int.Parse(parts[2], System.Globalization.CultureInfo.InvariantCulture) : 1;
        var senses = SensesOf(parts[0], wordClass);
        return number >= 1 && number <= senses.Length ? senses[number - 1] : -1;
    }

    private static WordClass ClassOf(string letter) => letter switch
    {
        "v" => WordClass.Verb,
        "a" => WordClass.Adjective,
        "r" => WordClass.Adverb,
        _ => WordClass.Noun,
    };

    private ReadOnlySpan<byte> TextOf(int lemma)
    {
        var offsets = Offsets;
        return Text[offsets[lemma]..offsets[lemma + 1]];
    }

    private string LemmaText(int lemma) => Encoding.ASCII.GetString(TextOf(lemma)).Replace('_', ' ');
}
