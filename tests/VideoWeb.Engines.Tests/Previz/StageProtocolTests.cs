using System.Buffers.Binary;
using System.Text;
using System.Text.Json;
using VideoWeb.Core.Plans;
using VideoWeb.Engines.Previz;

namespace VideoWeb.Engines.Tests.Previz;

public sealed class StageProtocolTests
{
    [Fact]
    public void Decode_BinaryFrame_SplitsHeaderFromPicture()
    {
        var message = Binary("""{"kind":"frame","index":7,"time":0.29,"width":640,"height":360,"milliseconds":12.5,"geometry":{"time":0.29}}""", [1, 2, 3]);

        var frame = Assert.IsType<StageFrame>(StageProtocol.Decode(message, binary: true));

        Assert.Equal(7, frame.Index);
        Assert.Equal([1, 2, 3], frame.Image.ToArray());
        Assert.Equal("""{"time":0.29}""", frame.Geometry);
    }

    [Theory]
    [InlineData(new byte[] { 1, 2 })]
    [InlineData(new byte[] { 255, 255, 255, 255, 0 })]
    public void Decode_BinaryWithoutItsHeader_IsRefused(byte[] message) =>
        Assert.Throws<JsonException>(() => StageProtocol.Decode(message, binary: true));

    [Fact]
    public void Decode_UnknownType_IsPassedOver() =>
        Assert.Null(StageProtocol.Decode(Encoding.UTF8.GetBytes("""{"type":"log","text":"hello"}"""), binary: false));

    [Fact]
    public void Decode_Loaded_ReadsSpokenLines()
    {
        var json = """{"type":"loaded","seconds":4,"frames":96,"lines":[{"speaker":"woman","text":"Hello.","start":0.5,"end":1.1}],"notes":["corgi: shown as a dog"],"renderer":"llvmpipe","milliseconds":900}""";

        var loaded = Assert.IsType<StageLoaded>(StageProtocol.Decode(Encoding.UTF8.GetBytes(json), binary: false));

        Assert.Equal("Hello.", Assert.Single(loaded.Lines!).Text);
        Assert.Equal(96, loaded.Frames);
    }

    [Theory]
    [InlineData(1, 6, new[] { 0 })]
    [InlineData(96, 4, new[] { 12, 36, 60, 84 })]
    public void Spread_TakesTheMiddlesOfEqualParts(int frames, int count, int[] expected) =>
        Assert.Equal(expected, PrevizEngine.Spread(frames, count));

    [Fact]
    public void Fit_KeepsTheShapeAndEvenSides()
    {
        Assert.Equal(new FrameSize(426, 240), PrevizEngine.Fit(new FrameSize(1920, 1080), 426));
        Assert.Equal(new FrameSize(320, 180), PrevizEngine.Fit(new FrameSize(320, 180), 426));
    }

    private static byte[] Binary(string header, byte[] body)
    {
        var text = Encoding.UTF8.GetBytes(header);
        var length = new byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(length, (uint)text.Length);
        return [.. length, .. text, .. body];
    }
}
