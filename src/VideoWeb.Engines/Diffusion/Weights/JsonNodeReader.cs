using System.Text.Json;

namespace VideoWeb.Engines.Diffusion.Weights;

/// <summary>A value in a JSON file that says file and key when it is not what was asked for.</summary>
/// <param name="Path">The file.</param>
/// <param name="Key">Where in it.</param>
/// <param name="Value">The value; undefined where the key is absent.</param>
internal readonly record struct JsonNodeReader(string Path, string Key, JsonElement Value)
{
    /// <summary>Largest file in bytes; an index of a large checkpoint has less than one million.</summary>
    public const long MaxConfigBytes = 64 << 20;

    /// <summary>Opens a component's config.json.</summary>
    /// <exception cref="InvalidDataException">The file is missing, too large or no JSON object.</exception>
    public static JsonNodeReader Open(string path)
    {
        var file = new FileInfo(path);
        if (!file.Exists || file.Length > MaxConfigBytes)
            throw new InvalidDataException(file.Exists ? $"{path}: {file.Length} bytes; at most {MaxConfigBytes} are read." : $"{path}: there is no such file.");
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? new JsonNodeReader(path, "", document.RootElement.Clone())
                : throw new InvalidDataException($"{path}: not a JSON object.");
        }
        catch (JsonException error)
        {
            throw new InvalidDataException($"{path}: not valid JSON: {error.Message}", error);
        }
    }

    public bool IsAbsent => Value.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null;

    public bool IsText => Value.ValueKind == JsonValueKind.String;

    /// <summary>The key "type", or null where there is none.</summary>
    public string? Type => Child("type") is { IsAbsent: false } type ? type.Text() : null;

    public JsonNodeReader Child(string name) => new(
        Path,
        Key.Length == 0 ? name : $"{Key}.{name}",
        Value.ValueKind == JsonValueKind.Object && Value.TryGetProperty(name, out var child) ? child : default);

    public IEnumerable<JsonNodeReader> Items()
    {
        if (IsAbsent)
            return [];
        if (Value.ValueKind != JsonValueKind.Array)
            throw Wrong("a list");
        var (path, key) = (Path, Key);
        return Value.EnumerateArray().Select((item, index) => new JsonNodeReader(path, $"{key}[{index}]", item));
    }

    public string Text(string name) => Child(name).Text();

    public string TextOr(string name, string fallback) => Child(name) is { IsAbsent: false } child ? child.Text() : fallback;

    public string Text() => IsText ? Value.GetString()! : throw Wrong("a text");

    public int Whole(string name) => Child(name).Whole();

    /// <summary>A whole number from 0 up.</summary>
    public int Whole() => Value.ValueKind == JsonValueKind.Number && Value.TryGetInt32(out var number) && number >= 0 ? number : throw Wrong("a whole number from 0 up");

    /// <summary>A whole number within bounds, both allowed.</summary>
    public int Whole(int min, int max) => Whole() is var number && number >= min && number <= max ? number : throw Wrong($"from {min} to {max}");

    public int Whole(string name, int min, int max) => Child(name).Whole(min, max);

    public int WholeOr(string name, int fallback, int min, int max) => Child(name).IsAbsent ? fallback : Whole(name, min, max);

    /// <summary>A number above 0.</summary>
    public float Positive() => (float)Number() is var number && float.IsFinite(number) && number > 0 ? number : throw Wrong("a number above 0");

    public float Positive(string name) => Child(name).Positive();

    public float PositiveOr(string name, float fallback) => Child(name).IsAbsent ? fallback : Positive(name);

    public double Number() => Value.ValueKind == JsonValueKind.Number && Value.TryGetDouble(out var number) ? number : throw Wrong("a number");

    /// <summary>A flag; false where it is absent.</summary>
    public bool Flag(string name) => Child(name) is { IsAbsent: false } child && child.Flag();

    public bool Flag() => Value.ValueKind is JsonValueKind.True or JsonValueKind.False ? Value.GetBoolean() : throw Wrong("true or false");

    public byte[] Bytes(string name)
    {
        var child = Child(name);
        return child.IsText && child.Value.TryGetBytesFromBase64(out var bytes) ? bytes : throw child.Wrong("base64");
    }

    /// <summary>An object of whole numbers.</summary>
    public Dictionary<string, int> WholeNumbers()
    {
        if (Value.ValueKind != JsonValueKind.Object)
            throw Wrong("an object");
        Dictionary<string, int> values = new(StringComparer.Ordinal);
        foreach (var property in Value.EnumerateObject())
            values[property.Name] = new JsonNodeReader(Path, $"{Key}.{property.Name}", property.Value).Whole();
        return values;
    }

    /// <summary>The keys of an object, in the file's order; none where it is absent.</summary>
    public IReadOnlyList<string> Names() => Value.ValueKind == JsonValueKind.Object ? [.. Value.EnumerateObject().Select(property => property.Name)] : [];

    /// <summary>An object of texts.</summary>
    public Dictionary<string, string> Texts()
    {
        if (Value.ValueKind != JsonValueKind.Object)
            throw Wrong("an object");
        Dictionary<string, string> values = new(StringComparer.Ordinal);
        foreach (var property in Value.EnumerateObject())
            values[property.Name] = new JsonNodeReader(Path, $"{Key}.{property.Name}", property.Value).Text();
        return values;
    }

    public InvalidDataException Unknown(string what, string value) => new($"{Path}: '{Key}': the {what} '{value}' is not supported.");

    private InvalidDataException Wrong(string wanted) =>
        new($"{Path}: '{Key}' is {(IsAbsent ? "missing" : Value.GetRawText() is var raw && raw.Length > 80 ? raw[..80] + "…" : Value.GetRawText())}, not {wanted}.");
}
