using VideoWeb.Engines.Diffusion.Packs;
using VideoWeb.Engines.Diffusion.Weights;

namespace VideoWeb.Engines.Diffusion;

/// <summary>What the shell does with models on disk.</summary>
public sealed class ModelTools
{
    private readonly IReadOnlyList<IModelFamily> _families;

    private readonly PackShelf _shelf;

    internal ModelTools(IEnumerable<IModelFamily> families, PackShelf shelf) => (_families, _shelf) = ([.. families], shelf);

    /// <summary>Families that can write tiny packs, with their kinds.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> TinyKinds =>
        _families.Where(family => family.TinyKinds.Count > 0).ToDictionary(family => family.Name, family => family.TinyKinds, StringComparer.OrdinalIgnoreCase);

    /// <summary>Writes a pack with tiny random weights into an empty folder.</summary>
    /// <param name="family">One of <see cref="TinyKinds"/>.</param>
    /// <param name="kind">One of its kinds.</param>
    /// <param name="folder">The folder; made where it does not exist.</param>
    /// <param name="seed">Of the weights.</param>
    public void WriteTiny(string family, string kind, string folder, long seed)
    {
        Directory.CreateDirectory(folder);
        _families.First(known => string.Equals(known.Name, family, StringComparison.OrdinalIgnoreCase)).WriteTiny(kind, folder, seed);
    }

    /// <summary>Writes a model anew with its linear layers in 8 or 4 bits; everything else is copied.</summary>
    /// <param name="model">Name of a model on disk.</param>
    /// <param name="folder">An empty folder; made where it does not exist.</param>
    /// <param name="bits">8 or 4.</param>
    /// <param name="progress">Hears what is done: part, and share of it.</param>
    /// <param name="cancellationToken">Ends it; what was written stays behind, without the model's index.</param>
    /// <exception cref="InvalidDataException">There is no such model, or it cannot be quantised; the message is for the user.</exception>
    public QuantisationResult Quantise(string model, string folder, int bits, Action<string, double> progress, CancellationToken cancellationToken)
    {
        if (bits is not (8 or 4))
            throw new InvalidDataException($"Weights have 8 or 4 bits, not {bits}.");
        var found = _shelf.Packs.FirstOrDefault(pack => pack.Pack.Name == model) ?? throw new InvalidDataException($"There is no model \"{model}\". `./studio models` lists them.");
        if (found.Family is not { } family || found.Pack.Fault is not null)
            throw new InvalidDataException($"{model} cannot run: {found.Pack.Fault}");
        var parts = family.QuantisedParts(found.Pack);
        if (parts.Count == 0)
            throw new InvalidDataException($"Models of {family.Name} cannot be quantised yet.");
        Directory.CreateDirectory(folder);
        Dictionary<string, double> errors = new(StringComparer.Ordinal);
        foreach (var part in parts)
        {
            var source = Path.Combine(found.Pack.Path, part);
            using var weights = CheckpointWeights.Open(source, name => name);
            if (weights.Tensors.Values.Any(tensor => tensor.Entry.Type == TensorType.U8))
                throw new InvalidDataException($"{model} is quantised already.");
            Directory.CreateDirectory(Path.Combine(folder, part));
            // whatever the files were called: one file, by the name that is looked for first
            var file = Path.Combine(folder, part, "diffusion_pytorch_model.safetensors");
            errors[part] = QuantisedWeights.Write(weights, file, bits, share => progress(part, share), cancellationToken);
        }

        Copy(found.Pack.Path, folder, parts);
        var after = family.Recognise(folder) ?? throw new InvalidDataException($"{folder}: what was written is not recognised.");
        if (after.Fault is { } fault)
            throw new InvalidDataException(fault);
        progress("loss", 0);
        var free = MemoryCheck.Free(0);
        var needed = found.Pack.Bytes * 2;
        return new QuantisationResult(errors, needed <= free ? family.QuantisationLoss(found.Pack, after, cancellationToken) : null, found.Pack.Bytes, after.Bytes);
    }

    /// <summary>All files but the weights of what was written anew; the index last, so that half a model is none.</summary>
    private static void Copy(string from, string to, IReadOnlyList<string> parts)
    {
        const string Index = "model_index.json";
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories).OrderBy(file => Path.GetFileName(file) == Index))
        {
            var relative = Path.GetRelativePath(from, file);
            var isOld = parts.Any(part => relative.StartsWith(part + Path.DirectorySeparatorChar, StringComparison.Ordinal)) && Path.GetFileName(file).Contains(".safetensors", StringComparison.Ordinal);
            if (isOld)
                continue;
            var target = Path.Combine(to, relative);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target, overwrite: true);
        }
    }
}

/// <param name="Errors">Of each part: |restored − weight| / |weight| over its quantised weights.</param>
/// <param name="Loss">|v − v′| / |v| of one prediction, or null where memory is too small to measure it.</param>
/// <param name="BytesBefore">Of all weights.</param>
/// <param name="BytesAfter">Of all weights.</param>
public sealed record QuantisationResult(IReadOnlyDictionary<string, double> Errors, double? Loss, long BytesBefore, long BytesAfter);
