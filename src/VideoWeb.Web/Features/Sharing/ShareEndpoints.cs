using VideoWeb.Core.Media;
using VideoWeb.Studio.Sharing;
using VideoWeb.Web.Api;
using VideoWeb.Web.Features.Clips;
using VideoWeb.Web.Security;

namespace VideoWeb.Web.Features.Sharing;

/// <summary>The files behind a share link, for anybody who has it. The link is asked for at every request, so a revoked one plays no further.</summary>
internal static class ShareEndpoints
{
    public static void MapShares(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapMethods("/share/{token}/{name}", [HttpMethods.Get, HttpMethods.Head], SendAsync).AllowAnonymous().RequireRateLimiting(RateLimits.LinkMedia);

    /// <summary>Search engines don't list what lies behind a link, nothing keeps it, and it is told to no other site.</summary>
    public static void KeepOut(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers["X-Robots-Tag"] = "noindex, nofollow";
        headers["Referrer-Policy"] = "no-referrer";
        headers.CacheControl = "no-store";
    }

    private static async Task<IResult> SendAsync(
        string token, string name, HttpContext context, IShares shares, IMediaStore store, CancellationToken cancellationToken, string? download = null)
    {
        KeepOut(context);
        if (MediaFiles.KindOf(name) is not { } kind)
            return MediaEndpoints.NoSuchFile;
        var found = await shares.OpenMediaAsync(token, kind, download is not null, cancellationToken);
        return found.Succeeded ? await MediaEndpoints.StreamAsync(found.Value, download is not null, store, cancellationToken) : found.Refusal.ToProblem();
    }
}
