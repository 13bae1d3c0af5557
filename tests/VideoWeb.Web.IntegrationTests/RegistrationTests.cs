using System.Net;
using VideoWeb.Web.IntegrationTests.Hosting;

namespace VideoWeb.Web.IntegrationTests;

public sealed class RegistrationTests(StudioApp app) : IClassFixture<StudioApp>
{
    [Fact]
    public async Task Register_NewAddress_SignsInToAWorkspaceOfItsOwn()
    {
        var browser = app.Browser();
        var answer = await RegisterAsync(browser, "new@example.com");
        Assert.Equal("/create", answer.RequestMessage!.RequestUri!.AbsolutePath);
        var account = await browser.GetStringAsync("/account");
        Assert.Contains("new@example.com", account, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Register_KnownAddress_IsRefused()
    {
        await RegisterAsync(app.Browser(), "twice@example.com");
        var answer = await RegisterAsync(app.Browser(), "twice@example.com");
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Register_ShortPassword_SaysSoAtTheField()
    {
        var answer = await RegisterAsync(app.Browser(), "short@example.com", password: "short");
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("aria-invalid=\"true\"", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Register_PasswordsDiffer_SaysSo()
    {
        var answer = await RegisterAsync(app.Browser(), "differ@example.com", repeated: "something else");
        Assert.Contains("The two passwords differ.", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static Task<HttpResponseMessage> RegisterAsync(HttpClient browser, string email, string password = StudioApp.Password, string? repeated = null) =>
        browser.PostFormAsync("/register", "register", new()
        {
            ["Input.Name"] = "Ines Calder",
            ["Input.Email"] = email,
            ["Input.Password"] = password,
            ["Input.Repeated"] = repeated ?? password,
        });
}

public sealed class ClosedRegistrationTests : IAsyncLifetime
{
    private readonly StudioApp app = new();

    public Task InitializeAsync()
    {
        app.Set("Accounts:Registration", "Closed");
        return app.InitializeAsync();
    }

    public Task DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task Register_WhereClosed_OffersNoForm()
    {
        var page = await app.Browser().GetStringAsync("/register");
        Assert.Contains("Registration is closed", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Input.Password", page, StringComparison.Ordinal);
        Assert.DoesNotContain("href=\"/register", await app.Browser().GetStringAsync("/sign-in"), StringComparison.Ordinal);
    }
}
