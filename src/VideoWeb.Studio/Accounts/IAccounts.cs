namespace VideoWeb.Studio.Accounts;

/// <summary>Making accounts. Signing in, passkeys and two-factor are Identity's own, over <see cref="Account"/>.</summary>
public interface IAccounts
{
    /// <summary>True where anybody may register (<c>Accounts:Registration</c>).</summary>
    bool RegistrationOpen { get; }

    /// <summary>Makes an account with its personal workspace, by registration: refused where that is closed.</summary>
    Task<Outcome<AccountInfo>> RegisterAsync(Registration registration, CancellationToken cancellationToken);

    Task<AccountInfo?> FindAsync(Guid userId, CancellationToken cancellationToken);
}

/// <param name="Name">Name to show, or null: the part of the address before the @.</param>
public sealed record Registration(string Email, string Password, string? Name = null);

public sealed record AccountInfo(Guid Id, string Email, string Name, bool Administrator, DateTimeOffset CreatedAt);
