using VideoWeb.Core.Prompts.Dictionary;

namespace VideoWeb.Core.Tests.Prompts;

public sealed class LexiconStoreTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("lexicon").FullName;

    private string CacheFile => Path.Combine(_folder, "cache", LexiconStore.FileName);

    [Fact]
    public void Open_WithoutWordNet_NamesThePackage()
    {
        var result = Assert.IsType<LexiconResult.Missing>(LexiconStore.Open(CacheFile, Path.Combine(_folder, "nothing")));
        Assert.Contains("apt-get install wordnet-base", result.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(CacheFile));
    }

    [Fact]
    public void Open_SecondTime_ReadsTheCacheWithoutWordNet()
    {
        Assert.IsType<LexiconResult.Opened>(LexiconStore.Open(CacheFile));
        var again = Assert.IsType<LexiconResult.Opened>(LexiconStore.Open(CacheFile, Path.Combine(_folder, "nothing")));
        Assert.True(again.Lexicon.Has("lighthouse", WordClass.Noun));
        Assert.Equal([Path.GetFileName(CacheFile)], Directory.EnumerateFiles(Path.GetDirectoryName(CacheFile)!).Select(Path.GetFileName));
    }

    [Fact]
    public void Open_DamagedCache_IsBuiltAgain()
    {
        Assert.IsType<LexiconResult.Opened>(LexiconStore.Open(CacheFile));
        var bytes = File.ReadAllBytes(CacheFile);
        File.WriteAllBytes(CacheFile, bytes[..(bytes.Length / 2)]);
        var opened = Assert.IsType<LexiconResult.Opened>(LexiconStore.Open(CacheFile));
        Assert.True(opened.Lexicon.Has("goose", WordClass.Noun));
        Assert.Equal(bytes.Length, new FileInfo(CacheFile).Length);
    }

    [Theory]
    [InlineData("geese", WordClass.Noun, "goose")]
    [InlineData("ran", WordClass.Verb, "run")]
    [InlineData("wolves", WordClass.Noun, "wolf")]
    public void IrregularBase_KnowsTheForm(string form, WordClass wordClass, string expected) =>
        Assert.Equal(expected, Dictionary.Lexicon.IrregularBase(form, wordClass));

    [Theory]
    [InlineData("corgi", "dog")]
    [InlineData("croissant", "food")]
    [InlineData("ferry", "vessel.n.2")]
    [InlineData("librarian", "person")]
    public void IsKindOf_ClimbsTheTree(string noun, string ancestor)
    {
        var lexicon = Dictionary.Lexicon;
        Assert.True(lexicon.IsKindOf(lexicon.Sense(noun), lexicon.Sense(ancestor)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("zorgle")]
    [InlineData("café")]
    [InlineData("a\0b")]
    public void Find_UnknownWord_IsNone(string word) => Assert.Equal(-1, Dictionary.Lexicon.Find(word));

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
