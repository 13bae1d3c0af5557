using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using VideoWeb.Core.Workspaces;
using VideoWeb.Studio.Keys;
using VideoWeb.Web.IntegrationTests.Hosting;

namespace VideoWeb.Web.IntegrationTests.OpenAi;

public sealed class VideosApiTests(VideosApp videos) : IClassFixture<VideosApp>
{
    private HttpClient Program => videos.Program;

    [Theory]
    [InlineData("GET", "/v1/nothing", null, 404, "unknown_url")]
    [InlineData("PUT", "/v1/videos", null, 405, "method_not_allowed")]
    [InlineData("POST", "/v1/videos", "text/plain", 415, null)]
    [InlineData("GET", "/v1/videos/VIDEO/content?variant=film", null, 400, "invalid_value")]
    [InlineData("GET", "/v1/videos?limit=101", null, 400, "invalid_value")]
    [InlineData("GET", "/v1/videos?order=up", null, 400, "invalid_value")]
    [InlineData("GET", "/v1/models/sora-9", null, 404, "model_not_found")]
    public async Task Error_OfAnyKind_IsInOpenAisForm(string method, string path, string? body, int status, string? code)
    {
        using var message = new HttpRequestMessage(new HttpMethod(method), path.Replace("VIDEO", videos.Finished, StringComparison.Ordinal));
        if (body is not null) message.Content = new StringContent("prompt", Encoding.UTF8, body);
        var answer = await Program.SendAsync(message);
        Assert.Equal((status, code), ((int)answer.StatusCode, (await ErrorAsync(answer)).GetProperty("code").GetString()));
    }

    [Theory]
    [InlineData("""{}""", "prompt", "missing_required_parameter")]
    [InlineData("""{"prompt":"A pier.","seconds":"26"}""", "seconds", "invalid_value")]
    [InlineData("""{"prompt":"A pier.","seconds":"soon"}""", "seconds", "invalid_type")]
    [InlineData("""{"prompt":"A pier.","size":"1281x720"}""", "size", "invalid_value")]
    [InlineData("""{"prompt":"A pier.","model":"gpt-4"}""", "model", "model_not_found")]
    [InlineData("""{"prompt":"A pier.","videoweb":{"sead":7}}""", "videoweb.sead", "invalid_value")]
    [InlineData("""{"prompt":"A pier.","videoweb":{"engine":"none"}}""", "engine", "invalid_value")]
    [InlineData("""{"prompt":"A pier.","videoweb":{"plan":"no plan"}}""", "videoweb.plan", "invalid_value")]
    [InlineData("""{"prompt":"A pier.","input_reference":{"image_url":"data:image/png;base64,AA","file_id":"f"}}""", "input_reference", "invalid_value")]
    [InlineData("""{"prompt":"A graphic beheading."}""", "prompt", "moderation_blocked")]
    [InlineData("""["prompt"]""", null, null)]
    public async Task Create_WrongField_NamesIt(string json, string? param, string? code)
    {
        var answer = await Program.PostAsync("/v1/videos", new StringContent(json, Encoding.UTF8, "application/json"));
        var error = await ErrorAsync(answer);
        Assert.Equal((HttpStatusCode.BadRequest, param, code), (answer.StatusCode, error.GetProperty("param").GetString(), error.GetProperty("code").GetString()));
    }

