using System.Diagnostics;

namespace VideoWeb.BrowserTests;

/// <summary>Programs that people have already, against the real server and its real engine.</summary>
[Collection(BrowserTestGroup.Name)]
public sealed class ForeignClientTests(BrowserFixture browser)
{
    [Fact]
    public async Task OpenAiSdk_MakesPollsDownloadsRemixesAndDeletes()
    {
        var key = (await RunAsync("dotnet", Repository.WebAssembly, "key", "programs@example.com", "--data", browser.Data)).Trim().Split('\n')[^1];
        Assert.EndsWith("done", (await RunAsync("node", Repository.Client("openai.mjs"), $"{browser.Address}/v1", key)).TrimEnd(), StringComparison.Ordinal);
    }

    private static async Task<string> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var faults = process.StandardError.ReadToEndAsync();
        var printed = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{program}: {printed}{await faults}");
        return printed;
    }
}
