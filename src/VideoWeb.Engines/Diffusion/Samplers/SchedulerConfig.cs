using System.Text.Json;

namespace VideoWeb.Engines.Diffusion.Samplers;

/// <summary>
/// A scheduler_config.json as diffusers writes it. Settings that change the result and that a sampler does not know
/// are refused, never passed over: a wrong table gives pictures that are subtly bad, not an error.
/// </summary>
internal sealed class SchedulerConfig
{
    private readonly JsonElement _root;

    /// <summary>The file, for messages.</summary>
    public string Path { get; }

    private SchedulerConfig(string path, JsonElement root) => (Path, _root) = (path, root);

    /// <exception cref="InvalidDataException">The file is no JSON object.</exception>
    public static SchedulerConfig Open(string path)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? new SchedulerConfig(path, document.RootElement.Clone())
                : throw new InvalidDataException($"{path}: not a JSON object.");
        }
        catch (JsonException error)
        {
            throw new InvalidDataException($"{path}: not valid JSON: {error.Message}", error);
        }
    }

    /// <summary>The sampler that the file asks for, made ready for a run.</summary>
    /// <param name="steps">Number of steps, from 1.</param>
    /// <param name="channels">Length of the latents' last axis; only PiFlow asks for it.</param>
    /// <param name="mu">For dynamic shifting only: the shift that fits the picture's size.</param>
    /// <exception cref="InvalidDataException">The file asks for something that is not supported; the message names it.</exception>
    public IFlowSampler CreateSampler(int steps, int channels, float? mu = null) => Text("_class_name", "") switch
    {
        "UniPCMultistepScheduler" => new UniPcSampler(UniPcSettings.From(this), steps),
        "FlowMatchEulerDiscreteScheduler" => new FlowEulerSampler(FlowEulerSettings.From(this), steps, mu),
        "PiflowScheduler" => new PiFlowSampler(PiFlowSettings.From(this), steps, channels),
        var name => throw new InvalidDataException($"{Path}: the scheduler '{name}' is not supported."),
    };

    public string Text(string key, string fallback) => Value(key) is not { } value ? fallback
        : value.ValueKind == JsonValueKind.String ? value.GetString()! : throw Wrong(key, value);

    public bool Flag(string key, bool fallback) => Value(key) is not { } value ? fallback
        : value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean() : throw Wrong(key, value);

    /// <summary>A finite number within bounds, both allowed.</summary>
    public double Number(string key, double fallback, double min, double max) => Value(key) is not { } value ? fallback
        : value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && number >= min && number <= max
            ? number : throw Wrong(key, value);

    /// <summary>A whole number within bounds, both allowed.</summary>
    public int Whole(string key, int fallback, int min, int max) => Value(key) is not { } value ? fallback
        : value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && number >= min && number <= max
            ? number : throw Wrong(key, value);

    /// <summary>Refuses switches that are on.</summary>
    public void RefuseFlags(params ReadOnlySpan<string> keys)
    {
        foreach (var key in keys)
        {
            if (Flag(key, false))
                throw Wrong(key, _root.GetProperty(key));
        }
    }

    /// <summary>Refuses settings that have a value other than null or an empty list.</summary>
    public void RefuseValues(params ReadOnlySpan<string> keys)
    {
        foreach (var key in keys)
        {
            if (Value(key) is { } value && !(value.ValueKind == JsonValueKind.Array && value.GetArrayLength() == 0))
                throw Wrong(key, value);
        }
    }

    /// <summary>Refuses any text but the given one, which is also the one that holds where the key is missing.</summary>
    public void Require(string key, string only)
    {
        if (Text(key, only) != only)
            throw Wrong(key, _root.GetProperty(key));
    }

    private JsonElement? Value(string key) => _root.TryGetProperty(key, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    private InvalidDataException Wrong(string key, JsonElement value) => new($"{Path}: '{key}' = {value.GetRawText()} is not supported.");
}