    [Fact]
    public async Task Create_PollAndFetch_IsADownloadableVideo()
    {
        var made = await CreateAsync(new { prompt = "A red kite over a pier.", seconds = 0.5, size = "64x36", videoweb = new { fps = 8, seed = 7, quality = "draft" } });
        var id = made.GetProperty("id").GetString();
        // a worker may be quicker than the answer
        Assert.Contains(made.GetProperty("status").GetString(), new[] { "queued", "in_progress" });
        Assert.Equal(("sora-2", "64x36", "0.5"), (made.GetProperty("model").GetString(), made.GetProperty("size").GetString(), made.GetProperty("seconds").GetString()));
        var done = await WaitAsync(id!);
        Assert.Equal(("completed", 100), (done.GetProperty("status").GetString(), done.GetProperty("progress").GetInt32()));
        var content = await Program.GetAsync($"/v1/videos/{id}/content");
        Assert.Equal("video/mp4", content.Content.Headers.ContentType!.MediaType);

        var checkedFile = new MultipartFormDataContent { { new ByteArrayContent(await content.Content.ReadAsByteArrayAsync()), "file", "upload" } };
        var check = await ReadAsync(await Program.PostAsync("/v1/content_provenance_checks", checkedFile));
        Assert.Equal(("detected", "trusted"), (check.GetProperty("results")[0].GetProperty("outcome").GetString(), check.GetProperty("results")[0].GetProperty("validation_state").GetString()));

        Assert.True((await ReadAsync(await Program.DeleteAsync($"/v1/videos/{id}"))).GetProperty("deleted").GetBoolean());
        Assert.Equal(HttpStatusCode.NotFound, (await Program.GetAsync($"/v1/videos/{id}")).StatusCode);
    }

    [Fact]
    public async Task Content_RangePastTheEnd_Is416WithTheLength()
    {
        using var message = new HttpRequestMessage(HttpMethod.Get, $"/v1/videos/{videos.Finished}/content");
        message.Headers.Range = new RangeHeaderValue(999_999_999, null);
        var answer = await Program.SendAsync(message);
        Assert.Equal(HttpStatusCode.RequestedRangeNotSatisfiable, answer.StatusCode);
        Assert.True(answer.Content.Headers.ContentRange!.Length > 0);
    }

    [Fact]
    public async Task Content_BeforeItIsMade_Is404WithOpenAisWords()
    {
        var made = await CreateAsync(Held());
        var error = await ErrorAsync(await Program.GetAsync($"/v1/videos/{made.GetProperty("id").GetString()}/content"));
        Assert.Equal("video_id", error.GetProperty("param").GetString());
        await Program.DeleteAsync($"/v1/videos/{made.GetProperty("id").GetString()}");
    }

    [Fact]
    public async Task IdempotencyKey_SameContentInAnotherForm_IsTheSameVideoAndAnotherPromptARefusal()
    {
        var first = await SendAsync("once", JsonContent.Create(new { prompt = "A pier.", seconds = "4", size = "64x36" }));
        var again = await SendAsync("once", new MultipartFormDataContent("other-boundary") { { new StringContent("64x36"), "size" }, { new StringContent("4"), "seconds" }, { new StringContent("A pier."), "prompt" } });
        Assert.Equal((await ReadAsync(first)).GetProperty("id").GetString(), (await ReadAsync(again)).GetProperty("id").GetString());

        var other = await SendAsync("once", JsonContent.Create(new { prompt = "A lake.", seconds = "4", size = "64x36" }));
        Assert.Equal((HttpStatusCode.BadRequest, "Idempotency-Key"), (other.StatusCode, (await ErrorAsync(other)).GetProperty("param").GetString()));
        await Program.DeleteAsync($"/v1/videos/{(await ReadAsync(first)).GetProperty("id").GetString()}");

        Task<HttpResponseMessage> SendAsync(string key, HttpContent content)
        {
            var message = new HttpRequestMessage(HttpMethod.Post, "/v1/videos") { Content = content };
            message.Headers.Add("Idempotency-Key", key);
            return Program.SendAsync(message);
        }
    }

