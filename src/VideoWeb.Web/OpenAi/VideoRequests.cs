using System.Globalization;
using VideoWeb.Core.Engines;
using VideoWeb.Core.Jobs;
using VideoWeb.Core.Plans;
using VideoWeb.Core.Prompts;
using VideoWeb.Studio;
using VideoWeb.Studio.Generation;
using VideoWeb.Studio.Uploads;
using VideoWeb.Studio.Videos;
using VideoWeb.Studio.Workspaces;

namespace VideoWeb.Web.OpenAi;

/// <param name="Model">As sent, or null for the default.</param>
/// <param name="Picture">The upload that is the first frame, or null.</param>
internal sealed record VideoRequest(string Prompt, ShotPlan Plan, string? Model, Guid? RemixedFrom, Guid? Picture = null);

/// <summary>From what was sent to a video: reads, plans, asks the use-case, answers.</summary>
internal sealed class VideoRequests(RequestReader reader, ModelCatalogue models, Director director, IGeneration generation, IVideos videos, IUploads uploads)
{
    public async Task<IResult> AnswerAsync(HttpRequest request, Caller caller, Func<RequestContent, VideoFields, Task<VideoRequest>> read, CancellationToken cancellationToken)
    {
        await using var content = await reader.ReadAsync(request, cancellationToken);
        var fields = new VideoFields(content.Fields);
        var wanted = await read(content, fields);
        var model = wanted.Model ?? models.Default;
        if (await models.FindAsync(model, cancellationToken) is not { } mapped)
            return ApiError.Invalid("model", $"The model '{model}' does not exist here. GET /v1/models lists those that do.", "model_not_found");
        var made = await videos.CreateAsync(
            caller,
            new NewVideo
            {
                Prompt = wanted.Prompt,
                Plan = wanted.Plan,
                Model = model,
                Engine = fields.Engine() ?? mapped.Engine,
                Quality = fields.Quality() ?? mapped.Quality,
                RemixedFrom = wanted.RemixedFrom,
                ImageUploadId = wanted.Picture,
                Repeat = await RepeatOfAsync(request, content, cancellationToken),
            },
            cancellationToken);
        return made.Succeeded ? Show(made.Value, request.HttpContext.Response) : ApiError.From(made.Refusal);
    }

    /// <summary>The SDK's poll keeps the first interval that it sees, as a bare integer, for the whole job.</summary>
    public static IResult Show(Video video, HttpResponse response)
    {
        if (!video.State.IsFinal())
            response.Headers["openai-poll-after-ms"] = ((int)Math.Clamp((video.SecondsLeft ?? 40) * 50, 1000, 10_000)).ToString(CultureInfo.InvariantCulture);
        return TypedResults.Ok(VideoObject.Of(video));
    }

    public ShotPlan Plan(string prompt, PlanRequest wanted) => director.Plan(prompt, wanted) switch
    {
        PlanResult.Planned planned => planned.Plan,
        PlanResult.Refused refused => throw VideoFields.Wrong("prompt", refused.Message),
        _ => throw new InvalidOperationException("A prompt is planned or refused."),
    };

    /// <summary>A given plan with the fields that were given beside it. Its shots must fit its seconds: the gate says where they don't.</summary>
    public ShotPlan Plan(ShotPlan given, PlanRequest wanted) => given with
    {
        Seconds = wanted.Seconds ?? given.Seconds,
        Size = wanted.Size ?? given.Size,
        Fps = wanted.Fps ?? given.Fps,
        Seed = wanted.Seed ?? given.Seed,
    };

    /// <summary>The id of the video to start from; a file in its place is refused with what to do instead.</summary>
    public string SourceOf(RequestContent content, VideoFields fields, string verb)
    {
        if (content.Files.ContainsKey("video"))
            throw VideoFields.Wrong("video", $"Uploaded videos can't be {verb}ed here: the engines of this studio render plans. Give the id of a video that was made here.", "unsupported");
        return fields.VideoId() ?? throw VideoFields.Missing("video");
    }

    public async Task<VideoRequest> ChangeAsync(Caller caller, string id, string param, VideoFields fields, CancellationToken cancellationToken)
    {
        var source = await FindAsync(caller, id, param, cancellationToken);
        var prompt = fields.Prompt();
        var change = Plan(prompt, new PlanRequest { Seconds = source.Plan.Seconds, Size = source.Plan.Size, Fps = source.Plan.Fps, Seed = source.Plan.Seed });
        return new VideoRequest(prompt, PlanRemix.Change(source.Plan, change), fields.Text("model") ?? source.Model, source.Id);
    }

