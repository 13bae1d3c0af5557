using VideoWeb.Core.Prompts.Reading;

namespace VideoWeb.Core.Prompts.Vocabulary;

/// <summary>All tables of the vocabulary, read once from the assembly. Shared between plans; never changed afterwards.</summary>
internal sealed class VocabularyTables
{
    private static readonly string[] PhraseFiles =
    [
        "camera-phrases", "format", "framing", "lens", "light-and-time", "mood", "season-and-era", "style", "transitions", "weather",
    ];

    private readonly Dictionary<string, string> _functionWords = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Word, string Class), string> _classes = [];
    private readonly HashSet<string> _words = new(StringComparer.Ordinal);

    public VocabularyTables()
    {
        foreach (var file in PhraseFiles)
        {
            foreach (var row in EmbeddedTable.Read($"vocabulary/{file}.tsv"))
            {
                foreach (var phrase in Listed(row[0]))
                {
                    Remember(phrase);
                    if (row[1] == "mood")
                        Moods.TryAdd(phrase, row[2]);
                    if (row[1] == "speed")
                        Speeds.TryAdd(phrase, row[2]);
                    else
                        Phrases.Add(phrase, row[1], row[2] == "=" ? phrase : row[2]);
                }
            }
        }

        foreach (var row in EmbeddedTable.Read("vocabulary/words.tsv"))
        {
            foreach (var word in Listed(row[0]))
            {
                var equals = row.Length > 2 ? row[2] : "";
                Words.Add(word, row[1], equals);
                Classify(word, row[1], equals);
                if (row[1] is not ("number" or "frameNoun" or "metaVerb" or "portion" or "degree" or "silent"))
                    _functionWords.TryAdd(word, row[1]);
            }
        }

        foreach (var file in new[] { "speech-and-sound", "people", "materials" })
        {
            foreach (var row in EmbeddedTable.Read($"vocabulary/{file}.tsv"))
            {
                foreach (var word in Listed(row[0]))
                {
                    Classify(word, row[1], row.Length > 2 ? row[2] : "");
                    Remember(word);
                }
            }
        }

        foreach (var row in EmbeddedTable.Read("vocabulary/negatives.tsv"))
        {
            foreach (var phrase in Listed(row[0]))
                Negatives.Add(phrase, "negative", "");
        }

        foreach (var row in EmbeddedTable.Read("vocabulary/grammar.tsv"))
        {
            foreach (var word in Listed(row[0]))
                Classify(word, row[1], "");
        }

        foreach (var row in EmbeddedTable.Read("vocabulary/names.tsv"))
        {
            foreach (var name in Listed(row[0]))
                Names.TryAdd(name, row[1]);
        }

        foreach (var row in EmbeddedTable.Read("vocabulary/commands.tsv"))
        {
            foreach (var label in Listed(row[0]))
                Commands.TryAdd(label, row[1]);
        }

        foreach (var row in EmbeddedTable.Read("vocabulary/nouns.tsv"))
        {
            foreach (var noun in Listed(row[0]))
            {
                Nouns.TryAdd(noun, Enum.Parse<NounKind>(row[1], ignoreCase: true));
                Remember(noun);
            }
        }
    }

    /// <summary>Phrases that set a field of the plan.</summary>
    public PhraseTable Phrases { get; } = new();

    /// <summary>Words of the grammar: prepositions, conjunctions, numbers…</summary>
    public PhraseTable Words { get; } = new();

    /// <summary>What begins a list of things to leave out: "no", "without any".</summary>
    public PhraseTable Negatives { get; } = new();

    public CameraTable Camera { get; } = new();

    public MeasureTable Measures { get; } = new();

    /// <summary>Labels before a colon with the command that they give.</summary>
    public Dictionary<string, string> Commands { get; } = new(StringComparer.Ordinal);

    /// <summary>Given names with their gender, m or f.</summary>
    public Dictionary<string, string> Names { get; } = new(StringComparer.Ordinal);

    /// <summary>Words of speed beside a camera move: slow, normal or fast.</summary>
    public Dictionary<string, string> Speeds { get; } = new(StringComparer.Ordinal);

    /// <summary>Adjectives of feeling with the mood they stand for.</summary>
    public Dictionary<string, string> Moods { get; } = new(StringComparer.Ordinal);

    /// <summary>Nouns whose kind the dictionary's first sense would get wrong, or that it lacks.</summary>
    public Dictionary<string, NounKind> Nouns { get; } = new(StringComparer.Ordinal);

    /// <summary>Every single word that some table knows: what a typo is mended towards.</summary>
    public IReadOnlySet<string> KnownWords => _words;

    /// <summary>The value that a word has in a class ("speech", "gender"…), or null where it is not of it.</summary>
    public string? ValueOf(string word, string wordClass) => _classes.GetValueOrDefault((word, wordClass));

    public bool Is(string? word, string wordClass) => word is not null && _classes.ContainsKey((word, wordClass));

    public bool IsFunctionWord(string word) => _functionWords.ContainsKey(word);

    private static string[] Listed(string cell) => cell.Split(", ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private void Classify(string word, string wordClass, string value) => _classes.TryAdd((word, wordClass), value);

    private void Remember(string phrase)
    {
        foreach (var token in Tokenizer.Read(phrase))
            _words.Add(token.Lower);
    }
}
