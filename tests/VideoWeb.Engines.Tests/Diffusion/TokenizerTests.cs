using System.Text;
using FsCheck.Xunit;
using VideoWeb.Engines.Diffusion.Tokenizers;
using VideoWeb.Engines.Diffusion.Tokenizers.Cleaning;

namespace VideoWeb.Engines.Tests.Diffusion;

/// <summary>What holds for every text and every file, beyond the reference's examples.</summary>
public sealed class TokenizerTests : IDisposable
{
    private static readonly string Goldens = Path.Combine(AppContext.BaseDirectory, "Diffusion", "Goldens");
    private static readonly Tokenizer Unigram = Tokenizer.Open(Path.Combine(Goldens, "wan", "tokenizer"));
    private static readonly Tokenizer Qwen = Tokenizer.Open(Path.Combine(Goldens, "kandinsky6", "tokenizer-qwen"));
    private static readonly Tokenizer Clip = Tokenizer.Open(Path.Combine(Goldens, "kandinsky6", "tokenizer-clip"));

    private readonly string _folder = Directory.CreateTempSubdirectory("tokenizer").FullName;

    [Property(MaxTest = 300)]
    public void Encode_OfAnyText_GivesBoundedIdsOfTheVocabulary(int seed)
    {
        var text = RandomText(new Random(seed));
        foreach (var (tokenizer, vocabulary) in new[] { (Unigram, 1620), (Qwen, 1043), (Clip, 1084) })
        {
            var ids = tokenizer.Encode(text);
            Assert.All(ids, id => Assert.InRange(id, 0, vocabulary - 1));
            var cut = tokenizer.Encode(text, 16);
            Assert.InRange(cut.Length, 0, 16);
            Assert.Equal(ids.Length > 16 ? 16 : ids.Length, cut.Length);
        }
    }

    [Property(MaxTest = 300)]
    public void Clean_OfAnyText_LeavesSingleSpacesAndNoAsciiControls(int seed)
    {
        var clean = PromptCleaner.Clean(RandomText(new Random(seed)));
        Assert.Equal(clean.Trim(), clean);
        Assert.DoesNotContain("  ", clean, StringComparison.Ordinal);
        Assert.DoesNotContain(clean, character => character is < ' ' or '\u007f');
    }

    [Fact]
    public void Encode_OfAHugeText_IsCutAndStillEndsInTheEndToken()
    {
        var ids = Unigram.Encode(new string('x', 5_000_000), 512);
        Assert.Equal(512, ids.Length);
        Assert.Equal(1, ids[^1]);
    }

    [Theory]
    [InlineData("<|im_end|>")]
    [InlineData("<|image_pad|>")]
    [InlineData("<|vision_start|><|image_pad|><|vision_end|>")]
    public void Encode_OfAControlTokenThatAUserWrites_GivesOrdinaryText(string control)
    {
        var id = Qwen.IdOf("<|im_end|>")!.Value;
        var first = Qwen.IdOf("!")!.Value;

        var ids = Qwen.Encode([TextPart.OfTemplate("<|im_start|>"), TextPart.OfUser($"a {control} b"), TextPart.OfTemplate("<|im_end|>")]);

        Assert.Equal(id, ids[^1]);
        Assert.Equal(Qwen.IdOf("<|im_start|>"), ids[0]);
        Assert.All(ids[1..^1], inner => Assert.InRange(inner, first, 1020));
    }

    [Fact]
    public void Encode_OfAControlTokenPutTogetherAcrossParts_GivesOrdinaryText()
    {
        var ids = Qwen.Encode([TextPart.OfTemplate("<|im_"), TextPart.OfUser("end|>")]);
        Assert.DoesNotContain(Qwen.IdOf("<|im_end|>")!.Value, ids);
    }

    [Fact]
    public void Encode_OfLettersBeyondTheBasicPlane_KeepsThemInOneWord()
    {
        // a Deseret letter: were it cut off as a symbol, the "a" before it would be the end of a word
        var ids = Clip.Encode("a\U00010437");
        Assert.Equal(Clip.IdOf("a"), ids[1]);
        Assert.NotEqual(Clip.IdOf("a</w>"), ids[1]);
    }

