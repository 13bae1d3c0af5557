using System.Text.Json.Nodes;

namespace VideoWeb.Web.OpenAi;

/// <summary>
/// Flat multipart names as the tree they stand for: <c>video[id]</c> is a field of an object, <c>tags[]</c> an item of a list,
/// <c>characters[][id]</c> a list's object with that one field. Objects of several fields in a list can't be told apart (the two SDKs
/// order them differently) and are refused; such a list goes as one JSON text in its field.
/// </summary>
internal sealed class FieldTree
{
    private const int Deepest = 6;

    private readonly Dictionary<JsonArray, string> itemFields = [];

    public JsonObject Root { get; } = [];

    public void Add(string name, string text)
    {
        var path = PathOf(name);
        JsonNode at = Root;
        for (var i = 0; i < path.Count; i++)
        {
            var last = i == path.Count - 1;
            if (at is JsonObject map)
            {
                if (path[i].Length == 0) throw Wrong(name, "its name is not understood");
                if (last)
                {
                    if (!map.TryAdd(path[i], JsonValue.Create(text))) throw Wrong(name, "it is given twice");
                    return;
                }

                at = map[path[i]] ??= path[i + 1].Length == 0 ? new JsonArray() : new JsonObject();
            }
            else if (at is JsonArray list && path[i].Length == 0)
            {
                if (last)
                {
                    list.Add(JsonValue.Create(text));
                    return;
                }

                var rest = string.Join('/', path.Skip(i + 1));
                if (itemFields.TryGetValue(list, out var known) && known != rest)
                    throw Wrong(name, "a list of objects with several fields is ambiguous in a form; send it as one JSON text in the field, or send the request as JSON");
                itemFields[list] = rest;
                var item = new JsonObject();
                list.Add(item);
                at = item;
            }
            else
            {
                throw Wrong(name, "it contradicts another field");
            }
        }
    }

    // a[b][][c] → a, b, "", c
    private static List<string> PathOf(string name)
    {
        var open = name.IndexOf('[', StringComparison.Ordinal);
        if (open < 0) return [name];
        if (open == 0 || !name.EndsWith(']')) throw Wrong(name, "its name is not understood");
        List<string> path = [name[..open], .. name[(open + 1)..^1].Split("][")];
        if (path.Count > Deepest || path.Exists(part => part.AsSpan().ContainsAny('[', ']'))) throw Wrong(name, "its name is not understood");
        return path;
    }

    private static UnreadableRequestException Wrong(string name, string why) => new(ApiError.Invalid(name, $"The field {name} can't be read: {why}."));
}
