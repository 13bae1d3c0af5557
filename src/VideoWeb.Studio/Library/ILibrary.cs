using VideoWeb.Core.Media;
using VideoWeb.Core.Review;
using VideoWeb.Studio.Workspaces;

namespace VideoWeb.Studio.Library;

/// <summary>The clips of a workspace.</summary>
public interface ILibrary
{
    Task<Outcome<ClipPage>> ListAsync(Caller caller, LibraryQuery query, CancellationToken cancellationToken);

    Task<Outcome<ClipDetail>> GetAsync(Caller caller, Guid clipId, CancellationToken cancellationToken);

    Task<Outcome<TakeDetail>> GetTakeAsync(Caller caller, Guid takeId, CancellationToken cancellationToken);

    /// <summary>The file of a take for the media endpoint: what <see cref="IMediaStore.OpenAsync"/> opens.</summary>
    Task<Outcome<TakeMedia>> GetMediaAsync(Caller caller, Guid takeId, MediaKind kind, CancellationToken cancellationToken);

    /// <summary>1 to 200 characters.</summary>
    Task<Outcome> RenameAsync(Caller caller, Guid clipId, string title, CancellationToken cancellationToken);

    Task<Outcome> StarAsync(Caller caller, Guid clipId, bool starred, CancellationToken cancellationToken);

    /// <summary>Sets the tags: at most 20 of at most 40 characters, kept in lower case.</summary>
    Task<Outcome> TagAsync(Caller caller, Guid clipId, IReadOnlyCollection<string> tags, CancellationToken cancellationToken);

    /// <summary>All tags of clips that are not deleted, by name.</summary>
    Task<Outcome<IReadOnlyList<string>>> TagsAsync(Caller caller, CancellationToken cancellationToken);

    /// <summary>Into a project, or out of any with null.</summary>
    Task<Outcome> MoveAsync(Caller caller, Guid clipId, Guid? projectId, CancellationToken cancellationToken);

    /// <summary>Which take the clip shows.</summary>
    Task<Outcome> ShowTakeAsync(Caller caller, Guid clipId, Guid takeId, CancellationToken cancellationToken);

    /// <summary>Out of the library; comes back by <see cref="RestoreAsync"/> for 30 days. Jobs of it are cancelled.</summary>
    Task<Outcome> DeleteAsync(Caller caller, Guid clipId, CancellationToken cancellationToken);

    Task<Outcome> RestoreAsync(Caller caller, Guid clipId, CancellationToken cancellationToken);

    /// <summary>All projects with the number of their clips, by name.</summary>
    Task<Outcome<IReadOnlyList<ProjectInfo>>> ProjectsAsync(Caller caller, CancellationToken cancellationToken);

    Task<Outcome<ProjectInfo>> MakeProjectAsync(Caller caller, string name, Guid? parentId, CancellationToken cancellationToken);

    Task<Outcome> RenameProjectAsync(Caller caller, Guid projectId, string name, CancellationToken cancellationToken);

    /// <summary>The project goes; its clips and sub-projects move up to its parent.</summary>
    Task<Outcome> DeleteProjectAsync(Caller caller, Guid projectId, CancellationToken cancellationToken);
}

public enum LibrarySort { Newest, Oldest, Changed, Title, Longest, Shortest }

/// <summary>What a clip has come to, for filters and tiles.</summary>
public enum ClipState
{
    /// <summary>A job waits or runs.</summary>
    Working,

    /// <summary>There is a take.</summary>
    Ready,

    /// <summary>No take, and the last job failed.</summary>
    Failed,

    /// <summary>No take, and the last job was cancelled.</summary>
    Cancelled,
}

public sealed record LibraryQuery
{
    /// <summary>Words that must all occur in title, prompt, spoken lines or tags.</summary>
    public string? Text { get; init; }

    public Guid? ProjectId { get; init; }

    public string? Tag { get; init; }

    public string? Engine { get; init; }

