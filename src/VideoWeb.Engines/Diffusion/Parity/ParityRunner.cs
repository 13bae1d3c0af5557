using System.Globalization;

namespace VideoWeb.Engines.Diffusion.Parity;

/// <summary>How many cases a run had.</summary>
/// <param name="Passed">Everything compared was within the tolerance.</param>
/// <param name="Failed">Something was not, or a file was damaged.</param>
/// <param name="Skipped">Of kinds that nothing here runs.</param>
public readonly record struct ParityCounts(int Passed, int Failed, int Skipped);

/// <summary>
/// Runs every case of a folder of reference inputs and outputs (any shapes, any seed), to check a machine, a driver or a
/// build: same numbers as the reference or not.
/// </summary>
public static class ParityRunner
{
    private static readonly IParityKind[] Kinds =
    [
        new TokenizerParity(), new Umt5Parity(), new QwenParity(), new ClipParity(), new Kandinsky6TransformerParity(), new Kandinsky6PipelineParity(),
        new HunyuanVaeParity(), new Kandinsky6SoundParity(), new SchedulerParity(), new WanTransformerParity(), new WanVaeParity(), new WanPipelineParity(),
    ];

    /// <summary>Runs all cases under a folder and writes what it finds, the largest error of each tensor with it.</summary>
    /// <param name="folder">A case, or a folder of them at any depth.</param>
    /// <param name="output">Where to write.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static ParityCounts Run(string folder, TextWriter output, CancellationToken cancellationToken)
    {
        var (passed, failed, skipped) = (0, 0, 0);
        foreach (var path in Directory.EnumerateFiles(folder, "case.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var name = Path.GetRelativePath(folder, Path.GetDirectoryName(path)!);
            switch (RunCase(Path.GetDirectoryName(path)!, name, output, cancellationToken))
            {
                case true:
                    passed++;
                    break;
                case false:
                    failed++;
                    break;
                default:
                    skipped++;
                    break;
            }
        }

        return new ParityCounts(passed, failed, skipped);
    }

    /// <summary>True or false for passed or failed, null for a kind that nothing here runs.</summary>
    private static bool? RunCase(string folder, string name, TextWriter output, CancellationToken cancellationToken)
    {
        try
        {
            using var parity = new ParityCase(folder);
            if (Kinds.FirstOrDefault(kind => kind.Takes(parity)) is not { } runner)
            {
                output.WriteLine($"skipped {name}: nothing here runs a {parity.Kind} of {(parity.Class.Length > 0 ? parity.Class : "no class")} yet");
                return null;
            }

            runner.Run(parity, cancellationToken);
            Write(parity, name, output);
            return parity.Passed;
        }
        catch (InvalidDataException error)
        {
            output.WriteLine($"FAILED  {name}: {error.Message}");
            return false;
        }
    }

    private static void Write(ParityCase parity, string name, TextWriter output)
    {
        output.WriteLine($"{(parity.Passed ? "passed " : "FAILED ")} {name}{(parity.ExactRows > 0 ? $": {parity.ExactRows} compared exactly" : "")}");
        foreach (var finding in parity.Findings)
        {
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"  {(finding.IsNear ? ' ' : '!')} {finding.Name}: max abs {finding.MaxAbs:e2}, relative L2 {finding.RelativeL2:e2}"));
        }

        foreach (var mistake in parity.Mistakes)
            output.WriteLine($"  ! {mistake}");
        if (parity.NotCompared.Count > 0)
            output.WriteLine($"    not compared: {string.Join(", ", parity.NotCompared)}");
    }
}
