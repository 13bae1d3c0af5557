using VideoWeb.Core.Workspaces;

namespace VideoWeb.Web.Features.Workspaces;

/// <summary>Roles in words.</summary>
internal static class RoleWords
{
    /// <summary>Those a link may give; owner is given to a member.</summary>
    public static readonly WorkspaceRole[] ByLink = [WorkspaceRole.Viewer, WorkspaceRole.Reviewer, WorkspaceRole.Editor, WorkspaceRole.Producer];

    public static string Name(WorkspaceRole role) => role.ToString();

    /// <summary>"you may …".</summary>
    public static string May(WorkspaceRole role) => role switch
    {
        WorkspaceRole.Viewer => "watch and download",
        WorkspaceRole.Reviewer => "watch, comment and approve",
        WorkspaceRole.Editor => "comment, approve, write, arrange, share and delete",
        WorkspaceRole.Producer => "do all that editors do, render and spend credits",
        _ => "do everything, members, limits and keys included",
    };

    /// <summary>In a list from the lowest to the highest.</summary>
    public static string About(WorkspaceRole role) => role switch
    {
        WorkspaceRole.Viewer => "watches and downloads",
        WorkspaceRole.Reviewer => "comments and approves too",
        WorkspaceRole.Editor => "writes, arranges, shares and deletes too",
        WorkspaceRole.Producer => "renders and spends credits too",
        _ => "members, limits and keys too",
    };
}
