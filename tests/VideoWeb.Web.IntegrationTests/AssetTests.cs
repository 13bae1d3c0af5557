using System.Net;
using System.Text.RegularExpressions;
using VideoWeb.Web.IntegrationTests.Hosting;

namespace VideoWeb.Web.IntegrationTests;

public sealed partial class AssetTests(StudioApp app) : IClassFixture<StudioApp>
{
    [Fact]
    public async Task SignInPage_EveryFileItNames_IsServedWithContent()
    {
        var browser = app.Browser();
        var html = await browser.GetStringAsync("/sign-in");
        var files = File().Matches(html).Select(match => match.Groups[1].Value).Where(file => file.Contains('.', StringComparison.Ordinal)).Distinct().ToList();
        Assert.Contains(files, file => file.Contains("Radzen.Blazor", StringComparison.Ordinal));
        Assert.Contains(files, file => file.Contains("blazor.web", StringComparison.Ordinal));
        foreach (var file in files)
        {
            var answer = await browser.GetAsync($"/{file.TrimStart('/')}");
            Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{file}: {answer.StatusCode}");
            Assert.True((await answer.Content.ReadAsByteArrayAsync()).Length > 100, $"{file} is empty");
        }
    }

    [Fact]
    public async Task Icon_EveryNameInTheSources_IsInTheSprite()
    {
        var sprite = await app.Browser().GetStringAsync("/icons/lucide.svg");
        var known = Symbol().Matches(sprite).Select(match => match.Groups[1].Value).ToHashSet();
        var sources = Directory.EnumerateFiles(Repository(), "*.razor", SearchOption.AllDirectories).Where(path => !path.Contains("/obj/", StringComparison.Ordinal));
        var missing = sources.SelectMany(path => IconName().Matches(System.IO.File.ReadAllText(path)).Select(match => match.Groups[1].Value)).Where(name => !known.Contains(name));
        Assert.Empty(missing.Distinct());
    }

    [Theory]
    [InlineData("/stage/furniture/none.glb")]
    [InlineData("/js/none.js")]
    public async Task Asset_ThatIsNotThere_IsAPlain404(string path)
    {
        var browser = app.Browser();
        browser.DefaultRequestHeaders.Accept.Clear();
        var answer = await browser.GetAsync(path);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task Health_OnceStarted_IsOk() => Assert.Equal("ok", await app.Browser().GetStringAsync("/health"));

    private static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!System.IO.File.Exists(Path.Combine(folder!.FullName, "VideoWeb.sln")))
            folder = folder.Parent;
        return Path.Combine(folder.FullName, "src", "VideoWeb.Web");
    }

    [GeneratedRegex("(?:src|href)=\"([^\"#?]+)")]
    private static partial Regex File();

    [GeneratedRegex("<symbol id=\"([^\"]+)\"")]
    private static partial Regex Symbol();

    [GeneratedRegex("<Icon Name=\"([a-z0-9-]+)\"")]
    private static partial Regex IconName();
}
