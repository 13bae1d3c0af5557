using System.Text.Json;
using System.Text.RegularExpressions;
using VideoWeb.Engines.Diffusion.Weights;

namespace VideoWeb.Engines.Diffusion.Tokenizers;

/// <summary>
/// A tokenizer.json of the <c>tokenizers</c> library. Whatever changes ids and is not known here is refused by name:
/// a tokenizer that is slightly wrong gives pictures that are slightly wrong, not an error.
/// </summary>
internal static partial class TokenizerFile
{
    /// <summary>Largest file in bytes; the largest of the supported families has 17 MB.</summary>
    public const long MaxBytes = 128L << 20;

    /// <exception cref="InvalidDataException">The file is damaged or asks for something that is not supported; the message names the key.</exception>
    public static Tokenizer Open(string path)
    {
        var length = new FileInfo(path).Length;
        if (length > MaxBytes)
            throw new InvalidDataException($"{path}: {length} bytes; a tokenizer.json of at most {MaxBytes} bytes is read.");
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            var root = new JsonNodeReader(path, "", document.RootElement);
            var (prefix, suffix) = Template(root.Child("post_processor"));
            return new Tokenizer(
                new AddedTokens([.. root.Child("added_tokens").Items().Select(AddedTokenOf)]),
                Normalizer(root.Child("normalizer")),
                [.. Splitters(root.Child("pre_tokenizer"))],
                Model(root.Child("model")),
                prefix,
                suffix);
        }
        // InvalidOperationException: a string with half a surrogate pair
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            throw new InvalidDataException($"{path}: not valid JSON: {error.Message}", error);
        }
    }

    private static AddedToken AddedTokenOf(JsonNodeReader token) => new(
        token.Whole("id"), token.Text("content"), token.Flag("normalized"), token.Flag("lstrip"), token.Flag("rstrip"), token.Flag("single_word"));

    private static ITextNormalizer Normalizer(JsonNodeReader node) => node.Type switch
    {
        null => new NormalizerSequence([]),
        "Sequence" => new NormalizerSequence([.. node.Child("normalizers").Items().Select(Normalizer)]),
        "NFC" => new CanonicalComposition(),
        "Lowercase" => new LowerCase(),
        "Strip" => new StripEnds(node.Flag("strip_left"), node.Flag("strip_right")),
        "Precompiled" => new CharsmapNormalizer(node.Bytes("precompiled_charsmap"), node.Path),
        "Replace" => new ReplaceMatches(Pattern(node.Child("pattern")), node.Text("content")),
        var type => throw node.Unknown("normalizer", type),
    };

    /// <summary>A fixed string, or one of the expressions that the families use: those of strangers are not run.</summary>
    private static Regex Pattern(JsonNodeReader node)
    {
        if (node.Child("Regex").IsAbsent)
            return new Regex(Regex.Escape(node.Text("String")), RegexOptions.CultureInvariant);
        return node.Text("Regex") switch
        {
            " {2,}" => SeveralSpaces(),
            @"\s+" => WhiteSpace(),
            var pattern => throw node.Unknown("pattern", pattern),
        };
    }

    private static IEnumerable<ITextSplitter> Splitters(JsonNodeReader node)
    {
        switch (node.Type)
        {
            case null:
                return [];
            case "Sequence":
                return node.Child("pretokenizers").Items().SelectMany(Splitters);
            case "Metaspace":
                if (node.Child("split") is { IsAbsent: false } && !node.Flag("split"))
                    throw node.Unknown("split", "false");
                if (node.Text("replacement").Length != 1)
                    throw node.Unknown("replacement", node.Text("replacement"));
                return [new Metaspace(node.Text("replacement"), Prepends(node))];
            case "Split":
                var pattern = node.Child("pattern").Text("Regex");
                var keepsRest = (node.Text("behavior"), node.Flag("invert")) switch
                {
                    ("Isolated", _) => true,
                    ("Removed", true) => false,
                    var (behavior, invert) => throw node.Unknown("behavior", $"{behavior}, invert {invert}"),
                };
                return [PatternSplitter.Find(pattern, keepsRest) ?? throw node.Unknown("pattern", pattern)];
            case "ByteLevel":
                if (node.Flag("add_prefix_space"))
                    throw node.Unknown("add_prefix_space", "true");
                // on unless it says otherwise
                return node.Child("use_regex") is { IsAbsent: false } && !node.Flag("use_regex")
                    ? [] : [PatternSplitter.Find(PatternSplitter.Gpt2, keepsRest: true)!];
            case var type:
                throw node.Unknown("pre_tokenizer", type);
        }
    }

    private static bool Prepends(JsonNodeReader metaspace)
    {
        if (metaspace.Child("prepend_scheme").IsAbsent)
            return metaspace.Flag("add_prefix_space");
        return metaspace.Text("prepend_scheme") switch
        {
            "always" => true,
            "never" => false,
            var scheme => throw metaspace.Unknown("prepend_scheme", scheme),
        };
    }

    private static ITokenModel Model(JsonNodeReader node)
    {
        var kind = node.Type ?? (node.Child("merges").IsAbsent ? "Unigram" : "BPE");
        if (node.Flag("byte_fallback"))
            throw node.Unknown("byte_fallback", "true");
        switch (kind)
        {
            case "Unigram":
                return new UnigramModel([.. node.Child("vocab").Items().Select(Piece)], node.Whole("unk_id"), byteIds: null, node.Path);
            case "BPE":
                if (node.Flag("ignore_merges") || node.TextOr("continuing_subword_prefix", "") != "")
                    throw node.Unknown("model", "ignore_merges or continuing_subword_prefix");
                return new BytePairModel(
                    node.Child("vocab").WholeNumbers(), [.. node.Child("merges").Items().Select(Merge)], node.TextOr("end_of_word_suffix", ""), node.Path);
            default:
                throw node.Unknown("model", kind);
        }
    }

    private static UnigramPiece Piece(JsonNodeReader pair, int id)
    {
        var values = pair.Items().ToList();
        return values.Count == 2 ? new UnigramPiece(values[0].Text(), id, values[1].Number()) : throw pair.Unknown("piece", $"of {values.Count} values");
    }

    /// <summary>A pair as a list, or in older files as one string with a space.</summary>
    private static (string Left, string Right) Merge(JsonNodeReader merge)
    {
        string[] parts = merge.IsText ? merge.Text().Split(' ') : [.. merge.Items().Select(item => item.Text())];
        return parts.Length == 2 ? (parts[0], parts[1]) : throw merge.Unknown("merge", $"of {parts.Length} tokens");
    }

    /// <summary>Ids that go before and after a text.</summary>
    private static (int[] Prefix, int[] Suffix) Template(JsonNodeReader node)
    {
        switch (node.Type)
        {
            case null or "ByteLevel":
                return ([], []);
            case "RobertaProcessing":
                return ([node.Child("cls").Items().Last().Whole()], [node.Child("sep").Items().Last().Whole()]);
            case "TemplateProcessing":
                List<int> prefix = [], suffix = [];
                var into = prefix;
                foreach (var part in node.Child("single").Items())
                {
                    var token = part.Child("SpecialToken");
                    if (token.IsAbsent)
                        into = suffix;
                    else
                        into.AddRange(node.Child("special_tokens").Child(token.Text("id")).Child("ids").Items().Select(id => id.Whole()));
                }

                return ([.. prefix], [.. suffix]);
            case var type:
                throw node.Unknown("post_processor", type);
        }
    }

    [GeneratedRegex(" {2,}", RegexOptions.CultureInvariant)]
    private static partial Regex SeveralSpaces();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex WhiteSpace();
}
