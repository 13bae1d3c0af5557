using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using VideoWeb.Studio.Storage;

namespace VideoWeb.Studio.Accounts;

internal static class AccountServices
{
    /// <summary>OWASP's figure for PBKDF2 with HMAC-SHA512 (Password Storage Cheat Sheet, 2023).</summary>
    private const int PasswordIterations = 210_000;

    public static IdentityBuilder AddAccounts(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<AccountOptions>().Bind(configuration.GetSection("Accounts")).ValidateOnStart();
        services.AddSingleton<IValidateOptions<AccountOptions>, AccountOptions.Validator>();
        services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = PasswordIterations);
        // the links in letters: a new password
        services.Configure<DataProtectionTokenProviderOptions>(tokens => tokens.TokenLifespan = TimeSpan.FromHours(2));
        services.AddSingleton<IAccounts, AccountDesk>();
        services.AddSingleton<AccountMaker>();
        services.AddSingleton<ISessions, SessionBook>();
        services.AddSingleton<IAccountData, AccountData>();

        return services.AddIdentityCore<Account>(identity =>
            {
                // length is what makes a password strong; rules of composition only annoy (NIST SP 800-63B, 5.1.1.2)
                identity.Password.RequiredLength = 10;
                identity.Password.RequireDigit = false;
                identity.Password.RequireLowercase = false;
                identity.Password.RequireUppercase = false;
                identity.Password.RequireNonAlphanumeric = false;
                identity.Password.RequiredUniqueChars = 4;
                identity.User.RequireUniqueEmail = true;
                // the name is the address, and an address may hold any letter
                identity.User.AllowedUserNameCharacters = "";
                identity.Lockout.AllowedForNewUsers = true;
                identity.Lockout.MaxFailedAccessAttempts = 5;
                identity.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);
            })
            .AddEntityFrameworkStores<StudioDbContext>()
            .AddClaimsPrincipalFactory<AccountClaims>()
            .AddDefaultTokenProviders();
    }
}
