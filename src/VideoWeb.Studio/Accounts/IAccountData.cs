using VideoWeb.Studio.Exports;

namespace VideoWeb.Studio.Accounts;

/// <summary>What the studio keeps about a person: to take away, and to delete.</summary>
public interface IAccountData
{
    /// <summary>Everything as files: the account, what it wrote, and the clips of its personal workspace with their media.</summary>
    Task<Outcome<EditExport>> ExportAsync(Guid userId, CancellationToken cancellationToken);

    /// <summary>
    /// Deletes the account, its personal workspace and team workspaces that nobody else is in. Refused while it is the only owner of a
    /// team with other members, or the only administrator. What was made in other people's workspaces stays theirs, without the name.
    /// </summary>
    Task<Outcome> DeleteAsync(Guid userId, CancellationToken cancellationToken);
}
