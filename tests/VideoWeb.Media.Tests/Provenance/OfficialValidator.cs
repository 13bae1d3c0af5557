using System.Diagnostics;
using System.Reflection;
using System.Text.Json;

namespace VideoWeb.Media.Tests.Provenance;

/// <summary>The Content Authenticity Initiative's validator (npm @contentauth/c2pa-wasm), run by Node.</summary>
internal static class OfficialValidator
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private static readonly string Folder = typeof(OfficialValidator).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "ValidatorFolder").Value!;

    public static async Task<Verdict> ReadAsync(string anchorPem, string path)
    {
        var anchor = path + ".anchor.pem";
        await File.WriteAllTextAsync(anchor, anchorPem);
        var start = new ProcessStartInfo("node", ["validate.mjs", anchor, path]) { WorkingDirectory = Folder, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var printed = process.StandardOutput.ReadToEndAsync();
        var faults = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, faults);
        return JsonSerializer.Deserialize<Verdict>(await printed, Json)!;
    }

    public sealed record Verdict(string State, string[] Failures, string[] Assertions, string[] Actions, Given[] Ingredients);

    public sealed record Given(string Title, string Relationship, bool Manifest);
}
