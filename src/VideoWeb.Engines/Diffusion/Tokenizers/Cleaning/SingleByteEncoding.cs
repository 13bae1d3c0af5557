using System.Text;

namespace VideoWeb.Engines.Diffusion.Tokenizers.Cleaning;

/// <summary>An encoding of one byte a character, in which UTF-8 is read by mistake.</summary>
internal sealed class SingleByteEncoding
{
    public static readonly SingleByteEncoding Latin1 = new(28591, isSloppy: false);
    public static readonly SingleByteEncoding Windows1252 = new(1252, isSloppy: true);
    public static readonly SingleByteEncoding MacRoman = new(10000, isSloppy: false);

    /// <summary>In the order in which they are tried.</summary>
    public static readonly IReadOnlyList<SingleByteEncoding> All =
    [
        Latin1,
        Windows1252,
        new(1251, isSloppy: true),
        new(1250, isSloppy: true),
        new(1253, isSloppy: true),
        new(1254, isSloppy: true),
        new(1257, isSloppy: true),
        new(28592, isSloppy: false),
        MacRoman,
        new(437, isSloppy: false),
    ];

    private readonly char[] _characters = new char[256];
    private readonly Dictionary<char, byte> _bytes = [];

    private SingleByteEncoding(int codePage, bool isSloppy)
    {
        IsSloppy = isSloppy;
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(codePage) ?? Encoding.GetEncoding(codePage);
        for (var value = 0; value < 256; value++)
        {
            var character = encoding.GetString([(byte)value])[0];
            if (codePage == 10000 && character == '\u2126')
                character = '\u03a9';
            // sloppy, as browsers are: an unassigned byte is the character of that number, and 1A stands for a lost one
            if (isSloppy && (value == 0x1A || character is >= '\uf8f5' and <= '\uf8ff'))
                character = value == 0x1A ? '\ufffd' : (char)value;
            _characters[value] = character;
            _bytes[character] = (byte)value;
        }
    }

    public bool IsSloppy { get; }

    /// <summary>The bytes of a text, or null where it has a character that the encoding lacks.</summary>
    public byte[]? Encode(string text)
    {
        var bytes = new byte[text.Length];
        for (var index = 0; index < bytes.Length; index++)
        {
            if (!_bytes.TryGetValue(text[index], out bytes[index]))
                return null;
        }

        return bytes;
    }

    public string Decode(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder(bytes.Length);
        foreach (var value in bytes)
            text.Append(_characters[value]);
        return text.ToString();
    }

    /// <summary>Characters that stand for a range of bytes, both ends included.</summary>
    public string Characters(int first, int last) => new(_characters.AsSpan(first, last - first + 1));
}
