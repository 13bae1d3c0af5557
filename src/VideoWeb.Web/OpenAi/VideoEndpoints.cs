using System.Globalization;
using Microsoft.Net.Http.Headers;
using VideoWeb.Core.Media;
using VideoWeb.Core.Plans;
using VideoWeb.Core.Prompts;
using VideoWeb.Studio;
using VideoWeb.Studio.Videos;
using VideoWeb.Web.Security;

namespace VideoWeb.Web.OpenAi;

internal static class VideoEndpoints
{
    private const int DefaultPage = 20;

    /// <summary>What a request leaves out is what the closed service took.</summary>
    private static readonly FrameSize DefaultSize = new(720, 1280);

    private const double DefaultSeconds = 4;

    public static void Map(IEndpointRouteBuilder read, IEndpointRouteBuilder create, IEndpointRouteBuilder manage)
    {
        create.MapPost("/videos", CreateAsync);
        create.MapPost("/videos/{id}/remix", RemixAsync);
        create.MapPost("/videos/edits", EditAsync);
        create.MapPost("/videos/extensions", ExtendAsync);
        create.MapPost("/videos/characters", CreateCharacterAsync);
        read.MapGet("/videos", ListAsync);
        read.MapGet("/videos/{id}", ShowAsync);
        read.MapGet("/videos/{id}/content", SendAsync);
        read.MapGet("/videos/characters/{id}", (string id) => new ApiError(StatusCodes.Status404NotFound, $"There is no character '{id}' here.", "character_id", "not_found"));
        manage.MapDelete("/videos/{id}", DeleteAsync);
    }

    private static async Task<IResult> CreateAsync(HttpRequest request, SignedIn caller, VideoRequests requests, CancellationToken cancellationToken) =>
        await requests.AnswerAsync(request, caller, async (content, fields) =>
        {
            var model = fields.Text("model");
            VideoRequests.RefuseCharacters(fields);
            var given = fields.Plan();
            var wanted = new PlanRequest
            {
                Seconds = fields.Seconds() ?? given?.Seconds ?? DefaultSeconds,
                Size = fields.Size() ?? given?.Size ?? DefaultSize,
                Fps = fields.FramesPerSecond(),
                Seed = fields.Seed(),
            };
            var prompt = fields.Prompt();
            var plan = given is null ? requests.Plan(prompt, wanted) : requests.Plan(given, wanted);
            return new VideoRequest(prompt, plan, model, RemixedFrom: null, await requests.PictureAsync(caller, content, fields, plan.Size, cancellationToken));
        }, cancellationToken);

    private static async Task<IResult> RemixAsync(string id, HttpRequest request, SignedIn caller, VideoRequests requests, CancellationToken cancellationToken) =>
        await requests.AnswerAsync(request, caller, (_, fields) => requests.ChangeAsync(caller, id, "video_id", fields, cancellationToken), cancellationToken);

    private static async Task<IResult> EditAsync(HttpRequest request, SignedIn caller, VideoRequests requests, CancellationToken cancellationToken) =>
        await requests.AnswerAsync(
            request, caller, (content, fields) => requests.ChangeAsync(caller, requests.SourceOf(content, fields, "edit"), "video.id", fields, cancellationToken), cancellationToken);

    private static async Task<IResult> ExtendAsync(HttpRequest request, SignedIn caller, VideoRequests requests, CancellationToken cancellationToken) =>
        await requests.AnswerAsync(
            request, caller, (content, fields) => requests.ExtendAsync(caller, requests.SourceOf(content, fields, "extend"), content, fields, cancellationToken), cancellationToken);

    private static async Task<IResult> CreateCharacterAsync(HttpRequest request, RequestReader reader, CancellationToken cancellationToken)
    {
        await using var content = await reader.ReadAsync(request, cancellationToken);
        var name = new VideoFields(content.Fields).Text("name");
        if (name is null or { Length: 0 or > 80 }) return ApiError.Invalid("name", "name has 1 to 80 characters.", name is null ? "missing_required_parameter" : "invalid_value");
        if (!content.Files.ContainsKey("video")) return VideoFields.Missing("video").Error;
        return ApiError.Invalid("video", "Characters can't be made from a video here: make a cameo in the studio, with the consent of whom it shows.", "unsupported");
    }

