using VideoWeb.Studio.Library;
using VideoWeb.Web.Features.Library;

namespace VideoWeb.Web.ComponentTests;

public sealed class LibraryViewTests
{
    [Fact]
    public void Address_OfAView_ReadsBackAsTheSameView()
    {
        var view = new LibraryView
        {
            Text = "rain & fog",
            Shelf = Shelf.Starred,
            Project = Guid.NewGuid(),
            State = ClipState.Failed,
            Length = LengthRange.Middle,
            Sort = LibrarySort.Longest,
        };
        var query = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(view.Address.Split('?')[1]);
        Assert.Equal(view, LibraryView.Parse(query["q"], query["shelf"], query["project"], query["state"], query["length"], query["sort"]));
    }

    [Fact]
    public void Address_OfThePlainLibrary_HasNoQuery() => Assert.Equal("/library", new LibraryView().Address);

    [Theory]
    [InlineData("nonsense")]
    [InlineData("99")]
    [InlineData("")]
    public void Parse_UnknownWords_CountAsNothing(string word) =>
        Assert.Equal(new LibraryView(), LibraryView.Parse(word.Length == 0 ? null : " ", word, word, word, word, word));
}
