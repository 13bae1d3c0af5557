using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using VideoWeb.Web.IntegrationTests.Hosting;

namespace VideoWeb.Web.IntegrationTests;

public sealed class ShareTests(StudioApp app) : IClassFixture<StudioApp>
{
    [Fact]
    public async Task Link_SignedOut_PlaysByRange_AndIsListedNowhere()
    {
        var (program, clip, take) = await ClipAsync("share1@example.com");
        var link = await LinkAsync(program, take, mayDownload: false);
        var nobody = app.Browser();
        var page = await nobody.GetAsync(link.Path);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Equal("noindex, nofollow", page.Headers.GetValues("X-Robots-Tag").Single());
        var html = await page.Content.ReadAsStringAsync();
        Assert.Contains($"{link.Path}/clip.mp4", html, StringComparison.Ordinal);
        Assert.DoesNotContain(clip.ToString(), html, StringComparison.Ordinal);
        Assert.DoesNotContain(take.ToString(), html, StringComparison.Ordinal);

        var part = new HttpRequestMessage(HttpMethod.Get, $"{link.Path}/clip.mp4");
        part.Headers.Range = new RangeHeaderValue(0, 99);
        var answer = await nobody.SendAsync(part);
        Assert.Equal((HttpStatusCode.PartialContent, 100), (answer.StatusCode, (await answer.Content.ReadAsByteArrayAsync()).Length));
        Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.Equal(HttpStatusCode.Forbidden, (await nobody.GetAsync($"{link.Path}/clip.mp4?download=1")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await nobody.GetAsync($"{link.Path}/geometry.jsonl")).StatusCode);
    }

    [Fact]
    public async Task Link_RevokedOrOfADeletedClip_AnswersAsOneThatNeverWas()
    {
        var (program, clip, take) = await ClipAsync("share2@example.com");
        var revoked = await LinkAsync(program, take, mayDownload: true);
        var deleted = await LinkAsync(program, take, mayDownload: true);
        Assert.Equal("attachment", (await app.Browser().GetAsync($"{revoked.Path}/clip.mp4?download=1")).Content.Headers.ContentDisposition!.DispositionType);
        await program.DeleteAsync($"/api/shares/{revoked.Id}");
        await program.DeleteAsync($"/api/clips/{clip}");
        var nobody = app.Browser();
        foreach (var path in new[] { revoked.Path, deleted.Path, "/share/never" })
        {
            var page = await nobody.GetAsync(path);
            Assert.Equal(HttpStatusCode.NotFound, page.StatusCode);
            Assert.Contains("This link does not work", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.NotFound, (await nobody.GetAsync($"{path}/clip.mp4")).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await nobody.GetAsync($"{path}/poster.jpg")).StatusCode);
        }
    }

    private async Task<(HttpClient Program, Guid Clip, Guid Take)> ClipAsync(string email)
    {
        var (_, owner) = await app.SignedInAsync(email);
        var program = await app.ProgramAsync(owner);
        var (clip, take) = await program.MakeAsync();
        return (program, clip, take);
    }

    private static async Task<(Guid Id, string Path)> LinkAsync(HttpClient program, Guid take, bool mayDownload)
    {
        var answer = await program.PostAsJsonAsync($"/api/takes/{take}/shares", new { days = 1, mayDownload });
        var link = await answer.Content.ReadFromJsonAsync<JsonElement>();
        return (link.GetProperty("id").GetGuid(), new Uri(link.GetProperty("link").GetString()!).AbsolutePath);
    }
}
