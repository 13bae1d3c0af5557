using VideoWeb.Core.Plans;

namespace VideoWeb.Core.Staging;

/// <summary>
/// A plan with every noun resolved to what the stage can show: what the live viewport and the Previz engine load.
/// Made by a pure function of the plan and the dictionary, so that an edit on the timeline is resolved again at once.
/// </summary>
public sealed record StagedPlan
{
    public required ShotPlan Plan { get; init; }

    /// <summary>One for each shot, in order.</summary>
    public required IReadOnlyList<StagedShot> Shots { get; init; }

    /// <summary>What is shown as something else, in sentences for the user.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}

/// <param name="Place">Id of a place in <c>src/stage/catalogue/places.tsv</c>.</param>
/// <param name="PlaceNote">"castle: shown as a meadow", or null where the place is what was asked for.</param>
public sealed record StagedShot(string Place, string? PlaceNote, IReadOnlyList<StagedSubject> Subjects);

/// <param name="Index">Index into the shot's <see cref="Shot.Subjects"/>.</param>
/// <param name="Key">The same for the same individual in every shot ("cast:mara", "woman", "dog"): one actor keeps one look.</param>
/// <param name="Kind">person, animal, thing, part-of-place (already in the set, nothing to add) or stand-in (a labelled box).</param>
/// <param name="Asset">Id in <c>things.tsv</c> (things, animals); "human" for people; the label for stand-ins.</param>
/// <param name="Action">Id in <c>actions.tsv</c>: the nearest action that the stage can play; "stand" or "idle" where none was given.</param>
/// <param name="Note">"corgi: shown as a dog", or null.</param>
public sealed record StagedSubject(int Index, string Key, string Kind, string Asset, string Action, string? Note);
