using VideoWeb.Core.Engines;

namespace VideoWeb.Engines.Previz;

/// <summary>The likenesses of people in the cast, their pictures to be fetched by the stage's page while a clip is loaded.</summary>
internal sealed class OfferedCameos : IDisposable
{
    private readonly List<OfferedFile> _files = [];

    public OfferedCameos(StagePageLease lease, IReadOnlyDictionary<string, EngineCameo> cameos)
    {
        Cast = cameos.Where(pair => pair.Value.Kind == "person").ToDictionary(pair => pair.Key, pair => new StageCameo(
            [.. pair.Value.Pictures.Select(path => Offer(lease, path))],
            pair.Value.Crop is { } crop ? [crop.Left, crop.Top, crop.Width, crop.Height] : null,
            pair.Value.Voice));
        Notes = [.. cameos.Where(pair => pair.Value.Kind != "person").Select(pair => $"{pair.Key}: the stage shows animals and products by their words, not by their pictures.")];
    }

    /// <summary>By cast id.</summary>
    public IReadOnlyDictionary<string, StageCameo> Cast { get; }

    /// <summary>What of the cameos is not shown.</summary>
    public IReadOnlyList<string> Notes { get; }

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

/// <param name="Pictures">Addresses below the stage's root, the best first.</param>
/// <param name="Crop">Left, top, width and height of what the first picture shows, as shares, or null.</param>
/// <param name="Voice">A character of the stage's voices, or null: chosen by the words.</param>
internal sealed record StageCameo(IReadOnlyList<string> Pictures, IReadOnlyList<double>? Crop, string? Voice);
