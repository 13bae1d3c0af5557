using Microsoft.Extensions.Options;
using VideoWeb.Studio.Generation;

namespace VideoWeb.Web.OpenAi;

/// <summary>Models as programs name them: those that are configured, and every engine by its own name.</summary>
internal sealed class ModelCatalogue(IOptions<OpenAiOptions> options, IGeneration generation)
{
    public string Default => options.Value.DefaultModel;

    public async Task<IReadOnlyList<string>> NamesAsync(CancellationToken cancellationToken) =>
        [.. options.Value.Models.Keys.Order(StringComparer.Ordinal), .. (await generation.EnginesAsync(cancellationToken)).Select(engine => engine.Name).Where(name => !options.Value.Models.ContainsKey(name))];

    public async Task<ModelMapping?> FindAsync(string model, CancellationToken cancellationToken)
    {
        var known = options.Value.Models
            .Where(pair => model.Equals(pair.Key, StringComparison.OrdinalIgnoreCase) || model.StartsWith(pair.Key + "-", StringComparison.OrdinalIgnoreCase))
            .OrderByDescending(pair => pair.Key.Length).Select(pair => pair.Value).FirstOrDefault();
        if (known is not null) return known;
        var engines = await generation.EnginesAsync(cancellationToken);
        return engines.Any(engine => engine.Name == model) ? new ModelMapping { Engine = model } : null;
    }
}
