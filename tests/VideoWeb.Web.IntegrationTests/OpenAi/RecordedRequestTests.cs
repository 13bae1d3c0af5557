using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using VideoWeb.Studio.Workspaces;
using VideoWeb.Web.IntegrationTests.Hosting;

namespace VideoWeb.Web.IntegrationTests.OpenAi;

/// <summary>A studio with one finished video and a key, for programs.</summary>
public sealed class VideosApp : IAsyncLifetime
{
    public StudioApp App { get; } = new();

    internal Caller Owner { get; private set; }

    internal HttpClient Program { get; private set; } = null!;

    internal string Key => Program.DefaultRequestHeaders.Authorization!.Parameter!;

    /// <summary>"video_…" of a video that is finished.</summary>
    internal string Finished { get; private set; } = "";

    public async Task InitializeAsync()
    {
        App.Set("Generation:MaxOpenPerWorkspace", "1000");
        App.Set("OpenAi:RequestsPerMinute", "100000");
        await App.InitializeAsync();
        (_, Owner) = await App.SignedInAsync("programs@example.com");
        Program = await App.ProgramAsync(Owner);
        var (job, _) = await Program.SubmitAsync("A pier at dusk.");
        await Program.EventsAsync(job);
        Finished = $"video_{job:n}";
    }

    public Task DisposeAsync() => App.DisposeAsync();
}

/// <summary>What the official SDKs really send, replayed: the server understands what the call said.</summary>
public sealed partial class RecordedRequestTests(VideosApp videos) : IClassFixture<VideosApp>
{
    public static TheoryData<string> Requests { get; } = [.. RecordedRequest.Names()];

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task Replay_RecordedRequest_IsUnderstoodAsItsCallSays(string name)
    {
        var recorded = RecordedRequest.Read(name);
        var program = videos.App.Browser(followRedirects: false);
        program.DefaultRequestHeaders.Accept.Clear();
        var deletes = recorded.Method == "DELETE";
        var answer = await program.SendAsync(recorded.ToMessage(videos.Key, text => deletes ? text : RecordedId().Replace(text, videos.Finished)));
        if (recorded.Path.StartsWith("/v1", StringComparison.Ordinal)) Assert.StartsWith("req_", answer.Headers.GetValues("x-request-id").Single());
        await CheckAsync(recorded, answer);
    }

