using FsCheck;
using FsCheck.Xunit;
using VideoWeb.Core.Moderation;

namespace VideoWeb.Core.Tests.Moderation;

public sealed class PromptScreenTests
{
    private static readonly PromptScreen Rules = new();

    public static TheoryData<string, string, string> HeldOut { get; } = Read();

    [Theory]
    [MemberData(nameof(HeldOut))]
    public void Screen_HeldOutPrompt_IsDecidedAsAPersonWould(string decision, string category, string prompt)
    {
        var screening = Rules.Screen(prompt);
        if (decision == "allow") Assert.Equal((ScreenDecision.Allow, ""), (screening.Decision, string.Join(' ', screening.Rules.Select(rule => rule.Rule))));
        else if (category == "sexual-minors") Assert.Equal(ScreenDecision.Block, screening.Decision);
        else Assert.NotEqual(ScreenDecision.Allow, screening.Decision);
    }

    [Theory]
    [InlineData("porn video")]
    [InlineData("p.o.r.n video")]
    [InlineData("p o r n video")]
    [InlineData("p0rn video")]
    [InlineData("p*rn video")]
    [InlineData("pоrn video")]
    [InlineData("рorn video")]
    [InlineData("ｐｏｒｎ video")]
    [InlineData("𝓅𝑜𝓇𝓃 video")]
    [InlineData("ⓟⓞⓡⓝ video")]
    [InlineData("p\u200bo\u200br\u200bn video")]
    [InlineData("pooooorn video")]
    [InlineData("PÓRN video")]
    [InlineData("A man on a sofa. He says: \"p-o-r-n\"")]
    public void Screen_HiddenWord_IsRead(string prompt) => Assert.Equal(ScreenDecision.Block, Rules.Screen(prompt).Decision);

    [Theory]
    [InlineData("A street, no blood, no gore")]
    [InlineData("A street without gore or nudity")]
    [InlineData("A street at night, negative: gore, nudity, porn")]
    public void Screen_WhatIsSaidNotToBeThere_DoesNotCount(string prompt) => Assert.Equal(ScreenDecision.Allow, Rules.Screen(prompt).Decision);

    [Theory]
    [InlineData("No cutting away from the gore")]
    [InlineData("Not blurred: a mutilated body")]
    [InlineData("no violence, but gore everywhere")]
    public void Screen_NegationThatIsNone_Counts(string prompt) => Assert.Equal(ScreenDecision.Block, Rules.Screen(prompt).Decision);

    [Fact]
    public void Screen_AcrossShots_PutsTheTwoTogether() =>
        Assert.Contains(Rules.Screen("Shot 1: a twelve year old girl at a desk. Shot 2: the same person, sexy lingerie.").Rules, rule => rule.Category == "sexual-minors");

    [Fact]
    public void Screen_OperatorsTerm_SpeaksBesideTheRules()
    {
        var screen = new PromptScreen([new ScreenTerm("Acme Cola", ScreenDecision.Hold), new ScreenTerm("blooper*", ScreenDecision.Block)]);
        Assert.Equal(ScreenDecision.Hold, screen.Screen("A can of acme cola on ice").Decision);
        Assert.Equal(ScreenDecision.Block, screen.Screen("Bloopers of a wedding").Decision);
        Assert.Equal(ScreenDecision.Allow, screen.Screen("A can of cola").Decision);
    }

    [Fact]
    public void Screen_EveryCategory_HasWordsForThePerson()
    {
        foreach (var category in new[] { "sexual", "sexual-minors", "gore", "hate", "self-harm", "extremism", "public-figure", "private-person", "copyright", "impersonation", "dangerous" })
            Assert.DoesNotContain("operator", Rules.MessageOf(category), StringComparison.Ordinal);
    }

    [Property(MaxTest = 300)]
    public void Screen_AnyText_IsDecidedTheSameTwice(string? text)
    {
        var first = Rules.Screen(text ?? "");
        Assert.Equal(first.Decision, Rules.Screen(text ?? "").Decision);
        Assert.Equal(first.Rules.Count == 0, first.Decision == ScreenDecision.Allow);
    }

    [Theory]
    [InlineData("a ")]
    [InlineData("p.o.r.n ")]
    [InlineData("s3x")]
    [InlineData("\ud800")]
    [InlineData("🅿🅾")]
    [InlineData("no ")]
    public void Screen_LongestPrompt_Ends(string piece) => Rules.Screen(string.Concat(Enumerable.Repeat(piece, 32_000 / piece.Length)));

    private static TheoryData<string, string, string> Read()
    {
        var data = new TheoryData<string, string, string>();
        foreach (var line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Moderation", "held-out.tsv")).Skip(1))
        {
            var row = line.Split('\t');
            data.Add(row[0], row[1], row[2]);
        }

        return data;
    }
}
