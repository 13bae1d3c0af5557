using Microsoft.EntityFrameworkCore;
using VideoWeb.Core.Workspaces;
using VideoWeb.Studio.Storage;

namespace VideoWeb.Studio.Workspaces;

/// <summary>The door of every query and command.</summary>
internal static class WorkspaceAccess
{
    /// <summary>
    /// Null where the caller may do it. Somebody who is not a member is told that there is no such workspace;
    /// a member whose role is too low is told so.
    /// </summary>
    public static async Task<Refusal?> RefuseAsync(this StudioDbContext db, Caller caller, WorkspaceAction action, CancellationToken cancellationToken)
    {
        var role = await db.RoleAsync(caller, cancellationToken);
        if (role is null) return Refusal.NotFound("workspace");
        return role.Value.May(action) ? null : new Refusal(RefusalKind.NotAllowed, $"As {Name(role.Value)} of this workspace you can't {Verb(action)}. Ask its owner for another role.");
    }

    public static async Task<WorkspaceRole?> RoleAsync(this StudioDbContext db, Caller caller, CancellationToken cancellationToken) =>
        await db.Memberships
            .Where(m => m.WorkspaceId == caller.WorkspaceId && m.AccountId == caller.UserId)
            .Select(m => (WorkspaceRole?)m.Role)
            .SingleOrDefaultAsync(cancellationToken);

    private static string Name(WorkspaceRole role) => role.ToString().ToLowerInvariant();

    private static string Verb(WorkspaceAction action) => action switch
    {
        WorkspaceAction.View => "see this",
        WorkspaceAction.Review => "review",
        WorkspaceAction.Edit => "change clips",
        WorkspaceAction.Generate => "render",
        _ => "manage it",
    };
}
