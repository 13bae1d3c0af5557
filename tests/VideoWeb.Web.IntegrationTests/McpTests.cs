using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using VideoWeb.Studio.Keys;
using VideoWeb.Web.IntegrationTests.Hosting;
using VideoWeb.Web.IntegrationTests.OpenAi;

namespace VideoWeb.Web.IntegrationTests;

/// <summary>The protocol as an assistant's client speaks it: bare JSON-RPC over POST, no session.</summary>
public sealed class McpTests(VideosApp videos) : IClassFixture<VideosApp>
{
    [Fact]
    public async Task Initialize_AgreesOnAVersion_WithoutASession()
    {
        var answer = await PostAsync(videos.Program, "initialize", """{"protocolVersion":"2025-06-18","capabilities":{},"clientInfo":{"name":"test","version":"1"}}""");
        Assert.False(answer.Headers.Contains("mcp-session-id"));
        var result = (await ReadAsync(answer)).GetProperty("result");
        Assert.Equal(("2025-06-18", "VideoWeb"), (result.GetProperty("protocolVersion").GetString(), result.GetProperty("serverInfo").GetProperty("name").GetString()));
    }

    [Fact]
    public async Task Tools_AreTheFive_EachWithASchema()
    {
        var tools = (await CallAsync("tools/list", "{}")).GetProperty("tools").EnumerateArray().ToList();
        Assert.Equal(["fetch", "make", "plan", "quote", "watch"], tools.Select(tool => tool.GetProperty("name").GetString()).Order());
        Assert.All(tools, tool => Assert.Equal("object", tool.GetProperty("inputSchema").GetProperty("type").GetString()));
    }

    [Fact]
    public async Task Make_WatchAndFetch_GiveAFile()
    {
        var plan = JsonSerializer.Deserialize<JsonElement>(TextOf(await ToolAsync("plan", """{"prompt":"A woman walks along a pier at dusk.","seconds":4,"size":"320x180"}""")));
        Assert.Equal("pier", plan.GetProperty("shots")[0].GetProperty("environment").GetProperty("place").GetString());
        Assert.Contains("credits", TextOf(await ToolAsync("quote", """{"prompt":"A pier at dusk.","seconds":4,"size":"320x180","quality":"draft"}""")), StringComparison.Ordinal);
        var made = JsonSerializer.Deserialize<JsonElement>(TextOf(await ToolAsync("make", """{"prompt":"A pier at dusk.","seconds":0.5,"size":"64x36","quality":"draft"}""")));
        var id = made.GetProperty("id").GetString();
        var done = JsonSerializer.Deserialize<JsonElement>(TextOf(await ToolAsync("watch", $$"""{"id":"{{id}}","wait_seconds":50}""")));
        Assert.Equal("completed", done.GetProperty("status").GetString());
        var link = (await ToolAsync("fetch", $$"""{"id":"{{id}}"}""")).GetProperty("content")[0];
        Assert.Equal("resource_link", link.GetProperty("type").GetString());
        Assert.Equal(HttpStatusCode.OK, (await videos.Program.GetAsync(new Uri(link.GetProperty("uri").GetString()!).PathAndQuery)).StatusCode);
    }

