using System.IO.Compression;
using System.Net;
using System.Text.RegularExpressions;
using VideoWeb.Web.IntegrationTests.Hosting;

namespace VideoWeb.Web.IntegrationTests;

public sealed partial class SessionTests(StudioApp app) : IClassFixture<StudioApp>
{
    [Fact]
    public async Task Session_EndedFromAnotherBrowser_IsOutAtOnce()
    {
        var (here, _) = await app.SignedInAsync("sessions@example.com");
        var there = app.Browser();
        await SignInAsync(there, "sessions@example.com");
        Assert.Equal(HttpStatusCode.OK, (await there.GetAsync("/api/workspace")).StatusCode);

        var handler = Handler().Match(await here.GetStringAsync("/account"));
        Assert.True(handler.Success);
        await here.PostFormAsync("/account", handler.Value, []);
        Assert.Equal(HttpStatusCode.Unauthorized, (await there.GetAsync("/api/workspace")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await here.GetAsync("/api/workspace")).StatusCode);
    }

    [Fact]
    public async Task NewPassword_SignsOutEveryOtherBrowserAtOnce()
    {
        var (here, _) = await app.SignedInAsync("newword@example.com");
        var there = app.Browser();
        await SignInAsync(there, "newword@example.com");
        await here.PostFormAsync("/account", "password", new()
        {
            ["Entered.Old"] = StudioApp.Password,
            ["Entered.New"] = "another four words",
            ["Entered.Repeated"] = "another four words",
        });
        Assert.Equal(HttpStatusCode.Unauthorized, (await there.GetAsync("/api/workspace")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await here.GetAsync("/api/workspace")).StatusCode);
    }

    [Fact]
    public async Task Export_IsAZip_ForThePersonOnly()
    {
        var (browser, caller) = await app.SignedInAsync("data@example.com");
        await using var zip = await ZipArchive.CreateAsync(await browser.GetStreamAsync("/account/export.zip"), ZipArchiveMode.Read, leaveOpen: false, entryNameEncoding: null);
        Assert.Contains(zip.Entries, entry => entry.FullName == "account.json");
        Assert.Equal(HttpStatusCode.Forbidden, (await (await app.ProgramAsync(caller)).GetAsync("/account/export.zip")).StatusCode);
    }

    [Fact]
    public async Task DeleteAccount_TakesThePassword_AndEndsEverything()
    {
        var (browser, _) = await app.SignedInAsync("leaving@example.com");
        await browser.PostFormAsync("/account", "delete-account", new() { ["Leaving.Proof"] = "wrong" });
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/api/workspace")).StatusCode);
        var left = await browser.PostFormAsync("/account", "delete-account", new() { ["Leaving.Proof"] = StudioApp.Password });
        Assert.Equal("/sign-in", left.RequestMessage!.RequestUri!.AbsolutePath);
        var again = app.Browser();
        await again.PostFormAsync("/sign-in", "sign-in", new() { ["Input.Email"] = "leaving@example.com", ["Input.Password"] = StudioApp.Password });
        Assert.Equal(HttpStatusCode.Unauthorized, (await again.GetAsync("/api/workspace")).StatusCode);
    }

    private static async Task SignInAsync(HttpClient browser, string email) =>
        await browser.PostFormAsync("/sign-in", "sign-in", new() { ["Input.Email"] = email, ["Input.Password"] = StudioApp.Password });

    [GeneratedRegex("session-[0-9a-f]{32}")]
    private static partial Regex Handler();
}
