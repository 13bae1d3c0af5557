using System.Text.Json;
using Microsoft.Extensions.Options;
using VideoWeb.Engines.Diffusion.Packs;

namespace VideoWeb.Engines.Diffusion.Downloads;

/// <summary>Models from a hub into the studio's own folder.</summary>
public sealed class ModelStore
{
    private const string Accepted = ".licence.json";

    private readonly HttpClient _http;
    private readonly IOptions<DiffusionOptions> _options;
    private readonly TimeProvider _clock;

    internal ModelStore(HttpClient http, IOptions<DiffusionOptions> options, TimeProvider clock) => (_http, _options, _clock) = (http, options, clock);

    /// <summary>What a repository holds.</summary>
    /// <param name="endpoint">"https://huggingface.co", or a mirror.</param>
    /// <param name="token">Of the reader, or null.</param>
    /// <param name="name">"OWNER/NAME".</param>
    /// <param name="revision">A branch, tag or commit.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="InvalidDataException">There is none, or it may not be read; the message is for the user.</exception>
    public async Task<RepositoryContent> DescribeAsync(Uri endpoint, string? token, string name, string revision, CancellationToken cancellationToken)
    {
        try
        {
            return await new ModelRepository(_http, endpoint, token).DescribeAsync(name, revision, cancellationToken);
        }
        catch (HttpRequestException error)
        {
            throw new InvalidDataException($"{endpoint.Host} does not answer: {error.Message}", error);
        }
        catch (JsonException error)
        {
            throw new InvalidDataException($"{endpoint.Host} does not answer as a model hub does: {error.Message}", error);
        }
    }

    /// <summary>Loads a repository, or the rest of one; its licence was accepted.</summary>
    /// <param name="endpoint">Where from.</param>
    /// <param name="token">Of the reader, or null.</param>
    /// <param name="content">What to load.</param>
    /// <param name="progress">Hears the file and the bytes of all files that are there.</param>
    /// <param name="cancellationToken">Ends it; what was loaded stays for the next time.</param>
    /// <returns>The model's folder.</returns>
    /// <exception cref="InvalidDataException">A file is not what its checksum says, or there is no room; the message is for the user.</exception>
    public async Task<string> LoadAsync(Uri endpoint, string? token, RepositoryContent content, Action<string, long> progress, CancellationToken cancellationToken)
    {
        var folder = FolderOf(content);
        Directory.CreateDirectory(folder);
        var accepted = new { content.Name, content.Commit, content.License, content.LicenseLink, AcceptedAt = _clock.GetUtcNow() };
        await File.WriteAllTextAsync(Path.Combine(folder, Accepted), JsonSerializer.Serialize(accepted), cancellationToken);
        await new ModelDownload(new ModelRepository(_http, endpoint, token), _clock).RunAsync(content, folder, progress, cancellationToken);
        return folder;
    }

    /// <summary>Where a model lies, or will.</summary>
    public string FolderOf(RepositoryContent content) => Path.Combine(_options.Value.DownloadFolder, PackNames.Of(content.Name));
}
