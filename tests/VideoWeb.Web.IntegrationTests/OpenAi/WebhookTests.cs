using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using VideoWeb.Core.Webhooks;
using VideoWeb.Web.IntegrationTests.Hosting;

namespace VideoWeb.Web.IntegrationTests.OpenAi;

/// <summary>Messages to a real receiver on the loopback.</summary>
public sealed class WebhookTests : IAsyncLifetime
{
    private readonly StudioApp app = new();
    private readonly ConcurrentQueue<Received> received = new();
    private WebApplication receiver = null!;
    private HttpClient program = null!;
    private int answers = 200;

    private string Address => receiver.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();

    private sealed record Received(string Id, string Timestamp, string Signature, byte[] Body);

    public async Task InitializeAsync()
    {
        app.Set("Webhooks:AllowPrivate", "true");
        await app.InitializeAsync();
        var (_, caller) = await app.SignedInAsync("hooks@example.com");
        program = await app.ProgramAsync(caller);
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        receiver = builder.Build();
        receiver.MapPost("/hook", async (HttpRequest request) =>
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body);
            var answer = answers;
            received.Enqueue(new Received(request.Headers["webhook-id"]!, request.Headers["webhook-timestamp"]!, request.Headers["webhook-signature"]!, body.ToArray()));
            return Results.StatusCode(answer);
        });
        await receiver.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await receiver.DisposeAsync();
        await app.DisposeAsync();
    }

    [Fact]
    public async Task VideoCompleted_IsToldWithASignatureThatHolds()
    {
        var endpoint = await CreateAsync("video.completed");
        var (job, _) = await program.SubmitAsync();
        await program.EventsAsync(job);
        var message = await NextAsync();
        Assert.True(WebhookSignature.Verify(endpoint.GetProperty("signing_secret").GetString()!, message.Id, message.Timestamp, message.Signature, message.Body, TimeProvider.System.GetUtcNow()));
        var body = JsonSerializer.Deserialize<JsonElement>(message.Body);
        Assert.Equal(("event", "video.completed", $"video_{job:n}"), (body.GetProperty("object").GetString(), body.GetProperty("type").GetString(), body.GetProperty("data").GetProperty("id").GetString()));
    }

    [Fact]
    public async Task VideoFailed_IsToldToThoseWhoAskedForIt()
    {
        await CreateAsync("video.failed");
        var (done, _) = await program.SubmitAsync();
        await program.EventsAsync(done);
        var (failed, _) = await program.SubmitAsync(style: "fail");
        await program.EventsAsync(failed);
        var body = JsonSerializer.Deserialize<JsonElement>((await NextAsync()).Body);
        Assert.Equal(("video.failed", $"video_{failed:n}"), (body.GetProperty("type").GetString(), body.GetProperty("data").GetProperty("id").GetString()));
        Assert.Empty(received);
    }

    [Fact]
    public async Task ReceiverThatFails_IsToldAgain_WithTheSameId()
    {
        answers = 500;
        var endpoint = await CreateAsync("video.completed");
        var (job, _) = await program.SubmitAsync();
        await program.EventsAsync(job);
        var first = await NextAsync();
        answers = 200;
        var log = await ReadAsync(await program.GetAsync($"/v1/webhook_endpoints/{endpoint.GetProperty("id").GetString()}/deliveries"));
        var delivery = log.GetProperty("data")[0].GetProperty("id").GetString();
        Assert.Equal(HttpStatusCode.NoContent, (await program.PostAsync($"/v1/webhook_endpoints/{endpoint.GetProperty("id").GetString()}/deliveries/{delivery}/redeliver", null)).StatusCode);
        Assert.Equal(first.Id, (await NextAsync()).Id);
    }

    [Fact]
    public async Task Endpoint_LivesThroughItsCalls()
    {
        var made = await CreateAsync("video.completed", "video.failed");
        var id = made.GetProperty("id").GetString();
        Assert.Matches("^we_[0-9a-f]{32}$", id);
        Assert.Matches("^whsec_[A-Za-z0-9+/]{32}$", made.GetProperty("signing_secret").GetString());
        var shown = await ReadAsync(await program.GetAsync($"/v1/webhook_endpoints/{id}"));
        Assert.False(shown.TryGetProperty("signing_secret", out _));
        Assert.Single((await ReadAsync(await program.GetAsync("/v1/webhook_endpoints?limit=10"))).GetProperty("data").EnumerateArray());
        Assert.Equal("ci 2", (await ReadAsync(await program.PostAsJsonAsync($"/v1/webhook_endpoints/{id}", new { name = "ci 2" }))).GetProperty("name").GetString());

        var rotated = await ReadAsync(await program.PostAsJsonAsync($"/v1/webhook_endpoints/{id}/rotate_secret", new { keep_old_secret_active_for_24_hours = true }));
        Assert.True((await ReadAsync(await program.PostAsJsonAsync($"/v1/webhook_endpoints/{id}/test", new { event_type = "video.completed" }))).GetProperty("success").GetBoolean());
        var message = await NextAsync();
        foreach (var secret in new[] { made, rotated }.Select(endpoint => endpoint.GetProperty("signing_secret").GetString()!))
            Assert.True(WebhookSignature.Verify(secret, message.Id, message.Timestamp, message.Signature, message.Body, TimeProvider.System.GetUtcNow()));

        Assert.True((await ReadAsync(await program.DeleteAsync($"/v1/webhook_endpoints/{id}"))).GetProperty("deleted").GetBoolean());
        Assert.Equal(HttpStatusCode.NotFound, (await program.GetAsync($"/v1/webhook_endpoints/{id}")).StatusCode);
        Assert.Contains((await ReadAsync(await program.GetAsync("/v1/webhook_event_types"))).GetProperty("data").EnumerateArray(), type => type.GetString() == "video.completed");
    }

    [Theory]
    [InlineData("ftp://example.com/hook", "url")]
    [InlineData("https://user:secret@example.com/hook", "url")]
    [InlineData("hook", "url")]
    public async Task Create_WithAWrongUrl_NamesIt(string url, string param) => Assert.Equal(param, await ParamOfAsync(program, url));

    [Theory]
    [InlineData("http://127.0.0.1:8080/hook")]
    [InlineData("http://localhost/hook")]
    [InlineData("http://10.1.2.3/hook")]
    [InlineData("http://192.168.0.1/hook")]
    [InlineData("http://169.254.169.254/latest/meta-data")]
    [InlineData("http://[::1]/hook")]
    [InlineData("http://[fd00::1]/hook")]
    [InlineData("http://[::ffff:10.0.0.1]/hook")]
    public async Task Create_ToAPrivateAddress_IsRefusedUnlessTheOperatorAllowsIt(string url)
    {
        await using var closed = new ClosedApp();
        await closed.App.InitializeAsync();
        var (_, caller) = await closed.App.SignedInAsync("hooks@example.com");
        Assert.Equal("url", await ParamOfAsync(await closed.App.ProgramAsync(caller), url));
    }

    [Fact]
    public async Task NameThatResolvesToAPrivateAddress_IsNotConnectedTo()
    {
        await using var closed = new ClosedApp();
        await closed.App.InitializeAsync();
        var (_, caller) = await closed.App.SignedInAsync("hooks@example.com");
        var other = await closed.App.ProgramAsync(caller);
        // this machine's own name resolves to the loopback or to a private address
        var made = await other.PostAsJsonAsync("/v1/webhook_endpoints", new { name = "ci", url = $"http://{Dns.GetHostName()}:{new Uri(Address).Port}/hook", event_types = new[] { "video.completed" } });
        if (!made.IsSuccessStatusCode) return;
        var tried = await ReadAsync(await other.PostAsJsonAsync($"/v1/webhook_endpoints/{(await ReadAsync(made)).GetProperty("id").GetString()}/test", new { event_type = "video.completed" }));
        Assert.False(tried.GetProperty("success").GetBoolean());
        Assert.Contains("private network", tried.GetProperty("error").GetString(), StringComparison.Ordinal);
        Assert.Empty(received);
    }

    [Fact]
    public async Task Endpoint_OfAnotherWorkspace_DoesNotExist()
    {
        var endpoint = await CreateAsync("video.completed");
        var (_, stranger) = await app.SignedInAsync("stranger@example.com");
        var other = await app.ProgramAsync(stranger);
        var path = $"/v1/webhook_endpoints/{endpoint.GetProperty("id").GetString()}";
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(path)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await other.PostAsJsonAsync(path, new { name = "mine" })).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync($"{path}/deliveries")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await other.DeleteAsync(path)).StatusCode);
        var readOnly = await app.ProgramAsync(stranger, Studio.Keys.KeyScopes.Read);
        Assert.Equal(HttpStatusCode.Forbidden, (await readOnly.GetAsync("/v1/webhook_endpoints")).StatusCode);
    }

    private sealed class ClosedApp : IAsyncDisposable
    {
        public StudioApp App { get; } = new();

        public async ValueTask DisposeAsync() => await App.DisposeAsync();
    }

    private async Task<JsonElement> CreateAsync(params string[] events) =>
        await ReadAsync(await program.PostAsJsonAsync("/v1/webhook_endpoints", new { name = "ci", url = $"{Address}/hook", event_types = events }));

    private static async Task<string?> ParamOfAsync(HttpClient program, string url)
    {
        var answer = await program.PostAsJsonAsync("/v1/webhook_endpoints", new { name = "ci", url, event_types = new[] { "video.completed" } });
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("error").GetProperty("param").GetString();
    }

    private async Task<Received> NextAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (true)
        {
            if (received.TryDequeue(out var message)) return message;
            await Task.Delay(50, limit.Token);
        }
    }

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{answer.StatusCode}: {text}");
        return JsonSerializer.Deserialize<JsonElement>(text);
    }
}
