using System.Globalization;
using System.Text.Json.Serialization;
using VideoWeb.Core.Jobs;
using VideoWeb.Studio.Videos;

namespace VideoWeb.Web.OpenAi;

/// <summary>A video as the API shows it; every field is always there. Times are seconds since 1970.</summary>
internal sealed record VideoObject
{
    public required string Id { get; init; }

    public string Object => "video";

    public required string Model { get; init; }

    /// <summary>queued, in_progress, completed, failed.</summary>
    public required string Status { get; init; }

    /// <summary>0 to 100.</summary>
    public required int Progress { get; init; }

    [JsonPropertyName("created_at")]
    public required long CreatedAt { get; init; }

    [JsonPropertyName("completed_at")]
    public long? CompletedAt { get; init; }

    /// <summary>Always null: what is made here stays until somebody deletes it.</summary>
    [JsonPropertyName("expires_at")]
    public long? ExpiresAt => null;

    public required string Prompt { get; init; }

    public required string Size { get; init; }

    public required string Seconds { get; init; }

    [JsonPropertyName("remixed_from_video_id")]
    public string? RemixedFromVideoId { get; init; }

    public VideoFailure? Error { get; init; }

    public static VideoObject Of(Video video) => new()
    {
        Id = VideoIds.Text(video.Id),
        Model = video.Model,
        Status = StatusOf(video.State),
        Progress = video.State == JobState.Done ? 100 : (int)Math.Clamp(video.Fraction * 100, 0, 99),
        CreatedAt = video.CreatedAt.ToUnixTimeSeconds(),
        CompletedAt = video.State == JobState.Done ? video.FinishedAt?.ToUnixTimeSeconds() : null,
        Prompt = video.Prompt,
        Size = $"{video.Width}x{video.Height}",
        Seconds = video.Seconds.ToString("0.##", CultureInfo.InvariantCulture),
        RemixedFromVideoId = video.RemixedFrom is { } from ? VideoIds.Text(from) : null,
        Error = video.State switch
        {
            JobState.Failed => new VideoFailure("video_generation_failed", video.Failure ?? "The video could not be made."),
            JobState.Cancelled => new VideoFailure("cancelled", "The job was cancelled."),
            _ => null,
        },
    };

    // there is no "cancelled" in this API: the SDKs' poll would end on it and not know it
    private static string StatusOf(JobState state) => state switch
    {
        JobState.Queued => "queued",
        JobState.Done => "completed",
        JobState.Failed or JobState.Cancelled => "failed",
        _ => "in_progress",
    };
}

internal sealed record VideoFailure(string Code, string Message);
