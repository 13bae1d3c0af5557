using System.Globalization;
using VideoWeb.Core.Jobs;
using VideoWeb.Core.Plans;
using VideoWeb.Core.Prompts;
using VideoWeb.Studio.Generation;
using VideoWeb.Studio.Videos;
using VideoWeb.Studio.Workspaces;

namespace VideoWeb.Web.OpenAi;

/// <param name="Model">As sent, or null for the default.</param>
internal sealed record VideoRequest(string Prompt, ShotPlan Plan, string? Model, Guid? RemixedFrom);

/// <summary>From what was sent to a video: reads, plans, asks the use-case, answers.</summary>
internal sealed class VideoRequests(RequestReader reader, ModelCatalogue models, Director director, IGeneration generation, IVideos videos)
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

    public async Task<VideoRequest> ExtendAsync(Caller caller, string id, VideoFields fields, CancellationToken cancellationToken)
    {
        var source = await FindAsync(caller, id, "video.id", cancellationToken);
        var prompt = fields.Prompt();
        var more = Plan(prompt, new PlanRequest { Seconds = fields.Seconds() ?? 4, Size = source.Plan.Size, Fps = source.Plan.Fps, Seed = source.Plan.Seed });
        var longer = PlanRemix.Extend(source.Plan, more) ?? throw VideoFields.Wrong("seconds", string.Create(
            CultureInfo.InvariantCulture,
            $"The video has {source.Plan.Seconds:0.##} s and {source.Plan.Shots.Count} shots; with {more.Seconds:0.##} s more it would pass {PlanLimits.MaxSeconds} s or {PlanLimits.MaxShots} shots."));
        return new VideoRequest(prompt, longer, fields.Text("model") ?? source.Model, source.Id);
    }

    /// <summary>Pictures and characters, where no engine takes them: refused by name rather than left out.</summary>
    public async Task RefusePicturesAsync(RequestContent content, VideoFields fields, CancellationToken cancellationToken)
    {
        var (url, id) = fields.Reference();
        if (id is not null) throw VideoFields.Wrong("input_reference.file_id", "Files are not kept here. Send the picture itself, as a file or as image_url with a data: URL.", "unsupported");
        if (fields.Characters() is { Count: > 0 } characters) throw VideoFields.Wrong("characters", $"There is no character '{characters[0]}' here.", "not_found");
        if (url is null && !content.Files.ContainsKey("input_reference")) return;
        var engine = fields.Engine() ?? (await models.FindAsync(fields.Text("model") ?? models.Default, cancellationToken))?.Engine;
        var described = (await generation.EnginesAsync(cancellationToken)).FirstOrDefault(known => known.Name == engine);
        throw VideoFields.Wrong("input_reference", $"{described?.Title ?? engine} takes no pictures yet. Leave input_reference out.", "unsupported");
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
