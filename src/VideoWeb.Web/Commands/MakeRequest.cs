using VideoWeb.Core.Engines;
using VideoWeb.Core.Prompts;

namespace VideoWeb.Web.Commands;

/// <summary>What <c>studio make</c> was asked for.</summary>
internal sealed record MakeRequest
{
    public required string Prompt { get; init; }

    public required FileInfo Output { get; init; }

    public required PlanRequest Plan { get; init; }

    public required string Engine { get; init; }

    public required RenderQuality Quality { get; init; }

    public FileInfo? Image { get; init; }

    public required IReadOnlyList<string> Cameos { get; init; }

    public DirectoryInfo? Previews { get; init; }

    public FileInfo? Geometry { get; init; }

    public DenoiseWishes Wishes { get; init; } = new();

    public required DirectoryInfo Data { get; init; }

    /// <summary>What is wrong with the files that were named, or null. Said before minutes are spent on drawing.</summary>
    public string? Refusal()
    {
        if (Output.Directory is { Exists: false } missing)
            return $"The folder {missing.FullName} does not exist.";
        if (!string.Equals(Output.Extension, ".mp4", StringComparison.OrdinalIgnoreCase))
            return $"The clip is an mp4: -o {Path.ChangeExtension(Output.Name, ".mp4")}";
        if (Geometry?.Directory is { Exists: false } folder)
            return $"The folder {folder.FullName} does not exist.";
        if (Wishes.Refusal() is { } wish)
            return wish;
        if (Image is { Exists: false })
            return $"There is no picture {Image}.";
        foreach (var cameo in Cameos)
        {
            var parts = cameo.Split('=', 2);
            if (parts.Length != 2 || parts[0].Length == 0)
                return $"--cameo is written as NAME=FILE, not {cameo}.";
            if (!File.Exists(parts[1]))
                return $"There is no picture {parts[1]} for {parts[0]}.";
        }

        return null;
    }
}
