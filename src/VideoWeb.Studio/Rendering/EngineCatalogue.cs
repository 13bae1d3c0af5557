using VideoWeb.Core.Engines;

namespace VideoWeb.Studio.Rendering;

/// <summary>The engines of this process, by name.</summary>
internal sealed class EngineCatalogue(IEnumerable<IEngine> engines)
{
    public IReadOnlyList<IEngine> All { get; } = [.. engines];

    public IEngine? Find(string name) => All.FirstOrDefault(engine => string.Equals(engine.Name, name, StringComparison.OrdinalIgnoreCase));

    public string Names => All.Count == 0 ? "none" : string.Join(", ", All.Select(engine => engine.Name));
}
