namespace VideoWeb.Studio.Keys;

internal sealed class ApiKey
{
    public Guid Id { get; init; }

    public Guid WorkspaceId { get; init; }

    public Guid AccountId { get; init; }

    public required string Name { get; init; }

    public required string Prefix { get; init; }

    /// <summary>SHA-256 of the key, hexadecimal. The key has 256 random bits, so that no salt or stretching is needed.</summary>
    public required string Hash { get; init; }

    public KeyScopes Scopes { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }

    public DateTimeOffset? LastUsedAt { get; set; }

    public DateTimeOffset? RevokedAt { get; set; }

    public ApiKeyInfo Info => new(Id, Name, Prefix, Scopes, CreatedAt, ExpiresAt, LastUsedAt, RevokedAt);
}
