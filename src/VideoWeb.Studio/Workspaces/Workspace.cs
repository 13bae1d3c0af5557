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

    /// <summary>The tier that an administrator gave it, or null: the default.</summary>
    public string? TierId { get; set; }

    /// <summary>Where it stands in the round of the workspaces: grows with each job taken, by its credits over its weight (<see cref="Core.Jobs.QueueShare"/>).</summary>
    public long QueueTurn { get; set; }

    /// <summary>When a worker last took a job of it: of several whose turn it is, the one served longest ago goes first.</summary>
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

    /// <summary>When the person last went there: the latest is where they land at the next sign-in.</summary>
    public DateTimeOffset? EnteredAt { get; set; }

    /// <summary>Credits that this person may use in a month, or null: as many as the pool holds.</summary>
    public int? CreditLimit { get; set; }

    public Workspace? Workspace { get; init; }
}
