using System.Buffers.Binary;
using System.Net;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using VideoWeb.Studio.Accounts;
using VideoWeb.Web.IntegrationTests.Hosting;

namespace VideoWeb.Web.IntegrationTests;

public sealed partial class SecondStepTests(StudioApp app) : IClassFixture<StudioApp>
{
    [Fact]
    public async Task Codes_TurnedOn_AreAskedForAtTheNextSignIn_AndARecoveryCodeWorksOnce()
    {
        const string Email = "codes@example.com";
        var (browser, _) = await app.SignedInAsync(Email);
        await browser.GetStringAsync("/account");
        var on = await browser.PostFormAsync("/account", "codes-on", new() { ["Entered.Code"] = await CodeNowAsync(Email) });
        var page = await on.Content.ReadAsStringAsync();
        Assert.Contains("Codes are on", page, StringComparison.Ordinal);
        var spare = SpareCode().Matches(page).Select(match => match.Groups[1].Value).ToList();
        Assert.Equal(10, spare.Count);

        Assert.Equal("/sign-in/code", (await PasswordAsync(app.Browser(), Email)).RequestMessage!.RequestUri!.AbsolutePath);
        Assert.Equal("/create", await SecondStepAsync(Email, spare[0]));
        Assert.Equal("/sign-in/code", await SecondStepAsync(Email, spare[0]));
        Assert.Equal("/create", await SecondStepAsync(Email, await CodeNowAsync(Email)));
    }

    [Fact]
    public async Task Codes_WrongCode_AreNotTurnedOn()
    {
        var (browser, _) = await app.SignedInAsync("wrongcode@example.com");
        await browser.GetStringAsync("/account");
        var answer = await browser.PostFormAsync("/account", "codes-on", new() { ["Entered.Code"] = "000000" });
        Assert.Contains("fit the key", WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        Assert.Equal("/create", (await PasswordAsync(app.Browser(), "wrongcode@example.com")).RequestMessage!.RequestUri!.AbsolutePath);
    }

    [Fact]
    public async Task AccountPage_FirstVisit_LeavesOtherBrowsersSignedIn()
    {
        const string Email = "firstvisit@example.com";
        var (browser, _) = await app.SignedInAsync(Email);
        var before = await StampAsync(Email);

        await browser.GetStringAsync("/account");

        Assert.Equal(before, await StampAsync(Email));
    }

    [Fact]
    public async Task CodePage_WithoutAPasswordBefore_LeadsBackToSignIn()
    {
        var answer = await app.Browser().GetAsync("/sign-in/code");
        Assert.Equal("/sign-in", answer.RequestMessage!.RequestUri!.AbsolutePath);
    }

    [Fact]
    public async Task Password_Changed_EndsOtherSessionsAndTheOldPassword()
    {
        const string Email = "change@example.com";
        var (browser, _) = await app.SignedInAsync(Email);
        var answer = await browser.PostFormAsync("/account", "password", new()
        {
            ["Entered.Old"] = StudioApp.Password,
            ["Entered.New"] = "another long one",
            ["Entered.Repeated"] = "another long one",
        });
        Assert.Contains("The password was changed", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("/sign-in", (await PasswordAsync(app.Browser(), Email)).RequestMessage!.RequestUri!.AbsolutePath);
        Assert.Equal("/account", (await browser.GetAsync("/account")).RequestMessage!.RequestUri!.AbsolutePath);
    }

    /// <summary>Who holds a cookie with another stamp is signed out at its next check.</summary>
    private async Task<string> StampAsync(string email)
    {
        using var scope = app.Services.CreateScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        return await users.GetSecurityStampAsync((await users.FindByEmailAsync(email))!);
    }

    private static Task<HttpResponseMessage> PasswordAsync(HttpClient browser, string email) =>
        browser.PostFormAsync("/sign-in", "sign-in", new() { ["Input.Email"] = email, ["Input.Password"] = StudioApp.Password });

    private async Task<string> SecondStepAsync(string email, string code)
    {
        var browser = app.Browser();
        await PasswordAsync(browser, email);
        var answer = await browser.PostFormAsync("/sign-in/code", "code", new() { ["Input.Code"] = code });
        return answer.RequestMessage!.RequestUri!.AbsolutePath;
    }

    private async Task<string> CodeNowAsync(string email)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        var account = await users.FindByEmailAsync(email);
        var key = await users.GetAuthenticatorKeyAsync(account!);
        return Totp(key!, scope.ServiceProvider.GetRequiredService<TimeProvider>().GetUtcNow());
    }

    /// <summary>RFC 6238 with SHA-1, 30 s, 6 digits: what authenticator apps compute.</summary>
    private static string Totp(string base32, DateTimeOffset now)
    {
        const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
        var bits = string.Concat(base32.Select(letter => Convert.ToString(Alphabet.IndexOf(letter, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        var key = bits.Chunk(8).Where(eight => eight.Length == 8).Select(eight => Convert.ToByte(new string(eight), 2)).ToArray();
        var step = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(step, now.ToUnixTimeSeconds() / 30);
#pragma warning disable CA5350 // the standard's own hash
        var hash = HMACSHA1.HashData(key, step);
#pragma warning restore CA5350
        var value = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 15)) & int.MaxValue;
        return (value % 1_000_000).ToString("000000", System.Globalization.CultureInfo.InvariantCulture);
    }

    [GeneratedRegex("<li class=\"n\">([A-Z0-9]+-[A-Z0-9]+)</li>")]
    private static partial Regex SpareCode();
}
