namespace VideoWeb.Studio.Setup;

/// <summary>What must be done once before the studio serves or the shell uses the database.</summary>
public interface IStudioSetup
{
    /// <summary>
    /// Makes the folders, migrates the database (under a lock: several processes may start at once) and makes the first
    /// administrator where there is no account.
    /// </summary>
    Task<SetupReport> PrepareAsync(CancellationToken cancellationToken);
}

/// <param name="FirstAdministrator">Only when it was made just now: the one time its password is known.</param>
public sealed record SetupReport(FirstAdministrator? FirstAdministrator);

public sealed record FirstAdministrator(string Email, string Password);
