using Microsoft.Extensions.DependencyInjection;
using NSubstitute;
using VideoWeb.Core.Credits;
using VideoWeb.Studio;
using VideoWeb.Studio.Credits;
using VideoWeb.Web.Features.Credits;

namespace VideoWeb.Web.ComponentTests;

public sealed class CreditPageTests : IDisposable
{
    private static readonly Guid Ines = Guid.NewGuid();

    private readonly Pages pages = new();
    private readonly ICredits credits = Substitute.For<ICredits>();

    public CreditPageTests()
    {
        pages.Context.Services.AddSingleton(credits);
        credits.StatementAsync(default, default, default, default).ReturnsForAnyArgs((Outcome<StatementPage>)new StatementPage(
            [
                new StatementLine(4, DateTimeOffset.UnixEpoch, "Pier, take 4", "Ines Calder", CreditMoveKind.Hold, Guid.NewGuid(), 18, null, 12_240),
                new StatementLine(3, DateTimeOffset.UnixEpoch, "Pier, take 3: cancelled at 40 %", "Ines Calder", CreditMoveKind.Settlement, Guid.NewGuid(), 15, 6, 1275),
                new StatementLine(1, DateTimeOffset.UnixEpoch, "Month’s credits, Studio tier", null, CreditMoveKind.Grant, null, null, -2000, 2000),
            ],
            null));
        Owner(true);
    }

    public void Dispose() => pages.Dispose();

    [Fact]
    public void Statement_SaysWhatWasHeldPaidAndLeft()
    {
        var page = pages.Context.Render<CreditsPage>();
        Assert.Equal(
            [["−18", "open", "12\u202F240"], ["−15", "−6", "1275"], ["", "+2000", "2000"]],
            page.FindAll("table.statement tbody tr").Select(row => row.QuerySelectorAll("td.r").Select(cell => cell.TextContent).ToArray()));
        Assert.Equal(["1240", "36", "724", "94"], page.FindAll(".figs b").Select(figure => figure.TextContent));
    }

    [Fact]
    public void Limits_AreTheOwnersToSet()
    {
        var page = pages.Context.Render<CreditsPage>();
        Assert.Contains("112 / 200", page.Markup, StringComparison.Ordinal);
        page.Find("button[aria-pressed]").Click();
        credits.LimitAsync(default, default, default, default).ReturnsForAnyArgs(Outcome.Done);
        page.Find("input[aria-label^='Credits a month, Ines']").Change("300");
        credits.Received().LimitAsync(pages.Caller, Ines, 300, Arg.Any<CancellationToken>());
        page.Find("input[aria-label^='Credits a month, Ines']").Change("");
        credits.Received().LimitAsync(pages.Caller, Ines, null, Arg.Any<CancellationToken>());
        credits.ClearReceivedCalls();
        page.Find("input[aria-label^='Credits a month, Ines']").Change("lots");
        credits.DidNotReceiveWithAnyArgs().LimitAsync(default, default, default, default);
        Assert.Contains("“lots” is no number of credits", page.Find("[role=alert]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Limits_AreNotOfferedToOthers()
    {
        Owner(false);
        var page = pages.Context.Render<CreditsPage>();
        Assert.Empty(page.FindAll("button[aria-pressed]"));
        Assert.Contains("Owners of this workspace set the limits", page.Markup, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, "0")]
    [InlineData(1240, "1240")]
    [InlineData(-12_240, "−12\u202F240")]
    public void Numbers_AreWrittenAsTheInterfaceWritesThem(long value, string text) => Assert.Equal(text, CreditWords.Number(value));

    private void Owner(bool owner) => credits.OverviewAsync(default, default).ReturnsForAnyArgs((Outcome<CreditOverview>)new CreditOverview
    {
        Tier = StartingTiers.All[3],
        Balance = 1240,
        Held = 36,
        HeldJobs = 2,
        Spent = 724,
        Returned = 94,
        RenewsAt = DateTimeOffset.UnixEpoch,
        Left = 88,
        Limit = 200,
        Members = [new MemberCredits(Ines, "Ines Calder", 112, 200), new MemberCredits(Guid.NewGuid(), "Jonas Weil", 12, null)],
        MayLimit = owner,
        Owners = [new CreditOwner(Ines, "Ines Calder", "ines@example.com")],
    });
}
