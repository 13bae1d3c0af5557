using VideoWeb.Core.Credits;
using VideoWeb.Studio.Workspaces;

namespace VideoWeb.Studio.Credits;

/// <summary>The tiers, and which workspace has which. Only for administrators.</summary>
public interface ITiers
{
    /// <summary>From the smallest to the largest, each with how many workspaces have it.</summary>
    Task<Outcome<IReadOnlyList<TierUse>>> ListAsync(Caller caller, CancellationToken cancellationToken);

    /// <summary>
    /// Changes tiers: all of them or none. It counts for jobs made after it. The versions are those that were read; a tier that
    /// somebody else changed meanwhile is a conflict.
    /// </summary>
    Task<Outcome> SaveAsync(Caller caller, IReadOnlyList<TierChange> changes, CancellationToken cancellationToken);

    /// <summary>Workspaces whose name, or whose owner's address, contains the text; the first 50 by name.</summary>
    Task<Outcome<IReadOnlyList<TieredWorkspace>>> FindWorkspacesAsync(Caller caller, string? text, CancellationToken cancellationToken);

    /// <summary>Gives a workspace a tier; its pool is filled up to that tier's credits at once. Nothing is taken away.</summary>
    /// <param name="tier">A tier's id, or null for the default again.</param>
    Task<Outcome> GiveAsync(Caller caller, Guid workspaceId, string? tier, CancellationToken cancellationToken);

    /// <summary>Adds credits to a workspace's pool, or takes some off where that many are there.</summary>
    /// <param name="credits">−1 000 000 to 1 000 000, not 0.</param>
    /// <param name="note">Why; shown in the statement. 1 to 200 characters.</param>
    Task<Outcome> AdjustAsync(Caller caller, Guid workspaceId, int credits, string note, CancellationToken cancellationToken);
}

/// <param name="Version">Counts changes.</param>
/// <param name="Workspaces">How many have it.</param>
public sealed record TierUse(Tier Tier, int Version, int Workspaces);

public sealed record TierChange(Tier Tier, int Version);

/// <param name="Tier">Id of the tier it has.</param>
/// <param name="Given">False where it is the default.</param>
public sealed record TieredWorkspace(Guid Id, string Name, string? Owner, string Tier, bool Given, long Balance);
