using System.Text.Json;
using System.Text.RegularExpressions;
using VideoWeb.Engines.Diffusion.Weights;

namespace VideoWeb.Engines.Diffusion.Families.Wan;

/// <summary>
/// LoRA files in the names of diffusers, of the vendor and of kohya's trainer: W + scale · α/rank · up · down, merged when the
/// network is built. α comes from the file's tensors, from its metadata (diffusers), or is the rank.
/// </summary>
internal static partial class WanLora
{
    private const string Metadata = "lora_adapter_metadata", Kohya = "lora_unet_";

    /// <summary>Adds a file's changes.</summary>
    /// <param name="changes">Where they are added.</param>
    /// <param name="path">The safetensors file.</param>
    /// <param name="scale">How strongly.</param>
    /// <param name="checkpoint">The transformer's weights, which have to have all that is changed.</param>
    /// <exception cref="InvalidDataException">A tensor is unknown, lacks its other half, or belongs to another model; the message names file and key.</exception>
    public static void Add(WeightChanges changes, string path, float scale, CheckpointWeights checkpoint)
    {
        using var file = SafetensorsFile.Open(path);
        var modules = ModulesOf(checkpoint);
        var fallback = AlphaOf(file);
        Dictionary<string, Parts> parts = new(StringComparer.Ordinal);
        foreach (var name in file.Tensors.Keys)
        {
            if (Part().Match(name) is not { Success: true } part)
                throw new InvalidDataException($"{path}: the LoRA tensor '{name}' is not known.");
            var written = name[..part.Index];
            if (!modules.TryGetValue(Bare(written), out var module))
                throw new InvalidDataException($"{path}: '{name}' changes '{written}', which this model does not have. Is the LoRA for another model?");
            if (!parts.TryGetValue(module, out var found))
                parts[module] = found = new Parts();
            found.Take(part.Groups["kind"].Value, name);
        }

        foreach (var (module, found) in parts)
            Add(changes, file, module, found, scale, fallback, checkpoint);
    }

    private static void Add(WeightChanges changes, SafetensorsFile file, string module, Parts parts, float scale, float? fallback, CheckpointWeights checkpoint)
    {
        if (parts.Difference is { } difference)
            changes.Add($"{module}.weight", Scaled(file, difference, scale, checkpoint, $"{module}.weight"));
        // not by α/rank: it belongs to no product
        if (parts.Bias is { } bias)
            changes.Add($"{module}.bias", Scaled(file, bias, scale, checkpoint, $"{module}.bias"));
        if (parts.Down is null && parts.Up is null)
            return;
        if (parts.Down is null || parts.Up is null)
            throw new InvalidDataException($"{file.Path}: '{parts.Down ?? parts.Up}' lacks its other half.");
        var (down, up, weight) = (file[parts.Down], file[parts.Up], checkpoint[$"{module}.weight"].Entry);
        var rank = (int)down.Shape[0];
        if (up.Shape.Count < 2 || up.Shape[1] != rank || up.Shape[0] != weight.Shape[0] || down.Count / rank * up.Shape[0] != weight.Count)
            throw new InvalidDataException($"{file.Path}: '{parts.Up}' [{string.Join(", ", up.Shape)}] and '{parts.Down}' [{string.Join(", ", down.Shape)}] do not fit the weight '{module}.weight' [{string.Join(", ", weight.Shape)}].");
        var alpha = parts.Alpha is { } named ? file.ReadFloats(named)[0] : fallback ?? rank;
        var factor = scale * (alpha / rank);
        changes.Add($"{module}.weight", new LowRankChange(Array.ConvertAll(file.ReadFloats(parts.Up), value => value * factor), file.ReadFloats(parts.Down), rank));
    }

    private static float[] Scaled(SafetensorsFile file, string name, float scale, CheckpointWeights checkpoint, string weight) =>
        file[name].Count == checkpoint[weight].Entry.Count
            ? Array.ConvertAll(file.ReadFloats(name), value => value * scale)
            : throw new InvalidDataException($"{file.Path}: '{name}' has {file[name].Count} values, '{weight}' {checkpoint[weight].Entry.Count}.");

    /// <summary>Every way to write a module's name → our own.</summary>
    private static Dictionary<string, string> ModulesOf(CheckpointWeights checkpoint)
    {
        Dictionary<string, string> modules = new(StringComparer.Ordinal);
        foreach (var weight in checkpoint.Tensors.Keys.Where(name => name.EndsWith(".weight", StringComparison.Ordinal)))
        {
            var module = weight[..^".weight".Length];
            var original = WanNames.Original(module);
            foreach (var name in new[] { module, original, Kohya + module.Replace('.', '_'), Kohya + original.Replace('.', '_') })
                modules.TryAdd(name, module);
        }

        return modules;
    }

    private static string Bare(string module)
    {
        const string Diffusers = "transformer.";
        return WanNames.WithoutPrefix(module.StartsWith(Diffusers, StringComparison.Ordinal) ? module[Diffusers.Length..] : module);
    }

    /// <summary>α of the whole file, as diffusers writes it, or null.</summary>
    private static float? AlphaOf(SafetensorsFile file)
    {
        if (!file.Metadata.TryGetValue(Metadata, out var json))
            return null;
        try
        {
            using var document = JsonDocument.Parse(json);
            var root = new JsonNodeReader(file.Path, Metadata, document.RootElement);
            var alpha = root.Child("transformer.lora_alpha") is { IsAbsent: false } prefixed ? prefixed : root.Child("lora_alpha");
            return alpha.IsAbsent ? null : alpha.Positive();
        }
        catch (JsonException error)
        {
            throw new InvalidDataException($"{file.Path}: the metadata '{Metadata}' is not valid JSON: {error.Message}", error);
        }
    }

    [GeneratedRegex(@"\.(?<kind>lora_A|lora_B|lora_down|lora_up)(\.default)?\.weight$|\.(?<kind>alpha|diff_b|diff)$", RegexOptions.CultureInvariant)]
    private static partial Regex Part();

    /// <summary>The tensors of one module.</summary>
    private sealed class Parts
    {
        public string? Down { get; private set; }

        public string? Up { get; private set; }

        public string? Alpha { get; private set; }

        public string? Bias { get; private set; }

        public string? Difference { get; private set; }

        public void Take(string kind, string name)
        {
            switch (kind)
            {
                case "lora_A" or "lora_down":
                    Down = name;
                    break;
                case "lora_B" or "lora_up":
                    Up = name;
                    break;
                case "alpha":
                    Alpha = name;
                    break;
                case "diff_b":
                    Bias = name;
                    break;
                default:
                    Difference = name;
                    break;
            }
        }
    }
}
