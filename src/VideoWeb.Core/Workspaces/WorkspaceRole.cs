namespace VideoWeb.Core.Workspaces;

/// <summary>What somebody is in a workspace; a later one may do all that an earlier one may.</summary>
public enum WorkspaceRole
{
    /// <summary>Looks and plays.</summary>
    Viewer,

    /// <summary>Comments and approves too.</summary>
    Reviewer,

    /// <summary>Writes, arranges and deletes too.</summary>
    Editor,

    /// <summary>Renders and spends too.</summary>
    Producer,

    /// <summary>Members, keys and settings too.</summary>
    Owner,
}

/// <summary>What can be done in a workspace.</summary>
public enum WorkspaceAction { View, Review, Edit, Generate, Manage }

/// <summary>Who may do what: the one table that queries, commands and pages ask.</summary>
public static class WorkspaceRules
{
    public static bool May(this WorkspaceRole role, WorkspaceAction action) => role >= Least(action);

    private static WorkspaceRole Least(WorkspaceAction action) => action switch
    {
        WorkspaceAction.View => WorkspaceRole.Viewer,
        WorkspaceAction.Review => WorkspaceRole.Reviewer,
        WorkspaceAction.Edit => WorkspaceRole.Editor,
        WorkspaceAction.Generate => WorkspaceRole.Producer,
        _ => WorkspaceRole.Owner,
    };
}