    private static async Task<IResult> ShowAsync(string id, SignedIn caller, IVideos videos, HttpResponse response, CancellationToken cancellationToken)
    {
        if (VideoIds.Parse(id) is not { } known) return NoSuchVideo(id);
        var found = await videos.GetAsync(caller, known, cancellationToken);
        return found.Succeeded ? VideoRequests.Show(found.Value, response) : NotFound(found.Refusal, id);
    }

    private static async Task<IResult> ListAsync(
        SignedIn caller, IVideos videos, CancellationToken cancellationToken, string? after = null, string? limit = null, string? order = null)
    {
        var size = DefaultPage;
        if (limit is not null && !int.TryParse(limit, NumberStyles.None, CultureInfo.InvariantCulture, out size)) return ApiError.Invalid("limit", "limit is 0 to 100.");
        if (order is not (null or "asc" or "desc")) return ApiError.Invalid("order", "order is asc or desc.");
        Guid? last = null;
        if (after is not null && (last = VideoIds.Parse(after)) is null) return ApiError.Invalid("after", "There is no such video to go on from.");
        var page = await videos.ListAsync(caller, last, size, order == "asc", cancellationToken);
        if (!page.Succeeded) return ApiError.From(page.Refusal);
        var data = page.Value.Videos.Select(VideoObject.Of).ToList();
        return TypedResults.Ok(new { @object = "list", data, first_id = data.FirstOrDefault()?.Id, last_id = data.LastOrDefault()?.Id, has_more = page.Value.HasMore });
    }

    private static async Task<IResult> DeleteAsync(string id, SignedIn caller, IVideos videos, CancellationToken cancellationToken)
    {
        if (VideoIds.Parse(id) is not { } known) return NoSuchVideo(id);
        var done = await videos.DeleteAsync(caller, known, cancellationToken);
        return done.Succeeded ? TypedResults.Ok(new { id, @object = "video.deleted", deleted = true }) : NotFound(done.Refusal, id);
    }

    private static async Task<IResult> SendAsync(
        string id, SignedIn caller, IVideos videos, IMediaStore store, HttpContext context, CancellationToken cancellationToken, string variant = "video")
    {
        MediaKind? kind = variant switch
        {
            "video" => MediaKind.Video,
            "thumbnail" => MediaKind.Thumbnail,
            "spritesheet" => MediaKind.Spritesheet,
            _ => null,
        };
        if (kind is null) return ApiError.Invalid("variant", "variant is video, thumbnail or spritesheet.");
        if (VideoIds.Parse(id) is not { } known) return NoSuchVideo(id);
        var found = await videos.MediaAsync(caller, known, kind.Value, cancellationToken);
        if (!found.Succeeded)
        {
            return found.Refusal.Kind == RefusalKind.Conflict
                ? new ApiError(StatusCodes.Status404NotFound, "Video is not ready yet, use GET /v1/videos/{video_id} to check status.", "video_id")
                : NotFound(found.Refusal, id);
        }

        if (await store.OpenAsync(found.Value.Hash, cancellationToken) is not { } file) return NoSuchVideo(id);
        // ranges are of the file itself: nothing may compress it on the way
        context.Response.Headers.CacheControl = "private, no-transform";
        return TypedResults.Stream(file, found.Value.ContentType, null, found.Value.StoredAt, new EntityTagHeaderValue($"\"{found.Value.Hash}\""), enableRangeProcessing: true);
    }

    private static ApiError NotFound(Refusal refusal, string id) => refusal.Kind == RefusalKind.NotFound ? NoSuchVideo(id) : ApiError.From(refusal);

    private static ApiError NoSuchVideo(string id) => new(StatusCodes.Status404NotFound, $"There is no video '{Uri.UnescapeDataString(id)}' here.", "video_id", "not_found");
}
