using System.Formats.Cbor;

namespace VideoWeb.Media.Provenance;

/// <summary>Writes the few shapes a manifest needs in deterministic CBOR (RFC 8949, 4.2), and reads any into plain objects.</summary>
internal static class Cbor
{
    private const int DeepestNesting = 16;

    public static byte[] Encode(object? value)
    {
        var writer = new CborWriter(CborConformanceMode.Canonical);
        Write(writer, value);
        return writer.Encode();
    }

    /// <summary>Maps as dictionaries, arrays as lists, dates and other tagged values as what they tag; null where it is no CBOR.</summary>
    public static object? Decode(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            return Read(new CborReader(bytes, CborConformanceMode.Lax), 0);
        }
        catch (Exception exception) when (exception is CborContentException or InvalidOperationException or OverflowException or FormatException)
        {
            return null;
        }
    }

    private static void Write(CborWriter writer, object? value)
    {
        switch (value)
        {
            case null:
                writer.WriteNull();
                break;
            case string text:
                writer.WriteTextString(text);
                break;
            case byte[] bytes:
                writer.WriteByteString(bytes);
                break;
            case bool flag:
                writer.WriteBoolean(flag);
                break;
            case int number:
                writer.WriteInt64(number);
                break;
            case long number:
                writer.WriteInt64(number);
                break;
            case CborDate date:
                writer.WriteTag(CborTag.DateTimeString);
                writer.WriteTextString(date.Text);
                break;
            case CborTagged tagged:
                writer.WriteTag((CborTag)tagged.Tag);
                Write(writer, tagged.Value);
                break;
            case IReadOnlyDictionary<string, object?> map:
                writer.WriteStartMap(map.Count);
                foreach (var (key, entry) in map)
                {
                    writer.WriteTextString(key);
                    Write(writer, entry);
                }

                writer.WriteEndMap();
                break;
            case IReadOnlyDictionary<int, object?> map:
                writer.WriteStartMap(map.Count);
                foreach (var (key, entry) in map)
                {
                    writer.WriteInt32(key);
                    Write(writer, entry);
                }

                writer.WriteEndMap();
                break;
            case IEnumerable<object?> list:
                var items = list.ToList();
                writer.WriteStartArray(items.Count);
                foreach (var item in items) Write(writer, item);
                writer.WriteEndArray();
                break;
            default:
                throw new ArgumentException($"No CBOR for {value.GetType().Name}.", nameof(value));
        }
    }

    private static object? Read(CborReader reader, int depth)
    {
        if (depth > DeepestNesting) throw new CborContentException("Nested too deeply.");
        switch (reader.PeekState())
        {
            case CborReaderState.UnsignedInteger or CborReaderState.NegativeInteger:
                return reader.ReadInt64();
            case CborReaderState.TextString or CborReaderState.StartIndefiniteLengthTextString:
                return reader.ReadTextString();
            case CborReaderState.ByteString or CborReaderState.StartIndefiniteLengthByteString:
                return reader.ReadByteString();
            case CborReaderState.Boolean:
                return reader.ReadBoolean();
            case CborReaderState.Tag:
                reader.ReadTag();
                return Read(reader, depth + 1);
            case CborReaderState.StartArray:
                reader.ReadStartArray();
                var list = new List<object?>();
                while (reader.PeekState() != CborReaderState.EndArray) list.Add(Read(reader, depth + 1));
                reader.ReadEndArray();
                return list;
            case CborReaderState.StartMap:
                reader.ReadStartMap();
                var map = new Dictionary<string, object?>();
                while (reader.PeekState() != CborReaderState.EndMap)
                {
                    var key = Read(reader, depth + 1);
                    map[Convert.ToString(key, System.Globalization.CultureInfo.InvariantCulture) ?? ""] = Read(reader, depth + 1);
                }

                reader.ReadEndMap();
                return map;
            default:
                reader.SkipValue();
                return null;
        }
    }
}

/// <summary>A moment, tag 0.</summary>
internal sealed record CborDate(string Text);

internal sealed record CborTagged(int Tag, object? Value);
