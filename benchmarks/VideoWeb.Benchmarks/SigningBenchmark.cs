using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using VideoWeb.Core.Media;

namespace VideoWeb.Benchmarks;

/// <summary>Signing streams: memory for a file of a gigabyte beside that for one of a megabyte.</summary>
internal static class SigningBenchmark
{
    public static async Task RunAsync(TextWriter output)
    {
        await using var services = StudioForBenchmarks.Open();
        var provenance = services.GetRequiredService<IProvenance>();
        var folder = Directory.CreateTempSubdirectory("videoweb-signing-");
        try
        {
            foreach (var megabytes in new[] { 1, 1024 })
            {
                var path = Path.Combine(folder.FullName, $"{megabytes}.wav");
                await WriteAsync(path, megabytes * 1024L * 1024);
                var start = Stopwatch.GetTimestamp();
                await provenance.SignAsync(path, path, new Origin { Title = "Benchmark", Source = DigitalSource.AlgorithmicMedia, Engine = "Previz" }, default);
                await using var signed = File.OpenRead(path);
                var report = await provenance.VerifyAsync(signed, default);
                using var process = Process.GetCurrentProcess();
                await output.WriteLineAsync(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{megabytes} MiB signed and verified ({report.State}) in {Stopwatch.GetElapsedTime(start).TotalSeconds:0.0} s; peak memory so far {process.PeakWorkingSet64 / 1048576} MiB"));
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task WriteAsync(string path, long bytes)
    {
        await using var file = File.Create(path);
        await using var head = new BinaryWriter(file);
        head.Write("RIFF"u8);
        head.Write((uint)(bytes + 36));
        head.Write("WAVEfmt "u8);
        head.Write(16);
        head.Write((short)1);
        head.Write((short)2);
        head.Write(48_000);
        head.Write(192_000);
        head.Write((short)4);
        head.Write((short)16);
        head.Write("data"u8);
        head.Write((uint)bytes);
        head.Flush();
        file.SetLength(44 + bytes);
    }
}
