using VideoWeb.Core.Workspaces;

namespace VideoWeb.Studio.Workspaces;

/// <summary>A link that makes the first who opens it a member, until it runs out.</summary>
internal sealed class Invitation
{
    public Guid Id { get; init; }

    public Guid WorkspaceId { get; init; }

    public WorkspaceRole Role { get; init; }

    /// <summary>Of the token in the link (<see cref="SecretToken"/>).</summary>
    public required string Hash { get; init; }

    /// <summary>Whom it was sent to, as a reminder; the link works for anybody who has it.</summary>
    public string? SentTo { get; init; }

    public Guid? CreatedBy { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset ExpiresAt { get; init; }

    public DateTimeOffset? RevokedAt { get; set; }

    public DateTimeOffset? UsedAt { get; set; }

    public Guid? UsedBy { get; set; }

    public InvitationState StateAt(DateTimeOffset now) =>
        UsedAt is not null ? InvitationState.Used
        : RevokedAt is not null ? InvitationState.Revoked
        : now >= ExpiresAt ? InvitationState.Expired
        : InvitationState.Open;
}
