using VideoWeb.Core.Plans;
using VideoWeb.Core.Prompts.Reading;
using VideoWeb.Core.Prompts.Vocabulary;

namespace VideoWeb.Core.Staging;

/// <summary>Finds the set for a shot: the place it names, its nearest kin, or what its subjects suggest.</summary>
internal sealed class PlaceResolver(StageCatalogue catalogue, KinFinder kin, NounKinds kinds)
{
    public (string Place, string? Note) Resolve(Shot shot)
    {
        if (shot.Environment.Place is not { Length: > 0 } named)
            return (Suggested(shot), null);
        if (UnderWater(named, shot))
            return (Has("reef"), null);
        var parts = named.ToLowerInvariant().Split(", ");
        foreach (var part in parts)
        {
            if (Exact(part) is { } exact)
                return (exact.Id, null);
        }

        foreach (var part in parts)
        {
            if (Kin(part) is { } near)
                return (near.Id, $"{part}: shown as {ThingResolver.WithArticle(near.Id)}");
        }

        var fallback = Suggested(shot);
        return (fallback, $"{parts[0]}: shown as {ThingResolver.WithArticle(fallback)}");
    }

    // "a shark swims in the sea": who sees it is in the water too
    private bool UnderWater(string named, Shot shot) =>
        Seas.Any(sea => named.Contains(sea, StringComparison.OrdinalIgnoreCase))
        && shot.Subjects is [var first, ..] && kinds.KindOf(first.Noun) == NounKind.Animal && kinds.IsFish(first.Noun);

    private static readonly string[] Seas = ["sea", "ocean", "water", "lagoon", "aquarium"];

    // the end of the phrase weighs most: "train platform" is a platform before it is a train
    private CatalogueEntry? Exact(string part)
    {
        if (catalogue.Places.TryGetValue(part, out var whole))
            return whole;
        var words = part.Split(' ');
        for (var length = Math.Min(3, words.Length); length > 0; length--)
        {
            for (var start = words.Length - length; start >= 0; start--)
            {
                if (catalogue.Places.TryGetValue(string.Join(' ', words, start, length), out var entry))
                    return entry;
            }
        }

        return null;
    }

    private CatalogueEntry? Kin(string part)
    {
        var words = part.Split(' ');
        for (var i = 0; i < words.Length; i++)
        {
            var noun = string.Join(' ', words[i..]);
            if (catalogue.PlaceKin.TryGetValue(noun, out var known))
                return known;
            var sense = kinds.SenseOf(noun, preferPlace: true);
            if (sense < 0)
                continue;
            if (kin.Ancestor(sense, catalogue.PlaceSenses) is { } near)
                return near;
        }

        return null;
    }

    private string Suggested(Shot shot)
    {
        foreach (var subject in shot.Subjects)
        {
            switch (kinds.KindOf(subject.Noun))
            {
                case NounKind.Vehicle:
                    return Has(kinds.IsBoat(subject.Noun) ? "harbour" : "street");
                case NounKind.Furniture or NounKind.Instrument:
                    return Has("living-room");
                case NounKind.Animal when kinds.IsFish(subject.Noun):
                    return Has("reef");
                case NounKind.Animal or NounKind.Plant or NounKind.Structure:
                    return Has("meadow");
            }
        }

        return Has("studio");
    }

    private string Has(string id) => catalogue.Places.Values.Any(entry => entry.Id == id) ? id : catalogue.Places.Values.First().Id;
}
