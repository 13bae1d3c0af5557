using Microsoft.Extensions.Options;
using VideoWeb.Engines.Diffusion.Downloads;

namespace VideoWeb.Engines.Tests.Diffusion;

/// <summary>Models from a hub, against a small local one.</summary>
public sealed class ModelDownloadTests : IAsyncLifetime
{
    private const string Weights = "transformer/diffusion_pytorch_model.safetensors";

    private readonly TinyPacks _packs = new();
    private readonly HttpClient _http = new();
    private ModelHub _hub = null!;
    private ModelStore _store = null!;

    public async Task InitializeAsync()
    {
        var origin = _packs.Add("t2v", "../origin");
        File.WriteAllText(Path.Combine(origin, "weights.bin"), "another format");
        _hub = await ModelHub.StartAsync(origin);
        _store = new ModelStore(_http, Options.Create(_packs.Options), TimeProvider.System);
    }

    public async Task DisposeAsync()
    {
        await _hub.DisposeAsync();
        _http.Dispose();
        _packs.Dispose();
    }

    [Fact]
    public async Task Load_ARepository_IsAModelOfTheStudio()
    {
        var content = await DescribeAsync();
        Assert.Equal(("cc0-1.0", ModelHub.Commit), (content.License, content.Commit));
        var seen = new List<long>();
        var folder = await LoadAsync(content, seen);

        Assert.Equal(content.Bytes, seen[^1]);
        Assert.Equal(seen.Order(), seen);
        Assert.False(File.Exists(Path.Combine(folder, "weights.bin")));
        Assert.Equal("model_index.json", _hub.Asked[^1].Path);
        var pack = Assert.Single(_packs.Shelf.Packs).Pack;
        Assert.Equal(("tiny-wan", (string?)null), (pack.Name, pack.Fault));
    }

    [Fact]
    public async Task Load_AfterABrokenConnection_GoesOnWhereItWas()
    {
        _hub.Breaks = Weights;
        await LoadAsync(await DescribeAsync());
        var asked = _hub.Asked.Where(file => file.Path == Weights).ToList();
        Assert.Equal(2, asked.Count);
        Assert.True(asked[1].From > 0);
        Assert.Null(Assert.Single(_packs.Shelf.Packs).Pack.Fault);
    }

    [Fact]
    public async Task Load_AfterABrokenConnection_BeginsAnewOnAServerWithoutRanges()
    {
        _hub.HasRanges = false;
        _hub.Breaks = Weights;
        await LoadAsync(await DescribeAsync());
        Assert.Null(Assert.Single(_packs.Shelf.Packs).Pack.Fault);
    }

    [Fact]
    public async Task Load_Twice_LoadsNothingAgain()
    {
        var content = await DescribeAsync();
        await LoadAsync(content);
        _hub.Asked.Clear();
        await LoadAsync(content);
        Assert.Empty(_hub.Asked);
    }

    [Theory]
    [InlineData(Weights)]
    [InlineData("transformer/config.json")]
    public async Task Load_ADamagedFile_IsRefusedAndNotKept(string file)
    {
        _hub.Damages = file;
        var content = await DescribeAsync();
        var refused = await Assert.ThrowsAsync<InvalidDataException>(() => LoadAsync(content));
        Assert.Contains(file, refused.Message, StringComparison.Ordinal);
        Assert.Contains("checksum", refused.Message, StringComparison.Ordinal);
        Assert.Empty(_packs.Shelf.Packs);

        _hub.Damages = null;
        await LoadAsync(content);
        _packs.Shelf.Rescan();
        Assert.Null(Assert.Single(_packs.Shelf.Packs).Pack.Fault);
    }

    [Fact]
    public async Task Describe_AClosedRepository_AsksForAToken()
    {
        _hub.Token = "hf_secret";
        Assert.Contains("HF_TOKEN", (await Assert.ThrowsAsync<InvalidDataException>(() => DescribeAsync())).Message, StringComparison.Ordinal);
        await LoadAsync(await DescribeAsync("hf_secret"), token: "hf_secret");
        Assert.Single(_packs.Shelf.Packs);
    }

    [Fact]
    public async Task Describe_WithoutSuchARepository_SaysSo() => Assert.Contains(
        "acme/other", (await Assert.ThrowsAsync<InvalidDataException>(() => _store.DescribeAsync(_hub.Endpoint, null, "acme/other", "main", CancellationToken.None))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("acme")]
    [InlineData("acme/../tiny")]
    [InlineData("acme/ti ny")]
    public async Task Describe_AWrongName_IsRefusedBeforeAnybodyIsAsked(string name) =>
        await Assert.ThrowsAsync<InvalidDataException>(() => _store.DescribeAsync(_hub.Endpoint, null, name, "main", CancellationToken.None));

    [Theory]
    [InlineData("../../outside.json")]
    [InlineData("a//b.json")]
    [InlineData("a\\..\\b.json")]
    public async Task Describe_AFileNameThatLeavesItsFolder_IsRefused(string name)
    {
        _hub.Extra = name;
        await Assert.ThrowsAsync<InvalidDataException>(() => DescribeAsync());
    }

    private Task<RepositoryContent> DescribeAsync(string? token = null) =>
        _store.DescribeAsync(_hub.Endpoint, token, ModelHub.Repository, "main", CancellationToken.None);

    private Task<string> LoadAsync(RepositoryContent content, List<long>? seen = null, string? token = null) =>
        _store.LoadAsync(_hub.Endpoint, token, content, (_, bytes) => seen?.Add(bytes), CancellationToken.None);
}
