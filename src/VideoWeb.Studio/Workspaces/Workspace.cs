using VideoWeb.Core.Workspaces;

namespace VideoWeb.Studio.Workspaces;

/// <summary>Owns clips, projects, drafts and keys.</summary>
internal sealed class Workspace
{
    public Guid Id { get; init; }

    public required string Name { get; set; }

    /// <summary>The one that came with an account.</summary>
    public bool Personal { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When a worker last took a job of it: the queue goes round by this.</summary>
    public DateTimeOffset? ServedAt { get; set; }

    /// <summary>When it got its copy of the sample clip: whoever deletes that does not get it again.</summary>
    public DateTimeOffset? SampledAt { get; set; }

    public List<Membership> Members { get; } = [];
}

internal sealed class Membership
{
    public Guid WorkspaceId { get; init; }

    public Guid AccountId { get; init; }

    public WorkspaceRole Role { get; set; }

    public DateTimeOffset JoinedAt { get; init; }

    public Workspace? Workspace { get; init; }
}
