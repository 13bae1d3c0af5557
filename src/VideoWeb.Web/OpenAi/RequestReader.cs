using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using VideoWeb.Web.Hosting;

namespace VideoWeb.Web.OpenAi;

/// <summary>
/// Reads bodies as the official SDKs write them: application/json, or multipart/form-data with nested names, in any order, chunked or
/// not. Files stream to disk and are counted while they come; types and names of parts are not believed.
/// </summary>
internal sealed class RequestReader(DataFolder data)
{
    /// <summary>A data: URL of a picture is the largest thing in JSON.</summary>
    private const int LargestJson = 32 * 1024 * 1024;

    private const int LargestText = 1024 * 1024;

    /// <summary>May hold a picture, as a data: URL.</summary>
    private const string PictureField = "input_reference[image_url]";

    private const int MostParts = 256;
    private const int LargestFile = 200 * 1024 * 1024;

    public async Task<RequestContent> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type))
            throw Refuse(StatusCodes.Status415UnsupportedMediaType, "Send the request as application/json or multipart/form-data.");
        if (type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)) return await ReadJsonAsync(request.Body, cancellationToken);
        if (!type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase))
            throw Refuse(StatusCodes.Status415UnsupportedMediaType, $"Content-Type {type.MediaType} is not taken: send application/json or multipart/form-data.");
        var boundary = HeaderUtilities.RemoveQuotes(type.Boundary).Value;
        if (string.IsNullOrEmpty(boundary) || boundary.Length > 200) throw Refuse(StatusCodes.Status400BadRequest, "The multipart body has no usable boundary.");
        return await ReadMultipartAsync(new MultipartReader(boundary, request.Body) { HeadersCountLimit = 16, HeadersLengthLimit = 8192 }, cancellationToken);
    }

    private static async Task<RequestContent> ReadJsonAsync(Stream body, CancellationToken cancellationToken)
    {
        using var bytes = new MemoryStream();
        var block = new byte[16 * 1024];
        for (int read; (read = await body.ReadAsync(block, cancellationToken)) > 0;)
        {
            if (bytes.Length + read > LargestJson) throw Refuse(StatusCodes.Status413PayloadTooLarge, $"A JSON request has at most {LargestJson / 1024 / 1024} MB.");
            bytes.Write(block, 0, read);
        }

        try
        {
            bytes.Position = 0;
            var options = new JsonDocumentOptions { MaxDepth = 32 };
            if (await JsonNode.ParseAsync(bytes, null, options, cancellationToken) is JsonObject fields) return new RequestContent(fields, new Dictionary<string, ReceivedFile>());
        }
        catch (JsonException)
        {
            // said below
        }

        throw Refuse(StatusCodes.Status400BadRequest, "The body is no JSON object.");
    }

    private async Task<RequestContent> ReadMultipartAsync(MultipartReader parts, CancellationToken cancellationToken)
    {
        var tree = new FieldTree();
        var files = new Dictionary<string, ReceivedFile>();
        try
        {
            for (var count = 0; await parts.ReadNextSectionAsync(cancellationToken) is { } part; count++)
            {
                if (count == MostParts) throw Refuse(StatusCodes.Status400BadRequest, $"A request has at most {MostParts} parts.");
                if (!ContentDispositionHeaderValue.TryParse(part.ContentDisposition, out var disposition) || HeaderUtilities.RemoveQuotes(disposition.Name).Value is not { Length: > 0 } name)
                    throw Refuse(StatusCodes.Status400BadRequest, "A part of the multipart body has no name.");
                if (disposition.FileName.HasValue || disposition.FileNameStar.HasValue)
                {
                    var file = new ReceivedFile(FileNameOf(disposition), await StoreAsync(part.Body, name, cancellationToken));
                    if (files.TryAdd(name, file)) continue;
                    await file.Content.DisposeAsync();
                    throw new UnreadableRequestException(ApiError.Invalid(name, $"{name} is given twice."));
                }

                tree.Add(name, await ReadTextAsync(part.Body, name, cancellationToken));
            }
        }
        catch (Exception exception)
        {
            foreach (var file in files.Values) await file.Content.DisposeAsync();
            if (exception is IOException or InvalidDataException)
                throw Refuse(StatusCodes.Status400BadRequest, "The multipart body is broken or ends too early.");
            throw;
        }

        return new RequestContent(tree.Root, files);
    }

    // undici writes a line feed within a field as CR LF
    private static async Task<string> ReadTextAsync(Stream body, string name, CancellationToken cancellationToken)
    {
        using var bytes = new MemoryStream();
        var block = new byte[8 * 1024];
        for (int read; (read = await body.ReadAsync(block, cancellationToken)) > 0;)
        {
            if (bytes.Length + read > (name == PictureField ? LargestJson : LargestText)) throw new UnreadableRequestException(ApiError.Invalid(name, $"{name} is too long."));
            bytes.Write(block, 0, read);
        }

        return Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length).ReplaceLineEndings("\n");
    }

    private async Task<FileStream> StoreAsync(Stream body, string name, CancellationToken cancellationToken)
    {
        var path = Path.Combine(Directory.CreateDirectory(data.Work).FullName, $"received-{Guid.NewGuid():n}");
        var file = new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Read, 1 << 16, FileOptions.Asynchronous | FileOptions.DeleteOnClose);
        try
        {
            var block = new byte[64 * 1024];
            for (int read; (read = await body.ReadAsync(block, cancellationToken)) > 0;)
            {
                if (file.Length + read > LargestFile)
                    throw new UnreadableRequestException(new ApiError(StatusCodes.Status413PayloadTooLarge, $"{name} has more than {LargestFile / 1024 / 1024} MB.", name, "file_too_large"));
                await file.WriteAsync(block.AsMemory(0, read), cancellationToken);
            }

            file.Position = 0;
            return file;
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    /// <summary>SHA-256 of what was asked for: of the address, of fields in the order of their names and of the files' bytes, so that neither boundaries nor the order of parts count.</summary>
    public static async Task<string> FingerprintAsync(PathString path, RequestContent content, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{path}\n{Ordered(content.Fields)?.ToJsonString()}"));
        foreach (var (name, file) in content.Files.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            file.Content.Position = 0;
            hash.AppendData(Encoding.UTF8.GetBytes($"\n{name}\n"));
            hash.AppendData(await SHA256.HashDataAsync(file.Content, cancellationToken));
            file.Content.Position = 0;
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static JsonNode? Ordered(JsonNode? node) => node switch
    {
        JsonObject map => new JsonObject(map.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => KeyValuePair.Create(pair.Key, Ordered(pair.Value)))),
        JsonArray list => new JsonArray([.. list.Select(Ordered)]),
        _ => node?.DeepClone(),
    };

    private static string FileNameOf(ContentDispositionHeaderValue disposition) =>
        (disposition.FileNameStar.HasValue ? disposition.FileNameStar.Value : HeaderUtilities.RemoveQuotes(disposition.FileName).Value) ?? "";

    private static UnreadableRequestException Refuse(int status, string message) => new(new ApiError(status, message));
}
