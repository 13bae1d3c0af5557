using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Xml.Linq;
using Microsoft.Extensions.DependencyInjection;
using VideoWeb.Core.Media;
using VideoWeb.Studio.Exports;
using VideoWeb.Web.Features.Exports;

namespace VideoWeb.Web.IntegrationTests;

public sealed class ExportApiTests(OwnedClip owned) : IClassFixture<OwnedClip>
{
    [Fact]
    public async Task Zip_OfAClip_HoldsTimelinesMediaStemsAndCaptionsUnderItsName()
    {
        var answer = await owned.Viewer.GetAsync($"/api/clips/{owned.Clip}/export.zip?folder=/Volumes/Edit");

        Assert.Equal(("application/zip", "a-pier-at-dusk.zip"), (answer.Content.Headers.ContentType!.MediaType, answer.Content.Headers.ContentDisposition!.FileName));
        using var zip = new ZipArchive(new MemoryStream(await answer.Content.ReadAsByteArrayAsync()));
        var stem = $"a-pier-at-dusk-{owned.Clip.ToString("N")[^8..]}";
        Assert.Equal(
            [
                "a-pier-at-dusk.edl", "a-pier-at-dusk.fcpxml", "a-pier-at-dusk.otio", "a-pier-at-dusk.srt", "a-pier-at-dusk.xml", $"captions/{stem}.srt", $"captions/{stem}.vtt",
                "clips.json", $"media/{stem}.mp4", "README.txt", $"stems/{stem}-dialogue.wav",
            ],
            zip.Entries.Select(entry => entry.FullName["a-pier-at-dusk/".Length..]).Order(StringComparer.OrdinalIgnoreCase));
        Assert.Equal(await owned.Viewer.GetByteArrayAsync($"/media/{owned.Take}/clip.mp4"), await BytesAsync(zip, $"a-pier-at-dusk/media/{stem}.mp4"));
        using var xml = new MemoryStream(await BytesAsync(zip, "a-pier-at-dusk/a-pier-at-dusk.xml"));
        var sequence = XDocument.Load(xml).Descendants("sequence").Single();
        Assert.Equal($"file://localhost/Volumes/Edit/a-pier-at-dusk/media/{stem}.mp4", (string)sequence.Descendants("pathurl").First());
        Assert.Equal(3, sequence.Descendants("clipitem").Count());
    }

    /// <summary>400 MB through the archive leave no trace in memory.</summary>
    [Fact]
    public async Task Zip_OfLargeMedia_StreamsWithFlatMemory()
    {
        const long length = 400_000_000;
        var export = new EditExport("a.zip", [new ExportEntry("a/large.mov", null, "large", length, DateTimeOffset.UnixEpoch.AddYears(30)), new ExportEntry("a/read.txt", new byte[] { 65 }, null, 1, DateTimeOffset.UnixEpoch.AddYears(30))], 1, length);
        var output = new Nought(0);
        var before = GC.GetTotalAllocatedBytes();

        await ExportZip.WriteAsync(output, export, new OneFile(new Nought(length)), CancellationToken.None);

        Assert.InRange(output.Written, length, length + 1000);
        Assert.InRange(GC.GetTotalAllocatedBytes() - before, 0, 40_000_000);
    }