    [Fact]
    public async Task Make_FromAPicture_BeginsAsIt_InItsShape()
    {
        var url = $"data:image/jpeg;base64,{Convert.ToBase64String(Hosting.Cameos.Picture())}";
        var made = JsonSerializer.Deserialize<JsonElement>(TextOf(await ToolAsync("make", $$"""{"prompt":"Slow dolly forward.","seconds":0.5,"quality":"draft","image_url":"{{url}}"}""")));
        // as many pixels as a small clip has, 16 to 9 as the picture is
        Assert.Equal("640x360", made.GetProperty("size").GetString());
        var job = Guid.ParseExact(made.GetProperty("id").GetString()!["video_".Length..], "n");
        await videos.Program.EventsAsync(job);
        Assert.Contains("begins as a picture", await videos.Program.GetStringAsync($"/api/jobs/{job}"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("make", """{"prompt":"A pier.","image_url":"https://127.0.0.1/a.png"}""")]
    [InlineData("plan", """{"prompt":""}""")]
    [InlineData("plan", """{"prompt":"A pier.","size":"wide"}""")]
    [InlineData("make", """{"prompt":"A graphic beheading."}""")]
    [InlineData("make", """{"prompt":"A pier.","quality":"best"}""")]
    [InlineData("watch", """{"id":"video_x"}""")]
    [InlineData("fetch", """{"id":"video_0123456789abcdef0123456789abcdef"}""")]
    public async Task Tool_ThatIsRefused_SaysSoInItsResult(string tool, string arguments)
    {
        var result = await ToolAsync(tool, arguments);
        Assert.True(result.GetProperty("isError").GetBoolean());
        Assert.NotEmpty(TextOf(result));
    }

    [Fact]
    public async Task UnknownMethod_IsAnErrorOfTheProtocol()
    {
        var answer = await PostAsync(videos.Program, "server/discover", "{}");
        Assert.Equal(-32601, (await ReadAsync(answer)).GetProperty("error").GetProperty("code").GetInt32());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("vw_not_a_key")]
    public async Task Request_WithoutAKeyThatHolds_Is401(string? key)
    {
        var program = videos.App.Browser(followRedirects: false);
        if (key is not null) program.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        var answer = await PostAsync(program, "tools/list", "{}");
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal("Bearer", answer.Headers.WwwAuthenticate.Single().Scheme);
    }

    [Fact]
    public async Task Browser_ThatIsSignedIn_IsNoKey()
    {
        var (browser, _) = await videos.App.SignedInAsync($"{Guid.NewGuid():n}@example.com");
        Assert.Equal(HttpStatusCode.Unauthorized, (await PostAsync(browser, "tools/list", "{}")).StatusCode);
    }

    [Fact]
    public async Task Key_ThatMayOnlyRead_DoesNotMake()
    {
        var reader = await videos.App.ProgramAsync(videos.Owner, KeyScopes.Read);
        var answer = await PostAsync(reader, "tools/call", """{"name":"make","arguments":{"prompt":"A pier."}}""");
        Assert.True((await ReadAsync(answer)).GetProperty("result").GetProperty("isError").GetBoolean());
    }

    [Fact]
    public async Task Clip_OfAnotherWorkspace_IsNotThere()
    {
        var (_, stranger) = await videos.App.SignedInAsync($"{Guid.NewGuid():n}@example.com");
        var answer = await PostAsync(await videos.App.ProgramAsync(stranger), "tools/call", $$$"""{"name":"fetch","arguments":{"id":"{{{videos.Finished}}}"}}""");
        Assert.True((await ReadAsync(answer)).GetProperty("result").GetProperty("isError").GetBoolean());
    }

    private async Task<JsonElement> ToolAsync(string tool, string arguments) => await CallAsync("tools/call", $$"""{"name":"{{tool}}","arguments":{{arguments}}}""");

    private async Task<JsonElement> CallAsync(string method, string parameters) => (await ReadAsync(await PostAsync(videos.Program, method, parameters))).GetProperty("result");

    private static string TextOf(JsonElement result) => result.GetProperty("content")[0].GetProperty("text").GetString()!;

    private static Task<HttpResponseMessage> PostAsync(HttpClient program, string method, string parameters)
    {
        var message = new HttpRequestMessage(HttpMethod.Post, "/mcp")
        {
            Content = new StringContent($$"""{"jsonrpc":"2.0","id":1,"method":"{{method}}","params":{{parameters}}}""", Encoding.UTF8, "application/json"),
        };
        message.Headers.Accept.ParseAdd("application/json");
        message.Headers.Accept.ParseAdd("text/event-stream");
        return program.SendAsync(message);
    }

    /// <summary>Plain JSON, or the one event of a stream: the protocol leaves it to the server.</summary>
    private static async Task<JsonElement> ReadAsync(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync();
        if (answer.Content.Headers.ContentType?.MediaType == "text/event-stream") text = text.Split('\n').First(line => line.StartsWith("data:", StringComparison.Ordinal))["data:".Length..];
        return JsonSerializer.Deserialize<JsonElement>(text);
    }
}
