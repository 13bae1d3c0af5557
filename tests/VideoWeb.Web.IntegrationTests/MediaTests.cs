using System.Net;
using System.Net.Http.Headers;

namespace VideoWeb.Web.IntegrationTests;

public sealed class MediaTests(OwnedClip owned) : IClassFixture<OwnedClip>
{
    [Fact]
    public async Task Video_Whole_IsAnMp4WithItsLengthAndTag()
    {
        var answer = await SendAsync("clip.mp4");
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        Assert.Equal("video/mp4", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("ftyp"u8.ToArray(), bytes[4..8]);
        Assert.Equal("bytes", answer.Headers.AcceptRanges.Single());
        Assert.NotNull(answer.Headers.ETag);
        Assert.True(answer.Headers.CacheControl!.Private);
        Assert.Empty(answer.Content.Headers.ContentEncoding);
    }

    [Fact]
    public async Task Video_Range_IsThatPartOfTheFile()
    {
        var whole = await (await SendAsync("clip.mp4")).Content.ReadAsByteArrayAsync();
        var part = await SendAsync("clip.mp4", request => request.Headers.Range = new RangeHeaderValue(100, 199));
        Assert.Equal(HttpStatusCode.PartialContent, part.StatusCode);
        Assert.Equal(whole[100..200], await part.Content.ReadAsByteArrayAsync());
        Assert.Equal(whole.Length, part.Content.Headers.ContentRange!.Length);
    }

    [Fact]
    public async Task Video_RangePastTheEnd_Is416()
    {
        var answer = await SendAsync("clip.mp4", request => request.Headers.Range = new RangeHeaderValue(1_000_000_000, null));
        Assert.Equal(HttpStatusCode.RequestedRangeNotSatisfiable, answer.StatusCode);
    }

    [Fact]
    public async Task Video_RangeOfAnOtherVersion_IsTheWholeFile()
    {
        var answer = await SendAsync("clip.mp4", request =>
        {
            request.Headers.Range = new RangeHeaderValue(0, 1);
            request.Headers.IfRange = new RangeConditionHeaderValue(new EntityTagHeaderValue("\"other\""));
        });
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task Video_Known_IsNotSentAgain()
    {
        var tag = (await SendAsync("clip.mp4")).Headers.ETag!;
        var answer = await SendAsync("clip.mp4", request => request.Headers.IfNoneMatch.Add(tag));
        Assert.Equal(HttpStatusCode.NotModified, answer.StatusCode);
    }

    [Fact]
    public async Task Video_Head_SaysLengthWithoutContent()
    {
        var whole = await (await SendAsync("clip.mp4")).Content.ReadAsByteArrayAsync();
        var request = new HttpRequestMessage(HttpMethod.Head, owned.Fill("/media/TAKE/clip.mp4"));
        var answer = await owned.OwnersBrowser.SendAsync(request);
        Assert.Equal(whole.Length, answer.Content.Headers.ContentLength);
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync());
    }

    [Theory]
    [InlineData("clip.mp4", ".mp4")]
    [InlineData("captions.srt", ".srt")]
    [InlineData("captions.vtt", ".vtt")]
    [InlineData("poster.jpg", ".jpg")]
    public async Task Download_HasANameFromTheTitle(string file, string ending)
    {
        var answer = await SendAsync($"{file}?download=1");
        var disposition = answer.Content.Headers.ContentDisposition!;
        Assert.Equal("attachment", disposition.DispositionType);
        Assert.EndsWith(ending, (disposition.FileNameStar ?? disposition.FileName)!.Trim('"'), StringComparison.Ordinal);
        Assert.Contains("pier", (disposition.FileNameStar ?? disposition.FileName)!, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("clip.mov")]
    [InlineData("..%2F..%2Fvideoweb.db")]
    [InlineData("geometry.jsonl")]
    public async Task File_ThatATakeDoesNotHave_Is404(string file) =>
        Assert.Equal(HttpStatusCode.NotFound, (await SendAsync(file)).StatusCode);

    private Task<HttpResponseMessage> SendAsync(string file, Action<HttpRequestMessage>? change = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, owned.Fill($"/media/TAKE/{file}"));
        change?.Invoke(request);
        return owned.OwnersBrowser.SendAsync(request);
    }
}
