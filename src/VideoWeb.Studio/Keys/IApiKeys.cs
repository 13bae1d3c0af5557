using VideoWeb.Studio.Workspaces;

namespace VideoWeb.Studio.Keys;

/// <summary>API keys of a workspace: random, shown once, stored as a hash.</summary>
public interface IApiKeys
{
    /// <summary>Newest first; revoked and expired ones too.</summary>
    Task<Outcome<IReadOnlyList<ApiKeyInfo>>> ListAsync(Caller caller, CancellationToken cancellationToken);

    Task<Outcome<MadeKey>> MakeAsync(Caller caller, NewKey key, CancellationToken cancellationToken);

    /// <summary>The key stops working at once.</summary>
    Task<Outcome> RevokeAsync(Caller caller, Guid keyId, CancellationToken cancellationToken);

    /// <summary>For the shell: a key with every scope in the personal workspace of that account, which is made where there is none.</summary>
    Task<Outcome<MadeKey>> MakeForEmailAsync(string email, CancellationToken cancellationToken);

    /// <summary>Whose key this is, or null where it is unknown, revoked, expired or its owner is no longer a member.</summary>
    Task<KeyHolder?> AuthenticateAsync(string key, CancellationToken cancellationToken);
}

[Flags]
public enum KeyScopes { None = 0, Read = 1, Create = 2, Manage = 4, All = Read | Create | Manage }

public sealed record NewKey(string Name, KeyScopes Scopes = KeyScopes.All, DateTimeOffset? ExpiresAt = null);

/// <param name="Key">The key itself: the only time it is seen.</param>
public sealed record MadeKey(string Key, ApiKeyInfo Info);

/// <param name="Prefix">The first characters, to tell keys apart.</param>
public sealed record ApiKeyInfo(
    Guid Id, string Name, string Prefix, KeyScopes Scopes, DateTimeOffset CreatedAt, DateTimeOffset? ExpiresAt, DateTimeOffset? LastUsedAt, DateTimeOffset? RevokedAt);

public sealed record KeyHolder(Guid KeyId, Caller Caller, KeyScopes Scopes);
