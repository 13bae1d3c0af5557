using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace VideoWeb.Studio.Credits;

internal static class CreditServices
{
    public static void AddCredits(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<CreditOptions>().Bind(configuration.GetSection("Credits")).ValidateOnStart();
        services.AddSingleton<IValidateOptions<CreditOptions>, CreditOptions.Validator>();
        services.AddSingleton<TierBook>();
        services.AddSingleton<CreditLedger>();
        services.AddSingleton<JobCredits>();
        services.AddSingleton<ICredits, CreditDesk>();
        services.AddSingleton<ITiers, TierDesk>();
    }
}
