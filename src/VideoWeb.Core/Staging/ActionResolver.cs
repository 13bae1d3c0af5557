using VideoWeb.Core.Plans;
using VideoWeb.Core.Prompts.Dictionary;

namespace VideoWeb.Core.Staging;

/// <summary>Finds the nearest action that the stage can play: by the verb itself, then by what it is a way of ("jog" is running).</summary>
internal sealed class ActionResolver(Lexicon lexicon, StageCatalogue catalogue, KinFinder kin)
{
    private const int SensesTried = 3;

    private const string Drive = "drive";

    public (string Action, string? Note) Resolve(Subject subject, string kind, ShotCompany company)
    {
        if (kind is not ("person" or "animal"))
            return ("idle", null);
        List<string> verbs = [.. subject.Actions.Count > 0 ? subject.Actions : subject.Action is { } one ? [one] : []];
        if (kind == "person" && AtWork(verbs) && Trade(subject.Noun, verbs, company) is { } work)
            return (work.Id, null);
        if (!company.Music)
            verbs.RemoveAll(verb => verb is "play");
        bool Fits(ActionEntry entry) => kind == "person" ? entry.ForPersons : entry.ForAnimals;
        foreach (var verb in verbs)
        {
            if (catalogue.Actions.TryGetValue(verb, out var entries) && entries.FirstOrDefault(Fits) is { } exact)
                return (exact.Id, null);
        }

        foreach (var verb in verbs)
        {
            var senses = lexicon.SensesOf(verb, WordClass.Verb);
            for (var i = 0; i < Math.Min(senses.Length, SensesTried); i++)
            {
                if (kin.Ancestor(senses[i], catalogue.ActionSenses) is not { } near || !Fits(near))
                    continue;
                // "flies a kite": the dictionary calls it piloting, and here is nothing to board
                if (near.Id == Drive && !company.Vehicle)
                    return company.Thing ? ("hold", $"{verb}: shown as hold") : ("stand", $"{verb}: shown standing");
                return (near.Id, $"{verb}: shown as {near.Id}");
            }
        }

        return ("stand", verbs.Count > 0 ? $"{verbs[0]}: shown standing" : null);
    }

    // nothing is said of what they do, or only that they do what such people do
    private static bool AtWork(List<string> verbs) => verbs.TrueForAll(verb => verb is "play" or "perform" or "practise" or "practice" or "work" or "rehearse");

    private ActionEntry? Trade(string noun, List<string> verbs, ShotCompany company)
    {
        if (company.Instrument is { } instrument && verbs.Contains("play") && catalogue.Trades.TryGetValue(instrument, out var played))
            return played;
        for (var start = 0; start >= 0; start = noun.IndexOf(' ', start + 1))
        {
            if (catalogue.Trades.TryGetValue(noun[start..].TrimStart(), out var work))
                return work;
        }

        return null;
    }
}
