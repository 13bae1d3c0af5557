using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace VideoWeb.Studio.Accounts;

/// <summary>What a signed-in person's cookie says: id, address, and whether they are an administrator.</summary>
internal sealed class AccountClaims(UserManager<Account> users, IOptions<IdentityOptions> options) : UserClaimsPrincipalFactory<Account>(users, options)
{
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(Account user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        identity.AddClaim(new Claim(ClaimTypes.GivenName, user.Name));
        if (user.Administrator) identity.AddClaim(new Claim(identity.RoleClaimType, Account.AdministratorRole));
        return identity;
    }
}
