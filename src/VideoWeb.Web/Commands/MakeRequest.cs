using VideoWeb.Core.Engines;
using VideoWeb.Core.Media;
using VideoWeb.Core.Plans;
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
            if (KindOf(parts[1]) is PictureKind.Unknown)
                return $"{parts[1]} is neither a JPEG nor a PNG picture.";
        }

        if (Cameos.GroupBy(NameOf, StringComparer.OrdinalIgnoreCase).FirstOrDefault(pictures => pictures.Count() > MostPictures) is { } many)
            return $"{many.Key} has {many.Count()} pictures; a cameo takes up to {MostPictures}.";

        return null;
    }

    /// <summary>The cast's pictures by cast id, or null where a cameo is of nobody in the plan.</summary>
    public IReadOnlyDictionary<string, EngineCameo>? Cast(ShotPlan plan)
    {
        var cast = new Dictionary<string, EngineCameo>();
        foreach (var pictures in Cameos.GroupBy(NameOf, StringComparer.OrdinalIgnoreCase))
        {
            if (Member(plan, pictures.Key) is not { } member)
                return null;
            cast[member.Id] = new EngineCameo { Kind = member.Kind, Pictures = [.. pictures.Select(each => Path.GetFullPath(each.Split('=', 2)[1]))] };
        }

        return cast;
    }

    /// <summary>Which of the cameos the plan does not have, and whom it has.</summary>
    public string NotInThePlan(ShotPlan plan)
    {
        var name = Cameos.Select(NameOf).First(name => Member(plan, name) is null);
        var has = plan.Cast.Count > 0 ? $"Its cast is: {string.Join(", ", plan.Cast.Select(member => member.Name))}." : "It names nobody.";
        return $"The prompt does not name {name}. {has} Write the name, as in \"{name} walks along a pier\" or \"@{name.ToLowerInvariant()} walks along a pier\".";
    }

    private const int MostPictures = 5;

    private static string NameOf(string cameo) => cameo.Split('=', 2)[0].TrimStart('@');

    private static CastMember? Member(ShotPlan plan, string name) => plan.Cast.FirstOrDefault(member =>
        string.Equals(member.Id, name, StringComparison.OrdinalIgnoreCase) || string.Equals(member.Name, name, StringComparison.OrdinalIgnoreCase));

    private static PictureKind KindOf(string path)
    {
        var head = new byte[PictureKinds.Enough];
        using var file = File.OpenRead(path);
        var read = file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        return PictureKinds.Of(head.AsSpan(0, read));
    }
}
