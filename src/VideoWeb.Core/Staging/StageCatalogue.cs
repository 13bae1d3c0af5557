using VideoWeb.Core.Prompts.Dictionary;
using VideoWeb.Core.Prompts.Reading;
using VideoWeb.Core.Prompts.Vocabulary;

namespace VideoWeb.Core.Staging;

/// <summary>What the stage can show, by the tables of <c>src/stage/catalogue</c>: words, and the dictionary's senses of them.</summary>
internal sealed class StageCatalogue
{
    /// <summary>The kind of an entry that nothing on the stage comes near to.</summary>
    public const string StandIn = "stand-in";

    private readonly Dictionary<int, CatalogueEntry> _thingSenses = [];
    private readonly Dictionary<int, CatalogueEntry> _thingKin = [];
    private readonly Dictionary<int, CatalogueEntry> _placeSenses = [];
    private readonly Dictionary<string, HashSet<string>> _placeParts = new(StringComparer.Ordinal);
    private readonly Dictionary<int, ActionEntry> _actionSenses = [];

    public StageCatalogue(Lexicon lexicon, NounKinds kinds)
    {
        foreach (var row in EmbeddedTable.Read("catalogue/places.tsv"))
        {
            var entry = new CatalogueEntry(row[0], row[1] == "yes" ? "indoor" : "outdoor");
            foreach (var noun in Words(row[2]))
            {
                Places.TryAdd(noun, entry);
                if (lexicon.Has(noun, WordClass.Noun) && kinds.SenseOf(noun, preferPlace: true) is >= 0 and var sense)
                    _placeSenses.TryAdd(sense, entry);
            }
        }

        foreach (var row in EmbeddedTable.Read("staging/place-kin.tsv"))
        {
            if (!Places.TryGetValue(row[1], out var entry))
                continue;
            PlaceKin.TryAdd(row[0], entry);
            if (lexicon.Sense(row[0]) is >= 0 and var sense)
                _placeSenses.TryAdd(sense, entry);
        }

        foreach (var row in EmbeddedTable.Read("catalogue/things.tsv"))
        {
            var entry = new CatalogueEntry(row[0], row[1]);
            foreach (var noun in Words(row[2]))
            {
                Things.TryAdd(noun, entry);
                // a "shipping container" is no kin of every container
                if (lexicon.Has(noun, WordClass.Noun) && kinds.SenseOf(noun, preferPlace: false) is >= 0 and var sense)
                    _thingSenses.TryAdd(sense, entry);
            }
        }

        foreach (var row in EmbeddedTable.Read("staging/thing-kin.tsv"))
        {
            var entry = Things.Values.FirstOrDefault(thing => thing.Id == row[1]) ?? new CatalogueEntry(row[0], StandIn);
            if (lexicon.Sense(row[0]) is >= 0 and var sense)
                _thingKin.TryAdd(sense, entry);
        }

        foreach (var (sense, entry) in _thingSenses)
            _thingKin.TryAdd(sense, entry);

        foreach (var row in EmbeddedTable.Read("staging/place-parts.tsv"))
            _placeParts[row[0]] = [.. Words(row[1])];

        foreach (var row in EmbeddedTable.Read("catalogue/actions.tsv"))
        {
            var entry = new ActionEntry(row[0], row[1].Contains("person", StringComparison.Ordinal), row[1].Contains("animal", StringComparison.Ordinal));
            if (row.Length > 3)
            {
                foreach (var noun in Words(row[3]))
                    Trades.TryAdd(noun, entry);
            }

            foreach (var verb in Words(row[2]))
            {
                if (!Actions.TryGetValue(verb, out var entries))
                    Actions[verb] = entries = [];
                entries.Add(entry);
                var senses = lexicon.SensesOf(verb, WordClass.Verb);
                if (senses.Length > 0)
                    _actionSenses.TryAdd(senses[0], entry);
            }
        }
    }

    public Dictionary<string, CatalogueEntry> Places { get; } = new(StringComparer.Ordinal);

    /// <summary>Places that the stage lacks with the set that comes nearest.</summary>
    public Dictionary<string, CatalogueEntry> PlaceKin { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, CatalogueEntry> Things { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, List<ActionEntry>> Actions { get; } = new(StringComparer.Ordinal);

    /// <summary>What somebody of a trade does where the text does not say, and what "plays" means with an instrument: a violinist, a violin.</summary>
    public Dictionary<string, ActionEntry> Trades { get; } = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<int, CatalogueEntry> PlaceSenses => _placeSenses;

    public IReadOnlyDictionary<int, CatalogueEntry> ThingSenses => _thingSenses;

    /// <summary>The senses of all things, and those that <c>thing-kin.tsv</c> pairs by their looks.</summary>
    public IReadOnlyDictionary<int, CatalogueEntry> ThingKin => _thingKin;

    /// <summary>Whether the set is built with it: the counter of a café.</summary>
    public bool IsPartOf(string place, string noun) => _placeParts.TryGetValue(place, out var parts) && parts.Contains(noun);

    public bool IsIndoor(string place) => Places.Values.Any(entry => entry.Id == place && entry.Kind == "indoor");

    public IReadOnlyDictionary<int, ActionEntry> ActionSenses => _actionSenses;

    private static string[] Words(string cell) => cell.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}

/// <param name="Kind">person, animal or thing; indoor or outdoor for a place.</param>
internal sealed record CatalogueEntry(string Id, string Kind);

internal sealed record ActionEntry(string Id, bool ForPersons, bool ForAnimals);
