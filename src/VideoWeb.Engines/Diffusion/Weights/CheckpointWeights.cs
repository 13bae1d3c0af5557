namespace VideoWeb.Engines.Diffusion.Weights;

/// <summary>One weight: where its bytes are.</summary>
/// <param name="File">The safetensors file.</param>
/// <param name="Entry">The tensor in it, under the file's own name.</param>
internal readonly record struct CheckpointTensor(SafetensorsFile File, TensorEntry Entry);

/// <summary>
/// All weights of one component folder: a single safetensors file, or several with an index. Asked for by one canonical
/// name whatever layout the files have.
/// </summary>
internal sealed class CheckpointWeights : IDisposable
{
    /// <summary>Most shards of a component; the largest real one has 15.</summary>
    private const int MaxShards = 1000;

    private static readonly string[] FileNames = ["diffusion_pytorch_model.safetensors", "model.safetensors"];

    private readonly List<SafetensorsFile> _files = [];
    private readonly Dictionary<string, CheckpointTensor> _tensors = new(StringComparer.Ordinal);

    private CheckpointWeights(string folder) => Folder = folder;

    public string Folder { get; }

    public IReadOnlyDictionary<string, CheckpointTensor> Tensors => _tensors;

    /// <summary>Opens a component's weights.</summary>
    /// <param name="folder">The component's folder.</param>
    /// <param name="canonical">From a name in the files to the one that is asked for.</param>
    /// <exception cref="InvalidDataException">Weights are missing or damaged; the message names file and key.</exception>
    public static CheckpointWeights Open(string folder, Func<string, string> canonical)
    {
        var weights = new CheckpointWeights(folder);
        try
        {
            foreach (var path in Paths(folder))
                weights.Add(SafetensorsFile.Open(path), canonical);
            return weights;
        }
        catch
        {
            weights.Dispose();
            throw;
        }
    }

    /// <summary>Opens one file of weights, whatever its name.</summary>
    /// <param name="path">A safetensors file.</param>
    /// <param name="canonical">From a name in the file to the one that is asked for; null leaves a tensor out (of another component).</param>
    /// <exception cref="InvalidDataException">It is damaged, or names a weight twice; the message names file and key.</exception>
    public static CheckpointWeights OpenFile(string path, Func<string, string?> canonical)
    {
        var weights = new CheckpointWeights(Path.GetDirectoryName(Path.GetFullPath(path))!);
        try
        {
            weights.Add(SafetensorsFile.Open(path), canonical);
            return weights;
        }
        catch
        {
            weights.Dispose();
            throw;
        }
    }

    /// <exception cref="InvalidDataException">There is no such weight.</exception>
    public CheckpointTensor this[string name] => _tensors.TryGetValue(name, out var tensor)
        ? tensor
        : throw new InvalidDataException($"{Folder}: the weight '{name}' is missing.");

    public void Dispose() => _files.ForEach(file => file.Dispose());

    private static IEnumerable<string> Paths(string folder)
    {
        foreach (var name in FileNames)
        {
            var path = Path.Combine(folder, name);
            if (File.Exists(path))
                return [path];
            if (File.Exists(path + ".index.json"))
                return Shards(folder, path + ".index.json");
        }

        throw new InvalidDataException($"{folder}: there are no weights: neither {string.Join(" nor ", FileNames)}, nor an index of one.");
    }

    private static IEnumerable<string> Shards(string folder, string index)
    {
        var map = JsonNodeReader.Open(index).Child("weight_map");
        var shards = map.Texts().Values.Distinct(StringComparer.Ordinal).ToList();
        if (shards.Count is 0 or > MaxShards)
            throw new InvalidDataException($"{index}: 'weight_map' names {shards.Count} files; 1 to {MaxShards} are read.");
        foreach (var shard in shards)
        {
            if (shard != Path.GetFileName(shard) || !File.Exists(Path.Combine(folder, shard)))
                throw new InvalidDataException($"{index}: 'weight_map' names '{shard}', which is not a file of this folder.");
        }

        return shards.Select(shard => Path.Combine(folder, shard));
    }

    private void Add(SafetensorsFile file, Func<string, string?> canonical)
    {
        _files.Add(file);
        foreach (var entry in file.Tensors.Values)
        {
            if (canonical(entry.Name) is { } name && !_tensors.TryAdd(name, new CheckpointTensor(file, entry)))
                throw new InvalidDataException($"{file.Path}: '{entry.Name}' is in the checkpoint twice.");
        }
    }
}