    private async Task CheckAsync(RecordedRequest recorded, HttpResponseMessage answer)
    {
        var path = recorded.Path.Split('?')[0];
        switch (recorded.Method, RecordedId().Replace(path, "VIDEO"))
        {
            case ("POST", "/v1/videos"):
                await CheckCreateAsync(recorded, answer);
                break;
            case ("POST", "/v1/videos/VIDEO/remix"):
                await CheckMadeAsync(recorded, answer, videos.Finished);
                break;
            case ("POST", "/v1/videos/edits" or "/v1/videos/extensions") when recorded.Call.Contains("video_id", StringComparison.Ordinal):
                await CheckMadeAsync(recorded, answer, videos.Finished);
                break;
            case ("POST", "/v1/videos/edits" or "/v1/videos/extensions"):
                await CheckErrorAsync(answer, HttpStatusCode.BadRequest, "video");
                break;
            case ("POST", "/v1/videos/characters"):
                await CheckErrorAsync(answer, HttpStatusCode.BadRequest, "video");
                break;
            case ("POST", "/v1/files"):
                await CheckErrorAsync(answer, HttpStatusCode.BadRequest, "file");
                break;
            case ("POST", "/v1/content_provenance_checks"):
                var check = await ReadAsync(answer);
                Assert.Equal(("content_provenance_check", "not_detected"), (check.GetProperty("object").GetString(), check.GetProperty("results")[0].GetProperty("outcome").GetString()));
                break;
            case ("GET", "/v1/videos/VIDEO"):
                var shown = await ReadAsync(answer);
                Assert.Equal((videos.Finished, "completed"), (shown.GetProperty("id").GetString(), shown.GetProperty("status").GetString()));
                break;
            case ("GET", "/v1/videos/VIDEO/content"):
                await CheckContentAsync(recorded, answer);
                break;
            case ("GET", "/v1/videos"):
                await CheckListAsync(recorded, answer);
                break;
            case ("GET", "/v1/models"):
                Assert.Contains((await ReadAsync(answer)).GetProperty("data").EnumerateArray(), model => model.GetProperty("id").GetString() == "sora-2");
                break;
            case ("GET", "/v1/models/sora-2"):
                Assert.Equal("sora-2", (await ReadAsync(answer)).GetProperty("id").GetString());
                break;
            case ("GET", "/v1/videos/video_a%2Fb%20c%3Fd"):
                Assert.Contains("'video_a/b c?d'", await CheckErrorAsync(answer, HttpStatusCode.NotFound, "video_id"), StringComparison.Ordinal);
                break;
            case ("GET", "/v1/videos/video_x"):
            case ("DELETE", "/v1/videos/VIDEO"):
                await CheckErrorAsync(answer, HttpStatusCode.NotFound, "video_id");
                break;
            case ("GET", "/signed/clip.mp4"):
                // the other origin of a redirect that this server never sends
                Assert.NotEqual(HttpStatusCode.OK, answer.StatusCode);
                break;
            case ("GET", "/v1/videos/characters/char_1"):
                await CheckErrorAsync(answer, HttpStatusCode.NotFound, "character_id");
                break;
            case ("POST", "/v1/webhook_endpoints"):
                // example.com is public, so only its name is judged; nothing is sent
                var endpoint = await ReadAsync(answer);
                Assert.Equal(("ci", "https://example.com/hook"), (endpoint.GetProperty("name").GetString(), endpoint.GetProperty("url").GetString()));
                Assert.StartsWith("whsec_", endpoint.GetProperty("signing_secret").GetString(), StringComparison.Ordinal);
                await videos.Program.DeleteAsync($"/v1/webhook_endpoints/{endpoint.GetProperty("id").GetString()}");
                break;
            case ("GET", "/v1/webhook_endpoints" or "/v1/webhook_event_types"):
                Assert.Equal("list", (await ReadAsync(answer)).GetProperty("object").GetString());
                break;
            default:
                await CheckErrorAsync(answer, HttpStatusCode.NotFound, null);
                break;
        }
    }

    private async Task CheckCreateAsync(RecordedRequest recorded, HttpResponseMessage answer)
    {
        var call = recorded.Call;
        if (call.Contains("\"shots\"", StringComparison.Ordinal) || call.Contains("shots:", StringComparison.Ordinal))
            await CheckErrorAsync(answer, HttpStatusCode.BadRequest, recorded.IsJson ? "characters" : "videoweb[shots][][", exact: false);
        else if (call.Contains("file_id", StringComparison.Ordinal))
            await CheckErrorAsync(answer, HttpStatusCode.BadRequest, "input_reference.file_id");
        else if (call.Contains("characters", StringComparison.Ordinal))
            Assert.Contains("'char_1'", await CheckErrorAsync(answer, HttpStatusCode.BadRequest, "characters"), StringComparison.Ordinal);
        else if (recorded.Text.Contains("https://example.com/a.png", StringComparison.Ordinal))
            await CheckErrorAsync(answer, HttpStatusCode.BadRequest, "input_reference.image_url");
        else if (call.Contains("input_reference", StringComparison.Ordinal))
            // the recorded picture is smaller than any video: it was understood where its size is known
            Assert.Contains("it has 16x9", await CheckErrorAsync(answer, HttpStatusCode.BadRequest, "input_reference"), StringComparison.Ordinal);
        else
            await CheckMadeAsync(recorded, answer, remixedFrom: null);
    }

    private async Task CheckMadeAsync(RecordedRequest recorded, HttpResponseMessage answer, string? remixedFrom)
    {
        var made = await ReadAsync(answer);
        try
        {
            Assert.Matches("^video_[0-9a-f]{32}$", made.GetProperty("id").GetString());
            Assert.Equal(remixedFrom, made.GetProperty("remixed_from_video_id").GetString());
            foreach (var field in Required) Assert.True(made.TryGetProperty(field, out _), field);
            Assert.Equal(PromptOf(recorded), made.GetProperty("prompt").GetString());
            if (remixedFrom is not null || recorded.Returns is not { } said || !said.TryGetProperty("model", out _)) return;
            foreach (var field in new[] { "model", "size", "seconds" }) Assert.Equal(said.GetProperty(field).GetString(), made.GetProperty(field).GetString());
            if (made.GetProperty("status").GetString() == "queued") Assert.Matches("^[0-9]+$", answer.Headers.GetValues("openai-poll-after-ms").Single());
        }
        finally
        {
            // a repeated one must still be there
            if (!recorded.Headers.Any(header => header.Name == "idempotency-key"))
                await videos.Program.DeleteAsync($"/v1/videos/{made.GetProperty("id").GetString()}");
        }
    }

