using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace VideoWeb.Engines.Previz.Furniture;

/// <summary>
/// Models of the furniture catalogue, converted from the Debian package when first asked for.
/// What the package does not hold, or what fails to convert, is simply not there: the stage shows a part of its own instead.
/// </summary>
public sealed partial class FurnitureLibrary(IOptions<PrevizOptions> options, ILogger<FurnitureLibrary> logger)
{
    /// <summary>Where Debian's sweethome3d-furniture puts its catalogues.</summary>
    public const string PackageFolder = "/usr/share/sweethome3d/furniture";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly ConcurrentDictionary<string, Lazy<Task<bool>>> conversions = new();
    private readonly SemaphoreSlim oneAtATime = new(1, 1);

    private string Root => Path.GetFullPath(options.Value.FurnitureRoot);

    private string Converter => Path.Combine(options.Value.ConverterRoot, "convert-furniture.mjs");

    /// <summary>Whether models can be had here at all.</summary>
    public bool Installed => File.Exists(Converter) && Directory.Exists(PackageFolder);

    /// <param name="file">A file's name as the stage asks for it: <c>b0-bed1.glb</c> or <c>index.json</c>.</param>
    /// <returns>Its path, or null where there is none.</returns>
    public async Task<string?> FindAsync(string file, CancellationToken cancellationToken)
    {
        if (!FileName().IsMatch(file))
            return null;
        var path = Path.Combine(Root, file);
        if (File.Exists(path))
            return path;
        if (!Installed)
            return null;

        // many frames may ask for one model at once: it is converted once, and a failure is not tried again until the next start
        var key = Path.GetExtension(file) == ".glb" ? Path.GetFileNameWithoutExtension(file) : "";
        var conversion = conversions.GetOrAdd(key, id => new Lazy<Task<bool>>(() => ConvertAsync(id)));
        await conversion.Value.WaitAsync(cancellationToken);
        return File.Exists(path) ? path : null;
    }

    /// <summary>Converts every model that is still missing. Meant for the background: it takes minutes.</summary>
    public Task ConvertAllAsync(CancellationToken cancellationToken) =>
        Installed ? RunAsync(["--all", "--out", Root], TimeSpan.FromHours(1), cancellationToken) : Task.CompletedTask;

    private async Task<bool> ConvertAsync(string id)
    {
        await oneAtATime.WaitAsync();
        try
        {
            string[] what = id.Length > 0 ? ["--models", id] : ["--index"];
            return await RunAsync([.. what, "--out", Root], Patience, CancellationToken.None);
        }
        finally
        {
            oneAtATime.Release();
        }
    }

    private async Task<bool> RunAsync(string[] arguments, TimeSpan patience, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Root);
        var start = new ProcessStartInfo("node") { RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false };
        start.ArgumentList.Add(Converter);
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);

        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limited.CancelAfter(patience);
        Process process;
        try
        {
            process = Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception exception)
        {
            logger.LogWarning("Furniture cannot be converted: node does not start ({Reason})", exception.Message);
            return false;
        }

        using (process)
        {
            try
            {
                var output = process.StandardOutput.ReadToEndAsync(limited.Token);
                var errors = await process.StandardError.ReadToEndAsync(limited.Token);
                await output;
                await process.WaitForExitAsync(limited.Token);
                if (process.ExitCode == 0)
                    return true;
                logger.LogWarning("Furniture {Arguments} was not converted: {Errors}", string.Join(' ', arguments), errors);
            }
            catch (OperationCanceledException)
            {
                process.Kill(entireProcessTree: true);
                cancellationToken.ThrowIfCancellationRequested();
                logger.LogWarning("Furniture {Arguments} was not converted within {Seconds} s", string.Join(' ', arguments), patience.TotalSeconds);
            }

            return false;
        }
    }

    [GeneratedRegex(@"^([A-Za-z0-9][A-Za-z0-9_-]{0,80}\.glb|index\.json)$")]
    private static partial Regex FileName();
}
