using VideoWeb.Core.Workspaces;

namespace VideoWeb.Studio.Workspaces;

/// <summary>Links that make people members of a team workspace, one person each. The owners make and revoke them.</summary>
public interface IInvitations
{
    /// <summary>Newest first: open ones and those of the last 30 days.</summary>
    Task<Outcome<IReadOnlyList<InvitationInfo>>> ListAsync(Caller caller, CancellationToken cancellationToken);

    Task<Outcome<MadeInvitation>> MakeAsync(Caller caller, NewInvitation invitation, CancellationToken cancellationToken);

    /// <summary>The link stops working at once; who has joined stays.</summary>
    Task<Outcome> RevokeAsync(Caller caller, Guid invitationId, CancellationToken cancellationToken);

    /// <summary>What an open link leads to. A link that is unknown, used, revoked or run out is not found: nothing tells these apart.</summary>
    Task<Outcome<InvitationOffer>> LookAsync(string token, CancellationToken cancellationToken);

    /// <summary>Makes the account a member. Who is one already keeps their role, and the link stays good for another.</summary>
    Task<Outcome<Caller>> AcceptAsync(Guid userId, string token, CancellationToken cancellationToken);
}

public enum InvitationState { Open, Used, Revoked, Expired }

/// <param name="Role">Any but owner: that is given to a member.</param>
/// <param name="Days">How long the link works: 1 to 90.</param>
/// <param name="SentTo">Whose it is, as a reminder, or null.</param>
public sealed record NewInvitation(WorkspaceRole Role, int Days = 7, string? SentTo = null);

/// <param name="Token">The end of the link: the only time it is seen.</param>
public sealed record MadeInvitation(string Token, InvitationInfo Info);

/// <param name="UsedBy">Name of who joined by it, or null.</param>
public sealed record InvitationInfo(
    Guid Id, WorkspaceRole Role, string? SentTo, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt, InvitationState State, string? UsedBy);

/// <param name="From">Name of who invites, or null where the account is gone.</param>
public sealed record InvitationOffer(string Workspace, WorkspaceRole Role, string? From, DateTimeOffset ExpiresAt);
