using Microsoft.Playwright;

namespace VideoWeb.BrowserTests;

internal static class Accounts
{
    /// <summary>Makes an account as a person does. Returns the context's cookies, which sign in other contexts.</summary>
    public static async Task<string> RegisterAsync(IBrowserContext context)
    {
        var page = await context.NewPageAsync();
        await page.GotoAsync("/register");
        await page.GetByLabel("Name").FillAsync("Ines Calder");
        await page.GetByLabel("E-mail").FillAsync($"ines-{Guid.NewGuid():N}@example.com");
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync("four random words here");
        await page.GetByLabel("Password, once more").FillAsync("four random words here");
        await page.GetByRole(AriaRole.Button, new() { Name = "Register" }).ClickAsync();
        await page.WaitForURLAsync("**/create*");
        var session = await context.StorageStateAsync();
        await page.CloseAsync();
        return session;
    }
}