    [Fact]
    public async Task List_PagesByLastId_SeesEachOnce()
    {
        var ids = new List<string>();
        for (var i = 0; i < 5; i++) ids.Add((await CreateAsync(Held())).GetProperty("id").GetString()!);
        var seen = new List<string>();
        for (string? after = null; ;)
        {
            var page = await ReadAsync(await Program.GetAsync($"/v1/videos?limit=2&order=asc{(after is null ? "" : $"&after={after}")}"));
            seen.AddRange(page.GetProperty("data").EnumerateArray().Select(video => video.GetProperty("id").GetString()!));
            after = page.GetProperty("last_id").GetString();
            if (!page.GetProperty("has_more").GetBoolean()) break;
        }

        Assert.Equal(seen.Distinct(), seen);
        Assert.Equal(ids, seen.Where(ids.Contains));
        foreach (var id in ids) await Program.DeleteAsync($"/v1/videos/{id}");
    }

    [Fact]
    public async Task Remix_ChangesWhatItNames_AndKeepsTheRest()
    {
        var source = await CreateAsync(new { prompt = "A woman walks along a pier at noon.", seconds = 4, size = "64x36", videoweb = new { seed = 5 } });
        var remix = await ReadAsync(await Program.PostAsJsonAsync($"/v1/videos/{source.GetProperty("id").GetString()}/remix", new { prompt = "at night, in the rain" }));
        Assert.Equal((source.GetProperty("id").GetString(), "64x36", "4"), (remix.GetProperty("remixed_from_video_id").GetString(), remix.GetProperty("size").GetString(), remix.GetProperty("seconds").GetString()));
        var longer = await ReadAsync(await Program.PostAsJsonAsync("/v1/videos/extensions", new { prompt = "She sits down.", seconds = "8", video = new { id = source.GetProperty("id").GetString() } }));
        Assert.Equal("12", longer.GetProperty("seconds").GetString());
        var tooLong = await Program.PostAsJsonAsync("/v1/videos/extensions", new { prompt = "She sits down.", seconds = "20", video = new { id = longer.GetProperty("id").GetString() } });
        Assert.Equal("seconds", (await ErrorAsync(tooLong)).GetProperty("param").GetString());
        foreach (var made in new[] { source, remix, longer }) await Program.DeleteAsync($"/v1/videos/{made.GetProperty("id").GetString()}");
    }

    [Theory]
    [InlineData("GET", "/v1/videos/VIDEO")]
    [InlineData("GET", "/v1/videos/VIDEO/content")]
    [InlineData("DELETE", "/v1/videos/VIDEO")]
    [InlineData("POST", "/v1/videos/VIDEO/remix")]
    public async Task Video_OfAnotherWorkspace_DoesNotExist(string method, string path)
    {
        var (_, stranger) = await videos.App.SignedInAsync($"{Guid.NewGuid():n}@example.com");
        var answer = await (await videos.App.ProgramAsync(stranger)).SendAsync(Message(method, path));
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("not_found", (await ErrorAsync(answer)).GetProperty("code").GetString());
    }

    [Theory]
    [InlineData("GET", "/v1/videos", null)]
    [InlineData("GET", "/v1/videos/VIDEO", null)]
    [InlineData("GET", "/v1/videos/VIDEO/content", null)]
    [InlineData("GET", "/v1/models", null)]
    [InlineData("POST", "/v1/videos", null)]
    [InlineData("POST", "/v1/videos/VIDEO/remix", null)]
    [InlineData("POST", "/v1/videos/edits", null)]
    [InlineData("POST", "/v1/videos/extensions", null)]
    [InlineData("POST", "/v1/content_provenance_checks", null)]
    [InlineData("DELETE", "/v1/videos/VIDEO", null)]
    [InlineData("GET", "/v1/videos", "vw_not_a_key")]
    [InlineData("POST", "/v1/videos", "vw_not_a_key")]
    public async Task Request_WithoutAKeyThatHolds_Is401InOpenAisForm(string method, string path, string? key)
    {
        var program = videos.App.Browser(followRedirects: false);
        if (key is not null) program.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        var answer = await program.SendAsync(Message(method, path));
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal("authentication_error", (await ErrorAsync(answer)).GetProperty("type").GetString());
    }

