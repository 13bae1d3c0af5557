using System.Text.Json;
using Microsoft.Playwright;

namespace VideoWeb.BrowserTests;

/// <summary>axe-core over what is on the page now; and nothing may scroll sideways.</summary>
internal static class Axe
{
    public static async Task AssertFindsNothingAsync(IPage page)
    {
        // the title is taken away and set anew while a page turns from prerendered to interactive
        await page.WaitForFunctionAsync("() => document.title !== ''");
        // all of a long page at once: what scrolls under the bar at its foot would count as a target that is too small
        var (width, height) = (page.ViewportSize!.Width, page.ViewportSize.Height);
        if (width < 861)
            await page.SetViewportSizeAsync(width, 3000);
        await page.EvaluateAsync(await File.ReadAllTextAsync(Repository.Axe));
        var found = await page.EvaluateAsync<JsonElement>(
            """
            async () => {
              const result = await axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], resultTypes: ['violations'] });
              return result.violations.map(v => `${v.id}: ${v.nodes.slice(0, 3).map(n => n.target.join(' ') + ' (' + (n.any[0]?.message ?? n.all[0]?.message ?? n.none[0]?.message ?? '') + ')').join('; ')}`);
            }
            """);
        Assert.True(found.GetArrayLength() == 0, $"{page.Url}: {found}");
        var sideways = await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - innerWidth");
        await page.SetViewportSizeAsync(width, height);
        Assert.True(sideways <= 0, $"{page.Url} scrolls sideways by {sideways} pixels");
    }
}
