using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using VideoWeb.Core.Engines;
using VideoWeb.Core.Prompts.Dictionary;
using VideoWeb.Engines.Previz.Furniture;
using VideoWeb.Web.Hosting;

namespace VideoWeb.Web.Commands;

/// <summary><c>studio doctor</c>: what is installed, which engines can run and why not, GPU, free disk.</summary>
internal static class DoctorCommand
{
    public static Command Create()
    {
        var data = StudioCommands.DataOption();
        var command = new Command("doctor", "Says what is installed and what can run") { data };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var folder = parsed.GetValue(data)!;
            await using var services = ShellServices.WithoutDatabase(folder);
            Line("Data", $"{folder.FullName}, {FreeDisk(folder)} free");
            Line("Processors", $"{Environment.ProcessorCount}, {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (1L << 30)} GiB of memory");
            Line("GPU", await FirstLineAsync("nvidia-smi", ["--query-gpu=name,memory.total", "--format=csv,noheader"], cancellationToken) ?? RenderDevices());
            Line(".NET", Environment.Version.ToString());
            Line("Node.js", await FirstLineAsync("node", ["--version"], cancellationToken) ?? "missing: apt-get install nodejs");
            Line("ffmpeg", await FirstLineAsync("ffmpeg", ["-version"], cancellationToken) ?? "missing: apt-get install ffmpeg");
            Line("Dictionary", DirectorRoom.OpenDictionary(services.GetRequiredService<DataFolder>()) switch
            {
                LexiconResult.Missing missing => missing.Message,
                _ => "ready",
            });
            Line("Furniture", services.GetRequiredService<FurnitureLibrary>().Installed
                ? "catalogue installed; models are converted when first needed"
                : "no catalogue: rooms are dressed with plain parts. apt-get install sweethome3d-furniture");

            var healthy = true;
            foreach (var engine in services.GetRequiredService<EngineCatalogue>().All)
            {
                var description = await engine.DescribeAsync(cancellationToken);
                // what an operator dropped into models/ may be anything
                healthy &= description.Available || description.Model is not null;
                Line($"Engine {description.Name}", description.Available ? $"ready, draws with: {description.Device}" : $"cannot run: {description.Reason}");
            }

            return healthy ? 0 : 1;
        });
        return command;
    }

    private static void Line(string what, string state) => Console.WriteLine($"{what,-16} {state}");

    private static string RenderDevices() =>
        Directory.Exists("/dev/dri") && Directory.EnumerateFiles("/dev/dri", "renderD*").FirstOrDefault() is { } device
            ? $"render device {device}"
            : "none: Mesa draws in software";

    private static string FreeDisk(DirectoryInfo folder)
    {
        var existing = folder;
        while (existing is { Exists: false, Parent: { } parent })
            existing = parent;
        var free = new DriveInfo(existing.FullName).AvailableFreeSpace / (double)(1L << 30);
        return string.Create(CultureInfo.InvariantCulture, $"{free:0.0} GiB");
    }

    private static async Task<string?> FirstLineAsync(string program, string[] arguments, CancellationToken cancellationToken)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var line = await process.StandardOutput.ReadLineAsync(cancellationToken);
            process.Kill(entireProcessTree: true);
            return line;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
