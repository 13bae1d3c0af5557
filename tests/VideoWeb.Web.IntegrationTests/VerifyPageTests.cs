using System.Diagnostics;
using System.Net.Http.Headers;
using VideoWeb.Core.Media;
using VideoWeb.Web.IntegrationTests.Hosting;

namespace VideoWeb.Web.IntegrationTests;

public sealed class VerifyPageTests(OwnedClip owned) : IClassFixture<OwnedClip>
{
    /// <summary>The manifest is gone, the picture still says whose it is; and only to who may know it, which clip.</summary>
    [Fact]
    public async Task Verify_AStrippedClipOfOurs_FindsTheClipForItsMembersOnly()
    {
        var program = await owned.App.ProgramAsync(owned.Owner);
        var (clip, take) = await program.MakeLargeAsync();
        var stripped = await StripAsync(await program.GetByteArrayAsync($"/media/{take}/clip.mp4"));

        var member = await VerifyAsync(owned.Viewer, stripped);
        Assert.Contains(WatermarkId.Of(clip), member, StringComparison.Ordinal);
        Assert.Contains($"/clips/{clip}", member, StringComparison.Ordinal);
        foreach (var other in (HttpClient[])[owned.Stranger, owned.App.Browser()])
        {
            var page = await VerifyAsync(other, stripped);
            Assert.Contains("carries this studio", page, StringComparison.Ordinal);
            Assert.DoesNotContain(clip.ToString(), page, StringComparison.Ordinal);
            Assert.DoesNotContain("A large pier", page, StringComparison.Ordinal);
        }
    }

    private static async Task<string> VerifyAsync(HttpClient browser, byte[] file)
    {
        var token = await browser.FormTokenAsync("/verify");
        using var form = new MultipartFormDataContent
        {
            { new StringContent(token), "__RequestVerificationToken" },
            { new StringContent("verify"), "_handler" },
        };
        var content = new ByteArrayContent(file);
        content.Headers.ContentType = new MediaTypeHeaderValue("video/mp4");
        form.Add(content, "Content", "clip.mp4");
        return await (await browser.PostAsync("/verify", form)).Content.ReadAsStringAsync();
    }

    private static async Task<byte[]> StripAsync(byte[] file)
    {
        var folder = Directory.CreateTempSubdirectory("videoweb-verify-").FullName;
        try
        {
            var (from, to) = (Path.Combine(folder, "a.mp4"), Path.Combine(folder, "b.mp4"));
            await File.WriteAllBytesAsync(from, file);
            using var ffmpeg = Process.Start("ffmpeg", ["-loglevel", "error", "-nostdin", "-i", from, "-c:v", "libx264", "-crf", "28", to]);
            await ffmpeg.WaitForExitAsync();
            return await File.ReadAllBytesAsync(to);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