    [Theory]
    [InlineData("xml", "<!DOCTYPE xmeml>")]
    [InlineData("fcpxml", "<!DOCTYPE fcpxml>")]
    [InlineData("otio", "Timeline.1")]
    [InlineData("edl", "TITLE: A pier at dusk")]
    public async Task Timeline_InEachFormat_IsThatFormat(string format, string sign)
    {
        var answer = await owned.Viewer.GetAsync($"/api/clips/{owned.Clip}/timeline.{format}");
        Assert.Contains(sign, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal($"a-pier-at-dusk.{format}", answer.Content.Headers.ContentDisposition!.FileName);
    }

    [Theory]
    [InlineData("export.zip?media=avi", HttpStatusCode.BadRequest, "media")]
    [InlineData("export.zip?media=dnxhr", HttpStatusCode.Conflict, "media")]
    [InlineData("export.zip?folder=%0A", HttpStatusCode.BadRequest, "folder")]
    [InlineData("timeline.aaf", HttpStatusCode.BadRequest, "format")]
    public async Task Export_AskedWrongly_SaysWhichFieldIsWrong(string path, HttpStatusCode status, string field)
    {
        var answer = await owned.OwnersBrowser.GetAsync($"/api/clips/{owned.Clip}/{path}");
        Assert.Equal(status, answer.StatusCode);
        Assert.Equal(field, (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("field").GetString());
    }

    [Fact]
    public async Task Mezzanine_IsMadeInTheBackgroundSignedAndTakenIntoTheArchive()
    {
        var program = await owned.App.ProgramAsync(owned.Owner);
        var asked = await program.PostAsJsonAsync($"/api/takes/{owned.Take}/mezzanines", new { codec = "prores" });
        Assert.Equal(HttpStatusCode.Accepted, asked.StatusCode);
        var address = asked.Headers.Location!;
        var made = await DoneAsync(program, address);
        var id = made.GetProperty("id").GetGuid();

        var movie = await program.GetAsync($"/media/mezzanines/{id}.mov");
        Assert.Equal(("video/quicktime", made.GetProperty("length").GetInt64()), (movie.Content.Headers.ContentType!.MediaType, movie.Content.Headers.ContentLength!.Value));
        var report = await VerifyAsync(await movie.Content.ReadAsByteArrayAsync());
        Assert.Equal((ProvenanceState.Trusted, "parentOf"), (report.State, report.Ingredients.Single().Relationship));
        using var zip = new ZipArchive(new MemoryStream(await program.GetByteArrayAsync($"/api/clips/{owned.Clip}/export.zip?media=prores")));
        Assert.Single(zip.Entries, entry => entry.FullName.EndsWith(".mov", StringComparison.Ordinal));
        Assert.DoesNotContain(zip.Entries, entry => entry.FullName.EndsWith(".mp4", StringComparison.Ordinal));

        // others: not even its existence
        foreach (var path in (string[])[$"/api/mezzanines/{id}", $"/media/mezzanines/{id}.mov"])
        {
            Assert.Equal(HttpStatusCode.NotFound, (await owned.Stranger.GetAsync(path)).StatusCode);
            Assert.Equal(HttpStatusCode.OK, (await owned.Viewer.GetAsync(path)).StatusCode);
            Assert.Equal(HttpStatusCode.Unauthorized, (await owned.App.Browser(followRedirects: false).GetAsync(path)).StatusCode);
        }
        Assert.Equal(HttpStatusCode.NotFound, (await owned.Stranger.PostAsync($"/api/mezzanines/{id}/cancel", null)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await owned.Viewer.PostAsync($"/api/mezzanines/{id}/cancel", null)).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await program.PostAsync($"/api/mezzanines/{id}/cancel", null)).StatusCode);
    }

    [Theory]
    [InlineData("prores422")]
    [InlineData("mp4")]
    [InlineData("dnxhr")] // the clip is smaller than it begins
    public async Task Mezzanine_OfAWrongCodec_IsRefused(string codec)
    {
        var answer = await (await owned.App.ProgramAsync(owned.Owner)).PostAsJsonAsync($"/api/takes/{owned.Take}/mezzanines", new { codec });
        Assert.Equal((HttpStatusCode.BadRequest, "codec"), (answer.StatusCode, (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("field").GetString()));
    }

    [Theory]
    [InlineData("frame.png?at=0.3", "image/png", "png")]
    [InlineData("frame.jpg?at=0.5&download=1", "image/jpeg", "jpeg")]
    public async Task Still_IsASignedPictureOfTheClip(string name, string type, string format)
    {
        var answer = await owned.Viewer.GetAsync($"/media/{owned.Take}/{name}");
        Assert.Equal(type, answer.Content.Headers.ContentType!.MediaType);
        var report = await VerifyAsync(await answer.Content.ReadAsByteArrayAsync());
        Assert.Equal((ProvenanceState.Trusted, format, "parentOf"), (report.State, report.Format, report.Ingredients.Single().Relationship));
        if (name.Contains("download", StringComparison.Ordinal)) Assert.Equal("a-pier-at-dusk-1-frame-0003.jpg", answer.Content.Headers.ContentDisposition!.FileName);
    }

    [Theory]
    [InlineData("9")]
    [InlineData("-1")]
    [InlineData("NaN")]
    public async Task Still_OutsideOfTheClip_IsRefused(string at) =>
        Assert.Equal(HttpStatusCode.BadRequest, (await owned.Viewer.GetAsync($"/media/{owned.Take}/frame.png?at={at}")).StatusCode);

    [Fact]
    public async Task Page_OfAProjectOfOthers_ShowsNothingOfIt()
    {
        Assert.Equal(HttpStatusCode.NotFound, (await owned.Stranger.GetAsync($"/api/projects/{owned.Project}/export.zip")).StatusCode);
        Assert.DoesNotContain("Owner's project", await owned.Stranger.GetStringAsync($"/projects/{owned.Project}/export"), StringComparison.Ordinal);
        Assert.Contains("Owner&#x27;s project", await owned.Viewer.GetStringAsync($"/projects/{owned.Project}/export"), StringComparison.Ordinal);
    }

    private async Task<ProvenanceReport> VerifyAsync(byte[] file) => await owned.App.Services.GetRequiredService<IProvenance>().VerifyAsync(new MemoryStream(file), CancellationToken.None);

    private static async Task<JsonElement> DoneAsync(HttpClient program, Uri address)
    {
        for (var attempt = 0; attempt < 600; attempt++)
        {
            var state = await program.GetFromJsonAsync<JsonElement>(address);
            switch (state.GetProperty("state").GetString())
            {
                case "done":
                    return state;
                case "failed":
                    Assert.Fail(state.GetProperty("failure").GetString());
                    break;
                default:
                    await Task.Delay(50);
                    break;
            }
        }
        throw new TimeoutException("It was never made.");
    }

    private static async Task<byte[]> BytesAsync(ZipArchive zip, string name)
    {
        await using var entry = await zip.GetEntry(name)!.OpenAsync();
        using var memory = new MemoryStream();
        await entry.CopyToAsync(memory);
        return memory.ToArray();
    }

    private sealed class OneFile(Stream content) : IMediaStore
    {
        public Task<Stream?> OpenAsync(string hash, CancellationToken cancellationToken) => Task.FromResult<Stream?>(content);

        public Task<StoredMedia> AddAsync(string path, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<StoredMedia> AddAsync(Stream added, long limit, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<bool> DeleteAsync(string hash, CancellationToken cancellationToken) => throw new NotSupportedException();

        public IAsyncEnumerable<StoredMedia> ListAsync(CancellationToken cancellationToken) => throw new NotSupportedException();
    }

    /// <summary>Reads as so many zeros; counts what is written to it, asynchronously as to a server's answer.</summary>
    private sealed class Nought(long length) : Stream
    {
        private long at;

        public long Written { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var count = (int)Math.Min(buffer.Length, length - at);
            at += count;
            return ValueTask.FromResult(count);
        }

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Written += buffer.Length;
            return ValueTask.CompletedTask;
        }

        public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public override int Read(byte[] buffer, int offset, int count) => throw new InvalidOperationException("Synchronous.");

        public override void Write(byte[] buffer, int offset, int count) => throw new InvalidOperationException("Synchronous.");

        public override void Flush() => throw new InvalidOperationException("Synchronous.");

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
