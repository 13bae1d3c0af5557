using VideoWeb.Core.Prompts.Dictionary;

namespace VideoWeb.Core.Staging;

/// <summary>
/// The nearest thing that the stage has, by the dictionary's "is a kind of" tree: an ancestor ("corgi" is a dog), else the one
/// that shares the closest ancestor ("goat" and horse are both hoofed), as long as that still says something.
/// </summary>
internal sealed class KinFinder(Lexicon lexicon)
{
    private const int LongestClimb = 12;

    /// <summary>An ancestor nearer than this to the top of the tree ("device", "vertebrate") makes nobody kin.</summary>
    private const int ShallowestKinship = 9;

    private const int FarthestKin = 4;

    /// <summary>The entry of the nearest ancestor, itself included.</summary>
    public T? Ancestor<T>(int sense, IReadOnlyDictionary<int, T> entries)
        where T : class
    {
        var level = new List<int> { sense };
        for (var climb = 0; climb < LongestClimb && level.Count > 0; climb++)
        {
            foreach (var candidate in level)
            {
                if (entries.TryGetValue(candidate, out var entry))
                    return entry;
            }

            level = level.SelectMany(Parents).Distinct().ToList();
        }

        return null;
    }

    /// <summary>The entry whose closest shared ancestor is the nearest; null where all are strangers.</summary>
    public T? Sibling<T>(int sense, IReadOnlyDictionary<int, T> entries, Func<T, bool> fits)
        where T : class
    {
        var own = Chain(sense);
        T? best = null;
        var bestDistance = int.MaxValue;
        foreach (var (other, entry) in entries.OrderBy(pair => pair.Key))
        {
            if (!fits(entry))
                continue;
            var chain = Chain(other);
            for (var up = 1; up < own.Count && up <= FarthestKin; up++)
            {
                var down = chain.IndexOf(own[up]);
                if (down < 0)
                    continue;
                var depth = own.Count - up;
                if (depth >= ShallowestKinship && up * 2 + down < bestDistance)
                    (best, bestDistance) = (entry, up * 2 + down);
                break;
            }
        }

        return best;
    }

    private List<int> Chain(int sense)
    {
        var chain = new List<int>();
        for (; sense >= 0 && chain.Count < 24; sense = lexicon.ParentOf(sense))
            chain.Add(sense);
        return chain;
    }

    private IEnumerable<int> Parents(int sense)
    {
        if (lexicon.ParentOf(sense) is >= 0 and var first)
            yield return first;
        if (lexicon.SecondParentOf(sense) is >= 0 and var second)
            yield return second;
    }
}