    // the reply was made of the request, or was canned; then the call's own words say it, and P is the recording's usual prompt
    private static string PromptOf(RecordedRequest recorded)
    {
        if (recorded.Returns is { } said && said.TryGetProperty("prompt", out var prompt) && prompt.GetString() is { } text and not "p") return text.ReplaceLineEndings("\n");
        var literal = LiteralPrompt().Match(recorded.Call);
        return literal.Success ? literal.Groups[1].Value : "A red kite over a pier at golden hour";
    }

    [GeneratedRegex("prompt[\"']?[:=] ?\"([^\"]+)\"")]
    private static partial Regex LiteralPrompt();

    private static readonly string[] Required =
        ["id", "object", "model", "status", "progress", "created_at", "completed_at", "expires_at", "prompt", "size", "seconds", "remixed_from_video_id", "error"];

    private static async Task CheckContentAsync(RecordedRequest recorded, HttpResponseMessage answer)
    {
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        Assert.Empty(answer.Content.Headers.ContentEncoding);
        if (recorded.Headers.Any(header => header.Name == "range"))
        {
            Assert.Equal((HttpStatusCode.PartialContent, 100), (answer.StatusCode, bytes.Length));
            Assert.Equal((100, 199), (answer.Content.Headers.ContentRange!.From, answer.Content.Headers.ContentRange.To));
            return;
        }

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var picture = recorded.Path.Contains("thumbnail", StringComparison.Ordinal) || recorded.Path.Contains("spritesheet", StringComparison.Ordinal);
        Assert.True(picture ? bytes.AsSpan().StartsWith<byte>([0xFF, 0xD8]) : bytes.AsSpan(4, 4).SequenceEqual("ftyp"u8));
    }

    private static async Task CheckListAsync(RecordedRequest recorded, HttpResponseMessage answer)
    {
        if (recorded.Path.Contains("after=video_a", StringComparison.Ordinal) || recorded.Path.Contains("after=video_b", StringComparison.Ordinal) || recorded.Path.Contains("after=video_d", StringComparison.Ordinal))
        {
            if (!RecordedId().IsMatch(recorded.Path))
            {
                await CheckErrorAsync(answer, HttpStatusCode.BadRequest, "after");
                return;
            }
        }

        var page = await ReadAsync(answer);
        Assert.Equal("list", page.GetProperty("object").GetString());
        Assert.True(page.TryGetProperty("last_id", out _));
        Assert.True(page.GetProperty("has_more").ValueKind is JsonValueKind.True or JsonValueKind.False);
    }

    private static async Task<string> CheckErrorAsync(HttpResponseMessage answer, HttpStatusCode status, string? param, bool exact = true)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(status == answer.StatusCode, $"{answer.StatusCode}: {text}");
        Assert.Equal("application/json", answer.Content.Headers.ContentType!.MediaType);
        var error = JsonSerializer.Deserialize<JsonElement>(text).GetProperty("error");
        foreach (var field in new[] { "message", "type", "param", "code" }) Assert.True(error.TryGetProperty(field, out _), field);
        var named = error.GetProperty("param").GetString();
        Assert.True(exact ? named == param : named?.StartsWith(param!, StringComparison.Ordinal) == true, text);
        return error.GetProperty("message").GetString()!;
    }

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{answer.StatusCode}: {text}");
        Assert.Equal("application/json", answer.Content.Headers.ContentType!.MediaType);
        return JsonSerializer.Deserialize<JsonElement>(text);
    }

    [GeneratedRegex("video_[0-9a-f]{32}")]
    private static partial Regex RecordedId();
}
