using Microsoft.Playwright;

namespace VideoWeb.BrowserTests;

/// <summary>One studio, one Chromium and one signed-in account for all tests; each test opens a context of its own.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    private readonly string data = StudioProcess.NewDataFolder();
    private IPlaywright playwright = default!;
    private StudioProcess studio = default!;
    private string session = "";

    public IBrowser Browser { get; private set; } = default!;

    public string Address => studio.Address;

    /// <summary>The data folder of the running studio.</summary>
    public string Data => data;

    public async Task InitializeAsync()
    {
        // Chromium draws the stage with Mesa: three times faster than its own software renderer
        Environment.SetEnvironmentVariable("LIBGL_ALWAYS_SOFTWARE", "1");
        playwright = await Playwright.CreateAsync();
        // two cores that render beside it may take their time with a page
        Assertions.SetDefaultExpectTimeout(20_000);
        Browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = "/usr/bin/chromium",
            Args = ["--no-sandbox", "--use-gl=angle", "--use-angle=gl-egl", "--ignore-gpu-blocklist", "--autoplay-policy=no-user-gesture-required"],
        });
        studio = await StudioProcess.StartAsync(data);
        await using var context = await Browser.NewContextAsync(new() { BaseURL = studio.Address });
        session = await Accounts.RegisterAsync(context);
    }

    /// <summary>A signed-in page for a person who wants reduced motion: nothing plays by itself.</summary>
    /// <param name="stage">False for tests of the desk around the stage: see <see cref="StillStage"/>.</param>
    /// <param name="account">False for nobody: the test signs in by itself.</param>
    public async Task<DeskPage> OpenAsync(int width = 1280, int height = 800, bool stage = false, bool account = true)
    {
        var context = await Browser.NewContextAsync(new()
        {
            BaseURL = studio.Address,
            StorageState = account ? session : null,
            ViewportSize = new() { Width = width, Height = height },
            HasTouch = width < 861,
            IsMobile = width < 861,
            ReducedMotion = ReducedMotion.Reduce,
        });
        if (!stage)
            await StillStage.UseAsync(context);
        return new DeskPage(await context.NewPageAsync());
    }

    /// <summary>A page of the first administrator.</summary>
    public async Task<DeskPage> OpenAdministratorAsync(int width = 1280, int height = 800)
    {
        var desk = await OpenAsync(width, height, account: false);
        await desk.Page.GotoAsync("/sign-in");
        await desk.Page.GetByLabel("E-mail").FillAsync("admin@localhost");
        await desk.Page.GetByLabel("Password", new() { Exact = true }).FillAsync(studio.FirstPassword);
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await desk.Page.WaitForURLAsync("**/create*");
        return desk;
    }

    public async Task DisposeAsync()
    {
        await Browser.DisposeAsync();
        playwright.Dispose();
        await studio.DisposeAsync();
        Directory.Delete(data, recursive: true);
    }
}

[CollectionDefinition(Name)]
public sealed class BrowserTestGroup : ICollectionFixture<BrowserFixture>
{
    public const string Name = "browser";
}
