using Microsoft.Extensions.Options;

namespace VideoWeb.Studio.Accounts;

public enum RegistrationMode
{
    /// <summary>Anybody who reaches the studio may make an account.</summary>
    Open,

    /// <summary>Only who holds a link that invites to a workspace.</summary>
    Invitation,

    /// <summary>Accounts are made by administrators and by the shell.</summary>
    Closed,
}

/// <summary>Section <c>Accounts</c>.</summary>
public sealed class AccountOptions
{
    public RegistrationMode Registration { get; set; } = RegistrationMode.Open;

    /// <summary>Address of the administrator that is made at the first start.</summary>
    public string FirstAdministrator { get; set; } = "admin@localhost";

    internal sealed class Validator : IValidateOptions<AccountOptions>
    {
        public ValidateOptionsResult Validate(string? name, AccountOptions options)
        {
            if (!Enum.IsDefined(options.Registration)) return ValidateOptionsResult.Fail("Accounts:Registration is Open, Invitation or Closed.");
            return options.FirstAdministrator.Contains('@')
                ? ValidateOptionsResult.Success
                : ValidateOptionsResult.Fail("Accounts:FirstAdministrator is an e-mail address.");
        }
    }
}
