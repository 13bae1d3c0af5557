using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace VideoWeb.Web.IntegrationTests.OpenAi;

/// <summary>A request as an official SDK put it on the wire, with the call that made it (Recorded/README.md).</summary>
internal sealed class RecordedRequest
{
    private static readonly string Root = System.IO.Path.Combine(AppContext.BaseDirectory, "OpenAi", "Recorded");

    public required string Method { get; init; }

    public required string Path { get; init; }

    public required IReadOnlyList<(string Name, string Value)> Headers { get; init; }

    public required byte[] Body { get; init; }

    /// <summary>The call in one line of the SDK's language.</summary>
    public required string Call { get; init; }

    /// <summary>What the call returned, where it returned something.</summary>
    public JsonElement? Returns { get; init; }

    /// <summary>The body as text; bytes of files are what they look like.</summary>
    public string Text => Encoding.Latin1.GetString(Body);

    public bool IsJson => Headers.Any(header => header is { Name: "content-type" } && header.Value.StartsWith("application/json", StringComparison.Ordinal));

    /// <summary>Every request of every call: "python/02-create-all-fields.http".</summary>
    public static IEnumerable<string> Names()
    {
        foreach (var folder in new[] { "python", "python/async", "node" })
        {
            foreach (var call in Calls(folder).EnumerateObject())
                foreach (var file in call.Value.GetProperty("requests").EnumerateArray())
                    yield return $"{folder}/{file.GetString()}";
        }
    }

    public static RecordedRequest Read(string name)
    {
        var folder = name[..name.LastIndexOf('/')];
        var file = name[(folder.Length + 1)..];
        var call = Calls(folder).EnumerateObject().Single(entry => entry.Value.GetProperty("requests").EnumerateArray().Any(request => request.GetString() == file)).Value;
        var bytes = File.ReadAllBytes(System.IO.Path.Combine(Root, name));
        var end = bytes.AsSpan().IndexOf("\r\n\r\n"u8);
        var lines = Encoding.UTF8.GetString(bytes, 0, end).Split("\r\n");
        var start = lines[0].Split(' ');
        var headers = lines[1..].Select(line => (line[..line.IndexOf(':', StringComparison.Ordinal)].ToLowerInvariant(), line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim())).ToList();
        var body = bytes[(end + 4)..];
        return new RecordedRequest
        {
            Method = start[0],
            Path = start[1],
            Headers = headers,
            Body = headers.Contains(("transfer-encoding", "chunked")) ? Unchunk(body) : body,
            Call = call.GetProperty("call").GetString()!,
            Returns = call.TryGetProperty("returns", out var returns) && returns.ValueKind == JsonValueKind.Object ? returns : null,
        };
    }

    /// <summary>For another server: its key, and its ids in the place of the recorded ones.</summary>
    public HttpRequestMessage ToMessage(string key, Func<string, string> replace)
    {
        var message = new HttpRequestMessage(new HttpMethod(Method), replace(Path));
        if (Body.Length > 0)
        {
            var body = Encoding.Latin1.GetBytes(replace(Encoding.Latin1.GetString(Body)));
            // chunked ones had no length either
            message.Content = Headers.Contains(("transfer-encoding", "chunked")) ? new StreamContent(new Unseekable(body)) : new ByteArrayContent(body);
        }

        foreach (var (name, value) in Headers)
        {
            if (name is "host" or "connection" or "content-length" or "transfer-encoding" or "authorization") continue;
            if (name == "content-type" && message.Content is not null) message.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(value);
            else message.Headers.TryAddWithoutValidation(name, value);
        }

        message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return message;
    }

    private static JsonElement Calls(string folder) =>
        JsonSerializer.Deserialize<JsonElement>(File.ReadAllBytes(System.IO.Path.Combine(Root, folder, "meta.json"))).GetProperty("calls");

    private static byte[] Unchunk(byte[] body)
    {
        using var whole = new MemoryStream();
        for (var at = 0; at < body.Length;)
        {
            var line = body.AsSpan(at).IndexOf("\r\n"u8);
            var length = int.Parse(Encoding.ASCII.GetString(body, at, line).Split(';')[0], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            if (length == 0) break;
            whole.Write(body, at + line + 2, length);
            at += line + 2 + length + 2;
        }

        return whole.ToArray();
    }

    private sealed class Unseekable(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
    }
}
