using System.Diagnostics;
using System.Text.Json;

namespace VideoWeb.Media.Tests;

/// <summary>What ffprobe says of a file, independently of the product's own reader.</summary>
internal sealed record Probe(JsonElement Root)
{
    public static async Task<Probe> OfAsync(string path, params string[] more)
    {
        var start = new ProcessStartInfo("ffprobe", ["-v", "error", "-print_format", "json", "-show_format", "-show_streams", .. more, path]) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var text = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new Probe(JsonDocument.Parse(text).RootElement);
    }

    public JsonElement Format => Root.GetProperty("format");

    public JsonElement Stream(string kind) => Root.GetProperty("streams").EnumerateArray().Single(stream => stream.GetProperty("codec_type").GetString() == kind);
}
