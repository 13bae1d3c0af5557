using System.Buffers.Binary;
using System.Text;
using VideoWeb.Engines.Diffusion.Weights;

namespace VideoWeb.Engines.Tests.Diffusion;

public sealed class SafetensorsTests : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():n}.safetensors");

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void Read_SoundFile_GivesValuesOfEveryPrecision()
    {
        Write("""{"__metadata__":{"alpha":"4"},"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"b":{"dtype":"BF16","shape":[1,2],"data_offsets":[4,8]},"c":{"dtype":"F16","shape":[],"data_offsets":[8,10]},"d":{"dtype":"I64","shape":[1],"data_offsets":[10,18]}}""",
            [0, 0, 0xC0, 0x3F, 0x80, 0x3F, 0x00, 0xC0, 0x00, 0x38, 7, 0, 0, 0, 0, 0, 0, 0]);
        using var file = SafetensorsFile.Open(_path);
        Assert.Equal("4", file.Metadata["alpha"]);
        Assert.Equal([1.5f], file.ReadFloats("a"));
        Assert.Equal([1f, -2f], file.ReadFloats("b"));
        Assert.Equal([0.5f], file.ReadFloats("c"));
        Assert.Equal([7L], file.ReadInt64s("d"));
        Assert.Equal([1L, 2L], file["b"].Shape);
        Assert.Contains("'d' is I64", Assert.Throws<InvalidDataException>(() => file.ReadFloats("d")).Message, StringComparison.Ordinal);
        Assert.Contains("no tensor 'e'", Assert.Throws<InvalidDataException>(() => file["e"]).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"w":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", 4, "'w' lies at [0, 8]")]
    [InlineData("""{"w":{"dtype":"F32","shape":[2],"data_offsets":[8,0]}}""", 8, "'w' lies at [8, 0]")]
    [InlineData("""{"w":{"dtype":"F32","shape":[2],"data_offsets":[-8,0]}}""", 8, "'data_offsets' holds -8")]
    [InlineData("""{"w":{"dtype":"F32","shape":[3],"data_offsets":[0,8]}}""", 8, "'w' of shape [3]")]
    [InlineData("""{"w":{"dtype":"F32","shape":[4294967296,4294967296],"data_offsets":[0,8]}}""", 8, "'w' of shape")]
    [InlineData("""{"w":{"dtype":"Q4","shape":[8],"data_offsets":[0,8]}}""", 8, "'w' has the unknown dtype 'Q4'")]
    [InlineData("""{"w":{"dtype":"3","shape":[8],"data_offsets":[0,8]}}""", 8, "'w' has the unknown dtype '3'")]
    [InlineData("""{"w":{"dtype":"F32","data_offsets":[0,8]}}""", 8, "'w' has no list 'shape'")]
    [InlineData("""{"a":{"dtype":"U8","shape":[5],"data_offsets":[0,5]},"w":{"dtype":"U8","shape":[4],"data_offsets":[4,8]}}""", 8, "'w' overlaps")]
    [InlineData("""{"a":{"dtype":"U8","shape":[2],"data_offsets":[0,2]},"w":{"dtype":"U8","shape":[4],"data_offsets":[4,8]}}""", 8, "2 bytes before tensor 'w'")]
    [InlineData("""{"w":{"dtype":"U8","shape":[8],"data_offsets":[0,8]}}""", 9, "1 bytes after the last tensor")]
    [InlineData("""{"w":{"dtype":"U8","shape":[0],"data_offsets":[0,0]},"w":{"dtype":"U8","shape":[8],"data_offsets":[0,8]}}""", 8, "'w' is in the header twice")]
    [InlineData("""{"w":5}""", 0, "'w' is not described")]
    [InlineData("""[1]""", 0, "not a JSON object")]
    [InlineData("""{"w":""", 0, "not valid JSON")]
    public void Open_UnsoundHeader_NamesFileAndKey(string header, int dataBytes, string message)
    {
        Write(header, new byte[dataBytes]);
        AssertRefused(message);
    }

    [Theory]
    [InlineData(5, 0, "too short")]
    [InlineData(8, 100, "truncated: the header claims 100 bytes")]
    [InlineData(8, 100_000_001, "at most 100000000")]
    [InlineData(8, ulong.MaxValue, "at most 100000000")]
    public void Open_HeaderLongerThanTheFile_IsRefusedBeforeItIsRead(int bytes, ulong length, string message)
    {
        var prefix = new byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(prefix, length);
        File.WriteAllBytes(_path, prefix[..bytes]);
        AssertRefused(message);
    }

    private void AssertRefused(string message)
    {
        var error = Assert.Throws<InvalidDataException>(() => SafetensorsFile.Open(_path));
        Assert.StartsWith(_path, error.Message, StringComparison.Ordinal);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    private void Write(string header, byte[] data)
    {
        var json = Encoding.UTF8.GetBytes(header);
        var prefix = new byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(prefix, (ulong)json.Length);
        File.WriteAllBytes(_path, [.. prefix, .. json, .. data]);
    }
}
