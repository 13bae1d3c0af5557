using System.Net;
using System.Text.RegularExpressions;
using VideoWeb.Web.IntegrationTests.Hosting;

namespace VideoWeb.Web.IntegrationTests;

public sealed partial class HeaderTests(StudioApp app) : IClassFixture<StudioApp>
{
    [Fact]
    public async Task Page_InlineScript_CarriesTheNonceOfItsOwnPolicy()
    {
        var browser = app.Browser();
        var first = await browser.GetAsync("/sign-in");
        var second = await browser.GetAsync("/sign-in");

        var nonce = Nonce().Match(first.Headers.GetValues("Content-Security-Policy").Single()).Groups[1].Value;
        Assert.NotEqual(nonce, Nonce().Match(second.Headers.GetValues("Content-Security-Policy").Single()).Groups[1].Value);
        var html = WebUtility.HtmlDecode(await first.Content.ReadAsStringAsync());
        Assert.Contains($"nonce=\"{nonce}\"", html, StringComparison.Ordinal);
        // every script is ours: a file, or the import map with the nonce
        Assert.All(Script().Matches(html).Select(m => m.Value), tag => Assert.True(tag.Contains("src=\"", StringComparison.Ordinal) || tag.Contains(nonce, StringComparison.Ordinal), tag));
        Assert.DoesNotContain("<style", html, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("/sign-in")]
    [InlineData("/css/tokens.css")]
    [InlineData("/api/jobs")]
    [InlineData("/nowhere")]
    public async Task Answer_OfAnyKind_IsNotSniffedFramedOrTakenElsewhere(string path)
    {
        var answer = await app.Browser(followRedirects: false).GetAsync(path);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("default-src 'self'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe-eval'", policy.Replace("'wasm-unsafe-eval'", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal("same-origin", answer.Headers.GetValues("Referrer-Policy").Single());
    }

    [Fact]
    public async Task SignIn_Cookies_AreForThisSiteAndNotForScripts()
    {
        var browser = app.Browser(followRedirects: false);
        await app.SignedInAsync("cookies@example.com");
        var answer = await browser.PostFormAsync("/sign-in", "sign-in", new() { ["Input.Email"] = "cookies@example.com", ["Input.Password"] = StudioApp.Password });
        var cookie = answer.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("videoweb=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("expires", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [GeneratedRegex("'nonce-([^']+)'")]
    private static partial Regex Nonce();

    [GeneratedRegex("<script[^>]*>")]
    private static partial Regex Script();
}
