using System.Globalization;

namespace VideoWeb.Core.Prompts.Dictionary;

/// <summary>WordNet's own text files, read whole: only the builder of the compact file needs them. Format: wndb(5WN).</summary>
internal sealed class WordNetTables
{
    private static readonly (WordClass Class, string Name)[] Classes =
    [
        (WordClass.Noun, "noun"), (WordClass.Verb, "verb"), (WordClass.Adjective, "adj"), (WordClass.Adverb, "adv"),
    ];

    public Dictionary<string, List<(WordClass Class, int[] Synsets)>> Lemmas { get; } = new(StringComparer.Ordinal);

    public Dictionary<(WordClass Class, int Offset), Synset> Synsets { get; } = [];

    public List<(WordClass Class, string Form, string Base)> Irregular { get; } = [];

    public Dictionary<(string Lemma, WordClass Class), int> Frequencies { get; } = [];

    /// <param name="Parents">Byte offsets of hypernyms (nouns, verbs), attribute nouns or similar adjectives.</param>
    public sealed record Synset(string Word, byte File, bool Instance, List<(WordClass Class, int Offset)> Parents, List<int> Similar);

    public static string? MissingFile(string folder) => Classes
        .SelectMany(c => new[] { $"index.{c.Name}", $"data.{c.Name}", $"{c.Name}.exc" })
        .Append("cntlist.rev")
        .Select(name => Path.Combine(folder, name))
        .FirstOrDefault(path => !File.Exists(path));

    public static WordNetTables Read(string folder)
    {
        var tables = new WordNetTables();
        foreach (var (wordClass, name) in Classes)
        {
            foreach (var line in Lines(Path.Combine(folder, $"index.{name}")))
                tables.AddLemma(wordClass, line);
            foreach (var line in Lines(Path.Combine(folder, $"data.{name}")))
                tables.AddSynset(wordClass, line);
            foreach (var line in Lines(Path.Combine(folder, $"{name}.exc")))
            {
                var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
                if (words.Length >= 2)
                    tables.Irregular.Add((wordClass, words[0], words[1]));
            }
        }

        foreach (var line in Lines(Path.Combine(folder, "cntlist.rev")))
            tables.AddFrequency(line);
        return tables;
    }

    // the licence stands at the head of each file, indented by two spaces
    private static IEnumerable<string> Lines(string path) => File.ReadLines(path).Where(line => line.Length > 0 && line[0] != ' ');

    private void AddLemma(WordClass wordClass, string line)
    {
        var fields = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var count = Number(fields[2]);
        var synsets = fields[^count..].Select(Number).ToArray();
        if (!Lemmas.TryGetValue(fields[0], out var classes))
            Lemmas[fields[0]] = classes = [];
        classes.Add((wordClass, synsets));
    }

    private void AddSynset(WordClass wordClass, string line)
    {
        var end = line.IndexOf(" | ", StringComparison.Ordinal);
        var fields = (end < 0 ? line : line[..end]).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var words = int.Parse(fields[3], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        var at = 4 + words * 2;
        var pointers = Number(fields[at++]);
        var parents = new List<(WordClass, int)>();
        var similar = new List<int>();
        var instance = false;
        for (var i = 0; i < pointers; i++, at += 4)
        {
            switch (fields[at])
            {
                case "@":
                    parents.Add((wordClass, Number(fields[at + 1])));
                    break;
                case "@i":
                    instance = true;
                    parents.Add((wordClass, Number(fields[at + 1])));
                    break;
                case "=" when wordClass == WordClass.Adjective:
                    parents.Add((WordClass.Noun, Number(fields[at + 1])));
                    break;
                case "&" when fields[2] == "s":
                    similar.Add(Number(fields[at + 1]));
                    break;
            }
        }

        var word = fields[4].ToLowerInvariant();
        var marker = word.IndexOf('(', StringComparison.Ordinal);
        Synsets[(wordClass, Number(fields[0]))] =
            new Synset(marker < 0 ? word : word[..marker], (byte)Number(fields[1]), instance, parents, similar);
    }

    // sense_key sense_number tag_count, where sense_key is lemma%ss_type:…
    private void AddFrequency(string line)
    {
        var fields = line.Split(' ');
        var percent = fields[0].IndexOf('%', StringComparison.Ordinal);
        if (percent < 0 || fields.Length < 3)
            return;
        var wordClass = fields[0][percent + 1] switch
        {
            '1' => WordClass.Noun,
            '2' => WordClass.Verb,
            '4' => WordClass.Adverb,
            _ => WordClass.Adjective,
        };
        var key = (fields[0][..percent], wordClass);
        Frequencies[key] = Frequencies.GetValueOrDefault(key) + Number(fields[2]);
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
