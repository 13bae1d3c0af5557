namespace VideoWeb.Engines.Diffusion.Tokenizers;

/// <summary>
/// Text to token ids, exactly as the <c>tokenizers</c> library does it with the same tokenizer.json: added tokens are
/// cut out first, the rest is normalised, split into words and given to the model; ids of the template go around it.
/// Any string is taken: half a surrogate pair counts as U+FFFD, and what lies beyond <see cref="MaxTextLength"/> is cut.
/// Safe on several threads.
/// </summary>
internal sealed class Tokenizer
{
    /// <summary>Characters (UTF-16) of a text that are read; far more than any text encoder takes.</summary>
    public const int MaxTextLength = 100_000;

    private readonly AddedTokens _addedTokens;
    private readonly ITextNormalizer _normalizer;
    private readonly IReadOnlyList<ITextSplitter> _splitters;
    private readonly ITokenModel _model;
    private readonly int[] _prefix, _suffix;

    public Tokenizer(
        AddedTokens addedTokens, ITextNormalizer normalizer, IReadOnlyList<ITextSplitter> splitters, ITokenModel model, int[] prefix, int[] suffix)
    {
        (_addedTokens, _normalizer, _splitters, _model) = (addedTokens, normalizer, splitters, model);
        (_prefix, _suffix) = (prefix, suffix);
    }

    /// <summary>Opens a checkpoint's tokenizer folder: tokenizer.json, or spiece.model where there is none.</summary>
    /// <exception cref="InvalidDataException">A file is missing, damaged or asks for something that is not supported; the message names file and key.</exception>
    public static Tokenizer Open(string folder)
    {
        var json = Path.Combine(folder, "tokenizer.json");
        if (File.Exists(json))
            return TokenizerFile.Open(json);
        var pieces = Path.Combine(folder, "spiece.model");
        return File.Exists(pieces)
            ? SentencePieceFile.Open(pieces)
            : throw new InvalidDataException($"{folder}: there is neither tokenizer.json nor spiece.model.");
    }

    /// <summary>The id of a token by its exact text, or null where the vocabulary has none.</summary>
    public int? IdOf(string token) => _addedTokens.IdOf(token) ?? _model.IdOf(token);

    /// <summary>Ids of a text; added tokens written in it become those tokens.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="maxLength">Most ids, from 2; a longer text loses its end, the template's own ids stay.</param>
    public int[] Encode(string text, int maxLength = int.MaxValue) => Encode([TextPart.OfTemplate(text)], maxLength);

    /// <summary>
    /// Ids of several parts read as one text. Added tokens count only where they lie wholly in parts of the template:
    /// a control token that a user writes stays ordinary text.
    /// </summary>
    public int[] Encode(IReadOnlyList<TextPart> parts, int maxLength = int.MaxValue)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxLength, _prefix.Length + _suffix.Length);
        List<int> ids = [];
        foreach (var stretch in _addedTokens.Split(MarkedText.Of(parts, MaxTextLength)))
        {
            if (stretch.Id is { } id)
                ids.Add(id);
            else
                EncodeNormalized(new MarkedText(_normalizer.Normalize(stretch.Text), stretch.IsTemplate), ids);
        }

        var room = maxLength - _prefix.Length - _suffix.Length;
        return [.. _prefix, .. ids.Take(room), .. _suffix];
    }

    private void EncodeNormalized(MarkedText text, List<int> ids)
    {
        foreach (var stretch in _addedTokens.SplitNormalized(text, _normalizer))
        {
            if (stretch.Id is { } id)
            {
                ids.Add(id);
                continue;
            }

            IEnumerable<string> words = [stretch.Text];
            foreach (var splitter in _splitters)
                words = words.SelectMany(splitter.Split);
            foreach (var word in words)
            {
                if (word.Length > 0)
                    _model.Encode(word, ids);
            }
        }
    }
}
