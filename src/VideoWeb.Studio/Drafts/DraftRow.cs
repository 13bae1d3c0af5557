using VideoWeb.Studio.Storage;

namespace VideoWeb.Studio.Drafts;

internal sealed class DraftRow : IVersioned
{
    public Guid Id { get; init; }

    public Guid WorkspaceId { get; init; }

    public Guid AccountId { get; init; }

    public Guid? ClipId { get; set; }

    public string Prompt { get; set; } = "";

    public string? Plan { get; set; }

    /// <summary>The picture that its clip begins as: kept as long as the draft is.</summary>
    public Guid? ImageUploadId { get; set; }

    public string? Settings { get; set; }

    public string? History { get; set; }

    public DateTimeOffset UpdatedAt { get; set; }

    public int Version { get; set; }
}
