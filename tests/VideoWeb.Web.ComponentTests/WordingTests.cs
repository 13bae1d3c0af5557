using VideoWeb.Web.Design;

namespace VideoWeb.Web.ComponentTests;

public sealed class WordingTests
{
    [Theory]
    [InlineData(0.2, "1 s left")]
    [InlineData(52, "52 s left")]
    [InlineData(61, "about 1 min 10 s left")]
    [InlineData(118, "about 2 min left")]
    [InlineData(7000, "about 2 h left")]
    public void Left_SaysNoMoreThanItKnows(double seconds, string words) => Assert.Equal(words, Plain(Wording.Left(seconds)));

    [Theory]
    [InlineData(0, "just now")]
    [InlineData(12, "12 min ago")]
    [InlineData(200, "3 h ago")]
    [InlineData(1500, "yesterday")]
    [InlineData(4320, "22 November")]
    [InlineData(600_000, "5 October 2025")]
    public void Ago_GetsCoarserWithTime(int minutes, string words)
    {
        var now = new DateTimeOffset(2026, 11, 25, 20, 0, 0, TimeSpan.Zero);
        Assert.Equal(words, Plain(Wording.Ago(now.AddMinutes(-minutes), now)));
    }

    [Theory]
    [InlineData(63, "63 bytes")]
    [InlineData(6_200, "6 KB")]
    [InlineData(9_400_000, "9.4 MB")]
    public void Bytes_TakesTheUnitThatFits(long bytes, string words) => Assert.Equal(words, Plain(Wording.Bytes(bytes)));

    [Theory]
    [InlineData(8, "0:08")]
    [InlineData(112.4, "1:52")]
    public void Clock_IsMinutesAndSeconds(double seconds, string words) => Assert.Equal(words, Wording.Clock(seconds));

    /// <summary>With a common space in the place of the thin one.</summary>
    private static string Plain(string words) => words.Replace('\u2009', ' ');
}
