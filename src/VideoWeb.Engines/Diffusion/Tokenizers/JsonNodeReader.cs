using System.Text.Json;

namespace VideoWeb.Engines.Diffusion.Tokenizers;

/// <summary>A value in a JSON file that says file and key when it is not what was asked for.</summary>
/// <param name="Path">The file.</param>
/// <param name="Key">Where in it.</param>
/// <param name="Value">The value; undefined where the key is absent.</param>
internal readonly record struct JsonNodeReader(string Path, string Key, JsonElement Value)
{
    public bool IsAbsent => Value.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null;

    public bool IsText => Value.ValueKind == JsonValueKind.String;

    /// <summary>The key "type", or null where there is none.</summary>
    public string? Type => Child("type") is { IsAbsent: false } type ? type.Text() : null;

    public JsonNodeReader Child(string name) =>
        new(Path, Key.Length == 0 ? name : $"{Key}.{name}", Value.ValueKind == JsonValueKind.Object && Value.TryGetProperty(name, out var child) ? child : default);

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

    public double Number() => Value.ValueKind == JsonValueKind.Number && Value.TryGetDouble(out var number) ? number : throw Wrong("a number");

    /// <summary>A flag; false where it is absent.</summary>
    public bool Flag(string name) => Child(name) is { IsAbsent: false } child
        && (child.Value.ValueKind is JsonValueKind.True or JsonValueKind.False ? child.Value.GetBoolean() : throw child.Wrong("true or false"));

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

    public InvalidDataException Unknown(string what, string value) => new($"{Path}: '{Key}': the {what} '{value}' is not supported.");

    private InvalidDataException Wrong(string wanted) =>
        new($"{Path}: '{Key}' is {(IsAbsent ? "missing" : Value.GetRawText() is var raw && raw.Length > 80 ? raw[..80] + "…" : Value.GetRawText())}, not {wanted}.");
}
