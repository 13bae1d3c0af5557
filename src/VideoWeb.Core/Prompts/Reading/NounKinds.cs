using VideoWeb.Core.Prompts.Dictionary;
using VideoWeb.Core.Prompts.Vocabulary;

namespace VideoWeb.Core.Prompts.Reading;

/// <summary>
/// What sort of thing a noun is: by the vocabulary's own list, else by the nearest ancestor in the dictionary's tree that
/// <c>kinds.tsv</c> names. Safe to share between threads.
/// </summary>
internal sealed class NounKinds
{
    private const int SensesTried = 5;

    /// <summary>For a kind that is known to be wanted: "seal" is an animal in its ninth sense.</summary>
    private const int SensesSearched = 9;

    private readonly Lexicon _lexicon;
    private readonly VocabularyTables _vocabulary;
    private readonly Dictionary<int, NounKind> _roots = [];
    private readonly int _building, _housing, _shelter, _vessel, _fish, _seaMammal;

    public NounKinds(Lexicon lexicon, VocabularyTables vocabulary)
    {
        _lexicon = lexicon;
        _vocabulary = vocabulary;
        _building = lexicon.Sense("building");
        _housing = lexicon.Sense("housing");
        _shelter = lexicon.Sense("shelter");
        _vessel = lexicon.Sense("vessel.n.2");
        _fish = lexicon.Sense("fish.n.1");
        _seaMammal = lexicon.Sense("aquatic mammal");
        foreach (var row in EmbeddedTable.Read("vocabulary/kinds.tsv"))
        {
            if (lexicon.Sense(row[0].Replace('_', ' ')) is >= 0 and var sense)
                _roots.TryAdd(sense, Enum.Parse<NounKind>(row[1], ignoreCase: true));
        }
    }

    /// <summary>The kind of a noun in the singular; of a compound by the whole where it is known, else by its last word.</summary>
    public NounKind KindOf(string noun)
    {
        var space = noun.LastIndexOf(' ');
        // a head that the vocabulary knows decides: a "garden party" is a party, whatever the dictionary's first sense
        if (space > 0 && !_vocabulary.Nouns.ContainsKey(noun) && _vocabulary.Nouns.TryGetValue(noun[(space + 1)..], out var head))
            return head;
        if (Own(noun) is { } whole)
            return whole;
        return space < 0 ? NounKind.Unknown : KindOf(noun[(space + 1)..]);
    }

    /// <summary>Whether one of the frequent senses is a place: asked where the grammar wants one ("in a study").</summary>
    public bool MayBePlace(string noun)
    {
        if (_vocabulary.Nouns.TryGetValue(noun, out var known))
            return known is NounKind.Place;
        var senses = _lexicon.SensesOf(noun, WordClass.Noun);
        for (var i = 0; i < Math.Min(senses.Length, SensesTried); i++)
        {
            if (KindOf(senses[i]) == NounKind.Place)
                return true;
        }

        return false;
    }

    /// <summary>Whether a noun before another tells what that is made of: stone, glass, silk; a colour counts too.</summary>
    public bool MayBeMaterial(string noun)
    {
        if (_vocabulary.Is(noun, "material"))
            return true;
        var senses = _lexicon.SensesOf(noun, WordClass.Noun);
        for (var i = 0; i < Math.Min(senses.Length, 2); i++)
        {
            if (KindOf(senses[i]) is NounKind.Material or NounKind.Colour or NounKind.Substance)
                return true;
        }

        return false;
    }

    /// <summary>A name of a place in the dictionary: Paris, Tokyo, the Alps.</summary>
    public bool IsPlaceName(string noun)
    {
        var senses = _lexicon.SensesOf(noun, WordClass.Noun);
        return senses.Length > 0 && _lexicon.IsInstance(senses[0]) && KindOf(senses[0]) is NounKind.Place or NounKind.Structure;
    }

    /// <summary>A house of some kind: seen from outside as well as lived in.</summary>
    public bool IsBuilding(string noun)
    {
        var senses = _lexicon.SensesOf(noun, WordClass.Noun);
        for (var i = 0; i < Math.Min(senses.Length, 2); i++)
        {
            if (_lexicon.IsKindOf(senses[i], _building) || _lexicon.IsKindOf(senses[i], _housing) || _lexicon.IsKindOf(senses[i], _shelter))
                return true;
        }

        return false;
    }

    /// <summary>A vessel: it belongs on water.</summary>
    /// <summary>Fish and what swims like one: at home under water.</summary>
    public bool IsFish(string noun) =>
        SenseOf(noun, preferPlace: false) is >= 0 and var sense && (_lexicon.IsKindOf(sense, _fish) || _lexicon.IsKindOf(sense, _seaMammal));

    public bool IsBoat(string noun) => SenseOf(noun, preferPlace: false) is >= 0 and var sense && _lexicon.IsKindOf(sense, _vessel);

    /// <summary>The sense that the noun most likely has on a stage; of a compound by its last word where the whole is unknown. −1 without one.</summary>
    public int SenseOf(string noun, bool preferPlace)
    {
        var senses = _lexicon.SensesOf(noun, WordClass.Noun);
        if (senses.Length == 0)
        {
            var space = noun.LastIndexOf(' ');
            return space < 0 ? -1 : SenseOf(noun[(space + 1)..], preferPlace);
        }

        var wanted = KindOf(noun);
        var first = -1;
        for (var i = 0; i < Math.Min(senses.Length, SensesSearched); i++)
        {
            if (_lexicon.IsInstance(senses[i]))
                continue;
            var kind = KindOf(senses[i]);
            if (preferPlace ? kind is NounKind.Place or NounKind.Structure : kind == wanted)
                return senses[i];
            if (first < 0 && (preferPlace || kind.IsConcrete()))
                first = senses[i];
        }

        return first >= 0 ? first : senses[0];
    }

    private NounKind? Own(string noun)
    {
        if (_vocabulary.Nouns.TryGetValue(noun, out var known))
            return known;
        var senses = _lexicon.SensesOf(noun, WordClass.Noun);
        if (senses.Length == 0)
            return null;
        var first = NounKind.Unknown;
        for (var i = 0; i < Math.Min(senses.Length, SensesTried); i++)
        {
            if (_lexicon.IsInstance(senses[i]) && i + 1 < senses.Length && !IsPlaceName(noun))
                continue;
            var kind = KindOf(senses[i]);
            if (first == NounKind.Unknown)
                first = kind;
            if (!first.IsVague())
                return first;
            // "the party", "a film": the second sense is what can be seen
            if (i < 2 && kind.IsConcrete())
                return kind;
        }

        return first;
    }

    // nearest ancestor first, both parents of a level before the next
    private NounKind KindOf(int sense)
    {
        Span<int> level = [sense, -1, -1, -1];
        var count = 1;
        Span<int> next = stackalloc int[8];
        for (var depth = 0; depth < 20 && count > 0; depth++)
        {
            var nextCount = 0;
            for (var i = 0; i < count; i++)
            {
                if (_roots.TryGetValue(level[i], out var kind))
                    return kind;
                if (_lexicon.ParentOf(level[i]) is >= 0 and var parent && nextCount < 4)
                    next[nextCount++] = parent;
                if (_lexicon.SecondParentOf(level[i]) is >= 0 and var second && nextCount < 4)
                    next[nextCount++] = second;
            }

            next[..nextCount].CopyTo(level);
            count = nextCount;
        }

        return NounKind.Abstract;
    }
}
