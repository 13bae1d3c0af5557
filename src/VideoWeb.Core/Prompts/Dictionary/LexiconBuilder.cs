using System.Runtime.InteropServices;
using System.Text;

namespace VideoWeb.Core.Prompts.Dictionary;

/// <summary>Packs WordNet's tables into the compact file that <see cref="Lexicon"/> searches in place.</summary>
internal static class LexiconBuilder
{
    public static byte[] Build(WordNetTables tables)
    {
        var words = tables.Lemmas.Keys
            .Concat(tables.Irregular.SelectMany(form => new[] { form.Form, form.Base }))
            .Concat(tables.Synsets.Values.Select(synset => synset.Word))
            .Where(word => word.Length is > 0 and <= 64 && word.All(c => c is > ' ' and <= '~'))
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .ToArray();
        var numbers = new Dictionary<string, int>(words.Length, StringComparer.Ordinal);
        for (var i = 0; i < words.Length; i++)
            numbers[words[i]] = i;

        var (synsets, synsetNumbers) = Synsets(tables, numbers);
        var (entries, senses) = Entries(tables, words, synsetNumbers);
        var (text, offsets) = Text(words);
        return LexiconSections.Write(
            text, Bytes(offsets), Bytes(entries), Bytes(senses), Bytes(synsets), Bytes(Forms(tables, numbers)));
    }

    private static (byte[] Text, int[] Offsets) Text(string[] words)
    {
        var offsets = new int[words.Length + 1];
        var text = new StringBuilder();
        for (var i = 0; i < words.Length; i++)
        {
            text.Append(words[i]);
            offsets[i + 1] = text.Length;
        }

        return (Encoding.ASCII.GetBytes(text.ToString()), offsets);
    }

    private static (LexiconSynset[] Synsets, Dictionary<(WordClass, int), int> Numbers) Synsets(
        WordNetTables tables, Dictionary<string, int> words)
    {
        var keys = tables.Synsets.Keys.OrderBy(key => key.Class).ThenBy(key => key.Offset).ToArray();
        var numbers = new Dictionary<(WordClass, int), int>(keys.Length);
        for (var i = 0; i < keys.Length; i++)
            numbers[keys[i]] = i;

        var synsets = new LexiconSynset[keys.Length];
        for (var i = 0; i < keys.Length; i++)
        {
            var synset = tables.Synsets[keys[i]];
            var parents = ParentsOf(tables, synset);
            synsets[i] = new LexiconSynset
            {
                Parent = parents.Count > 0 ? numbers.GetValueOrDefault(parents[0], -1) : -1,
                SecondParent = parents.Count > 1 ? numbers.GetValueOrDefault(parents[1], -1) : -1,
                Word = words.GetValueOrDefault(synset.Word),
                File = synset.File,
                Instance = synset.Instance ? (byte)1 : (byte)0,
            };
        }

        return (synsets, numbers);
    }

    // "crimson" itself has no attribute: it is similar to "chromatic", which is a value of colour
    private static List<(WordClass Class, int Offset)> ParentsOf(WordNetTables tables, WordNetTables.Synset synset)
    {
        if (synset.Parents.Count > 0 || synset.Similar.Count == 0)
            return synset.Parents;
        return tables.Synsets.TryGetValue((WordClass.Adjective, synset.Similar[0]), out var head) ? head.Parents : synset.Parents;
    }

    private static (LexiconEntry[] Entries, int[] Senses) Entries(
        WordNetTables tables, string[] words, Dictionary<(WordClass, int), int> synsetNumbers)
    {
        var entries = new LexiconEntry[words.Length];
        var senses = new List<int>();
        for (var i = 0; i < words.Length; i++)
        {
            entries[i].FirstSense = senses.Count;
            if (!tables.Lemmas.TryGetValue(words[i], out var classes))
                continue;
            entries[i].Nouns = AddSenses(WordClass.Noun);
            entries[i].Verbs = AddSenses(WordClass.Verb);
            entries[i].Adjectives = AddSenses(WordClass.Adjective);
            entries[i].Adverbs = AddSenses(WordClass.Adverb);
            entries[i].NounTags = Tags(words[i], WordClass.Noun);
            entries[i].VerbTags = Tags(words[i], WordClass.Verb);
            entries[i].AdjectiveTags = Tags(words[i], WordClass.Adjective);
            entries[i].AdverbTags = Tags(words[i], WordClass.Adverb);

            byte AddSenses(WordClass wordClass)
            {
                var before = senses.Count;
                foreach (var (_, synsets) in classes.Where(c => c.Class == wordClass))
                    senses.AddRange(synsets.Select(offset => synsetNumbers[(wordClass, offset)]));
                return (byte)(senses.Count - before);
            }
        }

        return (entries, senses.ToArray());

        ushort Tags(string lemma, WordClass wordClass) =>
            (ushort)Math.Min(ushort.MaxValue, tables.Frequencies.GetValueOrDefault((lemma, wordClass)));
    }

    private static LexiconForm[] Forms(WordNetTables tables, Dictionary<string, int> words) => tables.Irregular
        .Where(form => words.ContainsKey(form.Form) && words.ContainsKey(form.Base))
        .Select(form => new LexiconForm { Form = words[form.Form], Base = words[form.Base], WordClass = (int)form.Class })
        .OrderBy(form => form.Form).ThenBy(form => form.WordClass)
        .ToArray();

    private static byte[] Bytes<T>(T[] values)
        where T : unmanaged => MemoryMarshal.AsBytes(values.AsSpan()).ToArray();
}
