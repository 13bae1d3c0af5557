using Microsoft.ML.Tokenizers;

namespace VideoWeb.Engines.Diffusion.Tokenizers;

/// <summary>
/// Byte-level byte pair encoding: a word's UTF-8 bytes, each as a printable character, joined by the merges in their order.
/// The merging is Microsoft.ML.Tokenizers'; what comes before it (Unicode, words, control tokens) is ours, because that
/// package's own steps need a culture library and know no characters beyond U+FFFF.
/// </summary>
internal sealed class BytePairModel : ITokenModel
{
    private readonly BpeTokenizer _merger;
    private readonly IReadOnlyDictionary<string, int> _vocabulary;

    /// <param name="vocabulary">Token to id.</param>
    /// <param name="merges">Pairs, first merged first.</param>
    /// <param name="endOfWord">Appended to a word's last character; empty for none.</param>
    /// <param name="path">The file, for messages.</param>
    /// <exception cref="InvalidDataException">The vocabulary lacks a byte, or the result of a merge.</exception>
    public BytePairModel(IReadOnlyDictionary<string, int> vocabulary, IReadOnlyList<(string Left, string Right)> merges, string endOfWord, string path)
    {
        foreach (var letter in ByteLetters())
        {
            if (!vocabulary.ContainsKey(letter) || !vocabulary.ContainsKey(letter + endOfWord))
                throw new InvalidDataException($"{path}: the vocabulary has no token for the byte written as '{letter}'.");
        }

        foreach (var (left, right) in merges)
        {
            if (left.Contains(' ', StringComparison.Ordinal) || right.Contains(' ', StringComparison.Ordinal)
                || !vocabulary.ContainsKey(left) || !vocabulary.ContainsKey(right) || !vocabulary.ContainsKey(left + right))
            {
                throw new InvalidDataException($"{path}: the merge of '{left}' and '{right}' names tokens that the vocabulary lacks.");
            }
        }

        _vocabulary = vocabulary;
        _merger = BpeTokenizer.Create(new BpeOptions(vocabulary)
        {
            Merges = merges.Select(merge => $"{merge.Left} {merge.Right}"),
            ByteLevel = true,
            EndOfWordSuffix = endOfWord.Length == 0 ? null : endOfWord,
        });
    }

    public int? IdOf(string token) => _vocabulary.TryGetValue(token, out var id) ? id : null;

    public void Encode(string word, List<int> ids) =>
        ids.AddRange(_merger.EncodeToIds(word, considerPreTokenization: false, considerNormalization: false));

    /// <summary>GPT-2's printable character of each byte: itself where Latin-1 prints it, else the next from U+0100.</summary>
    private static IEnumerable<string> ByteLetters()
    {
        var next = '\u0100';
        for (var value = 0; value < 256; value++)
        {
            var prints = value is (>= '!' and <= '~') or (>= 0xA1 and <= 0xAC) or (>= 0xAE and <= 0xFF);
            yield return (prints ? (char)value : next++).ToString();
        }
    }
}
