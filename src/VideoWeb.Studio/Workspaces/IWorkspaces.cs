using VideoWeb.Core.Workspaces;

namespace VideoWeb.Studio.Workspaces;

/// <summary>
/// On whose behalf, and in which workspace. Every query and command takes one and stays inside it: membership and role are
/// read from the database at each call, so that a removed member is out at once.
/// </summary>
public readonly record struct Caller(Guid UserId, Guid WorkspaceId);

/// <summary>The workspaces of a person.</summary>
public interface IWorkspaces
{
    /// <summary>All that the account belongs to, the personal one first.</summary>
    Task<IReadOnlyList<WorkspaceSummary>> ListAsync(Guid userId, CancellationToken cancellationToken);

    /// <summary>
    /// Into the workspace asked for, or the personal one where it is not theirs (any more). Without one: where they went last
    /// (<see cref="GoAsync"/>). Null where the account does not exist.
    /// </summary>
    Task<Caller?> EnterAsync(Guid userId, Guid? workspaceId, CancellationToken cancellationToken);

    /// <summary>Goes there, and remembers it for the next sign-in.</summary>
    Task<Outcome> GoAsync(Caller caller, CancellationToken cancellationToken);

    /// <summary>The caller's role, or null where they are not a member.</summary>
    Task<WorkspaceRole?> RoleAsync(Caller caller, CancellationToken cancellationToken);

    /// <summary>Makes a team workspace that the account owns. Its name has 1 to 100 characters.</summary>
    Task<Outcome<WorkspaceSummary>> MakeAsync(Guid userId, string name, CancellationToken cancellationToken);

    Task<Outcome> RenameAsync(Caller caller, string name, CancellationToken cancellationToken);
}

public sealed record WorkspaceSummary(Guid Id, string Name, bool Personal, WorkspaceRole Role);
