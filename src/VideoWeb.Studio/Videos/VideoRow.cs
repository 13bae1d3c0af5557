namespace VideoWeb.Studio.Videos;

/// <summary>What a program said of a job that the studio itself has no use for.</summary>
internal sealed class VideoRow
{
    public Guid JobId { get; init; }

    public Guid WorkspaceId { get; init; }

    public required string Model { get; init; }

    public Guid? RemixedFrom { get; init; }
}

/// <summary>A request that may be sent again: the same key with the same content is the same job.</summary>
internal sealed class RepeatableRequest
{
    public Guid WorkspaceId { get; init; }

    public required string Key { get; init; }

    public required string Fingerprint { get; init; }

    public Guid JobId { get; init; }

    public DateTimeOffset CreatedAt { get; init; }
}
