namespace VideoWeb.Core.Engines;

/// <summary>Engines that come and go while the studio runs: one for each model on disk.</summary>
public interface IEngineSource
{
    /// <summary>Those that are there now; what can run comes first.</summary>
    IReadOnlyList<IEngine> Engines { get; }
}

/// <summary>The engines of this process, by name.</summary>
public sealed class EngineCatalogue(IEnumerable<IEngine> engines, IEnumerable<IEngineSource> sources)
{
    private readonly IReadOnlyList<IEngine> _fixed = [.. engines];
    private readonly IReadOnlyList<IEngineSource> _sources = [.. sources];

    public IReadOnlyList<IEngine> All => [.. _fixed, .. _sources.SelectMany(source => source.Engines)];

    public string Names => All is { Count: > 0 } all ? string.Join(", ", all.Select(engine => engine.Name)) : "none";

    /// <summary>By its name, or the first of a family: "wan" is the first model of Wan that can run.</summary>
    public IEngine? Find(string name)
    {
        var all = All;
        return all.FirstOrDefault(engine => string.Equals(engine.Name, name, StringComparison.OrdinalIgnoreCase))
            ?? all.FirstOrDefault(engine => string.Equals(engine.Family, name, StringComparison.OrdinalIgnoreCase));
    }
}
