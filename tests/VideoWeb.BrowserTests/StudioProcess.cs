using System.Diagnostics;
using System.Text.RegularExpressions;

namespace VideoWeb.BrowserTests;

/// <summary>A studio as people start it: a process of its own on a free port, over a data folder of the test.</summary>
public sealed partial class StudioProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(2);

    private readonly Process process;
    private readonly List<string> output = [];

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

    /// <summary>What a power cut does to it: no handler runs. The browser it drives stays, as it would.</summary>
    public async Task KillAsync()
    {
        process.Kill(entireProcessTree: false);
        await process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }
        process.Dispose();
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
}
