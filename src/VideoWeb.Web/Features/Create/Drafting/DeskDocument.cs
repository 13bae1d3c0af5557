using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using VideoWeb.Core.Plans;
using VideoWeb.Studio.Drafts;
using VideoWeb.Web.Features.Create.Directing;

namespace VideoWeb.Web.Features.Create.Drafting;

/// <summary>A desk as a stored draft, and back.</summary>
internal static class DeskDocument
{
    /// <summary>What the studio stores of the undo history; the oldest steps go first.</summary>
    private const int MaxHistoryBytes = 900 * 1024;

    public static Draft Write(Draft draft, Desk desk) => draft with
    {
        Prompt = desk.Content.Text,
        Plan = desk.Plan.Shots.Count == 0 ? null : desk.Plan,
        ImageUploadId = desk.Content.Picture?.UploadId,
        Settings = JsonSerializer.Serialize(desk.Content with { Text = "" }, DeskJson.Default.DeskContent),
        History = WriteHistory(desk.Steps),
    };

    public static void Read(Draft draft, Desk desk)
    {
        var stored = Parse(draft.Settings, DeskJson.Default.DeskContent);
        var content = (stored ?? StartFrom(draft.Plan)) with { Text = draft.Prompt, Picture = Picture(draft, stored?.Picture) };
        desk.Load(content, Parse(draft.History, DeskJson.Default.ListDeskStep) ?? []);
        if (stored is null && draft.Plan is { } plan)
            desk.Adopt(plan);
    }

    /// <summary>A draft that the studio made from a take: the prompt, in the format that was rendered.</summary>
    private static DeskContent StartFrom(ShotPlan? plan) => plan is null
        ? new DeskContent()
        : new DeskContent { Format = new DeskFormat { Size = plan.Size, Seconds = plan.Seconds, Seed = plan.Seed, Fps = plan.Fps } };

    /// <summary>The draft's own is the one that is kept: where it is gone, so is what was said about it.</summary>
    private static DeskPicture? Picture(Draft draft, DeskPicture? stored) =>
        draft.ImageUploadId is not { } kept ? null : stored?.UploadId == kept ? stored : new DeskPicture(kept, draft.Plan?.Picture);

    private static string WriteHistory(IEnumerable<DeskStep> steps)
    {
        var kept = new LinkedList<DeskStep>();
        var bytes = 0;
        foreach (var step in steps.Reverse())
        {
            bytes += Encoding.UTF8.GetByteCount(JsonSerializer.Serialize(step, DeskJson.Default.DeskStep)) + 1;
            if (bytes > MaxHistoryBytes)
                break;
            kept.AddFirst(step);
        }
        return JsonSerializer.Serialize([.. kept], DeskJson.Default.ListDeskStep);
    }

    /// <summary>Null where there is none, or where it was written by another version and can't be read: then the text alone counts.</summary>
    private static T? Parse<T>(string? json, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type)
        where T : class
    {
        if (string.IsNullOrEmpty(json))
            return null;
        try
        {
            return JsonSerializer.Deserialize(json, type);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(DeskContent))]
[JsonSerializable(typeof(List<DeskStep>))]
internal sealed partial class DeskJson : JsonSerializerContext;
