using VideoWeb.Core.Plans;
using VideoWeb.Core.Prompts.Reading;
using VideoWeb.Core.Prompts.Vocabulary;

namespace VideoWeb.Core.Staging;

/// <summary>Finds what shows a subject.</summary>
internal sealed class ThingResolver(StageCatalogue catalogue, KinFinder kin, NounKinds kinds)
{
    public (string Kind, string Asset, string? Note) Resolve(Subject subject, CastMember? member, Shot shot, string place)
    {
        var noun = member is { Kind: not "person", Description.Length: > 0 } && kinds.KindOf(subject.Noun) is NounKind.Unknown
            ? member.Description.Split(',')[0] : subject.Noun;
        if (member is not null)
            noun = noun.Replace('-', ' ').Replace('_', ' ');
        if (member?.Kind == "person")
            return ("person", "human", null);
        if (catalogue.IsPartOf(place, noun) || IsTheHouseAroundIt(noun, shot, place))
            return ("part-of-place", noun, null);
        foreach (var name in Names(noun))
        {
            if (catalogue.Things.TryGetValue(name, out var entry))
                return (entry.Kind, entry.Id, null);
        }

        var kind = kinds.KindOf(noun);
        if (kind == NounKind.Person || Hands(noun) && subject.Action is not null)
            return ("person", "human", null);
        if (member?.Kind == "animal" && kind != NounKind.Animal)
            return ("animal", "dog", $"{subject.Noun}: shown as a dog");
        if (IsPartOfPlace(kind, noun, shot))
            return ("part-of-place", noun, null);
        var sense = kinds.SenseOf(noun, preferPlace: false);
        if (sense >= 0 && Kin(sense, kind) is { } near)
            return (near.Kind, near.Id, $"{noun}: shown as {WithArticle(near.Id)}");
        return (StageCatalogue.StandIn, noun, $"{noun}: shown as a labelled stand-in");
    }

    private CatalogueEntry? Kin(int sense, NounKind kind)
    {
        var animal = kind == NounKind.Animal;
        var ancestor = kin.Ancestor(sense, catalogue.ThingKin);
        if (ancestor?.Kind == StageCatalogue.StandIn)
            return null;
        return ancestor is not null && ancestor.Kind == "animal" == animal
            ? ancestor
            : kin.Sibling(sense, catalogue.ThingSenses, entry => entry.Kind == "animal" == animal);
    }

    // "opens the door of a house": we are in it
    private bool IsTheHouseAroundIt(string noun, Shot shot, string place) =>
        shot.Environment.Place?.Contains(noun, StringComparison.OrdinalIgnoreCase) == true && kinds.IsBuilding(noun) && catalogue.IsIndoor(place);

    // "a hand writes a letter": somebody's, whom the stage shows by the hands
    private static bool Hands(string noun) => noun is "hand" or "hands" || noun.EndsWith(" hand", StringComparison.Ordinal) || noun.EndsWith(" hands", StringComparison.Ordinal);

    private static bool IsPartOfPlace(NounKind kind, string noun, Shot shot)
    {
        if (kind is NounKind.Sky or NounKind.Light or NounKind.Weather or NounKind.Place or NounKind.Body or NounKind.Time)
            return true;
        if (kind is NounKind.Substance or NounKind.Material)
            return true;
        return shot.Environment.Place is { } place && place.Contains(noun, StringComparison.OrdinalIgnoreCase)
            && kind is NounKind.Structure;
    }

    /// <summary>The whole noun, its head, and what a portion is of: "loaf of bread" → loaf, bread.</summary>
    private static IEnumerable<string> Names(string noun)
    {
        yield return noun;
        var of = noun.IndexOf(" of ", StringComparison.Ordinal);
        if (of > 0)
        {
            yield return noun[..of];
            foreach (var name in Names(noun[(of + 4)..]))
                yield return name;
            yield break;
        }

        for (var space = noun.IndexOf(' ', StringComparison.Ordinal); space > 0; space = noun.IndexOf(' ', space + 1))
            yield return noun[(space + 1)..];
    }

    internal static string WithArticle(string id) =>
        ("aeiou".Contains(id[0], StringComparison.Ordinal) ? "an " : "a ") + id.Replace('-', ' ');
}