    public async Task<VideoRequest> ExtendAsync(Caller caller, string id, RequestContent content, VideoFields fields, CancellationToken cancellationToken)
    {
        if (content.Files.ContainsKey("input_reference") || fields.Reference() is not (null, null))
            throw VideoFields.Wrong("input_reference", "An extension goes on from its video; it takes no picture.", "unsupported");
        var source = await FindAsync(caller, id, "video.id", cancellationToken);
        var prompt = fields.Prompt();
        var more = Plan(prompt, new PlanRequest { Seconds = fields.Seconds() ?? 4, Size = source.Plan.Size, Fps = source.Plan.Fps, Seed = source.Plan.Seed });
        var longer = PlanRemix.Extend(source.Plan, more) ?? throw VideoFields.Wrong("seconds", string.Create(
            CultureInfo.InvariantCulture,
            $"The video has {source.Plan.Seconds:0.##} s and {source.Plan.Shots.Count} shots; with {more.Seconds:0.##} s more it would pass {PlanLimits.MaxSeconds} s or {PlanLimits.MaxShots} shots."));
        return new VideoRequest(prompt, longer, fields.Text("model") ?? source.Model, source.Id);
    }

    /// <summary>Characters are cameos, made with consent; what a program names is none.</summary>
    public static void RefuseCharacters(VideoFields fields)
    {
        if (fields.Characters() is { Count: > 0 } characters) throw VideoFields.Wrong("characters", $"There is no character '{characters[0]}' here.", "not_found");
    }

    /// <summary>The picture that the video begins as, taken into the workspace; null where none is given.</summary>
    /// <param name="size">Of the video: the picture must have it, as it must with the closed service.</param>
    public async Task<Guid?> PictureAsync(Caller caller, RequestContent content, VideoFields fields, FrameSize size, CancellationToken cancellationToken)
    {
        const string Param = "input_reference";
        var (url, file) = fields.Reference();
        if (file is not null) throw VideoFields.Wrong($"{Param}.file_id", "Files are not kept here. Send the picture itself, as a file or as image_url.", "unsupported");
        var sent = content.Files.GetValueOrDefault(Param);
        if (url is null && sent is null) return null;
        if (url is not null && sent is not null) throw VideoFields.Wrong(Param, "input_reference has either a file or an image_url.");
        if (await EngineOfAsync(fields, cancellationToken) is { Images: false } engine)
            throw VideoFields.Wrong(Param, $"{engine.Title} can't start from a picture. Leave input_reference out, or choose another model.", "unsupported");

        var taken = sent is not null ? await uploads.AddAsync(caller, sent.Content, cancellationToken) : await uploads.FetchAsync(caller, url!, cancellationToken);
        if (!taken.Succeeded)
        {
            throw taken.Refusal.Kind == RefusalKind.Invalid
                ? VideoFields.Wrong(url is null ? Param : $"{Param}.image_url", taken.Refusal.Message)
                : new UnreadableRequestException(ApiError.From(taken.Refusal));
        }

        var picture = taken.Value;
        if (picture.Width == size.Width && picture.Height == size.Height) return picture.Id;
        await uploads.RemoveAsync(caller, picture.Id, cancellationToken);
        throw VideoFields.Wrong(Param, $"The picture must have the size of the video: it has {picture.Width}x{picture.Height}, and size is {size}. Scale the picture, or ask for another size.");
    }

    private async Task<EngineDescription?> EngineOfAsync(VideoFields fields, CancellationToken cancellationToken)
    {
        var name = fields.Engine() ?? (await models.FindAsync(fields.Text("model") ?? models.Default, cancellationToken))?.Engine;
        return (await generation.EnginesAsync(cancellationToken)).FirstOrDefault(known => known.Name == name);
    }

    private async Task<Video> FindAsync(Caller caller, string id, string param, CancellationToken cancellationToken)
    {
        var found = VideoIds.Parse(id) is { } known ? await videos.GetAsync(caller, known, cancellationToken) : default;
        return found is { Succeeded: true, Value: { } video }
            ? video
            : throw new UnreadableRequestException(new ApiError(StatusCodes.Status404NotFound, $"There is no video '{id}' here.", param, "not_found"));
    }

    // files are read through for it: only where the program means to repeat
    private static async Task<RepeatKey?> RepeatOfAsync(HttpRequest request, RequestContent content, CancellationToken cancellationToken) =>
        request.Headers["Idempotency-Key"].ToString() is { Length: > 0 } key ? new RepeatKey(key, await RequestReader.FingerprintAsync(request.Path, content, cancellationToken)) : null;
}
