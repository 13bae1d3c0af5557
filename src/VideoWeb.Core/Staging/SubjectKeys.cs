using VideoWeb.Core.Plans;

namespace VideoWeb.Core.Staging;

/// <summary>One key for one individual in all shots: cast by its id, others by noun and look.</summary>
internal sealed class SubjectKeys
{
    private readonly Dictionary<string, List<HashSet<string>>> _looks = new(StringComparer.Ordinal);
    private readonly HashSet<string> _inShot = new(StringComparer.Ordinal);

    public void NextShot() => _inShot.Clear();

    public string KeyOf(Subject subject)
    {
        if (subject.Cast is { } cast)
            return "cast:" + cast;
        if (!_looks.TryGetValue(subject.Noun, out var looks))
            _looks[subject.Noun] = looks = [];
        var own = subject.Attributes.ToHashSet(StringComparer.Ordinal);
        // the same noun again is the same one, unless it looks different or stands beside itself
        for (var i = 0; i < looks.Count; i++)
        {
            if ((own.IsSubsetOf(looks[i]) || own.IsSupersetOf(looks[i])) && _inShot.Add(Key(subject.Noun, i)))
            {
                looks[i].UnionWith(own);
                return Key(subject.Noun, i);
            }
        }

        looks.Add(own);
        var key = Key(subject.Noun, looks.Count - 1);
        _inShot.Add(key);
        return key;
    }

    private static string Key(string noun, int number) => number == 0 ? noun : $"{noun}-{number + 1}";
}
