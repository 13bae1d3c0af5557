using VideoWeb.Engines.Diffusion.Packs;

namespace VideoWeb.Engines.Diffusion;

/// <summary>What the shell does with models on disk.</summary>
public sealed class ModelTools
{
    private readonly IReadOnlyList<IModelFamily> _families;

    internal ModelTools(IEnumerable<IModelFamily> families) => _families = [.. families];

    /// <summary>Families that can write tiny packs, with their kinds.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> TinyKinds =>
        _families.Where(family => family.TinyKinds.Count > 0).ToDictionary(family => family.Name, family => family.TinyKinds, StringComparer.OrdinalIgnoreCase);

    /// <summary>Writes a pack with tiny random weights into an empty folder.</summary>
    /// <param name="family">One of <see cref="TinyKinds"/>.</param>
    /// <param name="kind">One of its kinds.</param>
    /// <param name="folder">The folder; made where it does not exist.</param>
    /// <param name="seed">Of the weights.</param>
    public void WriteTiny(string family, string kind, string folder, long seed)
    {
        Directory.CreateDirectory(folder);
        _families.First(known => string.Equals(known.Name, family, StringComparison.OrdinalIgnoreCase)).WriteTiny(kind, folder, seed);
    }
}
