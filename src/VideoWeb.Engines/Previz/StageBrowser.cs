using System.Diagnostics;
using Microsoft.Extensions.Logging;
using VideoWeb.Core.Engines;

namespace VideoWeb.Engines.Previz;

/// <summary>
/// A headless Chromium that shows one page. It reads a pipe of ours and ends by itself when that closes,
/// so that a killed server leaves no browser behind.
/// </summary>
internal sealed class StageBrowser : IAsyncDisposable
{
    private static readonly string[] Candidates = ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium", "/usr/bin/google-chrome"];

    // measured in reference figures: llvmpipe over ANGLE's GL is several times faster than SwiftShader, which is
    // what Chromium falls back to without --ignore-gpu-blocklist; the rest keeps it quiet and off the network
    private static readonly string[] Flags =
    [
        "--remote-debugging-pipe", "--headless", "--use-gl=angle", "--use-angle=gl-egl", "--ignore-gpu-blocklist", "--hide-scrollbars",
        "--force-color-profile=srgb", "--force-device-scale-factor=1", "--mute-audio", "--disable-dev-shm-usage", "--no-first-run",
        "--disable-quic", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-default-apps",
        "--disable-extensions", "--disable-breakpad", "--disable-background-timer-throttling", "--disable-renderer-backgrounding",
        "--disable-backgrounding-occluded-windows", "--no-default-browser-check", "--window-size=1280,720",
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    ];

    private readonly Process process;
    private readonly string profile;
    private readonly Task errors;

    private StageBrowser(Process process, string profile, Task errors)
    {
        this.process = process;
        this.profile = profile;
        this.errors = errors;
    }

    public Task Exited => process.WaitForExitAsync();

    public int ProcessId => process.Id;

    /// <returns>The browser's path, or null where none is installed.</returns>
    public static string? Find(PrevizOptions options) =>
        options.Browser is { } chosen ? (File.Exists(chosen) ? chosen : null) : Candidates.FirstOrDefault(File.Exists);

    public static bool DrawsInSoftware(PrevizOptions options) =>
        options.SoftwareGl ?? !(Directory.Exists("/dev/dri") && Directory.EnumerateFiles("/dev/dri", "renderD*").Any());

    public static StageBrowser Start(PrevizOptions options, Uri page, ILogger logger)
    {
        var path = Find(options)
            ?? throw new EngineException("No headless browser is installed. Install one: apt-get install chromium-headless-shell", retryable: false);
        var profile = Path.Combine(options.CacheRoot, "browser", Guid.NewGuid().ToString("n"));
        Directory.CreateDirectory(profile);

        // a shell moves our pipe to descriptor 3, where the browser expects its debugger; stdin's end is then the browser's end
        var start = new ProcessStartInfo("/bin/sh")
        {
            RedirectStandardInput = true,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add("exec 3<&0 4>/dev/null; exec \"$@\" </dev/null");
        start.ArgumentList.Add("stage-browser");
        start.ArgumentList.Add(path);
        foreach (var flag in Flags)
            start.ArgumentList.Add(flag);
        if (Environment.UserName == "root")
            start.ArgumentList.Add("--no-sandbox");
        start.ArgumentList.Add($"--user-data-dir={profile}");
        start.ArgumentList.Add(page.AbsoluteUri);
        start.Environment["MESA_SHADER_CACHE_DIR"] = Path.Combine(options.CacheRoot, "mesa");
        if (DrawsInSoftware(options))
            start.Environment["LIBGL_ALWAYS_SOFTWARE"] = "1";

        var process = Process.Start(start) ?? throw new EngineException($"The browser could not be started: {path}", retryable: true);
        var errors = Task.WhenAll(ReadAsync(process.StandardError), ReadAsync(process.StandardOutput));
        return new StageBrowser(process, profile, errors);

        async Task ReadAsync(StreamReader reader)
        {
            while (await reader.ReadLineAsync() is { } line)
                logger.LogDebug("browser: {Line}", line);
        }
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // it has ended by itself
        }

        await process.WaitForExitAsync();
        await errors;
        process.Dispose();
        try
        {
            Directory.Delete(profile, recursive: true);
        }
        catch (IOException)
        {
            // a child that is still closing its files; the profile is cleared at the next start
        }
    }

    /// <summary>Removes what browsers of a killed server left behind.</summary>
    public static void ClearProfiles(PrevizOptions options)
    {
        var folder = Path.Combine(options.CacheRoot, "browser");
        if (!Directory.Exists(folder))
            return;
        foreach (var profile in Directory.EnumerateDirectories(folder))
        {
            try
            {
                Directory.Delete(profile, recursive: true);
            }
            catch (IOException)
            {
                // another process of the same data folder is using it
            }
        }
    }
}
