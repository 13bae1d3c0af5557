using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using VideoWeb.Engines.Diffusion.Weights;

namespace VideoWeb.Engines.Diffusion.Downloads;

/// <summary>A file of a repository.</summary>
/// <param name="Path">With slashes, below the repository's root; checked to stay there.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Sha256">Of large files, in small hexadecimal letters; or null.</param>
/// <param name="GitHash">SHA-1 of the git object of small files; or null.</param>
public sealed record RepositoryFile(string Path, long Size, string? Sha256, string? GitHash);

/// <summary>What a repository holds at one commit.</summary>
/// <param name="Name">"Wan-AI/Wan2.1-T2V-1.3B-Diffusers".</param>
/// <param name="Commit">Of the files.</param>
/// <param name="License">As its card says, or null.</param>
/// <param name="LicenseLink">Where its text is, or null.</param>
/// <param name="Files">Those that a model needs.</param>
public sealed record RepositoryContent(string Name, string Commit, string? License, string? LicenseLink, IReadOnlyList<RepositoryFile> Files)
{
    public long Bytes => Files.Sum(file => file.Size);
}

/// <summary>A server that speaks the protocol of Hugging Face's hub: what a repository holds, and its files by ranges.</summary>
/// <param name="http">Follows redirects, which lose the token.</param>
/// <param name="endpoint">"https://huggingface.co", or a mirror.</param>
/// <param name="token">Of the reader, or null.</param>
internal sealed class ModelRepository(HttpClient http, Uri endpoint, string? token)
{
    private const int MostFiles = 2000;

    /// <summary>What a model is made of; other formats of the same weights, pictures and programs stay where they are.</summary>
    private static readonly string[] Endings = [".json", ".safetensors", ".model", ".txt", ".md", ".jinja"];

    /// <exception cref="InvalidDataException">There is no such repository, or it may not be read; the message says what to do.</exception>
    public async Task<RepositoryContent> DescribeAsync(string name, string revision, CancellationToken cancellationToken)
    {
        var parts = name.Split('/');
        if (parts.Length != 2 || parts.Any(part => part.Length == 0 || part.StartsWith('.') || !part.All(IsPlain)))
            throw new InvalidDataException($"A model is named OWNER/NAME, not \"{name}\".");
        if (revision.Length == 0 || !revision.All(character => IsPlain(character) || character == '/') || revision.Contains("..", StringComparison.Ordinal))
            throw new InvalidDataException($"\"{revision}\" is no name of a revision.");
        using var answer = await SendAsync(new Uri(endpoint, $"/api/models/{name}/revision/{Uri.EscapeDataString(revision)}?blobs=true"), 0, cancellationToken);
        Refuse(answer, name);
        using var document = await JsonDocument.ParseAsync(await answer.Content.ReadAsStreamAsync(cancellationToken), cancellationToken: cancellationToken);
        var root = new JsonNodeReader(endpoint.ToString(), "", document.RootElement);
        var card = root.Child("cardData");
        var license = card.Child("license") is { IsText: true } named ? named.Text() : null;
        if (license == "other" && card.Child("license_name") is { IsText: true } own)
            license = own.Text();
        var files = root.Child("siblings").Items().Select(FileOf).Where(IsWanted).Take(MostFiles + 1).ToList();
        if (files.Count is 0 or > MostFiles)
            throw new InvalidDataException($"{name} has {(files.Count == 0 ? "no" : $"more than {MostFiles}")} files of a model.");
        return new RepositoryContent(name, root.Text("sha"), license, card.Child("license_link") is { IsText: true } link ? link.Text() : null, files);
    }

    /// <summary>Asks for a file from a byte on; the answer says whether it begins there or at 0.</summary>
    /// <exception cref="InvalidDataException">It may not be read.</exception>
    public async Task<HttpResponseMessage> OpenAsync(RepositoryContent content, RepositoryFile file, long from, CancellationToken cancellationToken)
    {
        var path = string.Join('/', file.Path.Split('/').Select(Uri.EscapeDataString));
        var answer = await SendAsync(new Uri(endpoint, $"/{content.Name}/resolve/{content.Commit}/{path}"), from, cancellationToken);
        Refuse(answer, $"{content.Name}/{file.Path}");
        return answer;
    }

    private async Task<HttpResponseMessage> SendAsync(Uri address, long from, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        if (from > 0)
            request.Headers.Range = new RangeHeaderValue(from, null);
        return await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
    }

    private void Refuse(HttpResponseMessage answer, string what)
    {
        switch (answer.StatusCode)
        {
            case HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden:
                throw new InvalidDataException(token is null
                    ? $"{endpoint.Host} does not give {what} to everybody. Agree to its terms on its page, make a token there and set HF_TOKEN."
                    : $"{endpoint.Host} does not give {what} to the owner of this token (HF_TOKEN). Agree to its terms on its page, or check the token.");
            case HttpStatusCode.NotFound:
                throw new InvalidDataException($"{endpoint.Host} has no {what}.");
            default:
                // what may pass is tried again
                answer.EnsureSuccessStatusCode();
                break;
        }
    }

    private static RepositoryFile FileOf(JsonNodeReader sibling)
    {
        var path = sibling.Text("rfilename");
        if (path.Split('/').Any(part => part.Length == 0 || part is "." or "..") || path.Contains('\\', StringComparison.Ordinal) || path.Any(char.IsControl))
            throw sibling.Unknown("file name", path);
        var large = sibling.Child("lfs");
        var size = large.IsAbsent ? sibling.Child("size") : large.Child("size");
        return new RepositoryFile(
            path,
            size.Value.ValueKind == JsonValueKind.Number && size.Value.TryGetInt64(out var bytes) && bytes >= 0 ? bytes : throw size.Unknown("size", "of a file"),
            large.Child("sha256") is { IsText: true } sha ? sha.Text().ToLowerInvariant() : null,
            large.IsAbsent && sibling.Child("blobId") is { IsText: true } blob ? blob.Text().ToLowerInvariant() : null);
    }

    private static bool IsWanted(RepositoryFile file) =>
        !file.Path.StartsWith('.') && (Endings.Any(ending => file.Path.EndsWith(ending, StringComparison.Ordinal)) || System.IO.Path.GetFileName(file.Path).StartsWith("LICENSE", StringComparison.Ordinal));

    private static bool IsPlain(char character) => char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or '.';
}
