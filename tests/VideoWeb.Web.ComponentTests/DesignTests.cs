using Microsoft.Extensions.DependencyInjection;
using VideoWeb.Web.Design;

namespace VideoWeb.Web.ComponentTests;

public sealed class DesignTests : IDisposable
{
    private readonly Pages pages = new();

    public void Dispose() => pages.Dispose();

    [Theory]
    [InlineData("Ines Calder", "IC")]
    [InlineData("ines.calder@example.com", "IC")]
    [InlineData("admin@localhost", "AD")]
    [InlineData("", "?")]
    [InlineData(null, "?")]
    public void Avatar_OfAnyName_HasLetters(string? name, string letters) =>
        Assert.Equal(letters, pages.Context.Render<Avatar>(p => p.Add(a => a.Name, name)).Find(".av").TextContent);

    [Fact]
    public void Field_WithAnError_NamesItForScreenReaders()
    {
        var field = pages.Context.Render<FormField>(p => p.Add(f => f.Label, "E-mail").Add(f => f.Name, "Input.Email").Add(f => f.Error, "This address is taken."));
        var input = field.Find("input");
        Assert.Equal("true", input.GetAttribute("aria-invalid"));
        Assert.Equal("This address is taken.", field.Find($"#{input.GetAttribute("aria-describedby")}").TextContent);
        Assert.Equal(input.Id, field.Find("label").GetAttribute("for"));
    }

    [Fact]
    public void Notice_ThatMustBeHeard_IsAnAlert()
    {
        Assert.Equal("alert", pages.Context.Render<Notice>(p => p.Add(n => n.Alert, true)).Find(".note").GetAttribute("role"));
        Assert.Null(pages.Context.Render<Notice>().Find(".note").GetAttribute("role"));
    }

    [Fact]
    public async Task Toast_ActionPressed_RunsOnceAndGoes()
    {
        var runs = 0;
        var host = pages.Context.Render<ToastHost>();
        await host.InvokeAsync(() => pages.Toasts.Show(new Toast("“Pier” was deleted.", "Undo", () => Task.FromResult(runs++))));
        host.WaitForAssertion(() => Assert.Equal("Undo", host.Find(".toast .b:not(.b-i)").TextContent));
        await host.Find(".toast .b:not(.b-i)").ClickAsync();
        Assert.Equal(1, runs);
        host.WaitForAssertion(() => Assert.Empty(host.FindAll(".toast")));
    }

    [Theory]
    [InlineData(-1, "0")]
    [InlineData(0.426, "43")]
    [InlineData(7, "100")]
    public void Progress_StaysBetweenNoneAndAll(double fraction, string percent) =>
        Assert.Equal(percent, pages.Context.Render<ProgressLine>(p => p.Add(l => l.Fraction, fraction)).Find("[role=progressbar]").GetAttribute("aria-valuenow"));
}
