using System.Net;
using System.Text.RegularExpressions;

namespace VideoWeb.Web.IntegrationTests.Hosting;

/// <summary>Filling in a page's form as a browser does.</summary>
internal static partial class Forms
{
    public static async Task<string> FormTokenAsync(this HttpClient browser, string path)
    {
        var html = await browser.GetStringAsync(path);
        var found = Token().Match(html);
        Assert.True(found.Success, $"{path} has no form");
        return WebUtility.HtmlDecode(found.Groups[1].Value);
    }

    public static async Task<HttpResponseMessage> PostFormAsync(this HttpClient browser, string path, string handler, Dictionary<string, string> fields)
    {
        fields["__RequestVerificationToken"] = await browser.FormTokenAsync(path);
        fields["_handler"] = handler;
        return await browser.PostAsync(path, new FormUrlEncodedContent(fields));
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
