using System.Text;

namespace VideoWeb.Engines.Diffusion.Tokenizers;

/// <summary>SentencePiece's own normalising: the longest rule at each place, white space folded, a mark in front.</summary>
internal sealed class SentencePieceNormalizer(CharsmapNormalizer? rules, bool addsPrefix, bool removesSpaces) : ITextNormalizer
{
    private const char Mark = '▁';

    public string Normalize(string text)
    {
        var utf8 = Encoding.UTF8.GetBytes(text);
        var result = new StringBuilder(text.Length + 1);
        var afterSpace = removesSpaces;
        for (int start = 0, length; start < utf8.Length; start += length)
        {
            var part = Next(utf8.AsSpan(start), out length);
            foreach (var character in part)
            {
                if (character != ' ')
                    result.Append(character);
                else if (!afterSpace)
                    result.Append(Mark);
                afterSpace = removesSpaces && character == ' ';
            }
        }

        while (removesSpaces && result.Length > 0 && result[^1] == Mark)
            result.Length--;
        if (addsPrefix && result.Length > 0)
            result.Insert(0, Mark);
        return result.ToString();
    }

    private string Next(ReadOnlySpan<byte> utf8, out int length)
    {
        if (rules?.Replace(utf8, longest: true, out length) is { } replacement)
            return replacement;
        Rune.DecodeFromUtf8(utf8, out var rune, out length);
        return rune.ToString();
    }
}
