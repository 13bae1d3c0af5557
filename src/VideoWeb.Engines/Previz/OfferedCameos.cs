using VideoWeb.Core.Engines;

namespace VideoWeb.Engines.Previz;

/// <summary>The pictures of people in the cast, to be fetched by the stage's page while a clip is loaded. Animals and products are staged by their words.</summary>
internal sealed class OfferedCameos : IDisposable
{
    private readonly List<OfferedFile> _files = [];

    public OfferedCameos(StagePageLease lease, IReadOnlyDictionary<string, EngineCameo> cameos)
    {
        Addresses = cameos.Where(pair => pair.Value.Kind == "person").ToDictionary(
            pair => pair.Key,
            IReadOnlyList<string> (pair) => [.. pair.Value.Pictures.Select(path => Offer(lease, path))]);
    }

    /// <summary>By cast id.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Addresses { get; }

    public void Dispose()
    {
        foreach (var file in _files)
            file.Dispose();
    }

    private string Offer(StagePageLease lease, string path)
    {
        var file = lease.Offer(path);
        _files.Add(file);
        return file.Address;
    }
}
