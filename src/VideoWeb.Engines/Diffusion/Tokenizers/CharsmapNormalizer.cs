using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace VideoWeb.Engines.Diffusion.Tokenizers;

/// <summary>
/// SentencePiece's compiled normalisation rules: a double-array trie over UTF-8 (darts-clone's layout: 32-bit units)
/// whose values are offsets into a pool of replacements that end in zero bytes.
/// </summary>
internal sealed class CharsmapNormalizer : ITextNormalizer
{
    private readonly uint[] _units;
    private readonly byte[] _pool;

    /// <exception cref="InvalidDataException">The map does not hold what it claims.</exception>
    public CharsmapNormalizer(ReadOnlySpan<byte> map, string path)
    {
        var size = map.Length < 4 ? 0 : BinaryPrimitives.ReadUInt32LittleEndian(map);
        if (size == 0 || size % 4 != 0 || size > map.Length - 4)
            throw new InvalidDataException($"{path}: the charsmap of {map.Length} bytes claims a trie of {size} bytes.");
        _units = new uint[size / 4];
        for (var unit = 0; unit < _units.Length; unit++)
            _units[unit] = BinaryPrimitives.ReadUInt32LittleEndian(map[(4 + unit * 4)..]);
        _pool = map[(4 + (int)size)..].ToArray();
    }

    /// <summary>
    /// The tokenizers library's way: a grapheme cluster under six bytes is replaced as a whole by the rule of its
    /// shortest matching start; longer clusters go character by character.
    /// </summary>
    public string Normalize(string text)
    {
        var result = new StringBuilder(text.Length);
        var bytes = new byte[4];
        for (int start = 0, length; start < text.Length; start += length)
        {
            length = StringInfo.GetNextTextElementLength(text, start);
            var cluster = text.AsSpan(start, length);
            if (Encoding.UTF8.GetByteCount(cluster) < 6 && Replace(Encoding.UTF8.GetBytes(cluster.ToString()), longest: false, out _) is { } whole)
            {
                result.Append(whole);
                continue;
            }

            foreach (var rune in cluster.EnumerateRunes())
            {
                var count = rune.EncodeToUtf8(bytes);
                result.Append(Replace(bytes.AsSpan(0, count), longest: false, out _) ?? rune.ToString());
            }
        }

        return result.ToString();
    }

    /// <summary>The replacement of the shortest or longest rule that <paramref name="utf8"/> starts with, or null.</summary>
    public string? Replace(ReadOnlySpan<byte> utf8, bool longest, out int length)
    {
        length = 0;
        int? found = null;
        var node = Offset(_units[0]);
        for (var index = 0; index < utf8.Length && utf8[index] != 0; index++)
        {
            node ^= utf8[index];
            if (node >= _units.Length || (_units[node] & 0x8000_00FF) != utf8[index])
                break;
            var unit = _units[node];
            node ^= Offset(unit);
            if ((unit >> 8 & 1) == 0)
                continue;
            if (node >= _units.Length)
                break;
            (found, length) = ((int)(_units[node] & 0x7FFF_FFFF), index + 1);
            if (!longest)
                break;
        }

        return found is { } position ? Text(position) : null;
    }

    private static uint Offset(uint unit) => (unit >> 10) << (int)((unit & 0x200) >> 6);

    private string Text(int position)
    {
        if (position >= _pool.Length)
            return "";
        var rest = _pool.AsSpan(position);
        var end = rest.IndexOf((byte)0);
        return Encoding.UTF8.GetString(end < 0 ? rest : rest[..end]);
    }
}
