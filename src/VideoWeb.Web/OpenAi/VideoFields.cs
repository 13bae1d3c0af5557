using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using VideoWeb.Core.Engines;
using VideoWeb.Core.Plans;

namespace VideoWeb.Web.OpenAi;

/// <summary>The fields of a request, typed: numbers may come as text (a form has nothing else), null counts as not given.</summary>
internal sealed class VideoFields(JsonObject fields)
{
    /// <summary>What is this studio's own lies under one name that the SDKs pass on unseen.</summary>
    private const string OwnName = "videoweb";

    private static readonly HashSet<string> OwnFields = ["plan", "engine", "seed", "fps", "quality"];

    public string? Text(string name) => TextOf(fields[name], name);

    public string Prompt()
    {
        var prompt = Text("prompt");
        if (string.IsNullOrWhiteSpace(prompt)) throw Missing("prompt");
        return prompt.Length <= PlanLimits.MaxPromptLength
            ? prompt
            : throw Wrong("prompt", $"The prompt has {prompt.Length} characters; {PlanLimits.MaxPromptLength} is the most.", "string_above_max_length");
    }

    /// <summary>Text in the SDKs, and a number with many callers.</summary>
    public double? Seconds()
    {
        if (NumberOf(fields["seconds"], "seconds") is not { } seconds) return null;
        return seconds is > 0 and <= PlanLimits.MaxSeconds
            ? seconds
            : throw Wrong("seconds", string.Create(CultureInfo.InvariantCulture, $"seconds is over 0 and at most {PlanLimits.MaxSeconds}."));
    }

    public FrameSize? Size()
    {
        if (Text("size") is not { } size) return null;
        if (FrameSize.Parse(size) is { Width: >= PlanLimits.MinPixels and <= PlanLimits.MaxPixels, Height: >= PlanLimits.MinPixels and <= PlanLimits.MaxPixels } pixels
            && pixels.Width % 2 == 0 && pixels.Height % 2 == 0)
            return pixels;
        throw Wrong("size", "size is written as 1280x720: both sides even, 16 to 4096 pixels.");
    }

    /// <summary>The id within <c>video: {"id": …}</c>, or null where there is none.</summary>
    public string? VideoId() => fields["video"] switch
    {
        null => null,
        JsonObject video => TextOf(video["id"], "video.id"),
        _ => throw Wrong("video", "video is a file, or an object with the id of a video."),
    };

    /// <summary>Ids of <c>characters: [{"id": …}]</c>, two at most.</summary>
    public IReadOnlyList<string> Characters()
    {
        if (fields["characters"] is not { } given) return [];
        if (given is not JsonArray list) throw Wrong("characters", "characters is a list of objects with an id.");
        if (list.Count > 2) throw Wrong("characters", "A video has at most 2 characters.");
        return [.. list.Select(item => item is JsonObject character && TextOf(character["id"], "characters") is { } id ? id : throw Wrong("characters", "characters is a list of objects with an id."))];
    }

    /// <summary>The URL or id of <c>input_reference</c>, where it is no file.</summary>
    public (string? ImageUrl, string? FileId) Reference()
    {
        switch (fields["input_reference"])
        {
            case null:
                return default;
            case JsonObject reference:
                var (url, id) = (TextOf(reference["image_url"], "input_reference.image_url"), TextOf(reference["file_id"], "input_reference.file_id"));
                return url is null != id is null ? (url, id) : throw Wrong("input_reference", "input_reference has either an image_url or a file_id.");
            default:
                throw Wrong("input_reference", "input_reference is a file, or an object with an image_url or a file_id.");
        }
    }

    public string? Engine() => TextOf(Own("engine"), "videoweb.engine");

    public long? Seed() => NumberOf(Own("seed"), "videoweb.seed") is not { } seed ? null
        : seed >= 0 && seed <= long.MaxValue / 2 && seed == Math.Floor(seed) ? (long)seed : throw Wrong("videoweb.seed", "seed is a whole number from 0.");

    public int? FramesPerSecond() => NumberOf(Own("fps"), "videoweb.fps") is not { } fps ? null
        : fps is >= 1 and <= 60 && fps == Math.Floor(fps) ? (int)fps : throw Wrong("videoweb.fps", "fps is a whole number from 1 to 60.");

    public RenderQuality? Quality() => TextOf(Own("quality"), "videoweb.quality") is { } name ? QualityOf(name) ?? throw Wrong("videoweb.quality", WrongQuality) : null;

    internal const string WrongQuality = "quality is draft, standard or final.";

    /// <summary>Null where there is no such quality.</summary>
    internal static RenderQuality? QualityOf(string name) => name switch
    {
        "draft" => RenderQuality.Draft,
        "standard" => RenderQuality.Standard,
        "final" => RenderQuality.Final,
        _ => null,
    };

    /// <summary>A whole ShotPlan, in the place of what the Director would make of the prompt.</summary>
    public ShotPlan? Plan()
    {
        if (Own("plan") is not { } given) return null;
        try
        {
            return given is JsonValue text
                ? JsonSerializer.Deserialize(text.GetValue<string>(), PlanJson.Default.ShotPlan)
                : given.Deserialize(PlanJson.Default.ShotPlan);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw Wrong("videoweb.plan", "plan is no ShotPlan: `studio plan --schema` prints what one is.");
        }
    }

    private JsonNode? Own(string name)
    {
        var own = fields[OwnName] switch
        {
            null => null,
            JsonObject map => map,
            JsonValue text when ParseObject(text) is { } map => map,
            _ => throw Wrong(OwnName, "videoweb is an object."),
        };
        if (own?.FirstOrDefault(pair => !OwnFields.Contains(pair.Key)).Key is { } unknown)
            throw Wrong($"{OwnName}.{unknown}", $"videoweb has no field \"{unknown}\": it takes {string.Join(", ", OwnFields)}.");
        return own?[name];
    }

    private static JsonObject? ParseObject(JsonValue text)
    {
        try
        {
            return JsonNode.Parse(text.GetValue<string>(), null, new JsonDocumentOptions { MaxDepth = 32 }) as JsonObject;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static string? TextOf(JsonNode? node, string name) => node switch
    {
        null => null,
        JsonValue value when value.TryGetValue<string>(out var text) => text,
        JsonValue value when value.TryGetValue<double>(out _) => value.ToJsonString(),
        _ => throw Wrong(name, $"{name} is a text.", "invalid_type"),
    };

    private static double? NumberOf(JsonNode? node, string name)
    {
        switch (node)
        {
            case null:
                return null;
            case JsonValue value when value.TryGetValue<double>(out var number):
                return number;
            case JsonValue value when value.TryGetValue<string>(out var text) && double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number):
                return number;
            default:
                throw Wrong(name, $"{name} is a number.", "invalid_type");
        }
    }

    internal static UnreadableRequestException Missing(string name) =>
        new(ApiError.Invalid(name, $"Missing required parameter: '{name}'.", "missing_required_parameter"));

    internal static UnreadableRequestException Wrong(string name, string message, string code = "invalid_value") => new(ApiError.Invalid(name, message, code));
}
