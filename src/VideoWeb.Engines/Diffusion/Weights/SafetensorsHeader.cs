using System.Buffers.Binary;
using System.Text.Json;

namespace VideoWeb.Engines.Diffusion.Weights;

/// <summary>
/// The header of a safetensors file: eight bytes with the length of a JSON object, little-endian, then the object,
/// then the data. Checkpoints come from strangers, so nothing in it is believed before it is checked:
/// the tensors have to cover the data exactly, without overlaps and holes, as the format demands.
/// </summary>
internal static class SafetensorsHeader
{
    /// <summary>Longest header in bytes, the limit of the format's own library.</summary>
    public const long MaxBytes = 100_000_000;

    private const int Prefix = 8;

    /// <summary>Reads and checks the header at the start of <paramref name="file"/>.</summary>
    /// <param name="file">A seekable stream at position 0.</param>
    /// <param name="path">The file's name, for messages.</param>
    /// <exception cref="InvalidDataException">The file is no sound safetensors file; the message names file and key.</exception>
    public static (Dictionary<string, TensorEntry> Tensors, Dictionary<string, string> Metadata) Read(Stream file, string path)
    {
        Span<byte> prefix = stackalloc byte[Prefix];
        if (file.Length < Prefix)
            throw new InvalidDataException($"{path}: too short for a safetensors file ({file.Length} bytes).");
        file.ReadExactly(prefix);
        var length = BinaryPrimitives.ReadUInt64LittleEndian(prefix);
        if (length > MaxBytes)
            throw new InvalidDataException($"{path}: the header claims {length} bytes; at most {MaxBytes} are allowed. Is this a safetensors file?");
        if ((long)length > file.Length - Prefix)
            throw new InvalidDataException($"{path}: truncated: the header claims {length} bytes, the file has {file.Length - Prefix} after the length.");

        var json = new byte[length];
        file.ReadExactly(json);
        try
        {
            using var document = JsonDocument.Parse(json);
            return Entries(document.RootElement, Prefix + (long)length, file.Length, path);
        }
        // InvalidOperationException: a string with half a surrogate pair
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            throw new InvalidDataException($"{path}: the header is not valid JSON: {error.Message}", error);
        }
    }

    private static (Dictionary<string, TensorEntry>, Dictionary<string, string>) Entries(JsonElement root, long dataStart, long fileLength, string path)
    {
        if (root.ValueKind != JsonValueKind.Object)
            throw new InvalidDataException($"{path}: the header is not a JSON object.");
        var tensors = new Dictionary<string, TensorEntry>(StringComparer.Ordinal);
        var metadata = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var property in root.EnumerateObject())
        {
            if (property.Name == "__metadata__")
                ReadMetadata(property.Value, metadata, path);
            else if (!tensors.TryAdd(property.Name, Entry(property, dataStart, fileLength, path)))
                throw new InvalidDataException($"{path}: tensor '{property.Name}' is in the header twice.");
        }

        CheckCoverage(tensors.Values, dataStart, fileLength, path);
        return (tensors, metadata);
    }

    private static void ReadMetadata(JsonElement value, Dictionary<string, string> metadata, string path)
    {
        if (value.ValueKind != JsonValueKind.Object)
            throw new InvalidDataException($"{path}: '__metadata__' is not an object.");
        foreach (var property in value.EnumerateObject())
        {
            if (property.Value.ValueKind != JsonValueKind.String)
                throw new InvalidDataException($"{path}: '__metadata__' key '{property.Name}' is not a string.");
            metadata[property.Name] = property.Value.GetString()!;
        }
    }

    private static TensorEntry Entry(JsonProperty property, long dataStart, long fileLength, string path)
    {
        var (key, value) = (property.Name, property.Value);
        if (value.ValueKind != JsonValueKind.Object)
            throw new InvalidDataException($"{path}: tensor '{key}' is not described by an object.");

        var typeName = value.TryGetProperty("dtype", out var dtype) && dtype.ValueKind == JsonValueKind.String ? dtype.GetString() : null;
        if (TypeOf(typeName) is not { } type)
            throw new InvalidDataException($"{path}: tensor '{key}' has the unknown dtype '{typeName}'.");

        var shape = Numbers(value, "shape", key, path);
        var offsets = Numbers(value, "data_offsets", key, path);
        if (offsets.Length != 2 || offsets[0] > offsets[1] || offsets[1] > fileLength - dataStart)
            throw new InvalidDataException($"{path}: tensor '{key}' lies at [{string.Join(", ", offsets)}], outside the {fileLength - dataStart} bytes of data. Is the file truncated?");

        var bytes = offsets[1] - offsets[0];
        if (ByteCount(shape, type) != bytes)
            throw new InvalidDataException($"{path}: tensor '{key}' of shape [{string.Join(", ", shape)}] and dtype {typeName} does not fit its {bytes} bytes.");
        return new TensorEntry(key, type, shape, dataStart + offsets[0], bytes);
    }

    /// <summary>By the exact name: Enum.Parse would also take numbers and lists.</summary>
    private static TensorType? TypeOf(string? name) => name switch
    {
        "BOOL" => TensorType.Bool,
        "U8" => TensorType.U8,
        "I8" => TensorType.I8,
        "F8_E4M3" => TensorType.F8_E4M3,
        "F8_E5M2" => TensorType.F8_E5M2,
        "I16" => TensorType.I16,
        "U16" => TensorType.U16,
        "F16" => TensorType.F16,
        "BF16" => TensorType.BF16,
        "I32" => TensorType.I32,
        "U32" => TensorType.U32,
        "F32" => TensorType.F32,
        "I64" => TensorType.I64,
        "U64" => TensorType.U64,
        "F64" => TensorType.F64,
        _ => null,
    };

    private static long[] Numbers(JsonElement entry, string name, string key, string path)
    {
        if (!entry.TryGetProperty(name, out var list) || list.ValueKind != JsonValueKind.Array)
            throw new InvalidDataException($"{path}: tensor '{key}' has no list '{name}'.");
        var numbers = new long[list.GetArrayLength()];
        var index = 0;
        foreach (var item in list.EnumerateArray())
        {
            if (item.ValueKind != JsonValueKind.Number || !item.TryGetInt64(out var number) || number < 0)
                throw new InvalidDataException($"{path}: tensor '{key}': '{name}' holds {item.GetRawText()}, not a whole number from 0 up.");
            numbers[index++] = number;
        }

        return numbers;
    }

    /// <summary>Bytes that a shape takes, or −1 where they do not fit 64 bits.</summary>
    private static long ByteCount(long[] shape, TensorType type)
    {
        Int128 bytes = TensorEntry.SizeOf(type);
        foreach (var size in shape)
        {
            bytes *= size;
            if (bytes > long.MaxValue)
                return -1;
        }

        return (long)bytes;
    }

    private static void CheckCoverage(IEnumerable<TensorEntry> tensors, long dataStart, long fileLength, string path)
    {
        var end = dataStart;
        foreach (var tensor in tensors.OrderBy(t => t.Offset).ThenBy(t => t.Bytes))
        {
            if (tensor.Offset < end)
                throw new InvalidDataException($"{path}: tensor '{tensor.Name}' overlaps the tensor before it.");
            if (tensor.Offset > end)
                throw new InvalidDataException($"{path}: {tensor.Offset - end} bytes before tensor '{tensor.Name}' belong to no tensor.");
            end = tensor.Offset + tensor.Bytes;
        }

        if (end != fileLength)
            throw new InvalidDataException($"{path}: {fileLength - end} bytes after the last tensor belong to no tensor.");
    }
}
