using Microsoft.AspNetCore.Identity;

namespace VideoWeb.Studio.Accounts;

/// <summary>A person who can sign in. <c>SignInManager&lt;Account&gt;</c> and <c>UserManager&lt;Account&gt;</c> work on it.</summary>
public sealed class Account : IdentityUser<Guid>
{
    /// <summary>The role claim of administrators: <c>RequireRole(Account.AdministratorRole)</c>.</summary>
    public const string AdministratorRole = "administrator";

    public string Name { get; set; } = "";

    public bool Administrator { get; set; }

    public DateTimeOffset CreatedAt { get; set; }
}
