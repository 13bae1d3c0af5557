using Google.Protobuf;

namespace VideoWeb.Engines.Diffusion.Tokenizers;

/// <summary>
/// A spiece.model: SentencePiece's ModelProto (pieces 1, trainer 2, normaliser 3). Ids are SentencePiece's own, with
/// bytes for unknown characters where the model has them, and an end token after each text; a folder's tokenizer.json
/// can differ in that and comes first.
/// </summary>
internal static class SentencePieceFile
{
    /// <summary>Largest file in bytes; that of a vocabulary of 256,000 pieces has 4.5 MB.</summary>
    public const long MaxBytes = 64L << 20;

    private const int Normal = 1, Unknown = 2, UserDefined = 4, Byte = 6;

    /// <exception cref="InvalidDataException">The file is damaged or is no unigram model.</exception>
    public static Tokenizer Open(string path)
    {
        var length = new FileInfo(path).Length;
        if (length > MaxBytes)
            throw new InvalidDataException($"{path}: {length} bytes; a spiece.model of at most {MaxBytes} bytes is read.");
        try
        {
            return Read(new CodedInputStream(File.ReadAllBytes(path)), path);
        }
        catch (InvalidProtocolBufferException error)
        {
            throw new InvalidDataException($"{path}: not a SentencePiece model: {error.Message}", error);
        }
    }

    private static Tokenizer Read(CodedInputStream input, string path)
    {
        List<(string Text, double Score, int Type)> pieces = [];
        Dictionary<int, long> trainer = [];
        Dictionary<int, long> rules = [];
        byte[] charsmap = [];
        while (input.ReadTag() is var tag && tag != 0)
        {
            switch (WireFormat.GetTagFieldNumber(tag))
            {
                case 1:
                    pieces.Add(Piece(Message(input)));
                    break;
                case 2:
                    _ = Fields(Message(input), trainer);
                    break;
                case 3:
                    charsmap = Fields(Message(input), rules).GetValueOrDefault(2) ?? [];
                    break;
                default:
                    input.SkipLastField();
                    break;
            }
        }

        if (trainer.GetValueOrDefault(3, 1) != 1)
            throw new InvalidDataException($"{path}: the model is of type {trainer[3]}; only unigram (1) is supported.");
        var unknown = pieces.FindIndex(piece => piece.Type == Unknown);
        var end = (int)trainer.GetValueOrDefault(42, 2);
        if (unknown < 0 || end < 0 || end >= pieces.Count)
            throw new InvalidDataException($"{path}: {pieces.Count} pieces without an unknown or an end token.");

        var model = new UnigramModel(
            [.. pieces.Select((piece, id) => new UnigramPiece(piece.Text, id, piece.Score)).Where(piece => pieces[piece.Id].Type is Normal or UserDefined)],
            unknown,
            trainer.GetValueOrDefault(35) == 0 ? null : ByteIds(pieces, path),
            path);
        var normalizer = new SentencePieceNormalizer(
            charsmap.Length == 0 ? null : new CharsmapNormalizer(charsmap, path),
            addsPrefix: rules.GetValueOrDefault(3, 1) != 0,
            removesSpaces: rules.GetValueOrDefault(4, 1) != 0);
        return new Tokenizer(new AddedTokens([]), normalizer, [], model, [], [end]);
    }

    private static CodedInputStream Message(CodedInputStream input) => input.ReadBytes().CreateCodedInput();

    private static (string Text, double Score, int Type) Piece(CodedInputStream input)
    {
        var (text, score, type) = ("", 0.0, Normal);
        while (input.ReadTag() is var tag && tag != 0)
        {
            switch (tag)
            {
                case 1 << 3 | 2:
                    text = input.ReadString();
                    break;
                case 2 << 3 | 5:
                    score = input.ReadFloat();
                    break;
                case 3 << 3:
                    type = input.ReadEnum();
                    break;
                default:
                    input.SkipLastField();
                    break;
            }
        }

        return (text, score, type);
    }

    /// <summary>Numbers by field into <paramref name="numbers"/>; returns the strings of bytes by field.</summary>
    private static Dictionary<int, byte[]> Fields(CodedInputStream input, Dictionary<int, long> numbers)
    {
        Dictionary<int, byte[]> bytes = [];
        while (input.ReadTag() is var tag && tag != 0)
        {
            var field = WireFormat.GetTagFieldNumber(tag);
            switch (WireFormat.GetTagWireType(tag))
            {
                case WireFormat.WireType.Varint:
                    numbers[field] = input.ReadInt64();
                    break;
                case WireFormat.WireType.LengthDelimited:
                    bytes[field] = input.ReadBytes().ToByteArray();
                    break;
                default:
                    input.SkipLastField();
                    break;
            }
        }

        return bytes;
    }

    private static int[] ByteIds(List<(string Text, double Score, int Type)> pieces, string path)
    {
        var ids = new int[256];
        for (var value = 0; value < ids.Length; value++)
        {
            var name = $"<0x{value:X2}>";
            ids[value] = pieces.FindIndex(piece => piece.Type == Byte && piece.Text == name);
            if (ids[value] < 0)
                throw new InvalidDataException($"{path}: the model spells unknown characters in bytes, but has no piece '{name}'.");
        }

        return ids;
    }
}
