using Microsoft.Extensions.Options;
using VideoWeb.Engines.Diffusion.Weights;

namespace VideoWeb.Engines.Diffusion.Packs;

/// <summary>
/// The models on disk. Folders are looked through at the first question and whenever somebody asks again: folders with a
/// model_index.json, single .safetensors files beside them, and caches in Hugging Face's layout, links followed.
/// </summary>
internal sealed class PackShelf(IEnumerable<IModelFamily> families, IOptions<DiffusionOptions> options)
{
    private const int Depth = 4, MostPacks = 500;

    private readonly Lock _gate = new();
    private readonly IReadOnlyList<IModelFamily> _families = [.. families];
    private IReadOnlyList<FoundPack>? _found;

    /// <summary>Raised after the folders were looked through anew.</summary>
    public event Action? Changed;

    /// <summary>What can run comes first, then by name.</summary>
    public IReadOnlyList<FoundPack> Packs
    {
        get
        {
            lock (_gate)
                return _found ??= Find();
        }
    }

    public void Rescan()
    {
        lock (_gate)
            _found = Find();
        Changed?.Invoke();
    }

    private IReadOnlyList<FoundPack> Find()
    {
        HashSet<string> names = new(StringComparer.OrdinalIgnoreCase);
        List<FoundPack> found = [];
        foreach (var path in options.Value.Folders.Where(Directory.Exists).SelectMany(root => Candidates(root, Depth)).Take(MostPacks))
        {
            if (Recognise(path) is not { } pack)
                continue;
            var name = pack.Pack.Name;
            for (var number = 2; !names.Add(name); number++)
                name = $"{pack.Pack.Name}-{number}";
            found.Add(pack with { Pack = pack.Pack with { Name = name } });
        }

        return [.. found.OrderBy(pack => pack.Pack.Fault is null ? 0 : 1).ThenBy(pack => pack.Pack.Name, StringComparer.Ordinal)];
    }

    private FoundPack? Recognise(string path)
    {
        foreach (var family in _families)
        {
            if (family.Recognise(path) is { } pack)
                return new FoundPack(pack, family);
        }

        // a single file may be a part of something: nobody is told of it
        return File.Exists(path) ? null : new FoundPack(Unknown(path), null);
    }

    private static ModelPack Unknown(string path)
    {
        string fault;
        try
        {
            var index = JsonNodeReader.Open(Path.Combine(path, "model_index.json"));
            fault = index.Child("_class_name").IsAbsent
                ? $"{index.Path}: '_class_name' is missing."
                : $"{index.Path}: the pipeline '{index.Text("_class_name")}' is of no family that is known here.";
        }
        catch (InvalidDataException error)
        {
            fault = error.Message;
        }

        return new ModelPack { Name = PackNames.Of(path), Family = "unknown", Title = Path.GetFileName(path), Path = path, Fault = fault };
    }

    private static IEnumerable<string> Candidates(string folder, int depth)
    {
        if (File.Exists(Path.Combine(folder, "model_index.json")))
            return [folder];
        if (depth == 0)
            return [];
        try
        {
            return [
                .. Directory.GetFiles(folder, "*.safetensors").Order(StringComparer.Ordinal),
                .. Directory.GetDirectories(folder)
                    .Where(inner => !Path.GetFileName(inner).StartsWith('.'))
                    .Order(StringComparer.Ordinal)
                    .SelectMany(inner => Candidates(inner, depth - 1)),
            ];
        }
        catch (UnauthorizedAccessException)
        {
            return [];
        }
    }
}

/// <param name="Pack">What was found.</param>
/// <param name="Family">Whose it is, or null where nobody knows it.</param>
internal sealed record FoundPack(ModelPack Pack, IModelFamily? Family);

/// <summary>Names of packs in the shell and the database, where an engine has 40 characters.</summary>
internal static class PackNames
{
    private const int Longest = 36;

    /// <summary>From a folder's or file's name; from the model's own within a cache of Hugging Face ("models--org--NAME/snapshots/…").</summary>
    public static string Of(string path)
    {
        var name = Path.GetFileName(path.TrimEnd('/'));
        if (path.Split('/').LastOrDefault(part => part.StartsWith("models--", StringComparison.Ordinal)) is { } cached)
            name = cached.Split("--")[^1];
        if (name.EndsWith(".safetensors", StringComparison.Ordinal))
            name = name[..^".safetensors".Length];
        if (name.EndsWith("-diffusers", StringComparison.OrdinalIgnoreCase))
            name = name[..^"-diffusers".Length];
        var plain = new string([.. name.ToLowerInvariant().Select(character => char.IsAsciiLetterOrDigit(character) || character == '.' ? character : '-')]).Trim('-');
        return plain.Length == 0 ? "model" : plain.Length > Longest ? plain[..Longest] : plain;
    }
}
