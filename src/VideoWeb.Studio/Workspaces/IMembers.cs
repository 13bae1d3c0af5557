using VideoWeb.Core.Workspaces;

namespace VideoWeb.Studio.Workspaces;

/// <summary>Who belongs to the caller's workspace. Changes are the owners'; a workspace never is without an owner.</summary>
public interface IMembers
{
    /// <summary>Owners first, then by name. Every member may see it.</summary>
    Task<Outcome<IReadOnlyList<MemberInfo>>> ListAsync(Caller caller, CancellationToken cancellationToken);

    Task<Outcome> ChangeRoleAsync(Caller caller, Guid accountId, WorkspaceRole role, CancellationToken cancellationToken);

    /// <summary>Out at once; what they made stays.</summary>
    Task<Outcome> RemoveAsync(Caller caller, Guid accountId, CancellationToken cancellationToken);

    /// <summary>The caller goes. Refused to the last owner.</summary>
    Task<Outcome> LeaveAsync(Caller caller, CancellationToken cancellationToken);

    /// <summary>That member becomes owner, and the caller producer, in one step.</summary>
    Task<Outcome> TransferAsync(Caller caller, Guid accountId, CancellationToken cancellationToken);
}

public sealed record MemberInfo(Guid Id, string Name, string Email, WorkspaceRole Role, DateTimeOffset JoinedAt);
