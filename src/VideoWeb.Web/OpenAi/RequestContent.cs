using System.Text.Json.Nodes;

namespace VideoWeb.Web.OpenAi;

/// <summary>What a request says, from JSON and multipart alike: a tree of fields, and the files beside it.</summary>
internal sealed class RequestContent(JsonObject fields, IReadOnlyDictionary<string, ReceivedFile> files) : IAsyncDisposable
{
    public JsonObject Fields { get; } = fields;

    /// <summary>By the name of their part: "input_reference", "video", "file".</summary>
    public IReadOnlyDictionary<string, ReceivedFile> Files { get; } = files;

    public async ValueTask DisposeAsync()
    {
        foreach (var file in Files.Values) await file.Content.DisposeAsync();
    }
}

/// <param name="FileName">As sent: for people, never for a path.</param>
/// <param name="Content">On disk, from its beginning; gone when it is closed.</param>
internal sealed record ReceivedFile(string FileName, FileStream Content);

/// <summary>A request that can't be read, with the answer to give.</summary>
internal sealed class UnreadableRequestException(ApiError error) : Exception(error.Message)
{
    public ApiError Error { get; } = error;
}
