using System.Diagnostics;
using System.Text.RegularExpressions;

namespace VideoWeb.BrowserTests;

/// <summary>A studio as people start it: a process of its own on a free port, over a data folder of the test.</summary>
public sealed partial class StudioProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(2);

    private readonly Process process;
    private readonly List<string> output = [];
    private IReadOnlyList<int> orphans = [];

    private StudioProcess(Process process)
    {
        this.process = process;
    }

    public string Address { get; private set; } = "";

    /// <summary>What it has said so far, for a failing test.</summary>
    public string Output
    {
        get
        {
            lock (output)
                return string.Join('\n', output);
        }
    }

    /// <summary>The first administrator's, which is printed once.</summary>
    public string FirstPassword => Password().Match(Output).Groups[1].Value;

    /// <summary>A data folder without the sample clip, whose rendering would take the processor from the tests.</summary>
    public static string NewDataFolder()
    {
        var folder = Directory.CreateTempSubdirectory("videoweb-browser-").FullName;
        File.WriteAllText(Path.Combine(folder, "settings.json"), """{ "Samples": { "Enabled": false } }""");
        return folder;
    }

    public static async Task<StudioProcess> StartAsync(string data)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in new[] { Repository.WebAssembly, "serve", "--data", data, "--port", "0" })
            start.ArgumentList.Add(argument);
        var studio = new StudioProcess(Process.Start(start)!);
        var ready = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        studio.process.OutputDataReceived += (_, line) => studio.Heard(line.Data, ready);
        studio.process.ErrorDataReceived += (_, line) => studio.Heard(line.Data, ready);
        studio.process.EnableRaisingEvents = true;
        studio.process.Exited += (_, _) => ready.TrySetException(new InvalidOperationException($"The studio ended before it was ready:\n{studio.Output}"));
        studio.process.BeginOutputReadLine();
        studio.process.BeginErrorReadLine();
        studio.Address = await ready.Task.WaitAsync(StartLimit);
        return studio;
    }

    /// <summary>What kill -9 does to it: no handler runs, and the browser it drives is left alone until the test is over.</summary>
    public async Task KillAsync()
    {
        orphans = Descendants(process.Id);
        process.Kill(entireProcessTree: false);
        await process.WaitForExitAsync();
    }

    /// <summary>kill -9 of the browser that draws the stage, with its children; at least one must have been there.</summary>
    public void KillStageBrowser()
    {
        var drawing = Descendants(process.Id).Where(IsBrowser).ToList();
        if (drawing.Count == 0)
            throw new InvalidOperationException("No browser is drawing.");
        foreach (var id in drawing)
            EndIfRunning(id);
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }
        process.Dispose();
        foreach (var orphan in orphans)
            EndIfRunning(orphan);
    }

    private static List<int> Descendants(int parent)
    {
        var parents = new Dictionary<int, int>();
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
            if (int.TryParse(Path.GetFileName(folder), out var id) && ParentOf(id) is { } of)
                parents[id] = of;
        var found = new List<int> { parent };
        for (var i = 0; i < found.Count; i++)
            found.AddRange(parents.Where(pair => pair.Value == found[i]).Select(pair => pair.Key));
        return found[1..];
    }

    /// <summary>Null for a process that ended meanwhile.</summary>
    private static int? ParentOf(int id)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{id}/stat");
            return int.Parse(stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static bool IsBrowser(int id)
    {
        try
        {
            return File.ReadAllText($"/proc/{id}/cmdline").Contains("--user-data-dir=", StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return false;
        }
    }

    private static void EndIfRunning(int id)
    {
        try
        {
            using var orphan = Process.GetProcessById(id);
            orphan.Kill();
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException)
        {
            // it ended by itself
        }
    }

    private void Heard(string? line, TaskCompletionSource<string> ready)
    {
        if (line is null)
            return;
        lock (output)
            output.Add(line);
        if (Ready().Match(line) is { Success: true } match)
            ready.TrySetResult(match.Groups[1].Value);
    }

    [GeneratedRegex("ready: (http://\\S+)")]
    private static partial Regex Ready();

    [GeneratedRegex("admin@localhost\\s+([a-z0-9]+(-[a-z0-9]+){3})")]
    private static partial Regex Password();
}
