using VideoWeb.Core.Engines;
using VideoWeb.Media.Captions;

namespace VideoWeb.Media.Tests.Captions;

public sealed class CaptionTextTests
{
    [Fact]
    public void OneSpeaker_IsNamedOnlyWhereTheFormatHidesIt()
    {
        SpokenLine[] lines = [new("Mara", "The sea remembers everything.", 1.25, 3.5)];
        Assert.Equal("WEBVTT\n\n00:00:01.250 --> 00:00:03.500\n<v Mara>The sea remembers everything.</v>\n", CaptionText.WebVtt(lines));
        Assert.Equal("1\n00:00:01,250 --> 00:00:03,500\nThe sea remembers everything.\n\n", CaptionText.SubRip(lines));
    }

    [Fact]
    public void Lines_ComeInOrderOfTime_AndWithoutEmptyOnes()
    {
        SpokenLine[] lines = [new("B", "Second", 2, 3), new("A", "First", 0, 1), new("A", " ", 4, 5), new("A", "Backwards", 7, 6)];
        Assert.Equal("1\n00:00:00,000 --> 00:00:01,000\nA: First\n\n2\n00:00:02,000 --> 00:00:03,000\nB: Second\n\n", CaptionText.SubRip(lines));
    }

    [Fact]
    public void LongLine_IsBrokenIntoRowsAtWords()
    {
        var vtt = CaptionText.WebVtt([new("A", string.Join(' ', Enumerable.Repeat("word", 20)), 0, 5)]);
        Assert.All(vtt.Split('\n').Where(row => row.Contains("word")), row => Assert.True(row.Replace("<v A>", "").Replace("</v>", "").Length <= 42, row));
    }

    [Fact]
    public void Markup_InALineIsShown_NotObeyed()
    {
        var vtt = CaptionText.WebVtt([new("<b>", "1 --> 2 & <script>", 0, 1)]);
        Assert.Contains("<v &lt;b&gt;>1 ", vtt);
        Assert.Contains("&amp; &lt;script&gt;", vtt);
        Assert.Equal(2, vtt.Split("-->").Length);
    }

    [Fact]
    public void NoLines_GiveValidEmptyFiles()
    {
        Assert.Equal("WEBVTT\n", CaptionText.WebVtt([]));
        Assert.Equal("", CaptionText.SubRip([]));
    }
}
