namespace VideoWeb.Studio.Sharing;

/// <summary>A link by which anybody who has it may watch one take, until it runs out or is revoked.</summary>
internal sealed class ShareLink
{
    public Guid Id { get; init; }

    public Guid WorkspaceId { get; init; }

    public Guid ClipId { get; init; }

    /// <summary>A later take is not shared by it.</summary>
    public Guid TakeId { get; init; }

    /// <summary>Of the token in the link (<see cref="SecretToken"/>).</summary>
    public required string Hash { get; init; }

    public bool MayDownload { get; init; }

    public Guid? CreatedBy { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset ExpiresAt { get; init; }

    public DateTimeOffset? RevokedAt { get; set; }

    /// <summary>How often its page was opened.</summary>
    public int Views { get; set; }
}
