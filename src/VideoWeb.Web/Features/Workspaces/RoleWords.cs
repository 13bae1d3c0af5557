using VideoWeb.Core.Workspaces;

namespace VideoWeb.Web.Features.Workspaces;

/// <summary>Roles in words.</summary>
internal static class RoleWords
{
    /// <summary>Those a link may give; owner is given to a member.</summary>
    public static readonly WorkspaceRole[] ByLink = [WorkspaceRole.Viewer, WorkspaceRole.Reviewer, WorkspaceRole.Editor, WorkspaceRole.Producer];

    public static string Name(WorkspaceRole role) => role.ToString();

    public static string About(WorkspaceRole role) => role switch
    {
        WorkspaceRole.Viewer => "watches and downloads",
        WorkspaceRole.Reviewer => "comments and approves too",
        WorkspaceRole.Editor => "writes, arranges, shares and deletes too",
        WorkspaceRole.Producer => "renders and spends credits too",
        _ => "members, limits and keys too",
    };
}
