using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace VideoWeb.Core.Prompts.Dictionary;

/// <summary>The parts of the compact file, in their order.</summary>
internal enum LexiconSection
{
    /// <summary>All lemmas, sorted by byte, one after another.</summary>
    Text,

    /// <summary>Where each lemma begins in <see cref="Text"/>, and the end.</summary>
    Offsets,
    Entries,

    /// <summary>Numbers of synsets: for each lemma its nouns, verbs, adjectives, adverbs.</summary>
    Senses,
    Synsets,

    /// <summary>Irregular forms, sorted by the form's number.</summary>
    Forms,
}

[StructLayout(LayoutKind.Sequential, Pack = 2)]
internal struct LexiconEntry
{
    public int FirstSense;
    public byte Nouns, Verbs, Adjectives, Adverbs;
    public ushort NounTags, VerbTags, AdjectiveTags, AdverbTags;
}

[StructLayout(LayoutKind.Sequential, Pack = 2)]
internal struct LexiconSynset
{
    public int Parent, SecondParent, Word;
    public byte File, Instance;
}

[StructLayout(LayoutKind.Sequential, Pack = 2)]
internal struct LexiconForm
{
    public int Form, Base, WordClass;
}

/// <summary>
/// Header of the compact file: "VWLX", version, then (offset, length) of each section. Little-endian throughout; every
/// section begins on a multiple of four.
/// </summary>
internal readonly struct LexiconSections
{
    public const int Version = 1;
    public const int Count = 6;
    public const int HeaderLength = 8 + Count * 8;
    private static ReadOnlySpan<byte> Magic => "VWLX"u8;

    private readonly int[] _bounds;

    private LexiconSections(int[] bounds) => _bounds = bounds;

    public static bool IsCurrent(ReadOnlySpan<byte> file) =>
        file.Length > HeaderLength && file.StartsWith(Magic) && BinaryPrimitives.ReadInt32LittleEndian(file[4..]) == Version
        && EndOf(file) == file.Length;

    public static LexiconSections Read(ReadOnlySpan<byte> file)
    {
        if (!IsCurrent(file))
            throw new InvalidDataException("The dictionary's cache file is damaged or of another version.");
        var bounds = new int[Count * 2];
        for (var i = 0; i < bounds.Length; i++)
            bounds[i] = BinaryPrimitives.ReadInt32LittleEndian(file[(8 + i * 4)..]);
        return new LexiconSections(bounds);
    }

    public static byte[] Write(params ReadOnlySpan<byte[]> sections)
    {
        var length = HeaderLength;
        foreach (var section in sections)
            length = Aligned(length) + section.Length;
        var file = new byte[length];
        Magic.CopyTo(file);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(4), Version);
        var at = HeaderLength;
        for (var i = 0; i < sections.Length; i++)
        {
            at = Aligned(at);
            BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(8 + i * 8), at);
            BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(12 + i * 8), sections[i].Length);
            sections[i].CopyTo(file.AsSpan(at));
            at += sections[i].Length;
        }

        return file;
    }

    public ReadOnlySpan<byte> Slice(byte[] file, LexiconSection section) =>
        file.AsSpan(_bounds[(int)section * 2], _bounds[(int)section * 2 + 1]);

    private static int EndOf(ReadOnlySpan<byte> file) =>
        BinaryPrimitives.ReadInt32LittleEndian(file[(HeaderLength - 8)..]) + BinaryPrimitives.ReadInt32LittleEndian(file[(HeaderLength - 4)..]);

    private static int Aligned(int offset) => (offset + 3) & ~3;
}