    public ClipState? State { get; init; }

    public ApprovalState? Approval { get; init; }

    public bool? Starred { get; init; }

    public double? MinSeconds { get; init; }

    public double? MaxSeconds { get; init; }

    /// <summary>Only deleted ones (true) or only the others.</summary>
    public bool Deleted { get; init; }

    public LibrarySort Sort { get; init; }

    /// <summary><see cref="ClipPage.Next"/> of the page before, or null. Belongs to the same sort.</summary>
    public string? Cursor { get; init; }

    /// <summary>1 to 100.</summary>
    public int Limit { get; init; } = 48;
}

/// <param name="Next">Cursor of the next page, or null at the end.</param>
public sealed record ClipPage(IReadOnlyList<ClipCard> Clips, string? Next);

/// <summary>A tile.</summary>
public sealed record ClipCard
{
    public required Guid Id { get; init; }

    public required string Title { get; init; }

    public required ClipState State { get; init; }

    public ApprovalState Approval { get; init; }

    public required string Engine { get; init; }

    public required double Seconds { get; init; }

    public required int Width { get; init; }

    public required int Height { get; init; }

    public bool Starred { get; init; }

    public bool Sample { get; init; }

    public IReadOnlyList<string> Tags { get; init; } = [];

    public Guid? ProjectId { get; init; }

    /// <summary>The take to show, or null where there is none yet.</summary>
    public Guid? TakeId { get; init; }

    public int Takes { get; init; }

    /// <summary>The job that waits or runs, or null.</summary>
    public Guid? JobId { get; init; }

    public SpriteLayout? Sprites { get; init; }

    /// <summary>Mean colour of the poster, "#rrggbb".</summary>
    public string? Colour { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }

    public DateTimeOffset? DeletedAt { get; init; }
}

/// <summary>A clip's page.</summary>
/// <param name="Takes">Newest first.</param>
/// <param name="Failure">Of the last job, where it failed and nothing came after it.</param>
/// <param name="LastJobId">The newest job of any state, for retry.</param>
public sealed record ClipDetail(ClipCard Card, string Prompt, Core.Plans.ShotPlan Plan, IReadOnlyList<TakeDetail> Takes, string? Failure, Guid? LastJobId);

/// <summary>A version of a clip: what was rendered, and of what.</summary>
public sealed record TakeDetail
{
    public required Guid Id { get; init; }

    public required Guid ClipId { get; init; }

    public required Guid JobId { get; init; }

    /// <summary>From 1 within its clip.</summary>
    public required int Number { get; init; }

    public required string Prompt { get; init; }

    public required Core.Plans.ShotPlan Plan { get; init; }

    public required string Engine { get; init; }

    /// <summary>What drew it.</summary>
    public required string Device { get; init; }

    public required Generation.RenderFormat Format { get; init; }

    /// <summary>Length as it plays, seconds.</summary>
    public required double Seconds { get; init; }

    public IReadOnlyList<Core.Engines.SpokenLine> Lines { get; init; } = [];

    public IReadOnlyList<string> Notes { get; init; } = [];

    public IReadOnlyList<TakeFileInfo> Files { get; init; } = [];

    public SpriteLayout? Sprites { get; init; }

    public string? Colour { get; init; }

    /// <summary>LUFS, or null for silence.</summary>
    public double? Loudness { get; init; }

    /// <summary>Wall seconds that it took.</summary>
    public double RenderSeconds { get; init; }

    public DateTimeOffset CreatedAt { get; init; }
}

public sealed record TakeFileInfo(MediaKind Kind, string Hash, long Length, string ContentType);

/// <param name="FileName">A name for downloads, safe in every file system.</param>
/// <param name="StoredAt">For Last-Modified.</param>
public sealed record TakeMedia(string Hash, long Length, string ContentType, string FileName, DateTimeOffset StoredAt);

public sealed record ProjectInfo(Guid Id, string Name, Guid? ParentId, int Clips);