    [Theory]
    [InlineData(KeyScopes.Read, "POST", "/v1/videos")]
    [InlineData(KeyScopes.Create, "GET", "/v1/videos/VIDEO")]
    [InlineData(KeyScopes.Create, "DELETE", "/v1/videos/VIDEO")]
    [InlineData(KeyScopes.Manage, "GET", "/v1/videos")]
    public async Task Key_WithoutTheScope_Is403(KeyScopes scopes, string method, string path)
    {
        var answer = await (await videos.App.ProgramAsync(videos.Owner, scopes)).SendAsync(Message(method, path));
        Assert.Equal((HttpStatusCode.Forbidden, "missing_scope"), (answer.StatusCode, (await ErrorAsync(answer)).GetProperty("code").GetString()));
    }

    [Fact]
    public async Task Key_OfAViewer_ReadsAndDoesNotMake()
    {
        var (_, viewer) = await videos.App.SignedInAsync($"{Guid.NewGuid():n}@example.com");
        var inside = await videos.App.JoinAsync(viewer, videos.Owner.WorkspaceId, WorkspaceRole.Owner);
        var key = await videos.App.ProgramAsync(inside);
        await videos.App.ChangeRoleAsync(inside, WorkspaceRole.Viewer);
        Assert.Equal(HttpStatusCode.OK, (await key.SendAsync(Message("GET", "/v1/videos/VIDEO"))).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await key.PostAsJsonAsync("/v1/videos", new { prompt = "A pier." })).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await key.SendAsync(Message("DELETE", "/v1/videos/VIDEO"))).StatusCode);
    }

    [Fact]
    public async Task Requests_PastTheLimit_Are429WithWhenToComeBack()
    {
        await using var app = new LimitedApp();
        await app.Studio.InitializeAsync();
        var (_, caller) = await app.Studio.SignedInAsync("many@example.com");
        var program = await app.Studio.ProgramAsync(caller);
        Assert.Equal("2", (await program.GetAsync("/v1/models")).Headers.GetValues("x-ratelimit-limit-requests").Single());
        await program.GetAsync("/v1/models");
        var refused = await program.GetAsync("/v1/models");
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        Assert.Equal("rate_limit_exceeded", (await ErrorAsync(refused)).GetProperty("code").GetString());
    }

    private sealed class LimitedApp : IAsyncDisposable
    {
        public LimitedApp() => Studio.Set("OpenAi:RequestsPerMinute", "2");

        public StudioApp Studio { get; } = new();

        public async ValueTask DisposeAsync() => await Studio.DisposeAsync();
    }

    /// <summary>A request whose job renders until it is stopped.</summary>
    private static object Held() => new { prompt = "A pier.", videoweb = new { plan = JsonSerializer.SerializeToElement(Clips.Plan("hold"), Core.Plans.PlanJson.Default.ShotPlan) } };

    private HttpRequestMessage Message(string method, string path)
    {
        var message = new HttpRequestMessage(new HttpMethod(method), path.Replace("VIDEO", videos.Finished, StringComparison.Ordinal));
        if (method == "POST") message.Content = JsonContent.Create(new { prompt = "A pier.", video = new { id = videos.Finished } });
        return message;
    }

    private async Task<JsonElement> CreateAsync(object request) => await ReadAsync(await Program.PostAsJsonAsync("/v1/videos", request));

    private async Task<JsonElement> WaitAsync(string id)
    {
        await Program.EventsAsync(Guid.ParseExact(id["video_".Length..], "n"));
        return await ReadAsync(await Program.GetAsync($"/v1/videos/{id}"));
    }

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{answer.StatusCode}: {text}");
        return JsonSerializer.Deserialize<JsonElement>(text);
    }

    private static async Task<JsonElement> ErrorAsync(HttpResponseMessage answer)
    {
        Assert.Equal("application/json", answer.Content.Headers.ContentType?.MediaType);
        return JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync()).GetProperty("error");
    }
}
