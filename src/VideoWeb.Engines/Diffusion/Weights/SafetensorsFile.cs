using System.IO.MemoryMappedFiles;
using System.Runtime.InteropServices;

namespace VideoWeb.Engines.Diffusion.Weights;

/// <summary>
/// A safetensors file, mapped into memory: opening a checkpoint of many gigabytes reads only its header,
/// and a tensor's pages are read when the tensor is. Safe for reading on several threads.
/// </summary>
internal sealed class SafetensorsFile : IDisposable
{
    private readonly Dictionary<string, TensorEntry> _tensors;
    private readonly MemoryMappedFile _map;
    private readonly MemoryMappedViewAccessor _view;

    private SafetensorsFile(string path, Dictionary<string, TensorEntry> tensors, Dictionary<string, string> metadata, MemoryMappedFile map)
    {
        Path = path;
        Metadata = metadata;
        _tensors = tensors;
        _map = map;
        _view = map.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read);
    }

    public string Path { get; }

    /// <summary>The strings under <c>__metadata__</c>; a LoRA keeps its alpha here.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; }

    public IReadOnlyDictionary<string, TensorEntry> Tensors => _tensors;

    /// <summary>Opens a file and checks its header.</summary>
    /// <exception cref="InvalidDataException">The file is no sound safetensors file; the message names file and key.</exception>
    public static SafetensorsFile Open(string path)
    {
        var file = File.OpenRead(path);
        MemoryMappedFile? map = null;
        try
        {
            var (tensors, metadata) = SafetensorsHeader.Read(file, path);
            // the map owns the stream: what was checked is what is mapped, even if the name changes hands
            map = MemoryMappedFile.CreateFromFile(file, null, 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: false);
            return new SafetensorsFile(path, tensors, metadata, map);
        }
        catch
        {
            map?.Dispose();
            file.Dispose();
            throw;
        }
    }

    /// <exception cref="InvalidDataException">The file has no tensor of that name.</exception>
    public TensorEntry this[string name] => _tensors.TryGetValue(name, out var entry)
        ? entry
        : throw new InvalidDataException($"{Path}: there is no tensor '{name}'.");

    /// <summary>A tensor's values as float32, row-major; half precisions are widened, which is exact.</summary>
    /// <exception cref="InvalidDataException">The tensor is missing, is of another type or is larger than 2 GB.</exception>
    public float[] ReadFloats(string name)
    {
        var entry = this[name];
        switch (entry.Type)
        {
            case TensorType.F32:
                return Read<float>(entry);
            case TensorType.F16:
                return Array.ConvertAll(Read<Half>(entry), value => (float)value);
            case TensorType.BF16:
                // bfloat16 is the upper half of a float32
                return Array.ConvertAll(Read<ushort>(entry), value => BitConverter.UInt32BitsToSingle((uint)value << 16));
            default:
                throw new InvalidDataException($"{Path}: tensor '{name}' is {entry.Type}, not a floating-point type that can be read as float32.");
        }
    }

    /// <summary>The values of an I64 tensor, row-major.</summary>
    /// <exception cref="InvalidDataException">The tensor is missing, is of another type or is larger than 2 GB.</exception>
    public long[] ReadInt64s(string name)
    {
        var entry = this[name];
        return entry.Type == TensorType.I64
            ? Read<long>(entry)
            : throw new InvalidDataException($"{Path}: tensor '{name}' is {entry.Type}, not I64.");
    }

    /// <summary>The values of a U8 or BOOL tensor, row-major.</summary>
    /// <exception cref="InvalidDataException">The tensor is missing, is of another type or is larger than 2 GB.</exception>
    public byte[] ReadBytes(string name)
    {
        var entry = this[name];
        return entry.Type is TensorType.U8 or TensorType.Bool
            ? Read<byte>(entry)
            : throw new InvalidDataException($"{Path}: tensor '{name}' is {entry.Type}, not U8.");
    }

    /// <summary>A tensor's bytes as they are.</summary>
    /// <exception cref="InvalidDataException">It is larger than 2 GB.</exception>
    public byte[] ReadRaw(TensorEntry entry) => Read<byte>(entry with { Type = TensorType.U8 });

    public void Dispose()
    {
        _view.Dispose();
        _map.Dispose();
    }

    private T[] Read<T>(TensorEntry entry) where T : unmanaged
    {
        // the limit of the byte view below
        if (entry.Bytes > Array.MaxLength)
            throw new InvalidDataException($"{Path}: tensor '{entry.Name}' has {entry.Bytes} bytes, more than can be read at once.");
        var values = new T[entry.Count];
        // bytes, because the format does not promise alignment
        var bytes = MemoryMarshal.AsBytes(values.AsSpan());
        _view.SafeMemoryMappedViewHandle.ReadSpan((ulong)entry.Offset, bytes);
        return values;
    }
}
