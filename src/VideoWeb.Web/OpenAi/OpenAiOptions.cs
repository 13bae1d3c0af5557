using Microsoft.Extensions.Options;
using VideoWeb.Core.Engines;

namespace VideoWeb.Web.OpenAi;

/// <summary>How the names of the closed service's models map to this studio's engines. Section "OpenAi".</summary>
internal sealed class OpenAiOptions
{
    /// <summary>By name; a dated variant ("sora-2-2025-12-08") goes to the longest name that it begins with.</summary>
    public Dictionary<string, ModelMapping> Models { get; init; } = new(StringComparer.OrdinalIgnoreCase)
    {
        ["sora-2"] = new ModelMapping { Engine = "previz", Quality = RenderQuality.Standard },
        ["sora-2-pro"] = new ModelMapping { Engine = "previz", Quality = RenderQuality.Final },
    };

    /// <summary>Where a request names none.</summary>
    public string DefaultModel { get; init; } = "sora-2";

    /// <summary>Requests that one key may send in a minute.</summary>
    public int RequestsPerMinute { get; init; } = 600;

    internal sealed class Validator : IValidateOptions<OpenAiOptions>
    {
        public ValidateOptionsResult Validate(string? name, OpenAiOptions options)
        {
            var faults = new List<string>();
            if (options.RequestsPerMinute < 1) faults.Add("OpenAi:RequestsPerMinute must be at least 1.");
            if (!options.Models.ContainsKey(options.DefaultModel)) faults.Add($"OpenAi:DefaultModel \"{options.DefaultModel}\" is none of OpenAi:Models.");
            if (options.Models.Any(model => string.IsNullOrWhiteSpace(model.Value.Engine))) faults.Add("Each of OpenAi:Models needs an Engine.");
            return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
        }
    }
}

internal sealed class ModelMapping
{
    public string Engine { get; set; } = "";

    public RenderQuality Quality { get; set; } = RenderQuality.Standard;
}
