using Microsoft.Net.Http.Headers;
using VideoWeb.Core.Media;
using VideoWeb.Studio;
using VideoWeb.Studio.Keys;
using VideoWeb.Studio.Library;
using VideoWeb.Web.Api;
using VideoWeb.Web.Security;

namespace VideoWeb.Web.Features.Clips;

/// <summary>
/// The files of takes: by range, so that a player seeks without loading all; with the content's hash as entity tag. Who may
/// see them is asked at every request, so they are kept by browsers for a few minutes only, and by proxies never.
/// </summary>
internal static class MediaEndpoints
{
    public static void MapMedia(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapMethods("/media/{take:guid}/{name}", [HttpMethods.Get, HttpMethods.Head], SendAsync).RequireScope(KeyScopes.Read);

    private static async Task<IResult> SendAsync(
        Guid take, string name, SignedIn caller, HttpContext context, ILibrary library, IMediaStore store, CancellationToken cancellationToken, string? download = null)
    {
        if (MediaFiles.KindOf(name) is not { } kind)
            return NoSuchFile;
        var found = await library.GetMediaAsync(caller, take, kind, cancellationToken);
        if (!found.Succeeded)
            return found.Refusal.ToProblem();
        context.Response.Headers.CacheControl = "private, max-age=300";
        return await StreamAsync(found.Value, download is not null, store, cancellationToken);
    }

    /// <param name="file">Which one; who asks may have it.</param>
    /// <param name="download">Under a name, to keep.</param>
    public static async Task<IResult> StreamAsync(TakeMedia file, bool download, IMediaStore store, CancellationToken cancellationToken) =>
        await store.OpenAsync(file.Hash, cancellationToken) is { } content
            ? TypedResults.Stream(
                content, file.ContentType, download ? file.FileName : null, file.StoredAt, new EntityTagHeaderValue($"\"{file.Hash}\""), enableRangeProcessing: true)
            : NoSuchFile;

    public static IResult NoSuchFile => new Refusal(RefusalKind.NotFound, "This take has no such file.").ToProblem();
}
