using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace VideoWeb.Engines.Diffusion.Weights;

/// <summary>A tensor that is to be written.</summary>
/// <param name="Name">The key in the header.</param>
/// <param name="Type">Number format of one value.</param>
/// <param name="Shape">Sizes, outermost first.</param>
/// <param name="Write">Writes its bytes, all of them.</param>
internal sealed record WrittenTensor(string Name, TensorType Type, long[] Shape, Action<Stream> Write)
{
    public long Bytes => Shape.Aggregate(1L, (product, side) => product * side) * TensorEntry.SizeOf(Type);

    public static WrittenTensor Of(string name, long[] shape, Func<float[]> values) =>
        new(name, TensorType.F32, shape, stream => stream.Write(MemoryMarshal.AsBytes(values().AsSpan())));
}

/// <summary>Writes safetensors files: the header first, so that tensors are made one at a time.</summary>
internal static class SafetensorsWriter
{
    private const int Alignment = 8;

    /// <summary>Writes a file, whole or not at all.</summary>
    public static void Write(string path, IReadOnlyList<WrittenTensor> tensors, IReadOnlyDictionary<string, string>? metadata = null)
    {
        var header = new JsonObject();
        if (metadata is { Count: > 0 })
            header["__metadata__"] = new JsonObject(metadata.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value)));
        var offset = 0L;
        foreach (var tensor in tensors)
        {
            header[tensor.Name] = new JsonObject
            {
                ["dtype"] = tensor.Type.ToString().ToUpperInvariant(),
                ["shape"] = new JsonArray([.. tensor.Shape.Select(side => (JsonNode)side)]),
                ["data_offsets"] = new JsonArray(offset, offset + tensor.Bytes),
            };
            offset += tensor.Bytes;
        }

        var json = JsonSerializer.SerializeToUtf8Bytes(header);
        var padded = (json.Length + Alignment - 1) / Alignment * Alignment;
        var temporary = path + ".part";
        try
        {
            using var file = File.Create(temporary);
            Span<byte> length = stackalloc byte[sizeof(ulong)];
            BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)padded);
            file.Write(length);
            file.Write(json);
            for (var at = json.Length; at < padded; at++)
                file.WriteByte((byte)' ');
            foreach (var tensor in tensors)
            {
                var before = file.Position;
                tensor.Write(file);
                if (file.Position - before != tensor.Bytes)
                    throw new InvalidOperationException($"'{tensor.Name}' has {tensor.Bytes} bytes, {file.Position - before} were written.");
            }
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }

        File.Move(temporary, path, overwrite: true);
    }
}
