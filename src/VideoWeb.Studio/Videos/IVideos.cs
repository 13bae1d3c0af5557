using VideoWeb.Core.Engines;
using VideoWeb.Core.Jobs;
using VideoWeb.Core.Media;
using VideoWeb.Core.Plans;
using VideoWeb.Studio.Library;
using VideoWeb.Studio.Workspaces;

namespace VideoWeb.Studio.Videos;

/// <summary>
/// Jobs and what came of them as one thing each, the way programs ask for them: made, polled, fetched, removed. A video is a job with
/// its take; the clip it belongs to is the library's. Submitting goes through the same desk as the pages.
/// </summary>
public interface IVideos
{
    Task<Outcome<Video>> CreateAsync(Caller caller, NewVideo video, CancellationToken cancellationToken);

    Task<Outcome<Video>> GetAsync(Caller caller, Guid id, CancellationToken cancellationToken);

    /// <summary>A page of the workspace's videos by the time they were asked for.</summary>
    /// <param name="after">Id of the last one of the page before, or null.</param>
    /// <param name="limit">0 to 100.</param>
    Task<Outcome<VideoPage>> ListAsync(Caller caller, Guid? after, int limit, bool oldestFirst, CancellationToken cancellationToken);

    /// <summary>Its clip leaves the library (for 30 days it can be brought back there); a job that still runs is stopped.</summary>
    Task<Outcome> DeleteAsync(Caller caller, Guid id, CancellationToken cancellationToken);

    /// <summary>A file of a finished video; a conflict while it isn't finished.</summary>
    Task<Outcome<TakeMedia>> MediaAsync(Caller caller, Guid id, MediaKind kind, CancellationToken cancellationToken);
}

public sealed record NewVideo
{
    public required string Prompt { get; init; }

    public required ShotPlan Plan { get; init; }

    public required string Engine { get; init; }

    public RenderQuality Quality { get; init; } = RenderQuality.Standard;

    /// <summary>The model's name as the program gave it, 1 to 100 characters: shown again, never interpreted here.</summary>
    public required string Model { get; init; }

    /// <summary>The video that this one is a remix or an edit of, or null.</summary>
    public Guid? RemixedFrom { get; init; }

    /// <summary>An upload of the workspace that is the first frame, or null: then that of what it is remixed from, if any.</summary>
    public Guid? ImageUploadId { get; init; }

    /// <summary>Repeats of the same request give the first one's video; null where the program sent no key.</summary>
    public RepeatKey? Repeat { get; init; }
}

/// <param name="Key">As sent, 1 to 255 characters; a workspace's own.</param>
/// <param name="Fingerprint">SHA-256 of what was asked for, in hexadecimal: another one under the same key is refused.</param>
public sealed record RepeatKey(string Key, string Fingerprint);

public sealed record Video
{
    public required Guid Id { get; init; }

    public required Guid ClipId { get; init; }

    public required string Model { get; init; }

    public required string Prompt { get; init; }

    public required ShotPlan Plan { get; init; }

    public required JobState State { get; init; }

    /// <summary>0 to 1.</summary>
    public required double Fraction { get; init; }

    public required int Width { get; init; }

    public required int Height { get; init; }

    public required double Seconds { get; init; }

    public required RenderQuality Quality { get; init; }

    public Guid? RemixedFrom { get; init; }

    public Guid? TakeId { get; init; }

    public string? Failure { get; init; }

    /// <summary>Expected seconds to its end, or null where it has ended or nothing is known.</summary>
    public double? SecondsLeft { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }
}

public sealed record VideoPage(IReadOnlyList<Video> Videos, bool HasMore);
