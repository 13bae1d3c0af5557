using VideoWeb.Core.Plans;
using VideoWeb.Studio.Workspaces;

namespace VideoWeb.Studio.Drafts;

/// <summary>What is being written on the Create page, saved by itself: it survives reload and restart.</summary>
public interface IDrafts
{
    /// <summary>The caller's own drafts that were not submitted yet, last touched first, 50 at most. 200 are kept.</summary>
    Task<Outcome<IReadOnlyList<DraftSummary>>> ListAsync(Caller caller, CancellationToken cancellationToken);

    Task<Outcome<Draft>> GetAsync(Caller caller, Guid draftId, CancellationToken cancellationToken);

    /// <summary>The draft to go on with for a clip: its last one, or a new one from its current take.</summary>
    Task<Outcome<Draft>> ForClipAsync(Caller caller, Guid clipId, CancellationToken cancellationToken);

    /// <summary>
    /// Writes the draft, making it where there is none. A conflict where <see cref="Draft.Revision"/> is not the stored one:
    /// another tab wrote meanwhile. The result carries the new revision.
    /// </summary>
    Task<Outcome<Draft>> SaveAsync(Caller caller, Draft draft, CancellationToken cancellationToken);

    Task<Outcome> DiscardAsync(Caller caller, Guid draftId, CancellationToken cancellationToken);
}

public sealed record Draft
{
    /// <summary>Chosen by the page: <c>Guid.CreateVersion7()</c>.</summary>
    public required Guid Id { get; init; }

    /// <summary>The clip it belongs to, or null until the first Generate.</summary>
    public Guid? ClipId { get; init; }

    public string Prompt { get; init; } = "";

    /// <summary>The plan as edited, or null where the prompt alone says it.</summary>
    public ShotPlan? Plan { get; init; }

    /// <summary>An upload of the workspace that the clip begins as, or null: kept as long as the draft is.</summary>
    public Guid? ImageUploadId { get; init; }

    /// <summary>The page's own settings (engine, quality, locked readings) as JSON, at most 64 KiB.</summary>
    public string? Settings { get; init; }

    /// <summary>The page's undo history as JSON, at most 1 MiB: 100 steps.</summary>
    public string? History { get; init; }

    /// <summary>0 for a new one; send back what was read.</summary>
    public int Revision { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }
}

public sealed record DraftSummary(Guid Id, Guid? ClipId, string Prompt, DateTimeOffset UpdatedAt);
