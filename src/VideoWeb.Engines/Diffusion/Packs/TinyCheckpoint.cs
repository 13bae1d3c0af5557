using System.Text.Json;
using System.Text.Json.Nodes;
using VideoWeb.Engines.Diffusion.Onnx;

namespace VideoWeb.Engines.Diffusion.Packs;

/// <summary>The files of a tiny checkpoint's folder, each in the place diffusers gives it.</summary>
internal static class TinyCheckpoint
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>Writes a configuration or a tokenizer, making the folder it lies in.</summary>
    public static void WriteJson(string folder, string file, JsonObject content)
    {
        var path = Path.Combine(folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content.ToJsonString(Indented));
    }

    /// <summary>Writes random values for every weight that building the network asks for.</summary>
    public static void WriteWeights(string folder, string file, long seed, Action<NetworkBuilder> build)
    {
        Dictionary<string, long[]> wanted = new(StringComparer.Ordinal);
        build(new NetworkBuilder(wanted));
        TinyWeights.Write(Path.Combine(folder, file), wanted, seed);
    }
}
