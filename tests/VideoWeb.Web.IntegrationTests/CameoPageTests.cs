using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using VideoWeb.Core.Plans;
using VideoWeb.Studio.Cameos;
using VideoWeb.Web.IntegrationTests.Hosting;

namespace VideoWeb.Web.IntegrationTests;

/// <summary>The pages of cameos and consent, filled in as people do.</summary>
public sealed partial class CameoPageTests(StudioApp app) : IClassFixture<StudioApp>
{
    [Fact]
    public async Task FromPicturesToWithdrawal_ByThePages()
    {
        var (browser, caller) = await app.SignedInAsync("maker@example.com");
        var program = await app.ProgramAsync(caller);
        var page = await MakeAsync(browser, "mara");
        var cameo = page.RequestMessage!.RequestUri!.AbsolutePath;
        Assert.StartsWith("/cameos/", cameo, StringComparison.Ordinal);
        Assert.Contains("Asked", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var early = await program.PostAsJsonAsync("/api/jobs", Request());
        Assert.Equal(HttpStatusCode.Forbidden, early.StatusCode);

        var asked = await (await browser.PostFormAsync(cameo, "ask", [])).Content.ReadAsStringAsync();
        var link = Link().Match(asked).Value;
        Assert.NotEmpty(link);
        var person = app.Browser();
        Assert.Contains("May your likeness be used?", await person.GetStringAsync(link), StringComparison.Ordinal);
        Assert.Equal("image/jpeg", (await person.GetAsync($"{link}/pictures/0")).Content.Headers.ContentType!.MediaType);
        var granted = await person.PostFormAsync(link, "consent", new() { ["Answer"] = "Granted", ["Audience"] = "Named", ["Uses"] = "Film", ["Until"] = "2099-12-31" });
        Assert.Contains("Thank you", await granted.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        var submitted = await program.PostAsJsonAsync("/api/jobs", Request());
        Assert.True(submitted.IsSuccessStatusCode, await submitted.Content.ReadAsStringAsync());
        var job = await submitted.Content.ReadFromJsonAsync<JsonElement>();
        var take = (await program.EventsAsync(job.GetProperty("jobId").GetGuid()))[^1].Data.GetProperty("takeId").GetGuid();
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync($"/media/{take}/clip.mp4")).StatusCode);

        var withdrawn = await person.PostFormAsync(link, "consent", new() { ["Answer"] = "Withdrawn" });
        Assert.Contains("You withdrew", await withdrawn.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"/media/{take}/clip.mp4")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await program.GetAsync($"/api/clips/{job.GetProperty("clipId").GetGuid()}")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await program.PostAsJsonAsync("/api/jobs", Request())).StatusCode);
        var history = await browser.GetStringAsync(cameo);
        Assert.Contains("Withdrawn: jobs stopped, clips hidden", history, StringComparison.Ordinal);
        Assert.Contains("verified now", history, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ConsentLink_ThatIsAGuess_FindsNothing()
    {
        var person = app.Browser();
        Assert.Equal(HttpStatusCode.NotFound, (await person.GetAsync("/consent/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await person.GetAsync("/consent/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA/pictures/0")).StatusCode);
    }

    [Fact]
    public async Task NewCameo_FromSomethingThatIsNoPicture_SaysSo()
    {
        var (browser, _) = await app.SignedInAsync("noise@example.com");
        var page = await MakeAsync(browser, "noise", [1, 2, 3]);
        Assert.Equal(HttpStatusCode.BadRequest, page.StatusCode);
        Assert.Contains("JPEG, PNG or WebP file that opens elsewhere", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task NewCameo_OfFivePictures_IsMade()
    {
        var (browser, caller) = await app.SignedInAsync("five@example.com");
        var page = await MakeAsync(browser, "five", pictures: 5);
        Assert.True(page.IsSuccessStatusCode, $"{page.StatusCode}");
        Assert.Equal(5, Assert.Single((await app.Services.GetRequiredService<ICameos>().ListAsync(caller, default)).Value!).Pictures);
    }

    [Theory]
    [InlineData("image/jpeg", HttpStatusCode.BadRequest)]
    [InlineData("text/plain", HttpStatusCode.BadRequest)]
    public async Task Upload_OfNoPicture_IsRefused(string type, HttpStatusCode expected)
    {
        var (_, caller) = await app.SignedInAsync($"{Guid.NewGuid():N}@example.com");
        var program = await app.ProgramAsync(caller);
        var answer = await program.PostAsync("/api/uploads", Hosting.Cameos.Body([1, 2, 3], type));
        Assert.Equal((expected, "application/problem+json"), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
    }

    private static object Request() => new
    {
        prompt = "@mara walks along the pier.",
        plan = JsonSerializer.SerializeToElement(Clips.Plan() with { Cast = [new CastMember("mara", "person", "Mara", "")] }, PlanJson.Default.ShotPlan),
        quality = "draft",
    };

    private static async Task<HttpResponseMessage> MakeAsync(HttpClient browser, string handle, byte[]? picture = null, int pictures = 1)
    {
        var form = new MultipartFormDataContent
        {
            { new StringContent(await browser.FormTokenAsync("/cameos/new")), "__RequestVerificationToken" },
            { new StringContent("new-cameo"), "_handler" },
            { new StringContent(handle), "Handle" },
            { new StringContent("other"), "What" },
            { new StringContent("Mara Lindqvist"), "Shows" },
            { new StringContent(""), "Voice" },
            { new StringContent("yes"), "Attest" },
        };
        for (var number = 0; number < pictures; number++)
            form.Add(Hosting.Cameos.Body(picture ?? Hosting.Cameos.Picture()), "Pictures", "mara.jpg");
        return await browser.PostAsync("/cameos/new", form);
    }

    [GeneratedRegex("/consent/[A-Za-z0-9_-]{43}")]
    private static partial Regex Link();
}
