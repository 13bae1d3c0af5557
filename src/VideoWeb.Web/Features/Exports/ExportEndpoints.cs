using Microsoft.Net.Http.Headers;
using VideoWeb.Core.Media;
using VideoWeb.Studio;
using VideoWeb.Studio.Exports;
using VideoWeb.Studio.Keys;
using VideoWeb.Web.Api;
using VideoWeb.Web.Security;

namespace VideoWeb.Web.Features.Exports;

/// <param name="Codec">"prores" or "dnxhr".</param>
internal sealed record MezzanineRequest(string Codec);

/// <summary>Cuts for editing programs, movies for editors and stills over HTTP.</summary>
internal static class ExportEndpoints
{
    private static readonly Refusal WrongMedia = new(RefusalKind.Invalid, "Media are mp4, prores or dnxhr.", "media");

    public static void MapApi(IEndpointRouteBuilder read, IEndpointRouteBuilder create)
    {
        foreach (var (path, scope) in (ReadOnlySpan<(string, Func<Guid, ExportScope>)>)[("/clips/{id:guid}", ExportScope.Clip), ("/projects/{id:guid}", ExportScope.Project)])
        {
            read.MapGet(path + "/export.zip", (Guid id, SignedIn caller, IExports exports, IMediaStore store, CancellationToken cancellationToken, string? media = null, string? folder = null) =>
                ZipAsync(scope(id), caller, exports, store, media, folder, cancellationToken));
            read.MapGet(path + "/timeline.{format}", (Guid id, string format, SignedIn caller, IExports exports, CancellationToken cancellationToken, string? media = null, string? folder = null) =>
                TimelineAsync(scope(id), format, caller, exports, media, folder, cancellationToken));
            read.MapGet(path + "/mezzanines", async (Guid id, SignedIn caller, IExports exports, CancellationToken cancellationToken) =>
                (await exports.MezzaninesAsync(caller, scope(id), cancellationToken)).ToResult());
        }

        read.MapGet("/mezzanines/{id:guid}", async (Guid id, SignedIn caller, IExports exports, CancellationToken cancellationToken) =>
            (await exports.MezzanineAsync(caller, id, cancellationToken)).ToResult());
        create.MapPost("/takes/{id:guid}/mezzanines", MakeAsync);
        create.MapPost("/mezzanines/{id:guid}/cancel", async (Guid id, SignedIn caller, IExports exports, CancellationToken cancellationToken) =>
            (await exports.CancelMezzanineAsync(caller, id, cancellationToken)).ToResult());
    }

    public static void MapExports(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapMethods("/media/mezzanines/{id:guid}.mov", [HttpMethods.Get, HttpMethods.Head], MovieAsync).RequireAuthorization().RequireScope(KeyScopes.Read);
        // a decoder runs for each: counted as a call of the API
        endpoints.MapGet("/media/{take:guid}/frame.png", (Guid take, SignedIn caller, IExports exports, HttpContext context, CancellationToken cancellationToken, double at = 0, string? download = null) =>
            StillAsync(take, StillFormat.Png, at, download, caller, exports, context, cancellationToken)).RequireAuthorization().RequireRateLimiting(RateLimits.Api).RequireScope(KeyScopes.Read);
        endpoints.MapGet("/media/{take:guid}/frame.jpg", (Guid take, SignedIn caller, IExports exports, HttpContext context, CancellationToken cancellationToken, double at = 0, string? download = null) =>
            StillAsync(take, StillFormat.Jpeg, at, download, caller, exports, context, cancellationToken)).RequireAuthorization().RequireRateLimiting(RateLimits.Api).RequireScope(KeyScopes.Read);
    }

    private static async Task<IResult> ZipAsync(ExportScope scope, SignedIn caller, IExports exports, IMediaStore store, string? media, string? folder, CancellationToken cancellationToken)
    {
        if (!ExportAddress.TryMedia(media, out var codec)) return WrongMedia.ToProblem();
        var packed = await exports.PackAsync(caller, scope, new ExportOptions(folder, codec), cancellationToken);
        return packed.ToResult(export => TypedResults.Stream(output => ExportZip.WriteAsync(output, export, store, cancellationToken), "application/zip", export.FileName));
    }

    private static async Task<IResult> TimelineAsync(ExportScope scope, string format, SignedIn caller, IExports exports, string? media, string? folder, CancellationToken cancellationToken)
    {
        if (ExportAddress.FormatOf(format) is not { } wanted) return new Refusal(RefusalKind.Invalid, "Timelines are xml, fcpxml, otio or edl.", "format").ToProblem();
        if (!ExportAddress.TryMedia(media, out var codec)) return WrongMedia.ToProblem();
        return (await exports.TimelineAsync(caller, scope, wanted, new ExportOptions(folder, codec), cancellationToken)).ToResult(file => TypedResults.File(file.Content, file.ContentType, file.FileName));
    }

    private static async Task<IResult> MakeAsync(Guid id, MezzanineRequest request, SignedIn caller, IExports exports, CancellationToken cancellationToken)
    {
        if (!ExportAddress.TryMedia(request.Codec, out var codec) || codec is null) return new Refusal(RefusalKind.Invalid, "Codecs are prores or dnxhr.", "codec").ToProblem();
        return (await exports.MakeMezzanineAsync(caller, id, codec.Value, cancellationToken)).ToResult(made => TypedResults.Accepted($"/api/mezzanines/{made.Id}", made));
    }

    private static async Task<IResult> StillAsync(
        Guid take, StillFormat format, double at, string? download, SignedIn caller, IExports exports, HttpContext context, CancellationToken cancellationToken)
    {
        var still = await exports.StillAsync(caller, take, at, format, cancellationToken);
        context.Response.Headers.CacheControl = still.Succeeded ? "private, max-age=300" : "no-store";
        return still.ToResult(file => TypedResults.File(file.Content, file.ContentType, download is null ? null : file.FileName));
    }

    private static async Task<IResult> MovieAsync(Guid id, SignedIn caller, IExports exports, IMediaStore store, HttpContext context, CancellationToken cancellationToken)
    {
        var found = await exports.MezzanineMediaAsync(caller, id, cancellationToken);
        if (!found.Succeeded) return found.Refusal.ToProblem();
        if (await store.OpenAsync(found.Value.Hash, cancellationToken) is not { } content) return new Refusal(RefusalKind.NotFound, "This movie is gone.").ToProblem();
        context.Response.Headers.CacheControl = "private, max-age=300";
        return TypedResults.Stream(
            content, found.Value.ContentType, found.Value.FileName, found.Value.StoredAt, new EntityTagHeaderValue($"\"{found.Value.Hash}\""), enableRangeProcessing: true);
    }
}
