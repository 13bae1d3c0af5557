namespace VideoWeb.Studio.Review;

/// <summary>What somebody said of a take at a moment of it, or in reply.</summary>
internal sealed class Comment
{
    public Guid Id { get; init; }

    public Guid WorkspaceId { get; init; }

    public Guid ClipId { get; init; }

    public Guid TakeId { get; init; }

    /// <summary>The comment it replies to; replies are not replied to.</summary>
    public Guid? ParentId { get; init; }

    /// <summary>Null where the account is gone.</summary>
    public Guid? AccountId { get; init; }

    /// <summary>Where in the take, seconds from its start. A reply's is its parent's.</summary>
    public double Seconds { get; init; }

    public required string Text { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? ResolvedAt { get; set; }

    public Guid? ResolvedBy { get; set; }
}
