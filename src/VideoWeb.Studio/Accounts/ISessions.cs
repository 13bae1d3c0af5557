namespace VideoWeb.Studio.Accounts;

/// <summary>Where an account is signed in.</summary>
public interface ISessions
{
    /// <summary>A new session, for the cookie to name. The oldest go where there are too many.</summary>
    /// <param name="address">Where it comes from, or null.</param>
    /// <param name="agent">What the browser says it is, or null.</param>
    Task<Guid> BeginAsync(Guid accountId, string? address, string? agent, CancellationToken cancellationToken);

    /// <summary>True while the session lasts. Notes, now and then, that it was seen.</summary>
    Task<bool> IsOpenAsync(Guid accountId, Guid sessionId, CancellationToken cancellationToken);

    /// <summary>Last seen first.</summary>
    Task<IReadOnlyList<SessionInfo>> ListAsync(Guid accountId, CancellationToken cancellationToken);

    /// <summary>Signs it out at its next request.</summary>
    Task<Outcome> EndAsync(Guid accountId, Guid sessionId, CancellationToken cancellationToken);

    /// <summary>Signs out all but one.</summary>
    Task EndOthersAsync(Guid accountId, Guid? keptId, CancellationToken cancellationToken);
}

public sealed record SessionInfo(Guid Id, string Address, string Agent, DateTimeOffset CreatedAt, DateTimeOffset SeenAt);
