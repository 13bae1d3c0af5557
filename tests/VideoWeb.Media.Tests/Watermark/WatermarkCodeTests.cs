using FsCheck.Xunit;
using VideoWeb.Media.Watermark;

namespace VideoWeb.Media.Tests.Watermark;

public sealed class WatermarkCodeTests
{
    [Property(MaxTest = 200)]
    public void Decode_WhatWasEncoded_IsThePayload(long seed)
    {
        var payload = BitConverter.GetBytes(seed)[..WatermarkCode.PayloadBytes];
        Assert.Equal(payload, WatermarkCode.Decode([.. WatermarkCode.Encode(payload).Select(sign => (double)sign)]));
    }

    /// <summary>One sign in twenty turned round at random is mended.</summary>
    [Fact]
    public void Decode_WithATwentiethOfTheSignsWrong_IsNearlyAlwaysThePayload()
    {
        var random = new Random(7);
        var right = 0;
        for (var i = 0; i < 200; i++)
        {
            var payload = new byte[WatermarkCode.PayloadBytes];
            random.NextBytes(payload);
            var soft = WatermarkCode.Encode(payload).Select(sign => random.NextDouble() < 0.05 ? -sign : (double)sign).ToArray();
            if (WatermarkCode.Decode(soft) is { } read && read.SequenceEqual(payload)) right++;
        }
        Assert.InRange(right, 190, 200);
    }

    [Fact]
    public void Decode_OfNoise_IsNothing()
    {
        var random = new Random(11);
        for (var i = 0; i < 2000; i++) Assert.Null(WatermarkCode.Decode([.. Enumerable.Range(0, WatermarkCode.Length).Select(_ => random.NextDouble() - 0.5)]));
    }
}
