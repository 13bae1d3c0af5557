namespace VideoWeb.Studio.Accounts;

/// <summary>Making accounts. Signing in, passkeys and two-factor are Identity's own, over <see cref="Account"/>.</summary>
public interface IAccounts
{
    /// <summary>Who may register (<c>Accounts:Registration</c>).</summary>
    RegistrationMode Registration { get; }

    /// <summary>
    /// Makes an account with its personal workspace, by registration, and joins it to the workspace of its invitation: all or nothing.
    /// Refused where registration is closed, or by invitation only and there is none.
    /// </summary>
    Task<Outcome<AccountInfo>> RegisterAsync(Registration registration, CancellationToken cancellationToken);

    Task<AccountInfo?> FindAsync(Guid userId, CancellationToken cancellationToken);
}

/// <param name="Name">Name to show, or null: the part of the address before the @.</param>
/// <param name="Invitation">The end of an invitation's link, or null.</param>
public sealed record Registration(string Email, string Password, string? Name = null, string? Invitation = null);

public sealed record AccountInfo(Guid Id, string Email, string Name, bool Administrator, DateTimeOffset CreatedAt);
