using VideoWeb.Core.Media;
using VideoWeb.Studio;
using VideoWeb.Studio.Cameos;
using VideoWeb.Studio.Keys;
using VideoWeb.Studio.Uploads;
using VideoWeb.Web.Api;
using VideoWeb.Web.Features.Provenance;
using VideoWeb.Web.Security;

namespace VideoWeb.Web.Features.Cameos;

/// <summary>Pictures in and out: uploads, cameos, and those that the holder of a consent link may see.</summary>
internal static class CameoEndpoints
{
    /// <summary>Past what the intake takes; that says it better.</summary>
    private const long LargestBody = 64_000_000;

    public static void MapCameos(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost("/api/uploads", AddAsync)
            .RequireAuthorization().RequireRateLimiting(RateLimits.Api).RequireScope(KeyScopes.Create).RefuseOtherSites()
            .WithMetadata(new UploadLimitAttribute(LargestBody));
        endpoints.MapGet("/api/uploads/{id:guid}", async (Guid id, SignedIn caller, IUploads uploads, CancellationToken cancellationToken) =>
            (await uploads.GetAsync(caller, id, cancellationToken)).ToAnswer(Shown)).RequireAuthorization().RequireRateLimiting(RateLimits.Api).RequireScope(KeyScopes.Read);
        endpoints.MapDelete("/api/uploads/{id:guid}", async (Guid id, SignedIn caller, IUploads uploads, CancellationToken cancellationToken) =>
            (await uploads.RemoveAsync(caller, id, cancellationToken)) is { Succeeded: false } refused ? refused.Refusal.ToProblem() : TypedResults.NoContent())
            .RequireAuthorization().RequireRateLimiting(RateLimits.Api).RequireScope(KeyScopes.Manage).RefuseOtherSites();
        endpoints.MapGet("/media/uploads/{id:guid}.jpg", async (Guid id, SignedIn caller, IUploads uploads, IMediaStore store, HttpContext context, CancellationToken cancellationToken) =>
            await uploads.GetAsync(caller, id, cancellationToken) is { Succeeded: true } found ? await SendAsync(found.Value.Hash, store, context, cancellationToken) : NoPicture)
            .RequireAuthorization().RequireScope(KeyScopes.Read);
        endpoints.MapGet("/media/cameos/{id:guid}/{number:int}.jpg", async (Guid id, int number, SignedIn caller, ICameos cameos, IMediaStore store, HttpContext context, CancellationToken cancellationToken) =>
            await cameos.PictureAsync(caller, id, number, cancellationToken) is { Succeeded: true } found ? await SendAsync(found.Value, store, context, cancellationToken) : NoPicture)
            .RequireAuthorization().RequireScope(KeyScopes.Read);
        endpoints.MapGet("/consent/{token}/pictures/{number:int}", async (string token, int number, IConsents consents, IMediaStore store, HttpContext context, CancellationToken cancellationToken) =>
            await consents.PictureAsync(token, number, cancellationToken) is { Succeeded: true } found ? await SendAsync(found.Value, store, context, cancellationToken) : NoPicture)
            .AllowAnonymous();
    }

    private static async Task<IResult> AddAsync(SignedIn caller, HttpRequest request, IUploads uploads, CancellationToken cancellationToken)
    {
        // the picture itself as the body: nothing is buffered before the intake bounds it
        if (request.ContentType?.StartsWith("image/", StringComparison.OrdinalIgnoreCase) != true)
            return new Refusal(RefusalKind.Invalid, "Send the picture as the body, as image/jpeg, image/png or image/webp.", "picture").ToProblem();
        return (await uploads.AddAsync(caller, request.Body, cancellationToken)).ToAnswer(Shown);
    }

    private static object Shown(UploadInfo upload) => new { upload.Id, upload.Width, upload.Height, upload.Length, upload.CreatedAt };

    private static IResult ToAnswer(this Outcome<UploadInfo> outcome, Func<UploadInfo, object> show) =>
        outcome.Succeeded ? TypedResults.Ok(show(outcome.Value)) : outcome.Refusal.ToProblem();

    private static async Task<IResult> SendAsync(string hash, IMediaStore store, HttpContext context, CancellationToken cancellationToken)
    {
        if (await store.OpenAsync(hash, cancellationToken) is not { } content) return NoPicture;
        context.Response.Headers.CacheControl = "private, max-age=300";
        return TypedResults.Stream(content, "image/jpeg");
    }

    private static IResult NoPicture => new Refusal(RefusalKind.NotFound, "There is no such picture here.").ToProblem();
}
