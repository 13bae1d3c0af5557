using VideoWeb.Core.Plans;
using VideoWeb.Core.Prompts.Dictionary;
using VideoWeb.Core.Prompts.Reading;
using VideoWeb.Core.Prompts.Vocabulary;

namespace VideoWeb.Core.Staging;

/// <summary>
/// Resolves every noun and verb of a plan to what the stage can show: the thing itself, its nearest kin ("corgi: shown as a
/// dog"), a part of the place, or a labelled stand-in. Nothing is dropped, and what is shown otherwise is said in a note.
/// Pure and safe to share between threads.
/// </summary>
public sealed class StagingResolver
{
    private readonly NounKinds _kinds;
    private readonly PlaceResolver _places;
    private readonly ThingResolver _things;
    private readonly ActionResolver _actions;

    public StagingResolver(Lexicon lexicon)
    {
        ArgumentNullException.ThrowIfNull(lexicon);
        _kinds = new NounKinds(lexicon, new VocabularyTables());
        var catalogue = new StageCatalogue(lexicon, _kinds);
        Places = [.. catalogue.Places.Keys.Order(StringComparer.Ordinal)];
        var kin = new KinFinder(lexicon);
        _places = new PlaceResolver(catalogue, kin, _kinds);
        _things = new ThingResolver(catalogue, kin, _kinds);
        _actions = new ActionResolver(lexicon, catalogue, kin);
    }

    /// <summary>The places that the stage has, by name: what a person may choose from.</summary>
    public IReadOnlyList<string> Places { get; }

    /// <summary>One staged shot for each shot of the plan, with one staged subject for each of its subjects.</summary>
    public StagedPlan Resolve(ShotPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var keys = new SubjectKeys();
        var notes = new List<string>();
        var shots = new List<StagedShot>(plan.Shots.Count);
        foreach (var shot in plan.Shots)
        {
            var (place, placeNote) = _places.Resolve(shot);
            Note(notes, placeNote);
            keys.NextShot();
            var subjects = Subjects(plan, shot, place, keys);
            foreach (var subject in subjects)
                Note(notes, subject.Note);
            shots.Add(new StagedShot(place, placeNote, subjects));
        }

        return new StagedPlan { Plan = plan, Shots = shots, Notes = notes };
    }

    private List<StagedSubject> Subjects(ShotPlan plan, Shot shot, string place, SubjectKeys keys)
    {
        var shown = shot.Subjects.Select(subject => _things.Resolve(subject, plan.Cast.FirstOrDefault(c => c.Id == subject.Cast), shot, place)).ToList();
        string? instrument = null;
        var vehicle = false;
        for (var i = 0; i < shown.Count; i++)
        {
            var kind = _kinds.KindOf(shot.Subjects[i].Noun);
            if (kind == NounKind.Instrument)
                instrument ??= shot.Subjects[i].Noun;
            vehicle |= kind == NounKind.Vehicle && shown[i].Kind == "thing";
        }

        var company = new ShotCompany(instrument is not null || shot.Sound.Music is not null, instrument, vehicle, shown.Exists(each => each.Kind is "thing" or StageCatalogue.StandIn));
        return shot.Subjects.Select((subject, index) =>
        {
            var (kind, asset, note) = shown[index];
            var (action, actionNote) = _actions.Resolve(subject, kind, company);
            return new StagedSubject(index, keys.KeyOf(subject), kind, asset, action, Joined(note, actionNote));
        }).ToList();
    }

    private static string? Joined(string? one, string? other) => one is null ? other : other is null ? one : $"{one}; {other}";

    private static void Note(List<string> notes, string? note)
    {
        if (note is not null && !notes.Contains(note))
            notes.Add(note);
    }
}
