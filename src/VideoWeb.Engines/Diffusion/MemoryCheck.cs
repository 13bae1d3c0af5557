using System.Globalization;
using VideoWeb.Engines.Diffusion.Packs;

namespace VideoWeb.Engines.Diffusion;

/// <summary>Whether a clip fits into memory, said before anything is loaded.</summary>
internal static class MemoryCheck
{
    private const double Gigabyte = 1 << 30;

    /// <summary>Null where every stage fits; else which does not and what to do.</summary>
    public static string? Refuse(IReadOnlyList<MemoryStage> stages, long free)
    {
        var largest = stages.MaxBy(stage => stage.Total);
        if (largest is null || largest.Total <= free)
            return null;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"The {largest.Name} of this model needs {largest.Total / Gigabyte:0.0} GB of memory ({largest.Weights / Gigabyte:0.0} GB of weights, {largest.Working / Gigabyte:0.0} GB to work) and {free / Gigabyte:0.0} GB are free. Make the clip smaller, take a smaller model, or quantise this one (./studio models quantise).");
    }

    /// <summary>Bytes that can be taken now without swapping.</summary>
    public static long Free(long configured)
    {
        if (configured > 0)
            return configured;
        try
        {
            var line = File.ReadLines("/proc/meminfo").FirstOrDefault(line => line.StartsWith("MemAvailable:", StringComparison.Ordinal));
            if (line?.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [_, var kilobytes, ..] && long.TryParse(kilobytes, NumberStyles.None, CultureInfo.InvariantCulture, out var free))
                return Math.Min(free * 1024, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes);
        }
        catch (IOException)
        {
            // no such file: another system
        }

        return GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;
    }
}
