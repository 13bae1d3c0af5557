using System.Net;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using VideoWeb.Studio.Mail;
using VideoWeb.Web.Hosting;
using VideoWeb.Web.IntegrationTests.Hosting;

namespace VideoWeb.Web.IntegrationTests;

/// <summary>Letters of a studio without a mail server: files of its outbox.</summary>
public sealed class LetterTests(StudioApp app) : IClassFixture<StudioApp>
{
    private const string NewPassword = "quite another password";

    private string Outbox => Path.Combine(app.Services.GetRequiredService<DataFolder>().Path, "outbox");

    [Fact]
    public async Task ForgottenPassword_LetterLeadsToANewOne_Once_AndSignsOutEveryBrowser()
    {
        var (before, _) = await app.SignedInAsync("forgetful@example.com");
        var browser = app.Browser();
        await browser.PostFormAsync("/forgot", "forgot", new() { ["Input.Email"] = "forgetful@example.com" });
        var link = new Uri((await LetterAsync("forgetful@example.com")).Split('\n').Single(line => line.StartsWith("http", StringComparison.Ordinal)).Trim());

        var fields = () => new Dictionary<string, string> { ["Input.Password"] = NewPassword, ["Input.Repeated"] = NewPassword };
        Assert.Equal(HttpStatusCode.OK, (await browser.PostFormAsync(link.PathAndQuery, "reset", fields())).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.PostFormAsync(link.PathAndQuery, "reset", fields())).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await before.GetAsync("/api/workspace")).StatusCode);
        var landed = await browser.PostFormAsync("/sign-in", "sign-in", new() { ["Input.Email"] = "forgetful@example.com", ["Input.Password"] = NewPassword });
        Assert.Equal("/create", landed.RequestMessage!.RequestUri!.AbsolutePath);
    }

    [Fact]
    public async Task ForgottenPassword_UnknownAddress_AnswersTheSame_AndSendsNothing()
    {
        await app.SignedInAsync("known@example.com");
        var known = await app.Browser().PostFormAsync("/forgot", "forgot", new() { ["Input.Email"] = "known@example.com" });
        var unknown = await app.Browser().PostFormAsync("/forgot", "forgot", new() { ["Input.Email"] = "unknown@example.com" });
        Assert.Equal(known.StatusCode, unknown.StatusCode);
        Assert.Contains("Look into your mail", await unknown.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await LetterAsync("known@example.com");
        Assert.DoesNotContain(Directory.GetFiles(Outbox, "*.eml"), file => File.ReadAllText(file).Contains("unknown@example.com", StringComparison.Ordinal));
    }

    [Fact]
    public async Task ForgottenPassword_AskedAgainAndAgain_IsCountedByAddress()
    {
        var browser = app.Browser();
        for (var attempt = 0; attempt < 5; attempt++)
            Assert.Equal(HttpStatusCode.OK, (await browser.PostFormAsync("/forgot", "forgot", new() { ["Input.Email"] = "x@example.com" })).StatusCode);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await browser.PostFormAsync("/forgot", "forgot", new() { ["Input.Email"] = "x@example.com" })).StatusCode);
    }

    [Theory]
    [InlineData("no address")]
    [InlineData("")]
    public void Post_NoAddress_IsRefused(string to) => Assert.False(app.Services.GetRequiredService<IMailer>().Post(new Letter(to, "Hello", "Text")));

    /// <summary>The text of the letter to an address, once it lies in the outbox.</summary>
    private async Task<string> LetterAsync(string to)
    {
        for (var attempt = 0; attempt < 500; attempt++)
        {
            foreach (var file in Directory.Exists(Outbox) ? Directory.GetFiles(Outbox, "*.eml") : [])
            {
                using var message = await MimeMessage.LoadAsync(file);
                if (message.To.ToString() == to && message.TextBody is { Length: > 0 } text)
                    return text;
            }
            await Task.Delay(20);
        }

        throw new InvalidOperationException("No letter came.");
    }
}
