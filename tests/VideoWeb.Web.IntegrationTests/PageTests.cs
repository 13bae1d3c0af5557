using System.Net;

namespace VideoWeb.Web.IntegrationTests;

public sealed class PageTests(OwnedClip owned) : IClassFixture<OwnedClip>
{
    [Theory]
    [InlineData("/library", "A pier at dusk")]
    [InlineData("/library?q=pier", "A pier at dusk")]
    [InlineData("/library?q=windmill", "Nothing matches")]
    [InlineData("/library?shelf=deleted", "Nothing is deleted")]
    [InlineData("/clips/CLIP", "/media/TAKE/clip.mp4")]
    [InlineData("/clips/CLIP?tab=files", "Captions, SRT")]
    [InlineData("/clips/CLIP?tab=plan", "Shot 1")]
    [InlineData("/queue", "Ended in the last day")]
    [InlineData("/engines", "Fake")]
    [InlineData("/credits", "held and returned this month")]
    [InlineData("/account", "owner@example.com")]
    public async Task Page_ForItsOwner_ShowsWhatIsThere(string path, string text)
    {
        var answer = await owned.OwnersBrowser.GetAsync(owned.Fill(path));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains(owned.Fill(text), WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/library")]
    [InlineData("/clips/CLIP")]
    [InlineData("/queue")]
    public async Task Page_ForSomebodyElse_ShowsNothingOfIt(string path)
    {
        var page = await owned.Stranger.GetStringAsync(owned.Fill(path));
        Assert.DoesNotContain("A pier at dusk", page, StringComparison.Ordinal);
        Assert.DoesNotContain(owned.Take.ToString(), page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Address_ThatIsNowhere_IsAPageWithStatus404()
    {
        var answer = await owned.OwnersBrowser.GetAsync("/nowhere");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("There is nothing at this address", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("light", "data-theme=\"light\"", "standard-base")]
    [InlineData("dark", "data-theme=\"dark\"", "standard-dark-base")]
    [InlineData("<script>", "data-theme=\"dark\"", "standard-dark-base")]
    public async Task Theme_OfTheCookie_IsInTheFirstPaint(string cookie, string attribute, string sheet)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "/sign-in");
        request.Headers.Add("Cookie", $"videoweb-theme={Uri.EscapeDataString(cookie)}");
        using var browser = new HttpClient(owned.App.Server.CreateHandler()) { BaseAddress = new Uri("http://localhost") };
        var page = await (await browser.SendAsync(request)).Content.ReadAsStringAsync();
        Assert.Contains(attribute, page, StringComparison.Ordinal);
        Assert.Contains(sheet, page, StringComparison.Ordinal);
    }
}
