using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using VideoWeb.Web.IntegrationTests.Hosting;

namespace VideoWeb.Web.IntegrationTests.OpenAi;

/// <summary>The picture that a video begins as, in every form that programs send it.</summary>
public sealed class InputReferenceTests(VideosApp videos) : IClassFixture<VideosApp>
{
    /// <summary>That of <see cref="Cameos.Picture"/>.</summary>
    private const string Size = "64x36";

    private HttpClient Program => videos.Program;

    [Theory]
    [InlineData("upload", "application/octet-stream")]
    [InlineData("unknown_file", "application/octet-stream")]
    [InlineData("notes.txt", "text/plain")]
    [InlineData("frame.jpg", "image/jpeg")]
    public async Task File_OfAnyNameAndType_IsTheFirstFrame(string name, string type)
    {
        var made = await ReadAsync(await Program.PostAsync("/v1/videos", Form(name, type)));
        await BeginsAsPictureAsync(made);

        // a remix begins as it too
        var remix = await ReadAsync(await Program.PostAsJsonAsync($"/v1/videos/{made.GetProperty("id").GetString()}/remix", new { prompt = "At night" }));
        await BeginsAsPictureAsync(remix);
    }

    [Fact]
    public async Task DataUrl_InJsonAndInAForm_IsTheFirstFrame()
    {
        var url = $"data:image/jpeg;base64,{Convert.ToBase64String(Cameos.Picture())}";
        await BeginsAsPictureAsync(await ReadAsync(await Program.PostAsJsonAsync("/v1/videos", Request(new { image_url = url }))));
        var form = new MultipartFormDataContent { { new StringContent("A pier."), "prompt" }, { new StringContent(Size), "size" }, { new StringContent("0.5"), "seconds" }, { new StringContent(url), "input_reference[image_url]" } };
        await BeginsAsPictureAsync(await ReadAsync(await Program.PostAsync("/v1/videos", form)));
    }

    [Theory]
    [InlineData("https://127.0.0.1/a.png", "private network")]
    [InlineData("https://[::ffff:10.0.0.1]/a.png", "private network")]
    [InlineData("https://169.254.169.254/latest/meta-data", "private network")]
    [InlineData("https://localhost:9/a.png", "private network")]
    [InlineData("http://203.0.113.9/a.png", "by https")]
    [InlineData("file:///etc/passwd", "by https")]
    [InlineData("https://ada:secret@example.com/a.png", "without a user")]
    [InlineData("data:image/png,abc", "base64")]
    [InlineData("data:image/png;base64,a*b", "broken")]
    [InlineData("data:image/png;base64,aGVsbG8=", "can't be read")]
    [InlineData("nonsense", "https address")]
    public async Task ImageUrl_ThatIsNoPictureOfThePublicInternet_IsRefusedWithTheReason(string url, string reason)
    {
        var error = await RefusedAsync(await Program.PostAsJsonAsync("/v1/videos", Request(new { image_url = url })), "input_reference.image_url");
        Assert.Contains(reason, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task File_ThatIsNoPicture_OrHasAnotherSize_IsRefused()
    {
        Assert.Contains("can't be read", await RefusedAsync(await Program.PostAsync("/v1/videos", Form("a.png", "image/png", [1, 2, 3])), "input_reference"), StringComparison.Ordinal);
        Assert.Contains("64x36, and size is 720x1280", await RefusedAsync(await Program.PostAsync("/v1/videos", Form("a.png", "image/png", size: "720x1280")), "input_reference"), StringComparison.Ordinal);
        Assert.Contains("either", await RefusedAsync(await Program.PostAsync("/v1/videos", With(Form("a", "image/png"), "input_reference[image_url]", "https://example.com/a.png")), "input_reference"), StringComparison.Ordinal);
        Assert.Contains("not kept", await RefusedAsync(await Program.PostAsJsonAsync("/v1/videos", Request(new { file_id = "file_1" })), "input_reference.file_id"), StringComparison.Ordinal);
        await RefusedAsync(await Program.PostAsJsonAsync("/v1/videos/extensions", new { prompt = "On.", seconds = "1", video = new { id = videos.Finished }, input_reference = new { image_url = "https://example.com/a.png" } }), "input_reference");
    }

    [Fact]
    public async Task ImageUrl_WhereTheOperatorAllowsPrivateAddresses_IsFetchedAlsoThroughARedirect()
    {
        await using var app = await OpenAppAsync();
        await using var server = await ServeAsync();
        var address = server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        var program = await app.ProgramAsync((await app.SignedInAsync("fetch@example.com")).Caller);
        foreach (var path in new[] { "frame", "moved" })
            Assert.Equal(Size, (await ReadAsync(await program.PostAsJsonAsync("/v1/videos", Request(new { image_url = $"{address}/{path}" })))).GetProperty("size").GetString());
        foreach (var (path, reason) in new[] { ("none", "answers 404"), ("loop", "leads from one place"), ("text", "can't be read") })
            Assert.Contains(reason, await RefusedAsync(await program.PostAsJsonAsync("/v1/videos", Request(new { image_url = $"{address}/{path}" })), "input_reference.image_url"), StringComparison.Ordinal);
    }

    private static async Task<StudioApp> OpenAppAsync()
    {
        var app = new StudioApp();
        app.Set("Webhooks:AllowPrivate", "true");
        await app.InitializeAsync();
        return app;
    }

    private static async Task<WebApplication> ServeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var server = builder.Build();
        server.MapGet("/frame", () => Results.Bytes(Cameos.Picture(), "text/plain"));
        server.MapGet("/moved", () => Results.Redirect("/frame"));
        server.MapGet("/loop", () => Results.Redirect("/loop"));
        server.MapGet("/text", () => "hello");
        await server.StartAsync();
        return server;
    }

    private async Task BeginsAsPictureAsync(JsonElement made)
    {
        var job = Guid.ParseExact(made.GetProperty("id").GetString()!["video_".Length..], "n");
        await Program.EventsAsync(job);
        Assert.Contains("begins as a picture", await Program.GetStringAsync($"/api/jobs/{job}"), StringComparison.Ordinal);
    }

    private static object Request(object reference) => new { prompt = "A pier.", seconds = 0.5, size = Size, input_reference = reference, videoweb = new { fps = 8, quality = "draft" } };

    private static MultipartFormDataContent Form(string name, string type, byte[]? picture = null, string size = Size) => new()
    {
        { new StringContent("A pier."), "prompt" },
        { new ByteArrayContent(picture ?? Cameos.Picture()) { Headers = { ContentType = new MediaTypeHeaderValue(type) } }, "input_reference", name },
        { new StringContent(size), "size" },
        { new StringContent("0.5"), "seconds" },
        { new StringContent("8"), "videoweb[fps]" },
    };

    private static MultipartFormDataContent With(MultipartFormDataContent form, string name, string text)
    {
        form.Add(new StringContent(text), name);
        return form;
    }

    private static async Task<string> RefusedAsync(HttpResponseMessage answer, string param)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.BadRequest, $"{answer.StatusCode}: {text}");
        var error = JsonSerializer.Deserialize<JsonElement>(text).GetProperty("error");
        Assert.Equal(param, error.GetProperty("param").GetString());
        return error.GetProperty("message").GetString()!;
    }

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{answer.StatusCode}: {text}");
        return JsonSerializer.Deserialize<JsonElement>(text);
    }
}
