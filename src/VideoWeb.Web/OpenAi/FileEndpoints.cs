namespace VideoWeb.Web.OpenAi;

internal static class FileEndpoints
{
    /// <summary>Pictures come with the request that uses them; nothing is kept for later.</summary>
    public static void Map(IEndpointRouteBuilder create) => create.MapPost("/files", () =>
        ApiError.Invalid("file", "Files are not kept here. Send the picture as input_reference of the video: as a file, or as image_url with a data: URL.", "unsupported"));
}
