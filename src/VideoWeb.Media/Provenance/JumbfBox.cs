using System.Buffers.Binary;
using System.Security.Cryptography;

namespace VideoWeb.Media.Provenance;

/// <summary>
/// Boxes of the JPEG Universal Metadata Box Format (ISO 19566-5), as C2PA uses them: a superbox <c>jumb</c> begins with a
/// description box <c>jumd</c> (type, toggles, label), its children follow.
/// </summary>
internal static class JumbfBox
{
    /// <summary>Toggles: requestable, with a label.</summary>
    private const byte Labelled = 0x03;

    // a type UUID is the four letters and this tail
    private static readonly byte[] TypeTail = Convert.FromHexString("00110010800000AA00389B71");

    public static byte[] Write(string type, params ReadOnlySpan<byte[]> parts)
    {
        var length = 8;
        foreach (var part in parts) length += part.Length;
        var box = new byte[length];
        BinaryPrimitives.WriteUInt32BigEndian(box, (uint)length);
        System.Text.Encoding.ASCII.GetBytes(type, box.AsSpan(4));
        var at = 8;
        foreach (var part in parts)
        {
            part.CopyTo(box, at);
            at += part.Length;
        }

        return box;
    }

    public static byte[] WriteSuper(string type, string label, params ReadOnlySpan<byte[]> children)
    {
        var description = Write("jumd", [.. System.Text.Encoding.ASCII.GetBytes(type), .. TypeTail], [Labelled], System.Text.Encoding.UTF8.GetBytes(label), [0]);
        return Write("jumb", [description, .. children]);
    }

    /// <summary>SHA-256 of a superbox without its eight bytes of length and type: what a hashed URI names.</summary>
    public static byte[] Hash(ReadOnlySpan<byte> superbox) => SHA256.HashData(superbox[8..]);

    /// <summary>Reads a superbox with all below it; null where it isn't one or is broken. Depth and count are bounded.</summary>
    public static Jumbf? Read(ReadOnlyMemory<byte> bytes) => Read(bytes, depth: 0);

    private static Jumbf? Read(ReadOnlyMemory<byte> bytes, int depth)
    {
        if (depth > 8 || Next(bytes, 0) is not ("jumb", var length) || length != bytes.Length) return null;
        if (Next(bytes, 8) is not ("jumd", var described) || described < 8 + 16 + 1) return null;
        var description = bytes.Slice(16, described - 8).Span;
        var type = System.Text.Encoding.ASCII.GetString(description[..4]);
        var label = "";
        if ((description[16] & 0x02) != 0)
        {
            var end = description[17..].IndexOf((byte)0);
            if (end < 0) return null;
            label = System.Text.Encoding.UTF8.GetString(description.Slice(17, end));
        }

        var children = new List<Jumbf>();
        ReadOnlyMemory<byte> content = default;
        for (var at = 8 + described; at < bytes.Length;)
        {
            if (Next(bytes, at) is not var (kind, size) || children.Count > 4096) return null;
            var box = bytes.Slice(at, size);
            if (kind == "jumb")
            {
                if (Read(box, depth + 1) is not { } child) return null;
                children.Add(child);
            }
            else if (content.IsEmpty)
            {
                content = box[8..];
            }

            at += size;
        }

        return new Jumbf(type, label, children, content, bytes);
    }

    private static (string Kind, int Length)? Next(ReadOnlyMemory<byte> bytes, int at)
    {
        if (at + 8 > bytes.Length) return null;
        var length = BinaryPrimitives.ReadUInt32BigEndian(bytes.Span[at..]);
        if (length < 8 || length > bytes.Length - at) return null;
        return (System.Text.Encoding.ASCII.GetString(bytes.Span.Slice(at + 4, 4)), (int)length);
    }
}

/// <param name="Type">Four letters: "c2ma", "c2as", "c2cl", "c2cs", "cbor".</param>
/// <param name="Content">Of the first child that is no superbox; empty where there is none.</param>
/// <param name="Bytes">The whole box.</param>
internal sealed record Jumbf(string Type, string Label, IReadOnlyList<Jumbf> Children, ReadOnlyMemory<byte> Content, ReadOnlyMemory<byte> Bytes)
{
    public Jumbf? Child(string label) => Children.FirstOrDefault(child => child.Label == label);

    /// <summary>The box that a JUMBF URI names, seen from this manifest: "self#jumbf=c2pa.assertions/…" or "self#jumbf=/c2pa/URN/…".</summary>
    public Jumbf? Find(string url, Jumbf store)
    {
        const string Scheme = "self#jumbf=";
        if (!url.StartsWith(Scheme, StringComparison.Ordinal)) return null;
        var path = url[Scheme.Length..];
        var from = this;
        if (path.StartsWith("/c2pa/", StringComparison.Ordinal)) (from, path) = (store, path["/c2pa/".Length..]);
        foreach (var label in path.Split('/'))
        {
            if (from.Child(label) is not { } child) return null;
            from = child;
        }

        return from;
    }
}
