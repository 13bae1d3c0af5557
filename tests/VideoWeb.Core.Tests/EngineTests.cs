using VideoWeb.Core.Engines;

namespace VideoWeb.Core.Tests;

public sealed class EngineTests
{
    [Fact]
    public void Find_ByName_ThenByFamily_SeesEnginesThatComeAndGo()
    {
        var source = new Source();
        var catalogue = new EngineCatalogue([new Named("previz", "previz")], [source]);
        Assert.Null(catalogue.Find("wan"));
        source.Engines = [new Named("wan-small", "wan"), new Named("wan-large", "wan")];
        Assert.Equal("wan-small", catalogue.Find("WAN")!.Name);
        Assert.Equal("wan-large", catalogue.Find("wan-large")!.Name);
        Assert.Equal("previz, wan-small, wan-large", catalogue.Names);
    }

    [Theory]
    [InlineData("film", "film 1")]
    [InlineData(" film:0.8 , other.v2:-1 ", "film 0.8, other.v2 -1")]
    public void Loras_AsWritten_AreNamesAndStrengths(string written, string read)
    {
        var wishes = new DenoiseWishes { Lora = written };
        Assert.Null(wishes.Refusal());
        Assert.Equal(read, string.Join(", ", wishes.Loras().Select(lora => FormattableString.Invariant($"{lora.Name} {lora.Strength}"))));
    }

    [Theory]
    [InlineData("../film")]
    [InlineData(".film")]
    [InlineData("film:9")]
    [InlineData("film:x")]
    [InlineData("film:NaN")]
    [InlineData("a,b,c,d,e")]
    [InlineData("")]
    public void Refusal_OfALoraThatCannotBe_SaysHowItIsWritten(string written) =>
        Assert.Contains("NAME:STRENGTH", new DenoiseWishes { Lora = written }.Refusal(), StringComparison.Ordinal);

    [Fact]
    public void Refusal_OfWishesOutOfBounds_NamesTheBounds()
    {
        Assert.Contains("200", new DenoiseWishes { Steps = 201 }.Refusal(), StringComparison.Ordinal);
        Assert.Contains("30", new DenoiseWishes { Guidance = double.NaN }.Refusal(), StringComparison.Ordinal);
        Assert.Contains("0 to 1", new DenoiseWishes { Guide = 1.5 }.Refusal(), StringComparison.Ordinal);
        Assert.Contains("1000", new DenoiseWishes { Negative = new string('x', 1001) }.Refusal(), StringComparison.Ordinal);
        Assert.Null(new DenoiseWishes { Steps = 1, Guidance = 0, Guide = 1, Negative = "cats" }.Refusal());
        Assert.True(new DenoiseWishes().IsNone);
    }

    private sealed class Source : IEngineSource
    {
        public IReadOnlyList<IEngine> Engines { get; set; } = [];
    }

    private sealed class Named(string name, string family) : IEngine
    {
        public string Name => name;

        public string Family => family;

        public Task<EngineDescription> DescribeAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

        public IAsyncEnumerable<EngineEvent> RenderAsync(EngineRequest request, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
