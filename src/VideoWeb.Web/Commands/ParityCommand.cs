using System.CommandLine;
using VideoWeb.Engines.Diffusion.Parity;

namespace VideoWeb.Web.Commands;

/// <summary><c>studio parity</c>: the Diffusion engine's numbers on this machine beside a reference's.</summary>
internal static class ParityCommand
{
    public static Command Create()
    {
        var folder = new Argument<DirectoryInfo>("dir") { Description = "A case, or a folder of cases" };
        var command = new Command("parity", "Runs the Diffusion engine's networks on reference inputs and compares the results") { folder };
        command.SetAction((parsed, cancellationToken) => Task.FromResult(Run(parsed.GetValue(folder)!, cancellationToken)));
        return command;
    }

    private static int Run(DirectoryInfo folder, CancellationToken cancellationToken)
    {
        if (!folder.Exists)
            return StudioCommands.Fail($"There is no folder {folder.FullName}.");
        var counts = ParityRunner.Run(folder.FullName, Console.Out, cancellationToken);
        if (counts is { Passed: 0, Failed: 0, Skipped: 0 })
            return StudioCommands.Fail($"There is no case.json under {folder.FullName}.");
        Console.WriteLine($"{counts.Passed} passed, {counts.Failed} failed{(counts.Skipped > 0 ? $", {counts.Skipped} skipped" : "")}");
        return counts.Failed == 0 ? 0 : 1;
    }
}
