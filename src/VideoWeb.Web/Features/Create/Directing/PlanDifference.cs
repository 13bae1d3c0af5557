using VideoWeb.Core.Plans;

namespace VideoWeb.Web.Features.Create.Directing;

/// <summary>The edits that lead from what a script reads as to a plan that was made of it: an earlier clip, directed by hand.</summary>
internal static class PlanDifference
{
    /// <summary>Empty where the shots are not the same in number: then the script alone counts.</summary>
    /// <param name="keys">One for each shot of <paramref name="read"/>.</param>
    public static IReadOnlyList<PlanEdit> Edits(ShotPlan read, IReadOnlyList<string> keys, ShotPlan wanted)
    {
        if (read.Shots.Count != wanted.Shots.Count)
            return [];
        var edits = new List<PlanEdit>();
        if (!read.Negative.SequenceEqual(wanted.Negative))
            edits.Add(new SetNegative(wanted.Negative));
        for (var i = 0; i < keys.Count; i++)
            edits.AddRange(Edits(keys[i], WorkingShot.From(keys[i], read.Shots[i]).Shot, WorkingShot.From(keys[i], wanted.Shots[i]).Shot));
        return edits;
    }

    private static IEnumerable<PlanEdit> Edits(string key, Shot read, Shot wanted)
    {
        foreach (var word in Enum.GetValues<ShotWord>())
            if (PlanEditor.Word(read, word) != PlanEditor.Word(wanted, word))
                yield return new SetWord(key, word, PlanEditor.Word(wanted, word));
        if (Math.Abs(read.Seconds - wanted.Seconds) > 0.0005)
            yield return new SetLength(key, wanted.Seconds);
        if (!read.Camera.SequenceEqual(wanted.Camera))
            yield return new SetCamera(key, wanted.Camera);
        if (LensWords.Describe(read.Lens) != LensWords.Describe(wanted.Lens) || !read.Lens.Focus.SequenceEqual(wanted.Lens.Focus))
            yield return new SetLens(key, wanted.Lens);
        if (!read.Sound.Dialogue.SequenceEqual(wanted.Sound.Dialogue))
            yield return new SetLines(key, wanted.Sound.Dialogue);
        if (!read.Sound.Effects.SequenceEqual(wanted.Sound.Effects))
            yield return new SetSounds(key, SoundLane.Effects, wanted.Sound.Effects);
        if (!read.Sound.Ambience.SequenceEqual(wanted.Sound.Ambience))
            yield return new SetSounds(key, SoundLane.Ambience, wanted.Sound.Ambience);
    }
}
