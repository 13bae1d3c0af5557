namespace VideoWeb.Engines.Diffusion.Packs;

/// <summary>A model's README.md, whose head names its licence.</summary>
internal static class ModelCard
{
    private const int HeadLines = 60;

    /// <summary>The license of the card's head, or the name of a licence file, or null.</summary>
    public static string? LicenseOf(string folder)
    {
        var card = Path.Combine(folder, "README.md");
        if (File.Exists(card))
        {
            var line = File.ReadLines(card).Take(HeadLines).FirstOrDefault(line => line.StartsWith("license:", StringComparison.OrdinalIgnoreCase));
            if (line is not null && line["license:".Length..].Trim().Trim('"', '\'') is { Length: > 0 and < 100 } license)
                return license;
        }

        return File.Exists(Path.Combine(folder, "LICENSE")) || File.Exists(Path.Combine(folder, "LICENSE.txt")) ? "see its LICENSE file" : null;
    }
}
