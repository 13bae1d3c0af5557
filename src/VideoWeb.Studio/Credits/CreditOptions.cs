using Microsoft.Extensions.Options;
using VideoWeb.Core.Credits;

namespace VideoWeb.Studio.Credits;

/// <summary>Section <c>Credits</c>.</summary>
public sealed class CreditOptions
{
    /// <summary>Tier of workspaces that an administrator gave none: free, plus, pro or studio.</summary>
    public string DefaultTier { get; set; } = StartingTiers.Studio;

    /// <summary>Engine → credits a second at 480p and draft quality, besides or in the place of the built-in ones.</summary>
    public Dictionary<string, decimal> PerSecond { get; } = [];

    /// <summary>Credits a second of every other engine.</summary>
    public decimal OtherPerSecond { get; set; } = new PriceRules().OtherPerSecond;

    /// <summary>Factor of standard quality against draft.</summary>
    public decimal Standard { get; set; } = new PriceRules().Standard;

    /// <summary>Factor of final quality against draft.</summary>
    public decimal Final { get; set; } = new PriceRules().Final;

    internal PriceRules Rules
    {
        get
        {
            var rates = new Dictionary<string, decimal>(new PriceRules().PerSecond);
            foreach (var (engine, rate) in PerSecond) rates[engine] = rate;
            return new PriceRules { PerSecond = rates, OtherPerSecond = OtherPerSecond, Standard = Standard, Final = Final };
        }
    }

    internal sealed class Validator : IValidateOptions<CreditOptions>
    {
        public ValidateOptionsResult Validate(string? name, CreditOptions options)
        {
            var errors = options.Rules.Errors().Select(error => $"Credits: {error}.").ToList();
            if (StartingTiers.All.All(tier => tier.Id != options.DefaultTier))
                errors.Add($"Credits:DefaultTier is one of {string.Join(", ", StartingTiers.All.Select(tier => tier.Id))}.");
            return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
        }
    }
}