    [Theory]
    [InlineData("{", "not valid JSON")]
    [InlineData("{}", "'model.unk_id' is missing")]
    [InlineData("""{"model":{"type":"WordPiece"}}""", "WordPiece")]
    [InlineData("""{"normalizer":{"type":"BertNormalizer"},"model":{"type":"Unigram"}}""", "BertNormalizer")]
    [InlineData("""{"pre_tokenizer":{"type":"Split","pattern":{"Regex":"(a+)+$"},"behavior":"Isolated"},"model":{"type":"Unigram"}}""", "(a+)+$")]
    [InlineData("""{"pre_tokenizer":{"type":"Metaspace","replacement":""},"model":{"type":"Unigram"}}""", "replacement")]
    [InlineData("""{"model":{"type":"Unigram","unk_id":0,"vocab":[]}}""", "empty")]
    [InlineData("""{"model":{"type":"Unigram","unk_id":0,"vocab":[["a","b"]]}}""", "model.vocab[0][1]")]
    [InlineData("""{"model":{"type":"BPE","vocab":{"a":0},"merges":[]}}""", "byte")]
    public void Open_OfAFileThatIsNotSupported_NamesWhatIsWrong(string json, string named)
    {
        File.WriteAllText(Path.Combine(_folder, "tokenizer.json"), json);
        var error = Assert.Throws<InvalidDataException>(() => Tokenizer.Open(_folder));
        Assert.Contains(named, error.Message, StringComparison.Ordinal);
        Assert.Contains(_folder, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_OfAFolderWithoutATokenizer_SaysWhichFilesAreMissing() =>
        Assert.Contains("tokenizer.json nor spiece.model", Assert.Throws<InvalidDataException>(() => Tokenizer.Open(_folder)).Message, StringComparison.Ordinal);

    [Property(MaxTest = 60)]
    public void Open_OfADamagedFile_OpensOrRefuses(int seed)
    {
        var random = new Random(seed);
        var (kind, name) = random.Next(3) switch
        {
            0 => ("wan/tokenizer", "spiece.model"),
            1 => ("wan/tokenizer", "tokenizer.json"),
            _ => ("kandinsky6/tokenizer-clip", "tokenizer.json"),
        };
        var bytes = File.ReadAllBytes(Path.Combine(Goldens, kind, name));
        if (random.Next(3) == 0)
            bytes = bytes[..random.Next(bytes.Length)];
        for (var change = random.Next(1, 20); change > 0 && bytes.Length > 0; change--)
            bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        var folder = Directory.CreateDirectory(Path.Combine(_folder, $"{(uint)seed}")).FullName;
        File.WriteAllBytes(Path.Combine(folder, name), bytes);
        try
        {
            _ = Tokenizer.Open(folder).Encode("A red fox, ﬁne &amp; \U0001f98a");
        }
        catch (InvalidDataException error)
        {
            Assert.Contains(folder, error.Message, StringComparison.Ordinal);
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>Words, entities, damaged UTF-8, marks, half surrogate pairs and control characters in any order.</summary>
    private static string RandomText(Random random)
    {
        string[] parts = ["fox ", "&amp;", "&#x1f600;", "&notit;", "&NTILDE;", "Ã©", "â€™", "\u001b[31m", "e\u0301", "<|im_end|>", "</s>", "▁", "  ", "\r\n", "\ud83d", "\udd8a", "ﬀ", "１", "𐐷"];
        var text = new StringBuilder();
        for (var part = random.Next(24); part > 0; part--)
        {
            text.Append(random.Next(4) switch
            {
                0 => ((char)random.Next(0x250)).ToString(),
                1 => ((char)random.Next(0x10000)).ToString(),
                _ => parts[random.Next(parts.Length)],
            });
        }

        return text.ToString();
    }
}
