namespace VideoWeb.Engines.Tests.Diffusion;

/// <summary>What a folder holds is said from its files alone.</summary>
public sealed class PackShelfTests
{
    [Fact]
    public void Packs_NamesKindSizeAndLicenceOfEachModel()
    {
        using var packs = new TinyPacks("vace", "ti2v");
        Assert.Equal(["tiny-ti2v", "tiny-vace"], packs.Shelf.Packs.Select(found => found.Pack.Name));
        var pack = packs.Shelf.Packs[1].Pack;
        Assert.Null(pack.Fault);
        Assert.Equal(("wan", "Wan 2.1 VACE", "cc0-1.0"), (pack.Family, pack.Title, pack.License));
        Assert.True(pack.Parameters > 10_000 && pack.Bytes == pack.Parameters * 4);
        Assert.True(pack.Abilities is { References: true, Guide: true, Overlap: 17 });
    }

    [Fact]
    public void Rescan_FindsWhatWasDroppedMeanwhile()
    {
        using var packs = new TinyPacks();
        Assert.Empty(packs.Shelf.Packs);
        packs.Add("t2v");
        Assert.Empty(packs.Shelf.Packs);
        packs.Shelf.Rescan();
        Assert.Equal("tiny-t2v", Assert.Single(packs.Shelf.Packs).Pack.Name);
    }

    [Fact]
    public void Packs_InACacheOfLinks_AreFoundUnderTheModelsName()
    {
        using var packs = new TinyPacks();
        var blobs = packs.Add("t2v", "../blobs");
        var snapshot = Directory.CreateDirectory(Path.Combine(packs.Folder, "models--acme--Wan-Small-Diffusers", "snapshots", "0f1e")).FullName;
        foreach (var file in Directory.GetFiles(blobs, "*", SearchOption.AllDirectories))
        {
            var link = Path.Combine(snapshot, Path.GetRelativePath(blobs, file));
            Directory.CreateDirectory(Path.GetDirectoryName(link)!);
            File.CreateSymbolicLink(link, file);
        }

        var pack = Assert.Single(packs.Shelf.Packs).Pack;
        Assert.Equal(("wan-small", (string?)null), (pack.Name, pack.Fault));
    }

    [Theory]
    [InlineData("vae/config.json", "vae/config.json")]
    [InlineData("transformer/diffusion_pytorch_model.safetensors", "transformer")]
    [InlineData("tokenizer/tokenizer.json", "tokenizer")]
    [InlineData("scheduler/scheduler_config.json", "scheduler_config.json")]
    [InlineData("text_encoder/config.json", "text_encoder/config.json")]
    public void Packs_WithAMissingFile_AreFaultyAndNameIt(string missing, string named)
    {
        using var packs = new TinyPacks("t2v");
        File.Delete(Path.Combine(packs.Folder, "tiny-t2v", missing));
        Assert.Contains(named, Assert.Single(packs.Shelf.Packs).Pack.Fault, StringComparison.Ordinal);
    }

    [Fact]
    public void Packs_WithWeightsOfAnotherShape_NameFileAndWeight()
    {
        using var packs = new TinyPacks("t2v");
        var config = Path.Combine(packs.Folder, "tiny-t2v", "transformer", "config.json");
        File.WriteAllText(config, File.ReadAllText(config).Replace("\"ffn_dim\": 64", "\"ffn_dim\": 65", StringComparison.Ordinal));
        var fault = Assert.Single(packs.Shelf.Packs).Pack.Fault;
        Assert.Contains("blocks.0.ffn.net.0.proj.weight", fault, StringComparison.Ordinal);
        Assert.Contains("diffusion_pytorch_model.safetensors", fault, StringComparison.Ordinal);
    }

    [Fact]
    public void Packs_OfAnUnknownPipeline_NameIt()
    {
        using var packs = new TinyPacks();
        var folder = Directory.CreateDirectory(Path.Combine(packs.Folder, "other")).FullName;
        File.WriteAllText(Path.Combine(folder, "model_index.json"), """{"_class_name":"HologramPipeline"}""");
        var pack = Assert.Single(packs.Shelf.Packs).Pack;
        Assert.Contains("HologramPipeline", pack.Fault, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("t2v")]
    [InlineData("vace")]
    [InlineData("ti2v")]
    [InlineData("a14b-i2v")]
    public async Task Test_OfASoundModel_Passes(string kind)
    {
        using var packs = new TinyPacks(kind);
        var test = await packs.Models.TestAsync($"tiny-{kind}", CancellationToken.None);
        Assert.True(test.Passed, test.Message);
    }

    [Fact]
    public async Task Test_OfAModelWhoseWeightsAreGone_SaysSo()
    {
        using var packs = new TinyPacks("t2v");
        _ = packs.Shelf.Packs;
        File.Delete(Path.Combine(packs.Folder, "tiny-t2v", "vae", "diffusion_pytorch_model.safetensors"));
        var test = await packs.Models.TestAsync("tiny-t2v", CancellationToken.None);
        Assert.False(test.Passed);
        Assert.Contains("vae", test.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Test_OfWeightsThatAreNotNumbers_Fails()
    {
        using var packs = new TinyPacks("t2v");
        var weights = Path.Combine(packs.Folder, "tiny-t2v", "vae", "diffusion_pytorch_model.safetensors");
        var bytes = File.ReadAllBytes(weights);
        // the header stays; every value becomes NaN
        bytes.AsSpan(8 + (int)BitConverter.ToUInt64(bytes)).Fill(0xff);
        File.WriteAllBytes(weights, bytes);
        Assert.False((await packs.Models.TestAsync("tiny-t2v", CancellationToken.None)).Passed);
    }
}
