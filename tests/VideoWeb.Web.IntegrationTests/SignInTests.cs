using System.Net;
using VideoWeb.Web.IntegrationTests.Hosting;

namespace VideoWeb.Web.IntegrationTests;

public sealed class SignInTests(StudioApp app) : IClassFixture<StudioApp>
{
    private const int WrongPasswordsUntilLockout = 5;

    [Theory]
    [InlineData("/library")]
    [InlineData("/queue")]
    [InlineData("/account")]
    [InlineData("/engines")]
    [InlineData("/clips/0193a000-0000-7000-8000-000000000000")]
    public async Task Page_SignedOut_LeadsToSignInAndBack(string path)
    {
        var answer = await app.Browser(followRedirects: false).GetAsync(path);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.EndsWith($"/sign-in?returnUrl={Uri.EscapeDataString(path)}", answer.Headers.Location!.ToString(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task SignIn_WrongPassword_SaysNotWhichOfTheTwoWasWrong()
    {
        await app.SignedInAsync("known@example.com");
        Assert.Equal(await MessageAsync("known@example.com", "wrong"), await MessageAsync("unknown@example.com", "wrong"));
    }

    [Fact]
    public async Task SignIn_TooManyWrongPasswords_ClosesTheAccountForTheRightOneToo()
    {
        await app.SignedInAsync("locked@example.com");
        for (var attempt = 0; attempt < WrongPasswordsUntilLockout; attempt++)
            await MessageAsync("locked@example.com", "wrong");
        Assert.Contains("Too many wrong passwords", await MessageAsync("locked@example.com", StudioApp.Password), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignIn_ManyTriesFromOneAddress_AreSlowedDown()
    {
        var browser = app.Browser();
        var token = await browser.FormTokenAsync("/sign-in");
        HttpStatusCode last = default;
        for (var attempt = 0; attempt < 25 && last != HttpStatusCode.TooManyRequests; attempt++)
            last = (await PostAsync(browser, token, $"nobody{attempt}@example.com", "wrong")).StatusCode;
        Assert.Equal(HttpStatusCode.TooManyRequests, last);
    }

    [Theory]
    [InlineData("/library", "/library")]
    [InlineData("//evil.example/", "/create")]
    [InlineData("https://evil.example/", "/create")]
    [InlineData("/\\evil.example", "/create")]
    public async Task SignIn_ReturnAddress_StaysInTheStudio(string asked, string got)
    {
        var email = $"return{Guid.NewGuid():N}@example.com";
        await app.SignedInAsync(email);
        var path = $"/sign-in?returnUrl={Uri.EscapeDataString(asked)}";
        var answer = await app.Browser(followRedirects: false).PostFormAsync(path, "sign-in", new() { ["Input.Email"] = email, ["Input.Password"] = StudioApp.Password });
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(got, new Uri(new Uri("http://localhost"), answer.Headers.Location!).PathAndQuery);
        Assert.Equal("localhost", new Uri(new Uri("http://localhost"), answer.Headers.Location!).Host);
    }

    [Fact]
    public async Task SignOut_WithoutTheFormsToken_IsRefused()
    {
        var (browser, _) = await app.SignedInAsync("out@example.com");
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.PostAsync("/sign-out", null)).StatusCode);
        Assert.Equal("/account", (await browser.GetAsync("/account")).RequestMessage!.RequestUri!.AbsolutePath);
    }

    [Fact]
    public async Task SignOut_EndsTheSession()
    {
        var (browser, _) = await app.SignedInAsync("out2@example.com");
        var token = await browser.FormTokenAsync("/account");
        await browser.PostAsync("/sign-out", new FormUrlEncodedContent([new("__RequestVerificationToken", token)]));
        Assert.Equal("/sign-in", (await browser.GetAsync("/account")).RequestMessage!.RequestUri!.AbsolutePath);
    }

    private async Task<string> MessageAsync(string email, string password)
    {
        var browser = app.Browser();
        var answer = await PostAsync(browser, await browser.FormTokenAsync("/sign-in"), email, password);
        var html = await answer.Content.ReadAsStringAsync();
        var note = html.IndexOf("role=\"alert\"", html.IndexOf("<h1", StringComparison.Ordinal), StringComparison.Ordinal);
        return html[note..html.IndexOf("</div></div>", note, StringComparison.Ordinal)];
    }

    private static Task<HttpResponseMessage> PostAsync(HttpClient browser, string token, string email, string password) =>
        browser.PostAsync("/sign-in", new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["_handler"] = "sign-in",
            ["__RequestVerificationToken"] = token,
            ["Input.Email"] = email,
            ["Input.Password"] = password,
        }));
}
